import type { Layered } from './graph';
import type { Order } from './order';

/** How often segments cross, over all pairs of neighbouring layers. */
export function crossings(graph: Layered, order: Order): number {
  const counter = new Counter(graph, order);
  let sum = 0;
  for (let l = 1; l + 1 < graph.start.length; l++) sum += counter.before(l);
  return sum;
}

/**
 * Counts inversions by an accumulator tree (Barth, Mutzel and Jünger, Simple and Efficient Bilayer Cross
 * Counting, 2004), in time |segments| · log |layer|.
 */
class Counter {
  private readonly sums: Int32Array;

  constructor(
    private readonly graph: Layered,
    private readonly order: Order,
  ) {
    this.sums = new Int32Array(graph.layer.length + 1);
  }

  /** The crossings between a layer and the one before it. */
  before(layer: number): number {
    const { start, leaving } = this.graph;
    const { items } = this.order;
    const size = (start[layer + 1] as number) - (start[layer] as number);
    this.sums.fill(0, 0, size + 1);
    let total = 0;
    let seen = 0;
    for (let k = start[layer - 1] as number; k < (start[layer] as number); k++) {
      const item = items[k] as number;
      const first = leaving.start[item] as number;
      const end = leaving.start[item + 1] as number;
      for (let s = first; s < end; s++) total += seen - this.upTo(this.head(s) + 1);
      for (let s = first; s < end; s++) this.add(this.head(s) + 1, size);
      seen += end - first;
    }
    return total;
  }

  /** The position of the item to which the segment at s leads. */
  private head(s: number): number {
    return this.order.position[this.graph.after[s] as number] as number;
  }

  private upTo(index: number): number {
    let sum = 0;
    for (let k = index; k > 0; k -= k & -k) sum += this.sums[k] as number;
    return sum;
  }

  private add(index: number, size: number): void {
    for (let k = index; k <= size; k += k & -k) this.sums[k] = (this.sums[k] as number) + 1;
  }
}
