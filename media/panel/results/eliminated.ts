import type { Elimination } from '../../../src/core/sweep/elimination';
import type { LinearGraph } from '../../../src/core/sweep/graph';
import type { Now } from '../graph/model';
import type { Eliminating } from '../state/state';
import { eliminationOf } from './cost';

/** The graph after some steps of a vertex elimination, in the vertices and edges that are drawn. */
export interface Eliminated {
  /** Vertices and edges that went; an output stays, only what leads on from it goes. */
  readonly vertices: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
  /** The vertex that goes next. */
  readonly next: number | undefined;
  /** Edges that came, or became the sum of several. */
  readonly joined: readonly Joined[];
}

export interface Joined {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** The vertex that last went from between the two, if it is drawn. */
  readonly through: number | undefined;
  /** By the last step. */
  readonly isNew: boolean;
}

export function eliminatedAt(now: Now, { strategy, step }: Eliminating): Eliminated | undefined {
  const elimination = eliminationOf(now, strategy);
  if (!elimination) return undefined;
  const { whole, graph, vertexOf } = now;
  const drawn = (vertex: number): number | undefined => vertexOf.get(whole.nodes[vertex] ?? -1);
  const { gone, joined } = replayed(whole, elimination, step);
  const left = new Set([...gone].flatMap((v) => drawn(v) ?? []));
  const outputs = new Set(graph.outputs);
  const vertices = new Set([...left].filter((v) => !outputs.has(v)));
  const visible = joined.flatMap(({ from, to, through, ...rest }): Joined[] => {
    const [a, b] = [drawn(from), drawn(to)];
    if (a === undefined || b === undefined) return [];
    return [{ from: a, to: b, through: through === undefined ? undefined : drawn(through), ...rest }];
  });
  const pairs = new Set(visible.map(({ from, to }) => `${from} ${to}`));
  const edges = new Set(
    Array.from(graph.weights.keys()).filter((edge) => {
      const [from = -1, to = -1] = [graph.from[edge], graph.to[edge]];
      return left.has(from) || vertices.has(to) || pairs.has(`${from} ${to}`);
    }),
  );
  const following = elimination.steps[step]?.vertex;
  return { vertices, edges, joined: visible, next: following === undefined ? undefined : drawn(following) };
}

interface Weight {
  readonly from: number;
  readonly to: number;
  weight: number;
  /** The step that last changed it; −1: an edge of the graph itself. */
  step: number;
}

/** The steps again with the numbers of this point: the order is that of the structure, the weights are not. */
function replayed(
  graph: LinearGraph,
  { steps }: Elimination,
  count: number,
): { gone: ReadonlySet<number>; joined: Joined[] } {
  const weights = new Map<string, Weight>();
  const add = (from: number, to: number, weight: number, step: number): void => {
    const known = weights.get(`${from} ${to}`);
    if (known) {
      known.weight += weight;
      known.step = step;
    } else weights.set(`${from} ${to}`, { from, to, weight, step });
  };
  graph.weights.forEach((weight, edge) => {
    add(graph.from[edge] ?? 0, graph.to[edge] ?? 0, weight, -1);
  });
  const done = steps.slice(0, count);
  done.forEach(({ vertex, predecessors, successors, stays }, step) => {
    const at = (from: number, to: number): number => weights.get(`${from} ${to}`)?.weight ?? 0;
    for (const p of predecessors) for (const s of successors) add(p, s, at(p, vertex) * at(vertex, s), step);
    if (!stays) for (const p of predecessors) weights.delete(`${p} ${vertex}`);
    for (const s of successors) weights.delete(`${vertex} ${s}`);
  });
  const joined = [...weights.values()]
    .filter(({ step }) => step >= 0)
    .map(({ from, to, weight, step }) => ({
      from,
      to,
      weight,
      through: done[step]?.vertex,
      isNew: step === done.length - 1,
    }));
  return { gone: new Set(done.map((s) => s.vertex)), joined };
}
