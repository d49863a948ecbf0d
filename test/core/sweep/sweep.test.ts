import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExprPool } from '../../../src/core/expr/expr';
import { numberText, printExpr } from '../../../src/core/expr/print';
import { costSentence, costs } from '../../../src/core/sweep/cost';
import { eliminate } from '../../../src/core/sweep/elimination';
import { factored } from '../../../src/core/sweep/factor';
import { type Edge, type LinearGraph, linearGraph } from '../../../src/core/sweep/graph';
import { pathsBetween } from '../../../src/core/sweep/paths';
import { speedSentence, stepSentence } from '../../../src/core/sweep/sentences';
import { forwardSteps, reverseSteps } from '../../../src/core/sweep/steps';

const edge = (from: number, to: number, weight: number): Edge => ({ from, to, weight });

/** e = (a + b)(b + 1) at (2, 1): a, b, c, d, e are the vertices 0 to 4. */
const first = linearGraph(
  [edge(0, 2, 1), edge(1, 2, 1), edge(1, 3, 1), edge(2, 4, 2), edge(3, 4, 3)],
  [0, 1],
  [4],
);

/** Three edges from x to y, three from y to z. */
const nine = linearGraph(
  [2, 3, 5].map((w) => edge(0, 1, w)).concat([7, 11, 13].map((w) => edge(1, 2, w))),
  [0],
  [2],
);

/** 10 inputs, an operation on each, one sum, 10 operations on it, one more on each. */
const hourglass = linearGraph(
  Array.from({ length: 10 }, (_, i) => [
    edge(i, 10 + i, 1.5),
    edge(10 + i, 20, 1),
    edge(20, 21 + i, 0.5),
    edge(21 + i, 31 + i, 2),
  ]).flat(),
  Array.from({ length: 10 }, (_, i) => i),
  Array.from({ length: 10 }, (_, i) => 31 + i),
);

const names = ['a', 'b', 'c', 'd', 'e'];
const wording = { name: (v: number) => names[v] ?? '', number: (x: number) => numberText(x, 6) };

describe('sweeps step by step', () => {
  it('say the reverse sweep of the first example', () => {
    const sweep = reverseSteps(first, 4);
    assert.deepEqual(
      sweep.steps.map((s) => stepSentence(sweep, s, wording)),
      ['ē = 1', 'd̄ = ē·3 = 3', 'c̄ = ē·2 = 2', 'b̄ = c̄·1 + d̄·1 = 2 + 3 = 5', 'ā = c̄·1 = 2'].map((s) =>
        s.normalize('NFC'),
      ),
    );
    assert.deepEqual([...sweep.totals], [2, 5, 2, 3, 1]);
  });

  it('say the forward sweep of the first example as speeds', () => {
    const sweep = forwardSteps(first, 1);
    assert.deepEqual(
      sweep.steps.map((s) => speedSentence(sweep, s, wording)),
      ['b moves at speed 1', 'c at 1·1 = 1', 'd at 1·1 = 1', 'e at 2·1 + 3·1 = 5'],
    );
  });

  it('touch every edge once', () => {
    const edges = reverseSteps(first, 4).steps.flatMap((s) => s.contributions.map((c) => c.edge));
    assert.deepEqual(edges.sort(), [0, 1, 2, 3, 4]);
  });
});

