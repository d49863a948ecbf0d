import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PointValue } from '../../../src/core/program/program';
import { inspect } from '../../../src/inspection/inspect';
import { python } from '../../../src/languages/python';

interface Case {
  readonly family: string;
  readonly text: string;
  readonly at: Readonly<Record<string, PointValue>>;
  readonly value: number;
  readonly gradient?: Readonly<Record<string, PointValue>>;
}

// Made by scripts/references/array_programs.py, which runs the programs in NumPy and PyTorch.
const read = (file: string): readonly Case[] =>
  JSON.parse(readFileSync(path.join(__dirname, '../..', file), 'utf8')) as readonly Case[];
const programs = read('languages/python/fixtures/array-programs.json');
const views = read('core/tape/fixtures/views.json');

function flat(value: PointValue): number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flat);
}

function near(got: number, want: number, tolerance: number): boolean {
  return Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));
}

function asked(text: string, at: Case['at']) {
  return inspect({
    program: python.parse(text),
    target: { kind: 'function', name: 'f' },
    given: new Map(Object.entries(at)),
  });
}

function check({ text, at, value, gradient }: Case, tolerance: number): void {
  const { complete, problems, primals, outputs, inputs, jacobian } = asked(text, at);
  assert.ok(complete, problems.map((p) => p.message).join('; '));
  const got = primals[outputs[0]?.node ?? -1] ?? Number.NaN;
  assert.ok(near(got, value, 1e-12), `${got}, not ${value}`);
  for (const [name, want] of Object.entries(gradient ?? {})) {
    const all = inputs.flatMap((i, k) => (i.name === name || i.name.startsWith(`${name}[`) ? [k] : []));
    const slopes = all.map((k) => jacobian[0]?.[k] ?? 0);
    const wanted = flat(want);
    const off = wanted.findIndex((w, k) => !near(slopes[k] ?? 0, w, tolerance));
    assert.ok(off < 0, `∂/∂${name}[${off}] = ${slopes[off]}, not ${wanted[off]}`);
  }
}

function body(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .slice(0, -1)
    .map((line) => line.trim())
    .join('; ');
}

describe('arrays of Python’s libraries', () => {
  before(() => python.load());

  for (const c of programs)
    it(`${c.family}: ${body(c.text)}`, () => check(c, c.family === 'torch' ? 1e-10 : 1e-6));

  it('share memory, or do not, as NumPy’s: random views and writes', () => {
    for (const c of views) {
      const { complete, problems, primals, outputs } = asked(c.text, c.at);
      const got = primals[outputs[0]?.node ?? -1] ?? Number.NaN;
      const why = problems.map((p) => p.message).join('; ');
      assert.ok(complete && near(got, c.value, 1e-11), `${c.text}\n${why}\n${got}, not ${c.value}`);
    }
  });

  const declined: readonly (readonly [what: string, text: string, code: string])[] = [
    [
      'writing into an array of JAX',
      'import jax.numpy as jnp\ndef f(x):\n    x[0] = 2\n    return jnp.sum(x)\n',
      'unsupported-syntax',
    ],
    [
      'reading what was never set',
      'import numpy as np\ndef f(x):\n    return np.sum(np.empty(2) + x[0])\n',
      'no-value',
    ],
    [
      'an absurd size',
      'import numpy as np\ndef f(x):\n    return np.sum(np.zeros(10**9)) + x[0]\n',
      'too-large',
    ],
    [
      'a singular matrix',
      'import numpy as np\ndef f(x):\n    return np.sum(np.linalg.inv(np.outer(x, x)))\n',
      'outside-domain',
    ],
    [
      'an indefinite matrix',
      'import numpy as np\ndef f(x):\n    return np.linalg.cholesky(-np.eye(2) * x[0])[0, 0]\n',
      'outside-domain',
    ],
    [
      'numbers given to integers',
      'import numpy as np\ndef f(x):\n    a = np.arange(3)\n    a[0] = x[0]\n    return np.sum(a)\n',
      'unsupported-syntax',
    ],
    [
      'writing into a broadcast view',
      'import numpy as np\ndef f(x):\n    b = np.broadcast_to(x, (2, 3))\n    b[0] = 1\n    return np.sum(b)\n',
      'unsupported-syntax',
    ],
    [
      'an axis that is not there',
      'import numpy as np\ndef f(x):\n    return np.sum(x, axis=1)\n',
      'index-out-of-range',
    ],
    [
      'a view that only a copy could be',
      'import torch\ndef f(x):\n    return x.outer(x).T.view(-1)[0]\n',
      'shape-mismatch',
    ],
    [
      'a method of two meanings',
      'import numpy as np\nimport torch\ndef f(x):\n    return x.std()\n',
      'unsupported-syntax',
    ],
    [
      'a factoring',
      'import numpy as np\ndef f(x):\n    return np.linalg.eigvalsh(np.outer(x, x))[0]\n',
      'unknown-function',
    ],
  ];
  for (const [what, text, code] of declined) {
    it(`decline ${what}`, () => {
      const { complete, problems } = asked(text, { x: [1, 2, 3] });
      assert.deepEqual([complete, problems[problems.length - 1]?.code], [false, code]);
    });
  }

  const others: readonly (readonly [what: string, text: string, value: number])[] = [
    [
      // a = [1, 2, 3]: t sees a[0] = 2, acc is a[2] itself; PyTorch gives 10.
      'a name of one element of a tensor is a view',
      'import torch\ndef f(x):\n    a = x.clone()\n    t = a[0]\n    a[0] = a[1]\n    a[1] = t\n    acc = a[2]\n    acc += 1\n    return (a * torch.arange(3)).sum()\n',
      10,
    ],
    [
      'a class does not show its constructor’s parameters to its methods',
      'k = 5.0\nclass S:\n    def __init__(self, k):\n        self.k = k\n    def __call__(self, x):\n        return k * x + self.k\ndef f(x):\n    return S(2.0)(x[0])\n',
      7,
    ],
    [
      'a list is sorted in place',
      'def f(x):\n    y = [x[2], x[0], x[1]]\n    y.sort()\n    return y[0] * 10 + y[2]\n',
      13,
    ],
  ];
  for (const [what, text, value] of others)
    it(what, () => check({ family: '', text, at: { x: [1, 2, 3] }, value }, 1e-12));
});
