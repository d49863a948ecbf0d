import type { Layered } from './graph';
import { type Order, placeLayer } from './order';
import { sortByKey, sortRange } from './sort';

export interface SweepRule {
  /** In the direction of the data, or against it. */
  readonly forward: boolean;
  /** Items by the median of their neighbours' positions, or by their mean. */
  readonly by: 'mean' | 'median';
  /** item → its rank among those that keep their order; NaN for all others. */
  readonly keep: Float64Array | undefined;
}

/** Orders layer after layer by where the items' neighbours in the layer before stand; items with none stay. */
export function sweep(graph: Layered, order: Order, rule: SweepRule, key: Float64Array): void {
  const layers = graph.start.length - 1;
  for (let k = 1; k < layers; k++) orderLayer(graph, order, rule.forward ? k : layers - 1 - k, rule, key);
}

function orderLayer(graph: Layered, order: Order, layer: number, rule: SweepRule, key: Float64Array): void {
  const { items } = order;
  const first = graph.start[layer] as number;
  const end = graph.start[layer + 1] as number;
  const { start } = rule.forward ? graph.entering : graph.leaving;
  const neighbours = rule.forward ? graph.before : graph.after;
  for (let k = first; k < end; k++) {
    const item = items[k] as number;
    const low = start[item] as number;
    const high = start[item + 1] as number;
    if (low === high) key[item] = Number.NaN;
    else if (low + 1 === high) key[item] = order.position[neighbours[low] as number] as number;
    else if (rule.by === 'mean') key[item] = mean(neighbours, low, high, order.position);
    else key[item] = median(neighbours, low, high, order.position);
  }
  sortFree(items, first, end, key);
  if (rule.keep) sortFree(items, first, end, rule.keep);
  placeLayer(graph, order, layer);
}

function mean(neighbours: Int32Array, low: number, high: number, position: Int32Array): number {
  let sum = 0;
  for (let k = low; k < high; k++) sum += position[neighbours[k] as number] as number;
  return sum / (high - low);
}

let sorted = new Int32Array(64);

/** Between the two in the middle nearer to the side where the others are close together. */
function median(neighbours: Int32Array, low: number, high: number, position: Int32Array): number {
  const count = high - low;
  if (sorted.length < count) sorted = new Int32Array(count * 2);
  for (let k = 0; k < count; k++) sorted[k] = position[neighbours[low + k] as number] as number;
  sortRange(sorted, 0, count);
  const upper = sorted[count >> 1] as number;
  if (count % 2 === 1) return upper;
  const lower = sorted[(count >> 1) - 1] as number;
  const left = lower - (sorted[0] as number);
  const right = (sorted[count - 1] as number) - upper;
  return left + right === 0 ? (lower + upper) / 2 : (lower * right + upper * left) / (left + right);
}

/** Sorts the items that have a key, in the places that they have together. */
export function sortFree(items: Int32Array, first: number, end: number, key: Float64Array): void {
  let free = 0;
  for (let k = first; k < end; k++) if (!Number.isNaN(key[items[k] as number])) free++;
  if (free === end - first) sortByKey(items, first, end, key);
  else sortSome(items, first, end, key);
}

function sortSome(items: Int32Array, first: number, end: number, key: Float64Array): void {
  const free = items.slice(first, end).filter((item) => !Number.isNaN(key[item]));
  sortByKey(free, 0, free.length, key);
  let next = 0;
  for (let k = first; k < end; k++) {
    if (!Number.isNaN(key[items[k] as number])) items[k] = free[next++] as number;
  }
}
