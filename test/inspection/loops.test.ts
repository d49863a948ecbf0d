import assert from 'node:assert/strict';
import { type Expr, ExprPool } from '../../src/core/expr/expr';
import { printExpr } from '../../src/core/expr/print';
import { primitiveNamed } from '../../src/core/primitives/table';
import type { RecurrenceLine } from '../../src/core/sweep/recurrence';
import { loopsOf } from '../../src/inspection/loops';
import { inspected } from './inspected';

function evaluated(e: Expr, names: ReadonlyMap<string, number>): number {
  if (e.kind === 'const') return e.value;
  if (e.kind === 'input') return names.get(e.name) ?? assert.fail(`nothing is called ${e.name}`);
  const args = e.args.map((a) => evaluated(a, names));
  const p = primitiveNamed(e.operation);
  return p.arity === 'any' ? p.value(args, args.length) : p.value(...args);
}

/** Runs the lines so many rounds: what a round leaves as `…[k]` the next one finds as `…[k-1]`. */
function run(lines: readonly RecurrenceLine[], rounds: number, names: Map<string, number>): void {
  for (let k = 1; k <= rounds; k++) {
    names.set('k', k);
    for (const { name, value } of lines) names.set(name, evaluated(value, names));
    for (const { name } of lines)
      if (name.includes('[k]')) names.set(name.replace('[k]', '[k-1]'), names.get(name) ?? Number.NaN);
  }
}

/** Before the first round: inputs are what they are, and carried names of no input 0. */
function begun(at: Readonly<Record<string, number>>, input: string): Map<string, number> {
  const names = new Map(Object.entries(at));
  for (const carried of ['h', 'y', 't']) {
    names.set(`${carried}[k-1]`, at[carried] ?? 0);
    for (const by of [input, `${input}[0]`]) names.set(`∂${carried}[k-1]/∂${by}`, carried === input ? 1 : 0);
  }
  return names;
}

const texts = (lines: readonly RecurrenceLine[]): string[] =>
  lines.map(({ name, value }) => `${name} = ${printExpr(value, { reading: true })}`);

async function loopsIn(text: string, at: Readonly<Record<string, number | number[]>>) {
  const { inspection } = await inspected('python', text, { function: 'f', at });
  const { tape } = inspection;
  const node = (name: string): number => tape.inputs.find((i) => i.name === name)?.first ?? -1;
  return { loops: loopsOf(tape, new ExprPool()), node };
}

const network = `import math
def f(w, b, h):
    for t in range(50):
        h = math.tanh(w * h + b)
    return h
`;

const heun = `import math
def f(y, r, dt):
    t = 0.0
    for i in range(100):
        k1 = -r * y + math.sin(t)
        k2 = -r * (y + dt * k1) + math.sin(t + dt)
        y = y + 0.5 * dt * (k1 + k2)
        t = t + dt
    return y
`;

describe('a loop as its recurrence', () => {
  it('is read in the names of the source', async () => {
    const { loops, node } = await loopsIn(network, { w: 0.9, b: 0.5, h: 0 });
    assert.deepEqual(
      loops.map(({ rounds, lines, tangents }) => [rounds, texts(lines), texts(tangents(node('w')))]),
      [
        [
          50,
          ['h[k] = tanh(w · h[k-1] + b)'],
          ['∂h[k]/∂w = (h[k-1] + w · ∂h[k-1]/∂w) · sech(w · h[k-1] + b)^2'],
        ],
      ],
    );
  });

  it('has the elements of arrays that a round reads', async () => {
    const text =
      'def f(x):\n    s = 0.0\n    for i in range(len(x) - 1):\n        a = x[i + 1] - x[i] ** 2\n        s += 100 * a ** 2\n    return s\n';
    const { loops } = await loopsIn(text, { x: Array.from({ length: 40 }, (_, k) => k / 40) });
    assert.deepEqual(
      loops.map(({ rounds, lines }) => [rounds, texts(lines)]),
      [[39, ['a = x[k] - x[k-1]^2', 's[k] = s[k-1] + 100a^2']]],
    );
  });

  it('counts by a letter that nothing else bears', async () => {
    const text = 'def f(k, s):\n    for i in range(90):\n        s = s * k\n    return s\n';
    const { loops } = await loopsIn(text, { k: 0.9, s: 1 });
    assert.deepEqual(
      loops.map(({ lines }) => texts(lines)),
      [['s[j] = s[j-1] · k']],
    );
  });

  // The network's derivatives are verified with another system; the others are from mpmath, with 40 digits.
  const cases: [
    name: string,
    text: string,
    at: Record<string, number>,
    rounds: number,
    result: string,
    value: number,
    by: Record<string, number>,
  ][] = [
    [
      'a recurrent network',
      network,
      { w: 0.9, b: 0.5, h: 0 },
      50,
      'h',
      0.853229,
      { w: 0.307307, b: 0.360169, h: 1.82009e-30 },
    ],
    [
      "Heun's method",
      heun,
      { y: 1, r: 2, dt: 0.01 },
      100,
      'y',
      0.3909489011821752,
      { y: 0.13535360201634977, r: -0.19857676899281645, dt: 5.961799429709163 },
    ],
  ];
  for (const [name, text, at, rounds, result, value, by] of cases)
    it(`gives the value and the derivatives when it is run: ${name}`, async () => {
      const { loops, node } = await loopsIn(text, at);
      const [loop] = loops;
      assert.ok(loop && loops.length === 1);
      for (const [input, derivative] of Object.entries(by)) {
        const names = begun(at, input);
        run([...loop.lines, ...loop.tangents(node(input))], rounds, names);
        const shown = input === result ? `${input}[0]` : input;
        const got = [names.get(`${result}[k]`), names.get(`∂${result}[k]/∂${shown}`)];
        assert.deepEqual(
          got.map((x) => x?.toPrecision(5)),
          [value.toPrecision(5), derivative.toPrecision(5)],
        );
      }
    });
});
