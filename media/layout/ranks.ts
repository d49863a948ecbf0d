import type { Flow } from './flow';
import { type Incidence, incidence } from './incidence';
import { simplexRanks } from './simplex';

/** Graphs of more vertices and edges than this are not ranked exactly. */
const largestExact = 2000;

/** Inputs may stand in the first column where that moves them by no more than this many columns… */
const inputsMoveBy = 2;

/** …in pictures of no more than this many vertices. */
const inputsAlignedUpTo = 40;

/**
 * vertex → its column, from 0, such that every edge leads to a later column and the edges are short together:
 * exactly by the network simplex method where the graph is small, else by moving single vertices.
 */
export function ranks({ from, to, along }: Flow): Int32Array {
  const count = along.length;
  const entering = incidence(count, to);
  const leaving = incidence(count, from);
  const rank = longestPaths(entering, from, count);
  if (count + from.length <= largestExact) simplexRanks(from, to, rank);
  else moveSingly(rank, { from, to, entering, leaving });
  return rank;
}

interface Ends {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly entering: Incidence;
  readonly leaving: Incidence;
}

/** Every vertex as early as its operands allow. */
function longestPaths(entering: Incidence, from: Int32Array, count: number): Int32Array {
  const rank = new Int32Array(count);
  for (let v = 0; v < count; v++) rank[v] = latest(v, entering, from, rank) + 1;
  return rank;
}

/** The greatest column of the vertices that are operands of v; −1 where there is none. */
function latest(v: number, { start, edges }: Incidence, from: Int32Array, rank: Int32Array): number {
  let column = -1;
  for (let k = start[v] as number; k < (start[v + 1] as number); k++) {
    column = Math.max(column, rank[from[edges[k] as number] as number] as number);
  }
  return column;
}

function earliest(v: number, { start, edges }: Incidence, to: Int32Array, rank: Int32Array): number {
  let column = Number.POSITIVE_INFINITY;
  for (let k = start[v] as number; k < (start[v + 1] as number); k++) {
    column = Math.min(column, rank[to[edges[k] as number] as number] as number);
  }
  return column;
}

/** Vertices with more users than operands go to their users, then those with more operands back to these. */
function moveSingly(rank: Int32Array, { from, to, entering, leaving }: Ends): void {
  const pull = (v: number): number => degree(leaving, v) - degree(entering, v);
  for (let v = rank.length - 1; v >= 0; v--) {
    if (pull(v) >= 0 && degree(leaving, v) > 0) rank[v] = earliest(v, leaving, to, rank) - 1;
  }
  for (let v = 0; v < rank.length; v++) {
    if (pull(v) < 0) rank[v] = latest(v, entering, from, rank) + 1;
  }
}

const degree = ({ start }: Incidence, v: number): number => (start[v + 1] as number) - (start[v] as number);

/** The columns with inputs that stand near the first in it; nothing, where that moves none or the graph is large. */
export function inputsFirst({ from, to }: Flow, rank: Int32Array): Int32Array | undefined {
  if (rank.length > inputsAlignedUpTo) return undefined;
  const entering = incidence(rank.length, to);
  const leaving = incidence(rank.length, from);
  const isInput = (v: number): boolean => degree(entering, v) === 0 && degree(leaving, v) > 0;
  const moved = rank.map((column, v) => (isInput(v) && column <= inputsMoveBy ? 0 : column));
  return moved.some((column, v) => column !== rank[v]) ? moved : undefined;
}
