import assert from 'node:assert/strict';
import { sweepOf } from '../../../../media/panel/graph/sweep';
import { elasticity, jacobianOf } from '../../../../media/panel/results/matrices';
import { update } from '../../../../media/panel/state/update';
import { nodeOf, panelOf, rounded, runningOf } from '../pictured';

// The numbers were verified with an independent system for automatic differentiation.

const arm = `// at: q1=0.3, q2=0.9
function ‸arm(q1, q2) {
  const x = Math.cos(q1) + 0.8 * Math.cos(q1 + q2);
  const y = Math.sin(q1) + 0.8 * Math.sin(q1 + q2);
  return [x, y];
}
`;

const price = `import numpy as np
from scipy.stats import norm
# at: S=100, K=100, r=0.05, sigma=0.2, T=1
def ‸bs_call(S, K, r, sigma, T):
    d1 = (np.log(S / K) + (r + sigma**2 / 2) * T) / (sigma * np.sqrt(T))
    d2 = d1 - sigma * np.sqrt(T)
    return S * norm.cdf(d1) - K * np.exp(-r * T) * norm.cdf(d2)
`;

describe('matrices', () => {
  it('the Jacobian of a two-link arm, its determinant and condition number', async () => {
    const state = await panelOf('javascript', arm);
    const jacobian = jacobianOf(runningOf(state).now);
    assert.deepEqual(
      [jacobian?.rows.length, rounded(jacobian?.determinant, 6), rounded(jacobian?.condition, 4)],
      [2, '0.626662', '5.0265'],
    );
    // Stretched, l₁l₂ sin q₂ = 0: the determinant does not depend on q₁.
    const stretched = update(state, { kind: 'value', node: nodeOf(state, 'q2'), value: 0, begins: true });
    assert.equal(
      rounded(Math.abs(jacobianOf(runningOf(stretched).now)?.determinant ?? 1), 12),
      '0.000000000000',
    );
  });

  it('elasticities and the second derivatives of a price', async () => {
    const { model, now } = runningOf(await panelOf('python', price));
    const { inputs, outputs, hessian } = model.picture;
    const { totals } = sweepOf(now, 'reverse', undefined, undefined) ?? {};
    const value = now.values[outputs[0]?.node ?? -1] ?? Number.NaN;
    assert.deepEqual(
      inputs.map(({ node }) =>
        rounded(elasticity(now.values[node] ?? 0, value, totals?.[now.vertexOf.get(node) ?? -1] ?? 0), 3),
      ),
      ['6.094', '-5.094', '0.255', '0.718', '0.614'],
    );
    assert.equal(rounded(hessian?.[0]?.[0], 6), '0.018762');
  });

  it('are not worked out where they are too large', async () => {
    const many = Array.from({ length: 31 }, (_, k) => `x[${k}] * x[${30 - k}]`).join(', ');
    const state = await panelOf(
      'python',
      `# at: x=[${Array.from({ length: 31 }, (_, k) => k)}]\ndef ‸f(x):\n    return [${many}]\n`,
    );
    assert.equal(jacobianOf(runningOf(state).now), undefined);
  });
});
