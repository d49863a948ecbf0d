import { edgesAt, type LinearGraph, reachable } from './graph';

/** A sweep as a person follows it: one step a vertex, with what each edge brings. */
export interface Sweep {
  readonly mode: 'forward' | 'reverse';
  /** Vertex where the sweep starts, with the number 1. */
  readonly seed: number;
  readonly steps: readonly Step[];
  /** vertex → tangent (forward: ∂vertex/∂seed) or adjoint (reverse: ∂seed/∂vertex). */
  readonly totals: Float64Array;
}

export interface Step {
  readonly vertex: number;
  /** Empty for the seed. The entering edges of a forward step, the leaving ones of a reverse step. */
  readonly contributions: readonly Contribution[];
  readonly total: number;
}

export interface Contribution {
  readonly edge: number;
  /** The vertex at the edge's other end, whose number is known already. */
  readonly neighbour: number;
  readonly partial: number;
  /** neighbour's number · partial. */
  readonly product: number;
}

/** Tangents from one vertex on: v̇ = Σ over the edges that enter v of partial · tangent of the operand. */
export function forwardSteps(graph: LinearGraph, seed: number): Sweep {
  return sweep(graph, 'forward', seed, edgesAt(graph, 'to'), 'from');
}

/** Adjoints from one vertex back: v̄ = Σ over the edges that leave v of adjoint of the result · partial. */
export function reverseSteps(graph: LinearGraph, seed: number): Sweep {
  return sweep(graph, 'reverse', seed, edgesAt(graph, 'from'), 'to');
}

function sweep(
  graph: LinearGraph,
  mode: Sweep['mode'],
  seed: number,
  edges: number[][],
  other: 'from' | 'to',
): Sweep {
  const totals = new Float64Array(graph.nodes.length);
  const reached = reachable(graph, seed, mode === 'forward');
  const steps: Step[] = [];
  const count = graph.nodes.length;
  for (let k = 0; k < count; k++) {
    const vertex = mode === 'forward' ? k : count - 1 - k;
    if (reached[vertex] !== 1) continue;
    const contributions = vertex === seed ? [] : arriving(graph, edges[vertex] ?? [], other, reached, totals);
    const total = vertex === seed ? 1 : contributions.reduce((sum, c) => sum + c.product, 0);
    totals[vertex] = total;
    steps.push({ vertex, contributions, total });
  }
  return { mode, seed, steps, totals };
}

function arriving(
  graph: LinearGraph,
  edges: readonly number[],
  other: 'from' | 'to',
  reached: Uint8Array,
  totals: Float64Array,
): Contribution[] {
  return edges.flatMap((edge) => {
    const neighbour = graph[other][edge] ?? 0;
    if (reached[neighbour] !== 1) return [];
    const partial = graph.weights[edge] ?? 0;
    return [{ edge, neighbour, partial, product: (totals[neighbour] ?? 0) * partial }];
  });
}
