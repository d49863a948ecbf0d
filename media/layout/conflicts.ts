import type { Layered } from './graph';
import type { Order } from './order';

/**
 * segment → 1 where it crosses a segment between two dummies and is none itself: it shall not be drawn
 * straight, so that the long edges can be (Brandes and Köpf 2002, algorithm 1).
 */
export function conflicts(graph: Layered, order: Order): Uint8Array {
  const marked = new Uint8Array(graph.tail.length);
  for (let l = 1; l + 1 < graph.start.length; l++) markLayer(graph, order, l, marked);
  return marked;
}

/** Marks what crosses the inner segments that end in the layer: from one of these to the next. */
function markLayer(graph: Layered, order: Order, layer: number, marked: Uint8Array): void {
  const first = graph.start[layer] as number;
  const end = graph.start[layer + 1] as number;
  let low = 0;
  let next = first;
  for (let k = first; k < end; k++) {
    const inner = innerTail(graph, order.items[k] as number);
    if (inner < 0 && k + 1 < end) continue;
    const high = inner < 0 ? Number.POSITIVE_INFINITY : (order.position[inner] as number);
    for (; next <= k; next++) markItem(graph, order, order.items[next] as number, low, high, marked);
    low = high;
  }
}

/** The dummy that leads to this dummy; −1: there is none. */
function innerTail({ vertexCount, entering, tail }: Layered, item: number): number {
  if (item < vertexCount) return -1;
  const first = entering.start[item] as number;
  if (first === entering.start[item + 1]) return -1;
  const before = tail[entering.edges[first] as number] as number;
  return before < vertexCount ? -1 : before;
}

function markItem(
  { vertexCount, entering, tail }: Layered,
  { position }: Order,
  item: number,
  low: number,
  high: number,
  marked: Uint8Array,
): void {
  for (let k = entering.start[item] as number; k < (entering.start[item + 1] as number); k++) {
    const segment = entering.edges[k] as number;
    const before = tail[segment] as number;
    if (before >= vertexCount && item >= vertexCount) continue;
    const at = position[before] as number;
    if (at < low || at > high) marked[segment] = 1;
  }
}
