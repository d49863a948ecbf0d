import { edgesAt, type LinearGraph } from '../../../src/core/sweep/graph';
import type { PictureNode } from '../../../src/protocol/panel';
import type { ArrayNode, Members } from './arrays';

/** How much of the computation is drawn, finest first. */
export const details = ['operations', 'chains', 'expressions', 'names', 'calls', 'last', 'ends'] as const;
export type Detail = (typeof details)[number];

/** node of the tape → what is said of it; absent where there are too many. */
export type About = ReadonlyMap<number, PictureNode>;

/** Vertices that a picture has of its own accord at most; it may have more where a coarser one would show next to nothing. */
const comfortable = 14;
const readable = 40;
const leastInner = 2;

/** What is drawn: how much of it, and whether an array is one node. */
export interface Fitting {
  readonly detail: Detail;
  readonly foldsArrays: boolean;
  /** What somebody can choose. */
  readonly offered: readonly Detail[];
}

const noMembers: Members = new Map();

/** Arrays are single nodes where their elements are too many to be looked at; among all operations there are all elements. */
export function fittingDetail(
  graph: LinearGraph,
  about: About,
  members: Members,
  wanted: Detail | undefined,
): Fitting {
  const offered = offeredDetails(graph, about, members);
  const chosen = wanted && offered.includes(wanted) ? wanted : undefined;
  return { ...fitting(graph, about, members, chosen), offered };
}

function fitting(
  graph: LinearGraph,
  about: About,
  members: Members,
  wanted: Detail | undefined,
): Omit<Fitting, 'offered'> {
  const detail = wanted ?? comfortableDetail(graph, about, members, noMembers);
  const mask = kept(graph, about, detail, members);
  const isFew = counted(graph, mask, noMembers) <= comfortable;
  // A detail that is coarse enough for all elements may hide arrays, of which there are few.
  const isAll = graph.nodes.every((node, vertex) => mask[vertex] === 1 || !members.has(node));
  if (!members.size || (wanted && whole.has(wanted)) || (isFew && (wanted || isAll)))
    return { detail, foldsArrays: false };
  return { detail: wanted ?? comfortableDetail(graph, about, members, members), foldsArrays: true };
}

const whole = new Set<Detail>(['operations', 'chains']);

/** How many nodes are drawn; of an array that is folded one. */
function counted(graph: LinearGraph, mask: Uint8Array, folded: Members): number {
  const seen = new Set<unknown>();
  let count = 0;
  for (const [vertex, node] of graph.nodes.entries()) {
    if (mask[vertex] !== 1) continue;
    const array = folded.get(node);
    if (array === undefined) count++;
    else seen.add(array);
  }
  return count + seen.size;
}

/** The finest detail that is comfortable to look at; where chains run side by side, they are edges. */
function comfortableDetail(graph: LinearGraph, about: About, members: Members, folded: Members): Detail {
  const finest = finestFor(graph, about, folded);
  const foldsArrays = folded.size > 0;
  const countIn = (detail: Detail): number =>
    counted(graph, kept(graph, about, detail, members, foldsArrays), folded);
  const ends = countIn('ends');
  const counts = finest.map(countIn);
  // Between arrays, what has no name is drawn where next to nothing has one.
  const first = foldsArrays ? finest.indexOf('names') : 0;
  const fits = counts.findIndex((count, k) => k >= first && count <= comfortable);
  const coarse = fits < 0 ? coarsestOf(finest, counts) : fits;
  const isBare = (counts[coarse] ?? 0) - ends < leastInner;
  const isFinerReadable = coarse > 0 && (counts[coarse - 1] ?? 0) <= readable;
  return finest[isBare && isFinerReadable ? coarse - 1 : coarse] ?? 'last';
}

/** Of a graph that is too large to be known whole, what is known is what the source names, and the arrays. */
function offeredDetails(graph: LinearGraph, about: About, members: Members): readonly Detail[] {
  if (about.size >= graph.nodes.length) return details;
  return details.slice(details.indexOf(members.size ? 'expressions' : 'names'));
}

/** Arrays are no single nodes among all operations. */
function finestFor(graph: LinearGraph, about: About, folded: Members): readonly Detail[] {
  if (folded.size) return details.slice(details.indexOf('expressions'));
  const offered = offeredDetails(graph, about, folded);
  return offered === details && hasParallelChains(graph, about) ? details.slice(1) : offered;
}

/** Where nothing is comfortable: the last values, unless they are so many that only the ends say something. */
function coarsestOf(finest: readonly Detail[], counts: readonly number[]): number {
  const last = finest.indexOf('last');
  return (counts[last] ?? 0) <= readable ? last : finest.length - 1;
}

/** What of a vertex decides whether it is drawn. */
interface Facts {
  readonly own: PictureNode;
  readonly users: readonly (PictureNode | undefined)[];
  readonly operands: number;
}

