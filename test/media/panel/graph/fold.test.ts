import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folded } from '../../../../media/panel/graph/fold';
import { type LinearGraph, linearGraph } from '../../../../src/core/sweep/graph';
import { forwardSteps } from '../../../../src/core/sweep/steps';
import type { Operand } from '../../../../src/engine/linearise';

/** A graph, what its edges are operands of, and which vertices are kept. */
interface Case {
  readonly graph: LinearGraph;
  readonly operands: readonly Operand[];
  readonly keep: Uint8Array;
}

interface WeightedEdge extends Operand {
  readonly weight: number;
}

/** Vertices are nodes 0, 1, …; edges in the order of what they enter. */
function caseOf(
  edges: readonly (readonly [number, number, number])[],
  keep: readonly number[],
  inputs: readonly number[],
  outputs: readonly number[],
): Case {
  const places = new Map<number, number>();
  const weighted = [...edges]
    .sort(([, a], [, b]) => a - b)
    .map(([from, to, weight]): WeightedEdge => {
      const argument = places.get(to) ?? 0;
      places.set(to, argument + 1);
      return { from, to, argument, weight };
    });
  const graph = linearGraph(weighted, inputs, outputs);
  const kept = Uint8Array.from(graph.nodes, (node) => (keep.includes(node) ? 1 : 0));
  return { graph, operands: weighted, keep: kept };
}

/** `tail of head` → derivative, of all pairs of nodes that are wanted. */
function derivatives(graph: LinearGraph, wanted: ReadonlySet<number>): Map<string, number> {
  const found = new Map<string, number>();
  for (const [seed, from] of graph.nodes.entries()) {
    if (!wanted.has(from)) continue;
    for (const { vertex, total } of forwardSteps(graph, seed).steps) {
      const to = graph.nodes[vertex] ?? -1;
      if (wanted.has(to)) found.set(`${to} by ${from}`, total);
    }
  }
  return found;
}

/** Up to nine nodes, edges with small whole numbers, so that sums are exact; the first and the last node are kept. */
const cases: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 9 }).chain((count) =>
  fc
    .record({
      edges: fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: count - 2 }),
          fc.integer({ min: 0, max: count - 1 }),
          fc.integer({ min: -3, max: 3 }),
        ),
        { maxLength: 24 },
      ),
      keep: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
    })
    .map(({ edges, keep }) => {
      const forth = edges.map(([a, b, w]) => [a, a + 1 + (b % (count - 1 - a)), w] as const);
      const kept = keep.flatMap((isKept, node) => (isKept || node === 0 || node === count - 1 ? [node] : []));
      return caseOf(forth, kept, [0], [count - 1]);
    }),
);

describe('a graph with folded vertices', () => {
  it('keeps every derivative between the vertices that are kept', () => {
    fc.assert(
      fc.property(cases, ({ graph, operands, keep }) => {
        const there = new Set(graph.nodes.filter((_, vertex) => keep[vertex] === 1));
        const small = folded(graph, operands, keep).graph;
        assert.deepEqual([...small.nodes], [...there]);
        const before = derivatives(graph, there);
        const after = derivatives(small, there);
        assert.deepEqual([...after].sort(), [...before].sort());
      }),
      { numRuns: 500 },
    );
  });

  it('says of each edge which operands it is made of, or that it stands for several paths', () => {
    fc.assert(
      fc.property(cases, ({ graph, operands, keep }) => {
        const { graph: small, chains, fused } = folded(graph, operands, keep);
        const weightOf = new Map(operands.map((o, edge) => [o, graph.weights[edge] ?? Number.NaN]));
        for (const [edge, chain] of chains.entries()) {
          if (!chain.length) continue;
          const product = chain.reduce((p, o) => p * (weightOf.get(o) ?? Number.NaN), 1);
          assert.ok(product === small.weights[edge], 'the product of the chain is the weight');
          const ends = [chain[0]?.from, chain.at(-1)?.to];
          assert.deepEqual(ends, [small.nodes[small.from[edge] ?? -1], small.nodes[small.to[edge] ?? -1]]);
          chain.slice(1).forEach((o, k) => {
            assert.equal(o.from, chain[k]?.to);
          });
        }
        for (const [vertex, isFused] of fused.entries()) {
          const entering = chains.filter((_, edge) => small.to[edge] === vertex);
          assert.equal(isFused, entering.some((chain) => chain.length !== 1) ? 1 : 0);
        }
      }),
    );
  });

  it('leaves edges alone between vertices that are kept', () => {
    fc.assert(
      fc.property(cases, ({ graph, operands }) => {
        const all = new Uint8Array(graph.nodes.length).fill(1);
        const { graph: same, chains } = folded(graph, operands, all);
        assert.deepEqual([same.from, same.to, same.weights], [graph.from, graph.to, graph.weights]);
        assert.deepEqual(
          chains,
          operands.map((o) => [o]),
        );
      }),
    );
  });

  it('three chains side by side stay three edges', () => {
    // y = αx + βx + γx, with a node a product.
    const { graph, operands, keep } = caseOf(
      [
        [0, 1, 2],
        [0, 2, 3],
        [0, 3, 5],
        [1, 4, 1],
        [2, 4, 1],
        [3, 4, 1],
      ],
      [0, 4],
      [0],
      [4],
    );
    const { graph: small, chains } = folded(graph, operands, keep);
    assert.deepEqual([...small.weights], [2, 3, 5]);
    assert.deepEqual([...small.from, ...small.to], [0, 0, 0, 1, 1, 1]);
    assert.deepEqual(
      chains.map((c) => c.length),
      [2, 2, 2],
    );
  });

  it('paths that are joined in a folded vertex become one edge with their sum', () => {
    const { graph, operands, keep } = caseOf(
      [
        [0, 1, 2],
        [0, 1, 3],
        [1, 2, 7],
      ],
      [0, 2],
      [0],
      [2],
    );
    const { graph: small, chains, fused } = folded(graph, operands, keep);
    assert.deepEqual([...small.weights], [35]);
    assert.deepEqual(chains, [[]]);
    assert.deepEqual([...fused], [0, 1]);
  });
});
