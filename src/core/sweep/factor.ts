import { type Expr, type ExprPool, inOrder } from '../expr/expr';
import { type LinearGraph, reachable } from './graph';

/** The sum over paths, factored: (α + β + γ)·(δ + ε + ζ). */
export interface Factored {
  /** In the names of the edges' partials. */
  readonly expression: Expr;
  /** Of the factored form; a shared part counts once. */
  readonly operations: Operations;
  /** Of the sum over paths written out; exact. */
  readonly writtenOut: { readonly multiplications: bigint; readonly additions: bigint };
  /** The edges as they are joined, step by step. */
  readonly steps: readonly FactoringStep[];
}

export interface Operations {
  readonly multiplications: number;
  readonly additions: number;
}

/** Parallel edges become their sum, or a vertex goes and its edges become products. */
export interface FactoringStep {
  readonly kind: 'sum' | 'product';
  readonly from: number;
  readonly to: number;
  /** The vertex that goes, of a product. */
  readonly through?: number;
  readonly label: Expr;
}

interface Labelled {
  readonly from: number;
  readonly to: number;
  readonly label: Expr;
}

/**
 * Joins the edges between two vertices until one is left. Parallel edges are summed first; then the vertex
 * with the fewest paths through it goes. Where the graph is series-parallel every partial appears once.
 */
export function factored(
  graph: LinearGraph,
  from: number,
  to: number,
  label: (edge: number) => Expr,
  pool: ExprPool,
): Factored {
  let edges = between(graph, from, to, label);
  const writtenOut = operationsOfPaths(graph, edges, from, to);
  const steps: FactoringStep[] = [];
  for (;;) {
    edges = mergeParallel(edges, pool, steps);
    const through = cheapestVertex(edges, from, to);
    if (through === undefined) break;
    edges = contract(edges, through, pool, steps);
  }
  const expression = edges[0]?.label ?? pool.constant(0);
  return { expression, operations: operationsIn(expression), writtenOut, steps };
}

function between(graph: LinearGraph, from: number, to: number, label: (edge: number) => Expr): Labelled[] {
  const forward = reachable(graph, from, true);
  const backward = reachable(graph, to, false);
  return Array.from(graph.weights.keys()).flatMap((edge) => {
    const [tail, head] = [graph.from[edge] ?? 0, graph.to[edge] ?? 0];
    const inside = forward[tail] === 1 && forward[head] === 1 && backward[tail] === 1 && backward[head] === 1;
    return inside ? [{ from: tail, to: head, label: label(edge) }] : [];
  });
}

function mergeParallel(edges: readonly Labelled[], pool: ExprPool, steps: FactoringStep[]): Labelled[] {
  const merged = new Map<string, Labelled[]>();
  for (const e of edges) {
    const key = `${e.from} ${e.to}`;
    merged.set(key, [...(merged.get(key) ?? []), e]);
  }
  return [...merged.values()].flatMap((group) => {
    const [first, second] = group;
    if (!first || !second) return group;
    const label = sum(
      group.map((e) => e.label),
      pool,
    );
    steps.push({ kind: 'sum', from: first.from, to: first.to, label });
    return [{ ...first, label }];
  });
}

function cheapestVertex(edges: readonly Labelled[], from: number, to: number): number | undefined {
  const before = new Map<number, number>();
  const after = new Map<number, number>();
  for (const e of edges) {
    before.set(e.to, (before.get(e.to) ?? 0) + 1);
    after.set(e.from, (after.get(e.from) ?? 0) + 1);
  }
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [v, entering] of before) {
    const cost = entering * (after.get(v) ?? 0);
    if (v !== from && v !== to && cost < least) [best, least] = [v, cost];
  }
  return best;
}

function contract(
  edges: readonly Labelled[],
  through: number,
  pool: ExprPool,
  steps: FactoringStep[],
): Labelled[] {
  const entering = edges.filter((e) => e.to === through);
  const leaving = edges.filter((e) => e.from === through);
  const joined = entering.flatMap((a) =>
    leaving.map((b) => {
      const label = product(a.label, b.label, pool);
      steps.push({ kind: 'product', from: a.from, to: b.to, through, label });
      return { from: a.from, to: b.to, label };
    }),
  );
  return [...edges.filter((e) => e.to !== through && e.from !== through), ...joined];
}

/** Ones are added at once: 1 + 1 is no work, and the paths through them take none either. */
function sum(terms: readonly Expr[], pool: ExprPool): Expr {
  const units = terms.filter(isUnit);
  if (units.length < 2) return pool.apply('sum', terms);
  const count = units.reduce((n, unit) => n + unit.value, 0);
  const others = terms.filter((term) => !isUnit(term));
  const all = count === 0 && others.length ? others : [...others, pool.constant(count)];
  const [only] = all;
  return all.length === 1 && only ? only : pool.apply('sum', all);
}

function product(a: Expr, b: Expr, pool: ExprPool): Expr {
  if (a.kind === 'const' && a.value === 1) return b;
  if (b.kind === 'const' && b.value === 1) return a;
  if (a.kind === 'const' && b.kind === 'const' && (isUnit(a) || isUnit(b)))
    return pool.constant(a.value * b.value);
  return pool.apply('mul', [a, b]);
}

/** 1 or −1. */
function isUnit(e: Expr): e is Extract<Expr, { kind: 'const' }> {
  return e.kind === 'const' && Math.abs(e.value) === 1;
}

/** Operations of an expression in which every sum of n terms takes n − 1 additions. */
function operationsIn(e: Expr): Operations {
  let multiplications = 0;
  let additions = 0;
  for (const part of inOrder([e])) {
    if (part.kind !== 'apply') continue;
    if (part.operation === 'mul') multiplications++;
    else if (part.operation === 'sum') additions += part.args.length - 1;
  }
  return { multiplications, additions };
}

/** A path of k factors other than 1 takes k − 1 multiplications; n paths take n − 1 additions. */
function operationsOfPaths(
  graph: LinearGraph,
  edges: readonly Labelled[],
  from: number,
  to: number,
): Factored['writtenOut'] {
  // Per vertex: how many paths arrive, how many factors they have together, and how many have none.
  const paths: { count: bigint; factors: bigint; bare: bigint }[] = Array.from(graph.nodes, () => ({
    count: 0n,
    factors: 0n,
    bare: 0n,
  }));
  paths[from] = { count: 1n, factors: 0n, bare: 1n };
  for (const e of edges) {
    const tail = paths[e.from];
    const head = paths[e.to];
    if (!tail || !head) continue;
    const one = e.label.kind === 'const' && e.label.value === 1;
    head.count += tail.count;
    head.factors += tail.factors + (one ? 0n : tail.count);
    head.bare += one ? tail.bare : 0n;
  }
  const { count = 0n, factors = 0n, bare = 0n } = paths[to] ?? {};
  return { multiplications: factors - (count - bare), additions: count > 0n ? count - 1n : 0n };
}
