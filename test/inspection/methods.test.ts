import assert from 'node:assert/strict';
import type { PointValue } from '../../src/core/program/program';
import { describeTarget, targetAt } from '../../src/inspection/target';
import { javascript } from '../../src/languages/javascript';
import { python } from '../../src/languages/python';
import { inspected } from './inspected';

const spring = `class Spring:
    def __init__(self, k, rest=1.0):
        self.k = k
        self.rest = rest

    def energy(self, x):
        d = x - self.rest
        return 0.5 * self.k * d ** 2
`;

const bench = `from numpy import cos
from .base import Benchmark

class Wave(Benchmark):
    """A function among many."""
    power = 2.0

    def __init__(self, dimensions=2):
        Benchmark.__init__(self, dimensions)
        self._bounds = list(zip([-1.0] * self.N, [1.0] * self.N))
        self.c = 3.0

    def fun(self, x, *args):
        self.nfev += 1
        return self.c * cos(x[0]) * x[1] ** self.power

    def scaled(self, x):
        return x[0] ** 2 / self.N
`;

const made = `def outer(a=2.0):
    def inner(x):
        return a * x ** 2
    def other(x):
        return x
    return [other, inner]
`;

async function numbers(text: string, path: string, at: Readonly<Record<string, PointValue>>) {
  const { inspection } = await inspected('python', text, { function: path, at });
  const [output] = inspection.outputs;
  if (!inspection.complete) return inspection.problems.map((p) => `${p.code}: ${p.message}`);
  return [inspection.primals[output?.node ?? -1], ...(inspection.jacobian[0] ?? [])].map((x) =>
    Number(x?.toPrecision(12)),
  );
}

describe('methods and inner functions', () => {
  const cases: [
    name: string,
    text: string,
    path: string,
    at: Record<string, PointValue>,
    expected: readonly (number | string)[],
  ][] = [
    // ½·3·(2.5 − 1)², then by x and by k.
    [
      'a method by its own and the constructor’s parameters',
      spring,
      'Spring.energy',
      { x: 2.5, k: 3 },
      [3.375, 4.5, 1.125],
    ],
    ['a method of a class that extends one of another file', bench, 'Wave.fun', { x: [0, 2] }, [12, 0, 12]],
    [
      'what that class gives, where the point has it',
      bench,
      'Wave.scaled',
      { x: [3, 0], 'self.N': 2 },
      [4.5, 3, 0, -2.25],
    ],
    [
      'what that class gives, else',
      bench,
      'Wave.scaled',
      { x: [3, 0] },
      ['unknown-name: N comes from Benchmark, which is not in this file'],
    ],
    ['a function that another one returns in a list', made, 'outer.inner', { x: 3 }, [18, 12]],
    [
      'a function that is not there',
      made,
      'outer.missing',
      { x: 3 },
      ['unknown-name: outer has no function missing'],
    ],
  ];
  for (const [name, text, path, at, expected] of cases)
    it(name, async () => assert.deepEqual(await numbers(text, path, at), expected));

  it('are what stands at the cursor', async () => {
    await python.load();
    const program = python.parse(bench);
    const target = targetAt(program, bench.indexOf('cos(x[0])'));
    assert.deepEqual(target, { kind: 'function', name: 'Wave.fun' });
    const { span } = describeTarget(program, target ?? { kind: 'unit', unit: 0 });
    assert.ok(bench.slice(span.start, span.end).startsWith('def fun(self'));
  });

  const derived = `class Base {
  rate = 2;
  value(x) { return this.rate * x; }
  static unit(x) { return 3 * x; }
}
class Steep extends Base {
  constructor(k) { super(); this.k = k; }
  value(x) {
    const own = function square(y) { return y ** 2; };
    return super.value(x) + this.k * own(x);
  }
}
`;
  const places: [name: string, text: string, path: string][] = [
    ['of a class with more parts', 'this.rate *', 'Base.value'],
    ['but for those of the class itself', '3 * x', 'Base'],
    ['of a class with a base', 'super.value', 'Steep.value'],
    ['around a function of its own', 'y ** 2', 'Steep.value'],
    ['but for what makes its objects', 'super()', 'Steep'],
  ];
  for (const [name, text, path] of places)
    it(`are what stands at the cursor: ${name}`, async () => {
      await javascript.load();
      const target = targetAt(javascript.parse(derived), derived.indexOf(text));
      assert.equal(target?.kind === 'function' ? target.name : undefined, path);
    });

  it('of a class in JavaScript with a base are computed by what the constructors take', async () => {
    const { inspection } = await inspected('javascript', derived, {
      function: 'Steep.value',
      at: { x: 5, k: 3 },
    });
    // 2x + kx², then by x and by k.
    assert.equal(inspection.primals[inspection.outputs[0]?.node ?? -1], 85);
    assert.deepEqual([...(inspection.jacobian[0] ?? [])], [32, 25]);
  });

  it('of a class with a base in this file know what the base gives', async () => {
    const text = `class Base:
    def __init__(self, k):
        self.k = k
    def slope(self, x):
        return 1.0
    def at(self, x):
        return self.k * self.slope(x) * x
class Steep(Base):
    def slope(self, x):
        return 3.0 * x
`;
    // Steep.at is k·(3x)·x, by k and by x; Base.at is k·x, by x and by k: what the method itself takes comes first.
    assert.deepEqual(await numbers(text, 'Steep.at', { k: 2, x: 5 }), [150, 75, 60]);
    assert.deepEqual(await numbers(text, 'Base.at', { k: 2, x: 5 }), [10, 2, 5]);
  });
});
