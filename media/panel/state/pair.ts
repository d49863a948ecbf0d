import { countPaths, type Path, type Paths, pathsBetween } from '../../../src/core/sweep/paths';
import { between, type Model, type Now, nameOf } from '../graph/model';
import { endNamed } from '../graph/sweep';
import { rememberedBy } from '../text/remembered';
import type { State } from './state';

/** The paths from an input to an output. */
export interface Pair extends CountedPaths {
  /** Nothing but what lies between the two. */
  readonly now: Now;
  /** Vertices. */
  readonly from: number;
  readonly to: number;
  /** Of the listed paths the one that is lit, and its rank; undefined: all. */
  readonly chosen: Path | undefined;
  readonly rank: number | undefined;
  /** Edges of that path, or all of them. */
  readonly lit: ReadonlySet<number>;
}

/** Paths that are listed; the others are in the sum. */
export const mostPaths = 50;

export function pairOf({ input, output, path }: State, now: Now): Pair | undefined {
  const { inputs, outputs } = now.model.picture;
  const start = endNamed(now, inputs, input);
  const end = endNamed(now, outputs, output);
  if (!start || !end || start.node === end.node) return undefined;
  if (!now.vertexOf.has(start.node) || !now.vertexOf.has(end.node)) return undefined;
  const known = remembered(now, start.node, end.node);
  const place =
    path === undefined ? -1 : known.paths.largest.findIndex((p) => pathKey(known.now, p) === path);
  const chosen = known.paths.largest[place];
  const lit = new Set(chosen ? chosen.edges : known.now.graph.weights.keys());
  return { ...known, chosen, rank: chosen && place, lit };
}

/** A path by the names of its nodes and which of their operands they come by: the same in another picture of the computation. */
export function pathKey(now: Now, { edges }: Path): string {
  return edges
    .map((edge) => {
      const operand = now.chains[edge]?.at(-1);
      const [from = 0, to = 0] = [now.graph.from[edge], now.graph.to[edge]];
      return `${nameOf(now, from)} ${operand?.argument ?? ''} ${nameOf(now, to)}`;
    })
    .join('\n');
}

type Found = Omit<Pair, 'chosen' | 'rank' | 'lit'>;

const found = rememberedBy<Now, Found>();

function remembered(whole: Now, first: number, last: number): Found {
  return found(whole, `${first} ${last}`, () => pathsIn(whole, first, last));
}

/** All paths between two nodes of the tape. */
export function pathsIn(whole: Now, first: number, last: number): Found {
  const now = between(whole, first, last);
  const from = now.vertexOf.get(first) ?? 0;
  const to = now.vertexOf.get(last) ?? 0;
  return { now, from, to, ...pathsOf(now, from, to, mostPaths) };
}

/** Paths as they are drawn, and how many there are of every operation. */
export interface CountedPaths {
  readonly paths: Paths;
  /** Of every operation, also of those that are folded into others. */
  readonly all: bigint;
}

const counted = rememberedBy<Now, CountedPaths>();

/** The paths between two vertices of what is drawn. */
export function pathsOf(now: Now, from: number, to: number, most: number): CountedPaths {
  return counted(now, `${from} ${to} ${most}`, () => {
    const { model, graph } = now;
    const [first = -1, last = -1] = [from, to].map((v) => graph.nodes[v]);
    return { paths: pathsBetween(graph, from, to, most), all: countAll(model, first, last) };
  });
}

/** How many paths there are, which their partials do not change. */
export function pathCounts(
  now: Now,
  from: number,
  to: number,
): { readonly drawn: bigint; readonly all: bigint } {
  const { model, graph } = now;
  const [first = -1, last = -1] = [from, to].map((v) => graph.nodes[v]);
  const drawn = drawnPaths(graph.to, `${from} ${to}`, () => countPaths(graph, from, to));
  return { drawn, all: countAll(model, first, last) };
}

/** Heads of the edges that are drawn → how many paths there are, by their ends. */
const drawnPaths = rememberedBy<Int32Array, bigint>();

const allPaths = rememberedBy<Model, bigint>();

/** Of all paths between two nodes of the tape there are as many at every point. */
function countAll(model: Model, first: number, last: number): bigint {
  const { linear } = model.whole;
  const [from, to] = [linear.nodes.indexOf(first), linear.nodes.indexOf(last)];
  return from < 0 || to < 0 ? 0n : allPaths(model, `${from} ${to}`, () => countPaths(linear, from, to));
}
