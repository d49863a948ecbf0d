import type { LinearGraph } from './graph';

/**
 * Vertex elimination: a vertex goes, and each of its predecessors is joined to each of its successors by the
 * product of the two edges, |predecessors| · |successors| multiplications; an edge that was there already is
 * added to. What remains joins inputs and outputs: the Jacobian. Factors of ±1 are counted like others.
 * An output that others are computed from is two in one: what leads on from it is eliminated, the output stays
 * where its edges arrive, as if it were a copy joined to it by a factor 1 that costs nothing.
 * (Griewank and Walther, Evaluating Derivatives, 2nd ed., chapter 9.)
 */
export interface Elimination {
  readonly order: readonly number[];
  readonly steps: readonly EliminationStep[];
  readonly multiplications: number;
  readonly additions: number;
  /** [output][input]. */
  readonly jacobian: readonly Float64Array[];
}

export interface EliminationStep {
  readonly vertex: number;
  readonly predecessors: readonly number[];
  readonly successors: readonly number[];
  readonly multiplications: number;
  readonly additions: number;
  /** It is an output: the edges that enter it stay. */
  readonly stays: boolean;
  /** Edges that were not there before, as pairs of vertices. */
  readonly fillIn: readonly (readonly [number, number])[];
}

export type Strategy = 'forward' | 'reverse' | 'markowitz' | 'cheapest';

export function eliminate(graph: LinearGraph, strategy: Strategy): Elimination {
  switch (strategy) {
    case 'forward':
      return inOrder(graph, intermediates(graph));
    case 'reverse':
      return inOrder(graph, intermediates(graph).reverse());
    case 'markowitz':
      return markowitz(graph);
    case 'cheapest':
      return cheapest(graph);
  }
}

/** The best of the three orders, improved by moving single vertices while that saves multiplications. */
function cheapest(graph: LinearGraph): Elimination {
  const tried = [
    inOrder(graph, intermediates(graph)),
    inOrder(graph, intermediates(graph).reverse()),
    markowitz(graph),
  ];
  let best = tried.reduce((a, b) => (b.multiplications < a.multiplications ? b : a));
  if (best.order.length > mostMoved) return best;
  let tries = mostTries / Math.max(graph.weights.length, 1);
  for (let improved = true; improved && tries > 0; ) {
    improved = false;
    for (const order of neighbours(best.order)) {
      if (tries-- <= 0) break;
      const candidate = inOrder(graph, order);
      if (candidate.multiplications >= best.multiplications) continue;
      best = candidate;
      improved = true;
      break;
    }
  }
  return best;
}

/** Orders of more vertices than this are not searched further. */
const mostMoved = 40;

/** Orders that are tried, times the edges of the graph. */
const mostTries = 400_000;

function* neighbours(order: readonly number[]): Generator<number[]> {
  for (let from = 0; from < order.length; from++) {
    for (let to = 0; to < order.length; to++) {
      if (to === from || to === from - 1) continue;
      const moved = [...order];
      moved.splice(to, 0, ...moved.splice(from, 1));
      yield moved;
    }
  }
}

/** What is neither an input nor an end. */
function intermediates({ nodes, inputs, outputs, from }: LinearGraph): number[] {
  const first = new Set(inputs);
  const leading = new Set(from);
  const ends = new Set(outputs.filter((v) => !leading.has(v)));
  return Array.from(nodes.keys()).filter((v) => !first.has(v) && !ends.has(v));
}

function inOrder(graph: LinearGraph, order: readonly number[]): Elimination {
  const work = new Workspace(graph);
  const steps = order.map((v) => work.eliminate(v));
  return work.result(order, steps);
}

/** Always the vertex that costs least next (Markowitz), the first of equals. */
function markowitz(graph: LinearGraph): Elimination {
  const work = new Workspace(graph);
  const open = new Set(intermediates(graph));
  const order: number[] = [];
  const steps: EliminationStep[] = [];
  while (open.size) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const v of open) {
      const cost = work.cost(v);
      if (cost < least) [best, least] = [v, cost];
    }
    open.delete(best);
    order.push(best);
    steps.push(work.eliminate(best));
  }
  return work.result(order, steps);
}

class Workspace {
  private readonly after: Map<number, number>[];
  private readonly before: Map<number, number>[];
  private readonly outputs: ReadonlySet<number>;
  private multiplications = 0;
  private additions = 0;

  constructor(private readonly graph: LinearGraph) {
    this.after = Array.from(graph.nodes, () => new Map<number, number>());
    this.before = Array.from(graph.nodes, () => new Map<number, number>());
    this.outputs = new Set(graph.outputs);
    graph.weights.forEach((weight, edge) => {
      if (!this.join(graph.from[edge] ?? 0, graph.to[edge] ?? 0, weight)) this.additions++;
    });
  }

  cost(v: number): number {
    return (this.before[v]?.size ?? 0) * (this.after[v]?.size ?? 0);
  }

  eliminate(vertex: number): EliminationStep {
    const predecessors = [...(this.before[vertex] ?? [])];
    const successors = [...(this.after[vertex] ?? [])];
    const fillIn: [number, number][] = [];
    const stays = this.outputs.has(vertex);
    let additions = 0;
    if (!stays) for (const [p] of predecessors) this.after[p]?.delete(vertex);
    for (const [s] of successors) this.before[s]?.delete(vertex);
    for (const [p, first] of predecessors) {
      for (const [s, second] of successors) {
        if (this.join(p, s, first * second)) fillIn.push([p, s]);
        else additions++;
      }
    }
    const multiplications = predecessors.length * successors.length;
    this.multiplications += multiplications;
    this.additions += additions;
    this.after[vertex]?.clear();
    if (!stays) this.before[vertex]?.clear();
    return {
      vertex,
      predecessors: predecessors.map(([p]) => p),
      successors: successors.map(([s]) => s),
      multiplications,
      additions,
      stays,
      fillIn,
    };
  }

  result(order: readonly number[], steps: readonly EliminationStep[]): Elimination {
    const { inputs, outputs } = this.graph;
    const jacobian = Array.from(outputs, (o) =>
      Float64Array.from(inputs, (i) => (i === o ? 1 : (this.after[i]?.get(o) ?? 0))),
    );
    return { order, steps, multiplications: this.multiplications, additions: this.additions, jacobian };
  }

  /** Adds to the edge; true where it is new. */
  private join(from: number, to: number, weight: number): boolean {
    const known = this.after[from]?.get(to);
    const sum = known === undefined ? weight : known + weight;
    this.after[from]?.set(to, sum);
    this.before[to]?.set(from, sum);
    return known === undefined;
  }
}