/**
 * vertex → 1 where it is drawn; the others are folded into what they are used by.
 * `operations`: all. `chains`: terms of a sum that only scale one value are part of an edge.
 * `expressions`: arithmetic without a name that is used once is folded. `names`: everything without a name. `calls`: also
 * what is computed within calls of other functions, but for what they return. `last`: of a name that is bound again and
 * again only the last value. `ends`: inputs and outputs alone. Where arrays are single nodes, `expressions` has all of them.
 */
export function kept(
  graph: LinearGraph,
  about: About,
  detail: Detail,
  members: Members = noMembers,
  foldsArrays = false,
): Uint8Array {
  const hasAllArrays = foldsArrays && detail === 'expressions';
  const last = detail === 'last' ? lastBearers(graph, about) : undefined;
  const leaving = edgesAt(graph, 'from');
  const entering = edgesAt(graph, 'to');
  const ends = new Set([...graph.inputs, ...graph.outputs]);
  return Uint8Array.from(graph.nodes, (node, vertex) => {
    if (ends.has(vertex) || (hasAllArrays && members.has(node))) return 1;
    const own = about.get(node);
    // Of a large graph the elements of arrays are known by their array alone.
    if (!own) return isArrayKept(members.get(node), detail) ? 1 : 0;
    if (last && last.get(own.base) !== vertex) return 0;
    const users = (leaving[vertex] ?? []).map((edge) => about.get(graph.nodes[graph.to[edge] ?? -1] ?? -1));
    return isKept({ own, users, operands: entering[vertex]?.length ?? 0 }, detail) ? 1 : 0;
  });
}

function isArrayKept(array: ArrayNode | undefined, detail: Detail): boolean {
  if (!array || detail === 'ends') return false;
  return array.named || detail === 'expressions' || whole.has(detail);
}

function isKept(facts: Facts, detail: Detail): boolean {
  const { own, users } = facts;
  switch (detail) {
    case 'operations':
      return true;
    case 'chains':
      return !isLink(facts);
    case 'expressions':
      return own.named || users.length !== 1 || !arithmetic.has(own.operation);
    case 'names':
      return own.named;
    case 'calls':
    case 'last':
      return own.named && (own.calls.length === 0 || users.some((user) => user?.calls.length === 0));
    case 'ends':
      return false;
  }
}

/** Name → the last vertex that bears it. */
function lastBearers(graph: LinearGraph, about: About): Map<string, number> {
  const last = new Map<string, number>();
  graph.nodes.forEach((node, vertex) => {
    const own = about.get(node);
    if (own?.named) last.set(own.base, vertex);
  });
  return last;
}

/** A term α·x of a sum, of which only x is on the way: part of the edge from x to the sum. */
function isLink({ own, users, operands }: Facts): boolean {
  const [user] = users;
  const isTerm = scaling.has(own.operation) && user !== undefined && sums.has(user.operation);
  return !own.named && users.length === 1 && operands === 1 && isTerm;
}

/** Whether a sum and what is folded into it only scales its terms. */
export function isScaledSum(own: string, folded: readonly string[]): boolean {
  return sums.has(own) && folded.every((operation) => scaling.has(operation));
}

const scaling = new Set(['mul', 'div', 'neg']);
const sums = new Set(['add', 'sub', 'sum']);

const arithmetic = new Set(['add', 'sub', 'mul', 'div', 'neg', 'pow', 'sqrt', 'sum', 'product']);

/** Whether folding chains gives several edges between the same two vertices. */
export function hasParallelChains(graph: LinearGraph, about: About): boolean {
  const keep = kept(graph, about, 'chains');
  const start: number[] = [];
  const ends = new Set<string>();
  for (const [edge, to] of graph.to.entries()) {
    const from = graph.from[edge] ?? 0;
    const source = keep[from] === 1 ? from : (start[from] ?? from);
    if (keep[to] !== 1) start[to] = source;
    else if (keep[from] !== 1) {
      const key = `${source} ${to}`;
      if (ends.has(key)) return true;
      ends.add(key);
    }
  }
  return false;
}

/** The operation of a node, and those that are drawn as part of it. */
export function operationsIn(
  graph: LinearGraph,
  about: About,
  node: number,
  isDrawn: (node: number) => boolean,
): { readonly own: string; readonly folded: readonly string[] } {
  const operation = (vertex: number): string => about.get(graph.nodes[vertex] ?? -1)?.operation ?? '';
  const entering = edgesAt(graph, 'to');
  const end = graph.nodes.indexOf(node);
  const found = new Set([end]);
  for (const vertex of found)
    for (const edge of entering[vertex] ?? []) {
      const from = graph.from[edge] ?? -1;
      if (!isDrawn(graph.nodes[from] ?? -1)) found.add(from);
    }
  found.delete(end);
  return { own: operation(end), folded: Array.from(found, operation) };
}
