import type { Incidence } from './incidence';
import type { Layered } from './layers';
import type { Order } from './order';

/**
 * Swaps neighbours in a layer while that saves crossings, at most `rounds` times through all layers; two items
 * that both have a place in `keep` are not swapped. Says whether anything changed.
 */
export function transpose(graph: Layered, order: Order, rounds: number, keep?: Float64Array): boolean {
  const swaps = new Swaps(graph, order, keep);
  let changed = false;
  for (let round = 0; round < rounds && swaps.round(); round++) changed = true;
  return changed;
}

/** The positions of an item's neighbours in a layer, ascending. */
interface Neighbours {
  at: Int32Array;
  count: number;
}

class Swaps {
  private readonly lists: Neighbours[] = [0, 1, 2, 3].map(() => ({ at: new Int32Array(16), count: 0 }));

  constructor(
    private readonly graph: Layered,
    private readonly order: Order,
    private readonly keep: Float64Array | undefined,
  ) {}

  round(): boolean {
    let changed = false;
    for (let l = 0; l + 1 < this.graph.start.length; l++) changed = this.layer(l) || changed;
    return changed;
  }

  private layer(layer: number): boolean {
    const first = this.graph.start[layer] as number;
    const end = this.graph.start[layer + 1] as number;
    const { items, position } = this.order;
    let changed = false;
    for (let k = first; k + 1 < end; k++) {
      const u = items[k] as number;
      const v = items[k + 1] as number;
      if (this.kept(u, v) || this.saved(u, v) <= 0) continue;
      items[k] = v;
      items[k + 1] = u;
      position[v] = k - first;
      position[u] = k + 1 - first;
      changed = true;
    }
    return changed;
  }

  private kept(u: number, v: number): boolean {
    return this.keep !== undefined && (this.keep[u] as number) <= (this.keep[v] as number);
  }

  /** Crossings that go when u and v, neighbours in this order, change places. */
  private saved(u: number, v: number): number {
    const { entering, leaving, tail, head } = this.graph;
    return this.savedAt(u, v, entering, tail, 0) + this.savedAt(u, v, leaving, head, 2);
  }

  private savedAt(u: number, v: number, side: Incidence, ends: Int32Array, list: number): number {
    if (side.start[u] === side.start[u + 1] || side.start[v] === side.start[v + 1]) return 0;
    const a = this.gather(u, side, ends, list);
    const b = this.gather(v, side, ends, list + 1);
    return inversions(a, b) - inversions(b, a);
  }

  private gather(item: number, { start, edges }: Incidence, ends: Int32Array, list: number): Neighbours {
    const found = this.lists[list] as Neighbours;
    const first = start[item] as number;
    found.count = (start[item + 1] as number) - first;
    if (found.at.length < found.count) found.at = new Int32Array(found.count * 2);
    for (let k = 0; k < found.count; k++) {
      found.at[k] = this.order.position[ends[edges[first + k] as number] as number] as number;
    }
    if (found.count > 1) found.at.subarray(0, found.count).sort();
    return found;
  }
}

/** Pairs of which the one in a is greater than the one in b. */
function inversions(a: Neighbours, b: Neighbours): number {
  let sum = 0;
  let below = 0;
  for (let k = 0; k < a.count; k++) {
    while (below < b.count && (b.at[below] as number) < (a.at[k] as number)) below++;
    sum += below;
  }
  return sum;
}
