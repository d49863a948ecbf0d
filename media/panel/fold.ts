import { edgesAt, type LinearGraph } from '../../src/core/sweep/graph';
import type { Operand } from '../../src/engine/linearise';

export interface Folded {
  /** Of the vertices that are kept. */
  readonly graph: LinearGraph;
  /** By edge of `graph`: the operands that it is made of, first to last; empty where it stands for several paths. */
  readonly chains: readonly (readonly Operand[])[];
  /** By vertex of `graph`: whether something was folded into it. */
  readonly fused: Uint8Array;
}

/** A way from a kept vertex: a chain of edges, or the sum over several paths. */
interface Arrival {
  readonly from: number;
  readonly weight: number;
  readonly chain: readonly Operand[];
}

/**
 * A graph without the vertices that are not kept: each of them is eliminated, so that every derivative between kept
 * vertices stays what it was. An edge through folded vertices has the product of their partials; edges that are joined in
 * a folded vertex become one with the sum over their paths. Chains of single edges stay edges of their own, as do
 * the edges between kept vertices. Linear in the edges times the kept vertices that reach a folded one.
 */
export function folded(graph: LinearGraph, operands: readonly Operand[], keep: Uint8Array): Folded {
  const entering = edgesAt(graph, 'to');
  const through: (readonly Arrival[])[] = [];
  const kept: { readonly to: number; readonly arrival: Arrival }[] = [];
  const fused: number[] = [];
  graph.nodes.forEach((_, vertex) => {
    const arrivals = (entering[vertex] ?? []).flatMap((edge) =>
      arriving(graph, operands, edge, through, keep),
    );
    if (keep[vertex] === 1) {
      const merged = arrivals.filter((a) => !a.chain.length);
      const all = [...arrivals.filter((a) => a.chain.length), ...summed(merged)];
      for (const arrival of all) kept.push({ to: vertex, arrival });
      fused.push(all.some((a) => a.chain.length !== 1) ? 1 : 0);
      return;
    }
    through[vertex] = arrivals.length > 1 ? summed(arrivals) : arrivals;
  });
  const numbers = renumbered(keep);
  const at = (vertex: number): number => numbers[vertex] ?? 0;
  return {
    graph: {
      nodes: graph.nodes.filter((_, vertex) => keep[vertex] === 1),
      from: Int32Array.from(kept, ({ arrival }) => at(arrival.from)),
      to: Int32Array.from(kept, ({ to }) => at(to)),
      weights: Float64Array.from(kept, ({ arrival }) => arrival.weight),
      inputs: graph.inputs.map(at),
      outputs: graph.outputs.map(at),
    },
    chains: kept.map(({ arrival }) => arrival.chain),
    fused: Uint8Array.from(fused),
  };
}

/** What comes in along an edge: from its own end where that is kept, else from all that comes through it. */
function arriving(
  graph: LinearGraph,
  operands: readonly Operand[],
  edge: number,
  through: readonly (readonly Arrival[])[],
  keep: Uint8Array,
): Arrival[] {
  const from = graph.from[edge] ?? 0;
  const partial = graph.weights[edge] ?? 0;
  const own = operands[edge];
  const last = own ? [own] : [];
  if (keep[from] === 1) return [{ from, weight: partial, chain: last }];
  return (through[from] ?? []).map(({ from: source, weight, chain }) => ({
    from: source,
    weight: weight * partial,
    chain: chain.length ? [...chain, ...last] : [],
  }));
}

/** One for each vertex that they come from. */
function summed(arrivals: readonly Arrival[]): Arrival[] {
  const sums = new Map<number, number>();
  for (const { from, weight } of arrivals) {
    const before = sums.get(from);
    sums.set(from, before === undefined ? weight : before + weight);
  }
  return Array.from(sums, ([from, weight]) => ({ from, weight, chain: [] }));
}

/** vertex → its number among the kept ones. */
function renumbered(keep: Uint8Array): Int32Array {
  let next = 0;
  return Int32Array.from(keep, (isKept) => (isKept ? next++ : -1));
}
