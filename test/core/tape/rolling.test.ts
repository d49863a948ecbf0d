import assert from 'node:assert/strict';
import fc from 'fast-check';
import { operandsOf } from '../../../src/core/tape/nodes';
import { printTape } from '../../../src/core/tape/print';
import type { Tape } from '../../../src/core/tape/tape';
import { trace } from '../../../src/core/tape/trace';
import { tapeFaults } from '../../../src/core/tape/validate';
import { unitSeed } from '../../../src/engine/forward';
import { inputValues, primal } from '../../../src/engine/primal';
import { reverseSweep } from '../../../src/engine/reverse';
import { python } from '../../../src/languages/python';

function traced(text: string, point: Readonly<Record<string, number | readonly number[]>>) {
  const found = trace({
    program: python.parse(text),
    target: { kind: 'function', name: 'f' },
    point: new Map(Object.entries(point)),
    limits: { operations: 2_000_000, steps: 10_000_000, calls: 50 },
  });
  assert.ok(found.complete, found.problems.map((p) => p.message).join('; '));
  assert.deepEqual(tapeFaults(found.tape), []);
  return found;
}

/** `run times·slots` of each run but the constants'. */
function shapeOf({ runs, blocks }: Tape): string[] {
  return runs.map((r) => `${r.count}·${blocks[r.block]?.operations.length}`).slice(1);
}

const body = (lines: readonly string[]): string => lines.map((line) => `        ${line}\n`).join('');
const loop = (header: string, lines: readonly string[], before = 's = 0.5'): string =>
  `import math\ndef f(x, y):\n    ${before}\n    ${header}:\n${body(lines)}    return s\n`;

describe('a loop that runs', () => {
  before(() => python.load());

  const point = { x: 0.3, y: 1.1 };
  const shapes: [name: string, text: string, runs: string[]][] = [
    ['a recurrence', loop('for i in range(1000)', ['s = math.tanh(x*s + y)']), ['1·2', '1000·3']],
    ['one that counts', loop('for i in range(5, 1000)', ['s += math.sin(i * x)']), ['1·2', '995·3']],
    ['a while loop', loop('while n < 1000', ['s = s * x', 'n += 1'], 's, n = 0.5, 0'), ['1·2', '1000·1']],
    [
      'two steps back',
      loop('for i in range(1000)', ['s, t = x * (s - t), s'], 's, t = 0.5, y'),
      // The first two rounds take from before the loop what the others take from two rounds before.
      ['1·6', '998·2'],
    ],
    ['a short one, as it is', loop('for i in range(5)', ['s = s * x + y']), ['1·12']],
    [
      'one within another that is short',
      loop('for i in range(300)', ['for j in range(4):', '    s = s * x + y * j']),
      ['1·2', '300·12'],
    ],
    [
      'ways that depend on the numbers',
      loop('for i in range(400)', ['if i % 2 == 0:', '    s = s * x', 'else:', '    s = s + y']),
      [],
    ],
  ];
  for (const [name, text, runs] of shapes)
    it(`takes the room of a round: ${name}`, () => {
      const { tape } = traced(text, point);
      if (runs.length) assert.deepEqual(shapeOf(tape), runs);
      else assert.ok(tape.blocks.length < 20, printTape(tape));
    });

  it('keeps every operand where it was', () => {
    // s ← s·x is a product with the node before, whatever run it belongs to.
    const { tape } = traced(loop('for i in range(500)', ['s = s * x']), point);
    const x = tape.inputs[0]?.first ?? -1;
    const first = tape.length - 500;
    for (let k = 1; k < 500; k++) assert.deepEqual(operandsOf(tape, first + k), [first + k - 1, x]);
  });
});

/** A number and its derivative by x. */
type Dual = readonly [value: number, slope: number];

interface State {
  s: Dual;
  t: Dual;
  readonly a: Dual[];
}

