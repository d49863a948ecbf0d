import { separation } from './gaps';
import type { Layered } from './graph';
import { type Incidence, incidence } from './incidence';
import type { Order } from './order';

/**
 * item → its place across the flow: the blocks as close together as the separations allow, first all towards
 * one end, then those with room towards the blocks behind them. The blocks do not cross, so that "stands
 * before" has no circle and longest paths give the places.
 */
export function compacted(graph: Layered, order: Order, root: Int32Array, first: boolean): Float64Array {
  const pairs = neighbours(graph, order, root, first);
  const { sorted, behind } = topological(pairs, root.length);
  const place = new Float64Array(root.length);
  for (const block of sorted) pushBehind(block, behind, pairs, place);
  for (let k = sorted.length - 1; k >= 0; k--) closeUp(sorted[k] as number, behind, pairs, place);
  const sign = first ? 1 : -1;
  return Float64Array.from(root, (block) => sign * (place[block] as number));
}

/** Blocks that stand beside each other in some layer: `back` behind `front` by at least `distance`. */
interface Pairs {
  readonly front: Int32Array;
  readonly back: Int32Array;
  readonly distance: Float64Array;
}

function neighbours(graph: Layered, { items }: Order, root: Int32Array, first: boolean): Pairs {
  const count = items.length;
  const front = new Int32Array(count);
  const back = new Int32Array(count);
  const distance = new Float64Array(count);
  let pairs = 0;
  for (let l = 0; l + 1 < graph.start.length; l++) {
    for (let k = (graph.start[l] as number) + 1; k < (graph.start[l + 1] as number); k++) {
      const a = items[k - 1] as number;
      const b = items[k] as number;
      front[pairs] = root[first ? a : b] as number;
      back[pairs] = root[first ? b : a] as number;
      distance[pairs++] = separation(graph, a, b);
    }
  }
  return { front: front.subarray(0, pairs), back: back.subarray(0, pairs), distance };
}

/** The blocks such that each comes after those that stand before it, and the pairs in which it is in front. */
function topological({ front, back }: Pairs, count: number): { sorted: Int32Array; behind: Incidence } {
  const behind = incidence(count, front);
  const waiting = new Int32Array(count);
  for (const block of back) waiting[block] = (waiting[block] as number) + 1;
  const sorted = new Int32Array(count);
  let end = 0;
  for (let v = 0; v < count; v++) if (waiting[v] === 0) sorted[end++] = v;
  for (let k = 0; k < end; k++) {
    const block = sorted[k] as number;
    for (let p = behind.start[block] as number; p < (behind.start[block + 1] as number); p++) {
      const next = back[behind.edges[p] as number] as number;
      waiting[next] = (waiting[next] as number) - 1;
      if (waiting[next] === 0) sorted[end++] = next;
    }
  }
  return { sorted: sorted.subarray(0, end), behind };
}

function pushBehind(block: number, { start, edges }: Incidence, pairs: Pairs, place: Float64Array): void {
  for (let k = start[block] as number; k < (start[block + 1] as number); k++) {
    const pair = edges[k] as number;
    const next = pairs.back[pair] as number;
    const least = (place[block] as number) + (pairs.distance[pair] as number);
    if (least > (place[next] as number)) place[next] = least;
  }
}

function closeUp(block: number, { start, edges }: Incidence, pairs: Pairs, place: Float64Array): void {
  let most = Number.POSITIVE_INFINITY;
  for (let k = start[block] as number; k < (start[block + 1] as number); k++) {
    const pair = edges[k] as number;
    most = Math.min(most, (place[pairs.back[pair] as number] as number) - (pairs.distance[pair] as number));
  }
  if (most < Number.POSITIVE_INFINITY && most > (place[block] as number)) place[block] = most;
}