describe('paths', () => {
  it('of the first example', () => {
    const { count, sum, largest } = pathsBetween(first, 1, 4, 5);
    assert.deepEqual(
      [count, sum, largest.map((p) => [p.edges, p.contribution])],
      [
        2n,
        5,
        [
          [[2, 4], 3],
          [[1, 3], 2],
        ],
      ],
    );
  });

  it('are nine, and their contributions are ranked', () => {
    const { count, sum, largest } = pathsBetween(nine, 0, 2, 3);
    assert.deepEqual([count, sum, largest.map((p) => p.contribution)], [9n, 310, [65, 55, 39]]);
  });

  it('of one size but for rounding stand in the order of the graph, whichever came out larger', () => {
    for (const a of [1.876214, 1.876214 * (1 + 2 ** -52), 1.876214 * (1 - 2 ** -51)]) {
      const graph = linearGraph(
        [edge(0, 1, a), edge(0, 2, 1.876214), edge(0, 3, 5), edge(1, 4, 1), edge(2, 4, -1), edge(3, 4, 1)],
        [0],
        [4],
      );
      const { largest } = pathsBetween(graph, 0, 4, 3);
      assert.deepEqual(
        largest.map((p) => p.edges),
        [
          [2, 5],
          [0, 3],
          [1, 4],
        ],
      );
    }
  });

  it('that are infinite stand before all others', () => {
    const graph = linearGraph([edge(0, 1, 1), edge(0, 1, 2), edge(0, 1, Infinity), edge(0, 1, 0)], [0], [1]);
    assert.deepEqual(
      pathsBetween(graph, 0, 1, 4).largest.map((p) => p.contribution),
      [Infinity, 2, 1, 0],
    );
  });

  it('are counted exactly with a hundred digits', () => {
    const ladder = linearGraph(
      Array.from({ length: 400 }, (_, i) => [edge(i, i + 1, 1), edge(i, i + 1, 1)]).flat(),
      [0],
      [400],
    );
    assert.equal(pathsBetween(ladder, 0, 400, 1).count, 2n ** 400n);
  });

  it('are the largest that there are', () => {
    fc.assert(
      fc.property(randomGraph, (graph) => {
        const last = graph.nodes.length - 1;
        const all = allPaths(graph, 0, last);
        const { count, largest } = pathsBetween(graph, 0, last, 4);
        assert.equal(count, BigInt(all.length));
        const sizes = all
          .map(Math.abs)
          .sort((a, b) => b - a)
          .slice(0, 4);
        assert.deepEqual(
          largest.map((p) => Math.abs(p.contribution).toPrecision(12)),
          sizes.map((s) => s.toPrecision(12)),
        );
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('factoring', () => {
  it('turns nine paths into two factors', () => {
    const pool = new ExprPool();
    const letters = ['α', 'β', 'γ', 'δ', 'ε', 'ζ'];
    const { expression, operations, writtenOut } = factored(
      nine,
      0,
      2,
      (e) => pool.input(letters[e] ?? ''),
      pool,
    );
    assert.deepEqual(
      [printExpr(expression), operations, writtenOut],
      [
        '(α + β + γ)*(δ + ε + ζ)',
        { multiplications: 1, additions: 4 },
        { multiplications: 9n, additions: 8n },
      ],
    );
  });

  it('counts no multiplication by 1', () => {
    const pool = new ExprPool();
    const { expression, writtenOut } = factored(
      first,
      1,
      4,
      (e) => (e < 3 ? pool.constant(1) : pool.input(e === 3 ? 'd' : 'c')),
      pool,
    );
    assert.deepEqual([printExpr(expression), writtenOut], ['d + c', { multiplications: 0n, additions: 1n }]);
  });
});

describe('vertex elimination', () => {
  it('costs 210, 210 and 120 on the hourglass', () => {
    const { elimination, forwardSweeps, reverseSweeps } = costs(hourglass);
    assert.deepEqual(elimination, { forward: 210, reverse: 210, markowitz: 120, cheapest: 120 });
    assert.deepEqual([forwardSweeps, reverseSweeps], [220, 220]);
  });

  it('joins what it separates', () => {
    const { order, steps, jacobian } = eliminate(first, 'reverse');
    assert.deepEqual(
      [order, steps[0], jacobian.map((r) => [...r])],
      [
        [3, 2],
        {
          vertex: 3,
          predecessors: [1],
          successors: [4],
          multiplications: 1,
          additions: 0,
          stays: false,
          fillIn: [[1, 4]],
        },
        [[2, 5]],
      ],
    );
  });

  it('gives the Jacobian of the sweeps in every order, whatever is an output', () => {
    fc.assert(
      fc.property(graphWithOutputs, (graph) => {
        const rows = Array.from(graph.outputs, (output) => reverseSteps(graph, output).totals);
        for (const strategy of ['forward', 'reverse', 'markowitz', 'cheapest'] as const) {
          const { jacobian } = eliminate(graph, strategy);
          rows.forEach((adjoints, k) => {
            graph.inputs.forEach((input, column) => {
              const truth = adjoints[input] ?? 0;
              assert.ok(
                Math.abs((jacobian[k]?.[column] ?? 0) - truth) <= 1e-9 * (1 + Math.abs(truth)),
                `${strategy}: ${jacobian[k]?.[column]} instead of ${truth}`,
              );
            });
          });
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  // y = x·w, z = sin(y)·w at (2, 3): y costs 2·1 (its own edges stay), sin(y) 2·1 or 1·1.
  it('an output that another is computed from goes from the way and stays as an end', () => {
    const cos = Math.cos(6);
    const graph = linearGraph(
      [edge(0, 2, 3), edge(1, 2, 2), edge(2, 3, cos), edge(3, 4, 3), edge(1, 4, Math.sin(6))],
      [0, 1],
      [2, 4],
    );
    const { steps, jacobian, multiplications } = eliminate(graph, 'forward');
    assert.deepEqual(
      steps.map((s) => [s.vertex, s.stays, s.multiplications]),
      [
        [2, true, 2],
        [3, false, 2],
      ],
    );
    assert.equal(multiplications, 4);
    assert.equal(eliminate(graph, 'reverse').multiplications, 3);
    assert.deepEqual(
      jacobian.map((row) => Array.from(row, (x) => x.toFixed(3))),
      [
        ['3.000', '2.000'],
        ['8.642', '5.482'],
      ],
    );
  });
});

describe('the sentence of the cost', () => {
  const rows: readonly (readonly [number, number, string])[] = [
    [2, 1, '2 inputs, 1 output: 1 reverse sweep, or 2 forward.'],
    [1, 3, '1 input, 3 outputs: 1 forward sweep, or 3 reverse.'],
    [1_000_000, 1, '1,000,000 inputs, 1 output: 1 reverse sweep, or 1,000,000 forward.'],
  ];
  for (const [inputs, outputs, sentence] of rows)
    it(sentence, () => assert.equal(costSentence(inputs, outputs), sentence));
});

/** Up to nine vertices, two inputs, the last vertex the output, every inner vertex with an edge in and out. */
const randomGraph: fc.Arbitrary<LinearGraph> = fc
  .array(
    fc.record({
      a: fc.nat(),
      b: fc.nat(),
      v: fc.integer({ min: -6, max: 6 }),
      w: fc.integer({ min: -6, max: 6 }),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((choices) => {
    const edges = choices.flatMap(({ a, b, v, w }, k) => {
      const to = 2 + k;
      return [
        edge(k === 0 ? 0 : a % to, to, v / 2 + 0.25),
        edge(b % 2 === 0 ? to - 1 : b % to, to, w / 2 + 0.25),
      ];
    });
    return linearGraph(edges, [0, 1], [choices.length + 1]);
  });

/** The same with any of its vertices as outputs, inputs among them. */
const graphWithOutputs: fc.Arbitrary<LinearGraph> = fc
  .tuple(randomGraph, fc.array(fc.nat({ max: 8 }), { maxLength: 4 }))
  .map(([graph, chosen]) => {
    const more = chosen.filter((v) => v < graph.nodes.length - 1);
    return { ...graph, outputs: Int32Array.from([...new Set(more), ...graph.outputs]) };
  });

function allPaths(graph: LinearGraph, from: number, to: number): number[] {
  if (from === to) return [1];
  return Array.from(graph.weights.keys())
    .filter((e) => graph.from[e] === from)
    .flatMap((e) => allPaths(graph, graph.to[e] ?? 0, to).map((p) => p * (graph.weights[e] ?? 0)));
}
