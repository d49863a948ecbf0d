import type { Layered } from './layers';
import { type Order, placeLayer } from './order';
import { sortByKey } from './sort';

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
  for (let k = first; k < end; k++) {
    const item = items[k] as number;
    key[item] = rule.by === 'mean' ? mean(graph, order, item, rule) : median(graph, order, item, rule);
  }
  sortFree(items, first, end, key);
  if (rule.keep) sortFree(items, first, end, rule.keep);
  placeLayer(graph, order, layer);
}

function mean(graph: Layered, { position }: Order, item: number, { forward }: SweepRule): number {
  const { start, edges } = forward ? graph.entering : graph.leaving;
  const ends = forward ? graph.tail : graph.head;
  const first = start[item] as number;
  const end = start[item + 1] as number;
  let sum = 0;
  for (let k = first; k < end; k++) sum += position[ends[edges[k] as number] as number] as number;
  return sum / (end - first);
}

/** Between the two in the middle nearer to the side where the others are close together. */
function median(graph: Layered, { position }: Order, item: number, { forward }: SweepRule): number {
  const { start, edges } = forward ? graph.entering : graph.leaving;
  const ends = forward ? graph.tail : graph.head;
  const at = Array.from(
    edges.subarray(start[item], start[item + 1]),
    (s) => position[ends[s] as number] as number,
  ).sort((a, b) => a - b);
  const middle = at.length >> 1;
  const upper = at[middle] ?? Number.NaN;
  if (at.length % 2 === 1 || at.length === 0) return upper;
  const lower = at[middle - 1] ?? 0;
  const left = lower - (at[0] ?? 0);
  const right = (at[at.length - 1] ?? 0) - upper;
  return left + right === 0 ? (lower + upper) / 2 : (lower * right + upper * left) / (left + right);
}

/** Sorts the items that have a key, in the places that they have together. */
export function sortFree(items: Int32Array, first: number, end: number, key: Float64Array): void {
  const free = items.slice(first, end).filter((item) => !Number.isNaN(key[item]));
  sortByKey(free, 0, free.length, key);
  let next = 0;
  for (let k = first; k < end; k++) {
    if (!Number.isNaN(key[items[k] as number])) items[k] = free[next++] as number;
  }
}
