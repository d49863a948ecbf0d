import assert from 'node:assert/strict';
import type { PointValue } from '../../src/core/program/program';
import { secondOpinion } from '../../src/inspection/check';
import type { Inspection } from '../../src/inspection/inspection';
import { inspected } from './inspected';

/** The verdicts by method when the Jacobian and Hessian are as `change` leaves them. */
async function verdicts(
  text: string,
  at: Record<string, PointValue>,
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

  for (const [imports, values] of [
    ['import jax', ['jax.nn.softmax(x)[0]', 'jax.nn.log_softmax(x)[1]', 'jax.nn.logsumexp(x)']],
    ['import torch', ['torch.softmax(x, 0)[2]', 'torch.nn.functional.log_softmax(x, dim=0)[0]']],
  ] as const) {
    for (const value of values) {
      it(`agrees, and finds what is off, where the largest element is taken away against overflow: ${value}`, async () => {
        const text = `${imports}\ndef f(x):\n    return ${value}\n`;
        const at = { x: [0.7, -1.3, 2.1] };
        const { inspection } = await inspected('python', text, { function: 'f', at });
        assert.deepEqual([...new Set(inspection.checks.map((c) => c.verdict))], ['agrees']);
        assert.equal((await verdicts(text, at, (x) => 1.001 * x)).difference, 'disagrees');
      });
    }
  }

  it('agrees where the largest elements of a softmax tie: it has no kink there', async () => {
    const text = 'import jax\ndef f(x):\n    return jax.nn.softmax(x)[0]\n';
    const { inspection } = await inspected('python', text, { function: 'f', at: { x: [0, 0] } });
    assert.deepEqual([...(inspection.jacobian[0] ?? [])], [0.25, -0.25]);
    assert.deepEqual([...new Set(inspection.checks.map((c) => c.verdict))], ['agrees']);
    assert.deepEqual(inspection.problems, []);
  });

  it("is undecided where the user's own largest elements tie, also beside a softmax", async () => {
    const text =
      'import jax\nimport jax.numpy as jnp\ndef f(x):\n    return jnp.max(x) * jax.nn.softmax(x)[0]\n';
    const { inspection } = await inspected('python', text, { function: 'f', at: { x: [0.5, 0.5] } });
    assert.deepEqual(inspection.checks.map((c) => c.verdict).slice(1), ['undecided', 'undecided']);
    assert.deepEqual(
      inspection.problems.map((p) => p.code),
      ['not-differentiable'],
    );
  });

  for (const value of ['jax.lax.stop_gradient(x) * x', 'x.detach() * x']) {
    it(`is undecided where the program cuts a derivative: ${value}`, async () => {
      const text = `import jax\nimport torch\ndef f(x: torch.Tensor):\n    return ${value}\n`;
      const { inspection } = await inspected('python', text, { function: 'f', at: { x: 1.5 } });
      assert.deepEqual([...(inspection.jacobian[0] ?? [])], [1.5]);
      assert.deepEqual(
        inspection.checks.map((c) => [c.method, c.verdict]),
        [
          ['forward', 'agrees'],
          ['difference', 'undecided'],
          ['gradient-difference', 'undecided'],
        ],
      );
    });
  }

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
