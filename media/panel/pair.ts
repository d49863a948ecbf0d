import { type Path, type Paths, pathsBetween } from '../../src/core/sweep/paths';
import { between, type Now } from './model';
import type { State } from './state';
import { endNamed } from './sweep';

/** The paths from an input to an output. */
export interface Pair {
  /** Nothing but what lies between the two. */
  readonly now: Now;
  /** Vertices. */
  readonly from: number;
  readonly to: number;
  readonly paths: Paths;
  /** Of the listed paths, ranked: the one that is lit; undefined: all. */
  readonly chosen: Path | undefined;
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
  const found = remembered(now, start.node, end.node);
  const chosen = path === undefined ? undefined : found.paths.largest[path];
  const lit = new Set(chosen ? chosen.edges : found.now.graph.weights.keys());
  return { ...found, chosen, lit };
}

type Found = Omit<Pair, 'chosen' | 'lit'>;

const known = new WeakMap<Now, Map<string, Found>>();

function remembered(whole: Now, first: number, last: number): Found {
  const pairs = known.get(whole) ?? new Map<string, Found>();
  known.set(whole, pairs);
  const key = `${first} ${last}`;
  const found = pairs.get(key) ?? pathsIn(between(whole, first, last), first, last);
  pairs.set(key, found);
  return found;
}

function pathsIn(now: Now, first: number, last: number): Found {
  const from = now.vertexOf.get(first) ?? 0;
  const to = now.vertexOf.get(last) ?? 0;
  return { now, from, to, paths: pathsBetween(now.graph, from, to, mostPaths) };
}
