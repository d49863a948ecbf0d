import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { trace } from '../../../src/core/tape/trace';
import { tapeFaults } from '../../../src/core/tape/validate';
import { unitSeed } from '../../../src/engine/forward';
import { inputValues, primal } from '../../../src/engine/primal';
import { reverseSweep } from '../../../src/engine/reverse';
import { python } from '../../../src/languages/python';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly at: Readonly<Record<string, number>>;
  readonly value: string;
  readonly gradient: Readonly<Record<string, string>>;
}

// Made by scripts/references/programs.py, which runs the programs with 60 digits.
const cases = JSON.parse(
  readFileSync(path.join(__dirname, 'fixtures/programs.json'), 'utf8'),
) as readonly Case[];

function near(got: number | undefined, exact: string): boolean {
  return Math.abs((got ?? Number.NaN) - Number(exact)) <= 1e-13 * Math.max(1, Math.abs(Number(exact)));
}

describe('a traced program', () => {
  before(() => python.load());

  it('sorts a list of Python into a new one', () => {
    const text =
      'def f(x):\n    a = [x, 3.0, 1.0]\n    b = sorted(a, reverse=True)\n    return 100 * b[0] + 10 * b[1] + b[2] + a[0]\n';
    const target = { kind: 'function', name: 'f' } as const;
    const { tape, values } = trace({ program: python.parse(text), target, point: new Map([['x', 2]]) });
    assert.equal(values[tape.outputs[0]?.nodes[0] ?? -1], 323);
    assert.ok(tape.guards.length > 0);
  });

  it('repeats a list as often as an integer says', () => {
    const text = 'def f(x):\n    return sum([x, 2 * x] * 3) + len([x] * -1)\n';
    const target = { kind: 'function', name: 'f' } as const;
    const { tape, values } = trace({ program: python.parse(text), target, point: new Map([['x', 1.5]]) });
    assert.equal(values[tape.outputs[0]?.nodes[0] ?? -1], 13.5);
  });

  for (const { name, text, at, value, gradient } of cases) {
    it(`means what it means in Python: ${name}`, () => {
      const point = new Map(Object.entries(at));
      const { tape, values, complete, problems } = trace({
        program: python.parse(text),
        target: { kind: 'function', name: 'f' },
        point,
      });
      assert.ok(complete, problems.map((p) => p.message).join('; '));
      assert.deepEqual(tapeFaults(tape), []);
      assert.deepEqual(primal(tape, inputValues(tape, values)), values);
      const output = tape.outputs[0]?.nodes[0] ?? -1;
      assert.ok(near(values[output], value), `value ${values[output]}, exactly ${value}`);
      const adjoints = reverseSweep(tape, values, unitSeed(output));
      for (const input of tape.inputs) {
        assert.ok(
          near(adjoints[input.first], gradient[input.name] ?? ''),
          `∂/∂${input.name} ${adjoints[input.first]}, exactly ${gradient[input.name]}`,
        );
      }
    });
  }
});

describe('a trace', () => {
  before(() => python.load());

  const stopped: readonly (readonly [what: string, text: string, code: string, at: string])[] = [
    ['a name without a value', 'def f(x):\n    return x * rate\n', 'no-value', 'rate'],
    ['an unknown function', 'def f(x):\n    return x + curve(x)\n', 'unknown-function', 'curve'],
    ['a division by zero', 'def f(x):\n    y = x - x\n    return 1 / y\n', 'outside-domain', '1 / y'],
    [
      'a logarithm outside its domain',
      'import math\ndef f(x):\n    return math.log(x - 9)\n',
      'outside-domain',
      'math.log(x - 9)',
    ],
    [
      'an endless loop',
      'def f(x):\n    while x > 0:\n        y = x\n    return x\n',
      'endless-loop',
      'while x > 0:\n        y = x\n',
    ],
    [
      'an endless loop that counts away from its end',
      'def f(x):\n    i = 0\n    while i < 9:\n        i -= 1\n    return x\n',
      'endless-loop',
      'while i < 9:\n        i -= 1\n',
    ],
    [
      'an endless loop that counts past its end',
      'def f(x):\n    i = 0\n    while i != 9:\n        i += 2\n    return x\n',
      'endless-loop',
      'while i != 9:\n        i += 2\n',
    ],
    ['endless recursion', 'def f(x):\n    return f(x)\n', 'recursion', 'f(x)'],
    [
      'a range that is too long',
      'def f(x):\n    return sum(x for i in range(10**12))\n',
      'too-large',
      'range(10**12)',
    ],
    ['an index outside', 'def f(x):\n    v = [x, x]\n    return v[2]\n', 'index-out-of-range', 'v[2]'],
    ['nothing that comes out', 'def f(x):\n    y = x\n', 'no-output', 'f'],
    [
      'a missing argument',
      'def g(a, b):\n    return a\ndef f(x):\n    return g(x)\n',
      'wrong-arguments',
      'g(x)',
    ],
    [
      'an argument too many',
      'def g(a):\n    return a\ndef f(x):\n    return g(x, x)\n',
      'wrong-arguments',
      'g(x, x)',
    ],
    ['a text in a sum', "def f(x):\n    return x + 'a'\n", 'not-a-number', "x + 'a'"],
  ];
  for (const [what, text, code, at] of stopped) {
    it(`stops at ${what}`, () => {
      const { complete, problems } = trace({
        program: python.parse(text),
        target: { kind: 'function', name: 'f' },
        point: new Map([['x', 2]]),
      });
      const last = problems[problems.length - 1];
      assert.deepEqual(
        [complete, last?.code, last && text.slice(last.span.start, last.span.end)],
        [false, code, at],
      );
    });
  }

  it('ends when it is cancelled', () => {
    const limits = { operations: 1e6, steps: 1e6, calls: 100, cancelled: () => true };
    const program = python.parse('def f(x):\n    for i in range(100000):\n        x = x + 1\n    return x\n');
    const { problems } = trace({
      program,
      target: { kind: 'function', name: 'f' },
      point: new Map([['x', 2]]),
      limits,
    });
    const { code, message } = problems[0] ?? {};
    assert.deepEqual([code, message], ['cancelled', 'the computation takes too long']);
  });
});
