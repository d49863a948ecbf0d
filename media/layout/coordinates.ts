import { blocks, type Way } from './alignment';
import { compacted } from './compaction';
import { conflicts } from './conflicts';
import type { Layered } from './graph';
import type { Order } from './order';

const ways: readonly Way[] = [
  { forward: true, first: true },
  { forward: true, first: false },
  { forward: false, first: true },
  { forward: false, first: false },
];

/**
 * item → its place across the flow (Brandes and Köpf, Fast and Simple Horizontal Coordinate Assignment, 2002):
 * four assignments, each with straight long edges and pressed to one side, are laid over each other, and the
 * mean of the two in the middle is taken. Where all four keep the separations, that does too.
 */
export function coordinates(graph: Layered, order: Order): Float64Array {
  const marked = conflicts(graph, order);
  const found = ways.map((way) => compacted(graph, order, blocks(graph, order, marked, way), way.first));
  lay(graph, found);
  const [a, b, c, d] = found as [Float64Array, Float64Array, Float64Array, Float64Array];
  return a.map((x, k) => middle(x, b[k] as number, c[k] as number, d[k] as number));
}

/** The mean of all but the least and the greatest. */
function middle(a: number, b: number, c: number, d: number): number {
  return (a + b + c + d - Math.min(a, b, c, d) - Math.max(a, b, c, d)) / 2;
}

/** Lays all over the narrowest: at the start those that were pressed there, the others at its end. */
function lay(graph: Layered, found: readonly Float64Array[]): void {
  const extents = found.map((place) => extent(graph, place));
  const narrowest = extents.reduce((a, b) => (b.high - b.low < a.high - a.low ? b : a));
  found.forEach((place, k) => {
    const own = extents[k] as Extent;
    const shift = ways[k]?.first ? narrowest.low - own.low : narrowest.high - own.high;
    for (let item = 0; item < place.length; item++) place[item] = (place[item] as number) + shift;
  });
}

interface Extent {
  readonly low: number;
  readonly high: number;
}

function extent({ across }: Layered, place: Float64Array): Extent {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let item = 0; item < place.length; item++) {
    const half = (across[item] as number) / 2;
    low = Math.min(low, (place[item] as number) - half);
    high = Math.max(high, (place[item] as number) + half);
  }
  return place.length > 0 ? { low, high } : { low: 0, high: 0 };
}