const c = (value: number): Dual => [value, 0];
const plus = (u: Dual, v: Dual): Dual => [u[0] + v[0], u[1] + v[1]];
const minus = (u: Dual, v: Dual): Dual => [u[0] - v[0], u[1] - v[1]];
const times = (u: Dual, v: Dual): Dual => [u[0] * v[0], u[0] * v[1] + u[1] * v[0]];
const sine = (u: Dual): Dual => [Math.sin(u[0]), Math.cos(u[0]) * u[1]];
const at = (array: readonly Dual[], k: number): Dual => array[k] ?? c(Number.NaN);

const x: Dual = [0.4, 1];
const y: Dual = [0.9, 0];

/** Lines of a loop's body, and what they do, in dual numbers. */
const statements: readonly (readonly [text: string, run: (q: State, i: number) => void])[] = [
  ['s = s * x + t', (q) => (q.s = plus(times(q.s, x), q.t))],
  ['t = t + a[i] * y', (q, i) => (q.t = plus(q.t, times(at(q.a, i), y)))],
  ['s, t = t, s', (q) => ([q.s, q.t] = [q.t, q.s])],
  ['t = math.sin(s) - a[i]', (q, i) => (q.t = minus(sine(q.s), at(q.a, i)))],
  ['s = s + i * 0.01', (q, i) => (q.s = plus(q.s, c(i * 0.01)))],
  ['if i % 3 == 0:\n            s = s - x', (q, i) => (q.s = i % 3 ? q.s : minus(q.s, x))],
  [
    'if a[i] > 0.5:\n            t = t * y\n        else:\n            t = t - 1',
    (q, i) => (q.t = at(q.a, i)[0] > 0.5 ? times(q.t, y) : minus(q.t, c(1))),
  ],
  [
    'for j in range(3):\n            s = s * 0.9 + a[j]',
    (q) => {
      for (const j of [0, 1, 2]) q.s = plus(times(q.s, c(0.9)), at(q.a, j));
    },
  ],
  ['a[i] = s * 0.5', (q, i) => (q.a[i] = times(q.s, c(0.5)))],
  ['if i > 2:\n            s = s + a[i - 2]', (q, i) => (q.s = i > 2 ? plus(q.s, at(q.a, i - 2)) : q.s)],
  [
    'for j in range(i % 4):\n            t = t + x * j',
    (q, i) => {
      for (let j = 0; j < i % 4; j++) q.t = plus(q.t, times(x, c(j)));
    },
  ],
];

describe('loops that stay loops', () => {
  before(() => python.load());

  it('have the values and derivatives of their rounds', () => {
    const lines = fc.array(fc.constantFrom(...statements), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 120 }), (chosen, rounds) => {
        const inner = body(chosen.map(([text]) => text));
        const text = `import math\ndef f(x, y, a):\n    s, t = 0.1, 0.2\n    for i in range(${rounds}):\n${inner}    return s + t\n`;
        const a = Array.from({ length: rounds + 3 }, (_, k) => Math.sin(k * k) * 0.7);
        const { tape, values } = traced(text, { x: x[0], y: y[0], a });
        assert.deepEqual([...primal(tape, inputValues(tape, values))], [...values]);
        const state: State = { s: c(0.1), t: c(0.2), a: a.map(c) };
        for (let i = 0; i < rounds; i++) for (const [, run] of chosen) run(state, i);
        const [value, slope] = plus(state.s, state.t);
        const output = tape.outputs[0]?.nodes[0] ?? -1;
        const adjoints = reverseSweep(tape, values, unitSeed(output));
        const derivative = adjoints[tape.inputs.find((i) => i.name === 'x')?.first ?? -1] ?? 0;
        assert.ok(Math.abs((values[output] ?? Number.NaN) - value) <= 1e-12 * (1 + Math.abs(value)), text);
        assert.ok(Math.abs(derivative - slope) <= 1e-11 * (1 + Math.abs(slope)), text);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
