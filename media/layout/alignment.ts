import type { Layered } from './graph';
import type { Order } from './order';

/** One of the four ways to align: along the flow or against it, preferring the first or the last neighbour. */
export interface Way {
  readonly forward: boolean;
  readonly first: boolean;
}

/**
 * item → the item that stands for its block. The items of a block, one a layer, will stand on a line: each is
 * joined to the middle one of its neighbours unless a line would cross another (Brandes and Köpf 2002, algorithm 2).
 */
export function blocks(graph: Layered, order: Order, marked: Uint8Array, way: Way): Int32Array {
  const root = graph.layer.map((_, item) => item);
  const aligned = new Uint8Array(root.length);
  const layers = graph.start.length - 1;
  const medians = new Medians(graph, order, way.forward);
  for (let k = 1; k < layers; k++) {
    alignLayer(graph, order, way.forward ? k : layers - 1 - k, { root, aligned, marked, medians, way });
  }
  return root;
}

interface Aligning {
  readonly root: Int32Array;
  readonly aligned: Uint8Array;
  readonly marked: Uint8Array;
  readonly medians: Medians;
  readonly way: Way;
}

function alignLayer(graph: Layered, order: Order, layer: number, state: Aligning): void {
  const { root, aligned, marked, medians, way } = state;
  const low = graph.start[layer] as number;
  const high = graph.start[layer + 1] as number;
  const sign = way.first ? 1 : -1;
  let limit = Number.NEGATIVE_INFINITY;
  for (let k = low; k < high; k++) {
    const item = order.items[way.first ? k : low + high - 1 - k] as number;
    for (const segment of medians.of(item, way.first)) {
      const other = medians.end(segment);
      const at = sign * (order.position[other] as number);
      if (marked[segment] === 1 || at <= limit || aligned[other] === 1) continue;
      aligned[other] = 1;
      root[item] = root[other] as number;
      limit = at;
      break;
    }
  }
}

/** The one or two middle ones of an item's segments, by the positions of their other ends. */
class Medians {
  private readonly side: Layered['entering'];
  private readonly ends: Int32Array;

  constructor(
    graph: Layered,
    private readonly order: Order,
    forward: boolean,
  ) {
    this.side = forward ? graph.entering : graph.leaving;
    this.ends = forward ? graph.tail : graph.head;
  }

  end(segment: number): number {
    return this.ends[segment] as number;
  }

  of(item: number, first: boolean): readonly number[] {
    const { start, edges } = this.side;
    const low = start[item] as number;
    const count = (start[item + 1] as number) - low;
    if (count === 0) return [];
    if (count === 1) return [edges[low] as number];
    const sorted = edges.slice(low, low + count).sort((a, b) => this.position(a) - this.position(b));
    const lower = sorted[(count - 1) >> 1] as number;
    const upper = sorted[count >> 1] as number;
    if (lower === upper) return [lower];
    return first ? [lower, upper] : [upper, lower];
  }

  private position(segment: number): number {
    return this.order.position[this.end(segment)] as number;
  }
}
