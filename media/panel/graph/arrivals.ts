import { edgesAt, type LinearGraph } from '../../../src/core/sweep/graph';
import type { Operand } from '../../../src/engine/linearise';

/** Ways from kept vertices to every vertex through vertices that are not kept. A way is one chain of edges, or a sum. */
export interface Arrivals {
  /** vertex → the ways that end there. */
  readonly at: readonly (readonly number[])[];
  /** way → the kept vertex where it begins. */
  readonly from: readonly number[];
  /** The terms of way w are start[w]..start[w+1]): the partial of an edge, times another way unless that is −1. */
  readonly start: readonly number[];
  readonly edge: readonly number[];
  readonly before: readonly number[];
  /** The operands of a way, first to last; none of a sum. */
  readonly chainOf: (way: number) => readonly Operand[];
}

/** The last operand of a chain, after another one. */
interface Link {
  readonly operand: Operand;
  readonly before: Link | undefined;
}

interface Term {
  readonly from: number;
  readonly edge: number;
  readonly before: number;
  readonly chain: Link | undefined;
}

/** Where several ways from one vertex are joined in a vertex that is not kept, they go on as their sum. */
export function arrivals(graph: LinearGraph, operands: readonly Operand[], keep: Uint8Array): Arrivals {
  const entering = edgesAt(graph, 'to');
  const [at, from, start, edges, before]: [number[][], number[], number[], number[], number[]] = [
    [],
    [],
    [0],
    [],
    [],
  ];
  const chains: (Link | undefined)[] = [];
  const add = (terms: readonly Term[], chain: Link | undefined): number => {
    for (const term of terms) {
      edges.push(term.edge);
      before.push(term.before);
    }
    start.push(edges.length);
    chains.push(chain);
    return from.push(terms[0]?.from ?? 0) - 1;
  };
  const termsOf = (edge: number): Term[] => {
    const tail = graph.from[edge] ?? 0;
    const operand = operands[edge];
    const link = (last: Link | undefined) => operand && { operand, before: last };
    if (keep[tail] === 1) return [{ from: tail, edge, before: -1, chain: link(undefined) }];
    return (at[tail] ?? []).map((way) => {
      const chain = chains[way];
      return { from: from[way] ?? 0, edge, before: way, chain: chain && link(chain) };
    });
  };
  for (const [vertex, own] of entering.entries()) {
    const terms = own.flatMap(termsOf);
    const isOne = keep[vertex] === 1 || terms.length === 1;
    at[vertex] = waysOf(terms, isOne).map((way) => add(way, isOne ? way[0]?.chain : undefined));
  }
  return { at, from, start, edge: edges, before, chainOf: (way) => listed(chains[way]) };
}

/** Terms that begin at the same vertex are one way, but for chains that may stay; in the order of the operands. */
function waysOf(terms: readonly Term[], chainsStay: boolean): Term[][] {
  const ways: Term[][] = [];
  const joined = new Map<number, Term[]>();
  for (const term of terms) {
    const isChain = chainsStay && term.chain !== undefined;
    const known = isChain ? undefined : joined.get(term.from);
    if (known) {
      known.push(term);
      continue;
    }
    const way = [term];
    ways.push(way);
    if (!isChain) joined.set(term.from, way);
  }
  return ways;
}

function listed(chain: Link | undefined): Operand[] {
  const operands: Operand[] = [];
  for (let link = chain; link; link = link.before) operands.push(link.operand);
  return operands.reverse();
}

/** way → the sum over its terms of the product of the partials. */
export function arrivingWeights(
  { from, start, edge, before }: Arrivals,
  partials: Float64Array,
): Float64Array {
  const weights = new Float64Array(from.length);
  for (let way = 0; way < from.length; way++) {
    const first = start[way] ?? 0;
    const end = start[way + 1] ?? first;
    let sum = term(first);
    for (let k = first + 1; k < end; k++) sum += term(k);
    weights[way] = sum;
  }
  return weights;

  function term(k: number): number {
    const partial = partials[edge[k] ?? -1] ?? Number.NaN;
    const way = before[k] ?? -1;
    return way < 0 ? partial : (weights[way] ?? Number.NaN) * partial;
  }
}
