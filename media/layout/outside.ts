import type { Layered } from './graph';

/** Routes outside all others keep this distance, in pixels, and together no more than this height. */
const gap = 12;
const mostHeight = 2400;

/** Layers are looked at together such that there are no more groups than this. */
const mostGroups = 256;

/**
 * edge → the height at which it runs outside, above everything: the shorter the nearer, so that of two routes
 * of which one lies within the other none is crossed, and side by side where there is room.
 */
export function outsidePlaces(graph: Layered, place: Float64Array): Float64Array {
  const level = levels(graph);
  const highest = level.reduce((a, b) => Math.max(a, b), 0);
  const step = Math.min(gap, mostHeight / Math.max(1, highest));
  const top = topOf(graph, place);
  return Float64Array.from(level, (steps) => top - steps * step);
}

/** edge → how many routes lie below its own, itself among them; 0 for those inside. */
function levels({ outside, chain, layer, start }: Layered): Int32Array {
  const level = new Int32Array(outside.length);
  const begin = (e: number): number => layer[chain[e] as number] as number;
  const end = (e: number): number => layer[(chain[e + 1] as number) - 1] as number;
  const edges = Array.from(outside.keys()).filter((e) => outside[e] === 1);
  edges.sort((a, b) => end(a) - begin(a) - (end(b) - begin(b)) || a - b);
  const size = Math.ceil(start.length / mostGroups);
  const used = new Int32Array(Math.ceil(start.length / size));
  for (const e of edges) {
    const first = Math.floor(begin(e) / size);
    const last = Math.floor(end(e) / size) + 1;
    let free = 1;
    for (let group = first; group < last; group++) free = Math.max(free, (used[group] as number) + 1);
    used.fill(free, first, last);
    level[e] = free;
  }
  return level;
}

function topOf({ across }: Layered, place: Float64Array): number {
  let top = 0;
  for (let item = 0; item < place.length; item++) {
    top = Math.min(top, (place[item] as number) - (across[item] as number) / 2);
  }
  return top;
}
