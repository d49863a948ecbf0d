import type { LinearGraph } from '../../../src/core/sweep/graph';
import type { Operand } from '../../../src/engine/linearise';
import { type Arrivals, arrivals, arrivingWeights } from './arrivals';

export interface Folded {
  /** Of the vertices that are kept. */
  readonly graph: LinearGraph;
  /** By edge of `graph`: the operands that it is made of, first to last; empty where it stands for several paths. */
  readonly chains: readonly (readonly Operand[])[];
  /** By vertex of `graph`: whether something was folded into it. */
  readonly fused: Uint8Array;
}

/**
 * A graph without the vertices that are not kept: each of them is eliminated, so that every derivative between kept
 * vertices stays what it was. An edge through folded vertices has the product of their partials; edges that are joined in
 * a folded vertex become one with the sum over their paths. Chains of single edges stay edges of their own, as do
 * the edges between kept vertices. Linear in the edges times the kept vertices that reach a folded one.
 */
export function folded(graph: LinearGraph, operands: readonly Operand[], keep: Uint8Array): Folded {
  const { shape, ...rest } = foldingOf(graph, operands, keep);
  const all = arrivingWeights(rest.ways, graph.weights);
  const weights = Float64Array.from(rest.edges, (way) => all[way] ?? Number.NaN);
  return { graph: { ...shape, weights }, chains: rest.chains, fused: rest.fused };
}

/** All of it but the weights, which is the same at every point. */
interface Folding extends Pick<Folded, 'chains' | 'fused'> {
  readonly operands: readonly Operand[];
  readonly keep: Uint8Array;
  readonly ways: Arrivals;
  /** By edge: the way that it is. */
  readonly edges: Int32Array;
  readonly shape: Omit<LinearGraph, 'weights'>;
}

function foldingOf(graph: LinearGraph, operands: readonly Operand[], keep: Uint8Array): Folding {
  const last = known.get(graph.to);
  if (last?.operands === operands && keep.every((isKept, vertex) => isKept === last.keep[vertex]))
    return last;
  const folding = foldingFrom(graph, operands, keep);
  known.set(graph.to, folding);
  return folding;
}

/** The edges of a graph → how it was folded last. */
const known = new WeakMap<Int32Array, Folding>();

function foldingFrom(graph: LinearGraph, operands: readonly Operand[], keep: Uint8Array): Folding {
  const ways = arrivals(graph, operands, keep);
  const { from, at, chainOf } = ways;
  const kept = Array.from(keep.keys()).filter((vertex) => keep[vertex] === 1);
  const edges = Int32Array.from(kept.flatMap((vertex) => at[vertex] ?? []));
  const numbers = renumbered(keep);
  const number = (vertex: number): number => numbers[vertex] ?? 0;
  const heads = kept.flatMap((vertex) => Array.from(at[vertex] ?? [], () => number(vertex)));
  return {
    operands,
    keep,
    ways,
    edges,
    shape: {
      nodes: graph.nodes.filter((_, vertex) => keep[vertex] === 1),
      from: edges.map((way) => number(from[way] ?? 0)),
      to: Int32Array.from(heads),
      inputs: graph.inputs.map(number),
      outputs: graph.outputs.map(number),
    },
    chains: Array.from(edges, chainOf),
    fused: Uint8Array.from(kept, (vertex) =>
      (at[vertex] ?? []).some((way) => chainOf(way).length !== 1) ? 1 : 0,
    ),
  };
}

/** vertex → its number among the kept ones. */
function renumbered(keep: Uint8Array): Int32Array {
  let next = 0;
  return Int32Array.from(keep, (isKept) => (isKept ? next++ : -1));
}
