import type { LinearGraph } from '../../../src/core/sweep/graph';

/** A graph of boxes, in each of which there are one or more vertices of a graph. */
export interface Boxed {
  /** vertex → box. Boxes are numbered in the order of their first vertices. */
  readonly boxOf: Int32Array;
  /** box → the boxes from which edges come, and to which they lead, edge by edge. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

/** `groups`: vertex → what it shares its box with; −1: nothing. */
export function boxed(graph: LinearGraph, groups: Int32Array): Boxed {
  const boxOf = boxesOf(groups);
  const count = boxOf.reduce((most, box) => Math.max(most, box + 1), 0);
  const before: number[][] = Array.from({ length: count }, () => []);
  const after: number[][] = Array.from({ length: count }, () => []);
  for (const [edge, to] of graph.to.entries()) {
    const [a, b] = [boxOf[graph.from[edge] ?? 0] ?? 0, boxOf[to] ?? 0];
    if (a === b) continue;
    after[a]?.push(b);
    before[b]?.push(a);
  }
  return { boxOf, before, after };
}

function boxesOf(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  let next = 0;
  return groups.map((group) => {
    const known = group < 0 ? undefined : numbers.get(group);
    if (known !== undefined) return known;
    if (group >= 0) numbers.set(group, next);
    return next++;
  });
}

/** Boxes that lie on a circle, or between two. */
export function circular({ before, after }: Boxed): Set<number> {
  const left = new Set(before.keys());
  taken(before, after, left);
  taken(after, before, left);
  return left;
}

/** Boxes in the direction of the data; where there is a choice, in their own order. Those on circles are left out. */
export function inOrder({ before, after }: Boxed): number[] {
  return taken(before, after, new Set(before.keys()));
}

/** Takes away, one by one, what has nothing before it, in this order. */
function taken(before: Boxed['before'], after: Boxed['after'], left: Set<number>): number[] {
  const waiting = before.map((boxes) => boxes.filter((box) => left.has(box)).length);
  const free = [...left].filter((box) => waiting[box] === 0);
  const order: number[] = [];
  // The least one is last.
  free.reverse();
  for (let box = free.pop(); box !== undefined; box = free.pop()) {
    left.delete(box);
    order.push(box);
    for (const next of after[box] ?? []) {
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0 && left.has(next)) insert(free, next);
    }
  }
  return order;
}

/** Into a list that descends. */
function insert(list: number[], item: number): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) > item) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, item);
}
