import type { Layered } from './graph';
import type { Order } from './order';
import { sortRange } from './sort';

/**
 * Swaps neighbours in a layer while that saves crossings, at most `rounds` times through all layers; two items
 * that both have a place in `keep` are not swapped. Layers around which nothing changed are passed over.
 */
export function transpose(graph: Layered, order: Order, rounds: number, keep?: Float64Array): void {
  const swaps = new Swaps(graph, order, keep);
  for (let round = 0; round < rounds && swaps.round(); round++);
}

class Swaps {
  /** item → the positions of its neighbours in the layer before and after, ascending, where `graph` has these. */
  private readonly before: Int32Array;
  private readonly after: Int32Array;
  /** layer → 1 where a swap may help: something changed here or beside it. */
  private readonly open: Uint8Array;

  constructor(
    private readonly graph: Layered,
    private readonly order: Order,
    private readonly keep: Float64Array | undefined,
  ) {
    this.before = new Int32Array(graph.tail.length);
    this.after = new Int32Array(graph.tail.length);
    this.open = new Uint8Array(graph.start.length).fill(1);
  }

  round(): boolean {
    let changed = false;
    for (let l = 0; l + 1 < this.graph.start.length; l++) {
      if (this.open[l] === 0) continue;
      this.open[l] = 0;
      if (!this.layer(l)) continue;
      this.open.fill(1, Math.max(0, l - 1), l + 2);
      changed = true;
    }
    return changed;
  }

  private layer(layer: number): boolean {
    const first = this.graph.start[layer] as number;
    const end = this.graph.start[layer + 1] as number;
    const { items, position } = this.order;
    for (let k = first; k < end; k++) this.gather(items[k] as number);
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

  private gather(item: number): void {
    const { entering, leaving, before, after } = this.graph;
    const { position } = this.order;
    gatherSorted(
      before,
      entering.start[item] as number,
      entering.start[item + 1] as number,
      position,
      this.before,
    );
    gatherSorted(
      after,
      leaving.start[item] as number,
      leaving.start[item + 1] as number,
      position,
      this.after,
    );
  }

  /** Crossings that go when u and v, neighbours in this order, change places. */
  private saved(u: number, v: number): number {
    const { entering, leaving } = this.graph;
    return gain(this.before, entering.start, u, v) + gain(this.after, leaving.start, u, v);
  }
}

function gatherSorted(
  neighbours: Int32Array,
  first: number,
  end: number,
  position: Int32Array,
  sorted: Int32Array,
): void {
  for (let k = first; k < end; k++) sorted[k] = position[neighbours[k] as number] as number;
  sortRange(sorted, first, end);
}

/** Pairs of a neighbour of u behind one of v, less those before one. */
function gain(at: Int32Array, start: Int32Array, u: number, v: number): number {
  const endU = start[u + 1] as number;
  const firstV = start[v] as number;
  const endV = start[v + 1] as number;
  let below = firstV;
  let notAbove = firstV;
  let sum = 0;
  for (let k = start[u] as number; k < endU; k++) {
    const here = at[k] as number;
    while (below < endV && (at[below] as number) < here) below++;
    while (notAbove < endV && (at[notAbove] as number) <= here) notAbove++;
    sum += below - firstV - (endV - notAbove);
  }
  return sum;
}
