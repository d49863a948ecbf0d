import type { Layered } from './graph';
import { type Order, orderOf } from './order';
import { sortByKey } from './sort';

/**
 * An order to begin with: the layers in the order in which a depth-first walk finishes with the items.
 * Of a tree that has no crossings. `seed` 0 walks from the results, 1 from the inputs, further ones from
 * either in an order of chance, always the same for a seed.
 */
export function start(graph: Layered, seed: number): Order {
  const key = visited(graph, seed);
  const items = graph.itemsOf.slice();
  for (let l = 0; l + 1 < graph.start.length; l++) {
    sortByKey(items, graph.start[l] as number, graph.start[l + 1] as number, key);
  }
  return orderOf(graph, items);
}

/** item → when the walk came to it. */
function visited(graph: Layered, seed: number): Float64Array {
  const backward = seed % 2 === 0;
  const { start } = backward ? graph.entering : graph.leaving;
  const neighbours = backward ? graph.before : graph.after;
  const opposite = backward ? graph.leaving.start : graph.entering.start;
  const key = new Float64Array(graph.layer.length).fill(-1);
  const chance = generator(seed);
  const stack: number[] = [];
  let time = 0;
  for (const root of roots(opposite, chance, seed)) {
    stack.push(root);
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      if (key[v] !== -1) continue;
      key[v] = time++;
      const first = start[v] as number;
      const end = start[v + 1] as number;
      const turned = seed > 1 && chance() % 2 === 0;
      for (let k = first; k < end; k++) {
        stack.push(neighbours[turned ? k : first + end - 1 - k] as number);
      }
    }
  }
  return key;
}

/** The items where no segment arrives on the way of the walk. */
function roots(opposite: Int32Array, chance: () => number, seed: number): number[] {
  const found: number[] = [];
  for (let v = 0; v + 1 < opposite.length; v++) if (opposite[v] === opposite[v + 1]) found.push(v);
  if (seed <= 1) return found;
  for (let k = found.length - 1; k > 0; k--) {
    const other = chance() % (k + 1);
    [found[k], found[other]] = [found[other] as number, found[k] as number];
  }
  return found;
}

/** Whole numbers below 2³² that repeat with their seed (Marsaglia, Xorshift RNGs, 2003). */
function generator(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
