import { type Path, type Paths, pathsBetween } from '../../src/core/sweep/paths';
import type { Now } from './model';
import type { State } from './state';
import { endNamed } from './sweep';

/** Two nodes and the paths between them. */
export interface Pair {
  /** Vertices. */
  readonly from: number;
  readonly to: number;
  readonly paths: Paths;
  /** The path that is lit, by its rank; undefined: all. */
  readonly chosen: Path | undefined;
  /** Edges of that path, or of all that are listed. */
  readonly lit: ReadonlySet<number>;
}

/** Paths that are listed; the others are in the sum. */
const most = 50;

/** From the input, or a selected node on the way, to the output. */
export function pairOf({ input, output, selection, path }: State, now: Now): Pair | undefined {
  const { inputs, outputs } = now.model.picture;
  const start = endNamed(now, inputs, input);
  const end = endNamed(now, outputs, output);
  const chosenNode = selection?.kind === 'node' ? now.vertexOf.get(selection.node) : undefined;
  const to = end && now.vertexOf.get(end.node);
  const first = start && now.vertexOf.get(start.node);
  const from = chosenNode !== undefined && to !== undefined && chosenNode < to ? chosenNode : first;
  if (from === undefined || to === undefined) return undefined;
  const paths = remembered(now, from, to);
  const chosen = path === undefined ? undefined : paths.largest[path];
  const lit = new Set(chosen ? chosen.edges : paths.largest.flatMap((p) => p.edges));
  return { from, to, paths, chosen, lit };
}

const found = new WeakMap<Now, Map<string, Paths>>();

function remembered(now: Now, from: number, to: number): Paths {
  const known = found.get(now) ?? new Map<string, Paths>();
  found.set(now, known);
  const key = `${from} ${to}`;
  const paths = known.get(key) ?? pathsBetween(now.graph, from, to, most);
  known.set(key, paths);
  return paths;
}
