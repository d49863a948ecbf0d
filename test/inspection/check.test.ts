import assert from 'node:assert/strict';
import { secondOpinion } from '../../src/inspection/check';
import type { Inspection } from '../../src/inspection/inspection';
import { inspected } from './inspected';

/** The verdicts by method when the Jacobian and Hessian are as `change` leaves them. */
async function verdicts(
  text: string,
  at: Record<string, number>,
  change: (x: number) => number,
  what: 'jacobian' | 'hessian' = 'jacobian',
) {
  const { inspection, program } = await inspected('python', text, { function: 'f', at });
  const { tape, primals, inputs, outputs, jacobian, hessian } = inspection;
  const changed = (rows: Inspection['jacobian'] | undefined) => rows?.map((row) => row.map(change));
  const { checks } = secondOpinion({
    program,
    tape,
    primals,
    inputs: Int32Array.from(inputs, (i) => i.node),
    outputs,
    jacobian: what === 'jacobian' ? (changed(jacobian) ?? []) : jacobian,
    hessian: what === 'hessian' ? changed(hessian) : hessian,
    kinks: [],
  });
  return Object.fromEntries(checks.map((c) => [c.method, c.verdict]));
}

const formulas: readonly (readonly [text: string, at: Record<string, number>])[] = [
  ['import math\ndef f(x, y):\n    return math.exp(x) * math.sin(x * y)\n', { x: 0.7, y: 1.9 }],
  ['import numpy as np\ndef f(x):\n    return np.log1p(x) / x\n', { x: 1e-3 }],
  ['import math\ndef f(x):\n    return math.cos(x)\n', { x: 1e5 }],
  ['from scipy.stats import norm\ndef f(x):\n    return norm.cdf(x) ** 2\n', { x: -2.5 }],
  ['from scipy.special import gammaln\ndef f(x):\n    return gammaln(x) * x\n', { x: 3.3 }],
];

describe('the second opinion', () => {
  for (const [text, at] of formulas) {
    const name = text.split('return ')[1]?.trim();
    it(`agrees with the derivative of ${name}`, async () => {
      assert.deepEqual(await verdicts(text, at, (x) => x), {
        forward: 'agrees',
        difference: 'agrees',
        'gradient-difference': 'agrees',
      });
    });
    it(`disagrees where it is off by a thousandth: ${name}`, async () => {
      const { forward, difference } = await verdicts(text, at, (x) => 1.001 * x);
      assert.deepEqual([forward, difference], ['disagrees', 'disagrees']);
    });
    it(`disagrees with the wrong sign: ${name}`, async () => {
      const { forward, difference } = await verdicts(text, at, (x) => -x);
      assert.deepEqual([forward, difference], ['disagrees', 'disagrees']);
    });
    it(`disagrees with a wrong Hessian: ${name}`, async () => {
      assert.equal(
        (await verdicts(text, at, (x) => 1.01 * x, 'hessian'))['gradient-difference'],
        'disagrees',
      );
    });
  }

  it('takes what is left of a cancellation for rounding: sin² + cos²', async () => {
    const text = 'import math\ndef f(x):\n    return math.sin(x) ** 2 + math.cos(x) ** 2\n';
    for (const x of [3, 0.7, 1e3]) {
      const { inspection } = await inspected('python', text, { function: 'f', at: { x } });
      assert.deepEqual([...new Set(inspection.checks.map((c) => c.verdict))], ['agrees'], String(x));
    }
  });

  it('is undecided at a kink', async () => {
    const { inspection } = await inspected('python', 'def f(x):\n    return abs(x) + x\n', {
      function: 'f',
      at: { x: 0 },
    });
    assert.deepEqual(
      inspection.checks.map((c) => [c.method, c.verdict]),
      [
        ['forward', 'agrees'],
        ['difference', 'undecided'],
        ['gradient-difference', 'undecided'],
      ],
    );
    assert.ok(inspection.problems.some((p) => p.code === 'not-differentiable'));
  });

  it('is undecided where a branch ends close by', async () => {
    const { inspection } = await inspected(
      'python',
      'def f(x):\n    if x > 1:\n        return x * x\n    return x\n',
      { function: 'f', at: { x: 1 } },
    );
    assert.ok(inspection.checks.some((c) => c.verdict === 'undecided'));
    assert.equal(inspection.jacobian[0]?.[0], 1);
  });
});
