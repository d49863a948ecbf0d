import assert from 'node:assert/strict';
import { conditionNumber, determinant } from '../../src/core/matrix';
import { costs } from '../../src/core/sweep/cost';
import { pathsBetween } from '../../src/core/sweep/paths';
import { elasticities } from '../../src/inspection/derivatives';
import { graphOf } from '../../src/inspection/graph';
import { inspected, rounded } from './inspected';

// The numbers of this file were verified with an independent system for automatic differentiation.

describe('stories', () => {
  it('Black–Scholes: price, Greeks, elasticities, and the paths that cancel', async () => {
    const text = `import numpy as np
from scipy.stats import norm

def bs_call(S, K, r, sigma, T):
    d1 = (np.log(S / K) + (r + sigma**2 / 2) * T) / (sigma * np.sqrt(T))
    d2 = d1 - sigma * np.sqrt(T)
    return S * norm.cdf(d1) - K * np.exp(-r * T) * norm.cdf(d2)
`;
    const { inspection, program } = await inspected('python', text, {
      function: 'bs_call',
      at: { S: 100, K: 100, r: 0.05, sigma: 0.2, T: 1 },
    });
    const { primals, outputs, jacobian, hessian, inputs, checks } = inspection;
    const [output, row] = [outputs[0], jacobian[0]];
    assert.ok(output && row);
    assert.equal(rounded(primals[output.node], 6), '10.450584');
    assert.deepEqual(
      Array.from(row, (x) => rounded(x, 6)),
      ['0.636831', '-0.532325', '53.232482', '37.524035', '6.414028'],
    );
    assert.equal(rounded(hessian?.[0]?.[0], 6), '0.018762');
    assert.deepEqual(
      Array.from(elasticities(primals, output, row, inputs), (x) => rounded(x, 3)),
      ['6.094', '-5.094', '0.255', '0.718', '0.614'],
    );
    const { linear } = graphOf(inspection, program, text);
    const { largest, count } = pathsBetween(linear, 0, linear.nodes.length - 1, 5);
    assert.deepEqual(
      [count, ...largest.map((p) => rounded(p.contribution, 6)).sort()],
      [3n, '-1.876202', '0.636831', '1.876202'],
    );
    assert.deepEqual(new Set(checks.map((c) => c.verdict)), new Set(['agrees']));
  });

  it('two-link arm: Jacobian, determinant and condition number', async () => {
    const text = `function arm(q1: number, q2: number, l1 = 1, l2 = 0.8) {
  const x = l1 * Math.cos(q1) + l2 * Math.cos(q1 + q2);
  const y = l1 * Math.sin(q1) + l2 * Math.sin(q1 + q2);
  return [x, y];
}
`;
    const { inspection } = await inspected('typescript', text, {
      function: 'arm',
      at: { q1: 0.3, q2: 0.9 },
      wrt: ['q1', 'q2'],
    });
    assert.deepEqual(
      inspection.outputs.map((o) => o.name),
      ['x', 'y'],
    );
    assert.equal(rounded(determinant(inspection.jacobian), 6), '0.626662');
    assert.equal(rounded(conditionNumber(inspection.jacobian), 4), '5.0265');
  });

  it('the same arm in statements of the top level', async () => {
    const text = `const l1 = 1;
const l2 = 0.8;
const q1 = 0.3;
const q2 = 0.9;
const x = l1 * Math.cos(q1) + l2 * Math.cos(q1 + q2);
const y = l1 * Math.sin(q1) + l2 * Math.sin(q1 + q2);
`;
    const { inspection } = await inspected('javascript', text, {
      line: 6,
      of: ['x', 'y'],
      wrt: ['q1', 'q2'],
    });
    assert.equal(rounded(determinant(inspection.jacobian), 6), '0.626662');
  });

  it('one compartment, oral: the elasticity of clearance grows with time', async () => {
    const text = `import math

def conc(t, D=320, F=.8, ka=1.2, CL=4, V=35):
    ke = CL / V
    return F * D * ka / (V * (ka - ke)) * (math.exp(-ke * t) - math.exp(-ka * t))
`;
    const at = async (t: number) => {
      const { inspection } = await inspected('python', text, { function: 'conc', at: { t }, wrt: ['CL'] });
      const [output, row] = [inspection.outputs[0], inspection.jacobian[0]];
      assert.ok(output && row);
      return [
        inspection.primals[output.node],
        row[0],
        elasticities(inspection.primals, output, row, inspection.inputs)[0],
      ];
    };
    const [value, slope, elasticity] = await at(2);
    assert.deepEqual(
      [rounded(value, 6), rounded(slope, 6), rounded(elasticity, 4)],
      ['5.698976', '-0.217590', '-0.1527'],
    );
    assert.equal(rounded((await at(12))[2], 4), '-1.2662');
  });

  it('an hourglass: 210, 210 and 120 multiplications', async () => {
    const ten = Array.from({ length: 10 }, (_, k) => k + 1);
    const text = [
      'import math',
      `def hourglass(${ten.map((k) => `x${k}`).join(', ')}):`,
      ...ten.map((k) => `    u${k} = math.sin(x${k})`),
      `    s = ${ten.map((k) => `u${k}`).join(' + ')}`,
      ...ten.map((k) => `    w${k} = math.exp(math.cos(s))`),
      `    return ${ten.map((k) => `w${k}`).join(', ')}`,
      '',
    ].join('\n');
    const at = Object.fromEntries(ten.map((k) => [`x${k}`, 0.1 * k]));
    const { inspection, program } = await inspected('python', text, { function: 'hourglass', at });
    const { linear } = graphOf(inspection, program, text);
    assert.deepEqual(costs(linear).elimination, {
      forward: 210,
      reverse: 210,
      markowitz: 120,
      cheapest: 120,
    });
  });

  it('the first example, from its constants', async () => {
    const text = 'a = 2\nb = 1\ne = (a + b) * (b + 1)\n';
    const { inspection, program } = await inspected('python', text, { line: 3 });
    const { nodes, edges } = graphOf(inspection, program, text);
    assert.deepEqual(
      nodes.map((n) => `${n.name} = ${n.text} = ${n.value}`),
      ['a = a = 2', 'b = b = 1', 'c = a + b = 3', 'd = b + 1 = 2', 'e = (a + b) * (b + 1) = 6'],
    );
    assert.deepEqual(
      edges.map((e) => `∂${nodes[e.to]?.name}/∂${nodes[e.from]?.name} = ${e.label} = ${e.partial}`),
      ['∂c/∂a = 1 = 1', '∂c/∂b = 1 = 1', '∂d/∂b = 1 = 1', '∂e/∂c = d = 2', '∂e/∂d = c = 3'],
    );
    assert.deepEqual(
      [inspection.jacobian.map((r) => [...r]), inspection.hessian?.map((r) => [...r])],
      [
        [[2, 5]],
        [
          [0, 1],
          [1, 2],
        ],
      ],
    );
    assert.deepEqual(
      inspection.point.map((p) => [p.name, p.provenance.kind]),
      [
        ['a', 'constant'],
        ['b', 'constant'],
      ],
    );
  });

  it('a selection that computes both branches: NaN through the one not taken', async () => {
    const text = 'import jax.numpy as jnp\ndef f(x):\n    return jnp.where(x > 0, jnp.sqrt(x), 0.0)\n';
    const { inspection } = await inspected('python', text, { function: 'f', at: { x: 0 } });
    assert.deepEqual(
      [inspection.primals[inspection.outputs[0]?.node ?? -1], inspection.jacobian[0]?.[0]],
      [0, Number.NaN],
    );
  });

  it('a logarithm of a sum of exponentials that overflows, and its stable form', async () => {
    const naive = 'import numpy as np\ndef f(x):\n    return np.log(np.sum(np.exp(x)))\n';
    const stable = 'from scipy.special import logsumexp\ndef f(x):\n    return logsumexp(x)\n';
    const point = { function: 'f', at: { x: [1000, 1000] } };
    const found = await Promise.all(
      [naive, stable].map(async (text) => (await inspected('python', text, point)).inspection),
    );
    assert.deepEqual(
      found.map((i) => [i.primals[i.outputs[0]?.node ?? -1]?.toFixed(4), [...(i.jacobian[0] ?? [])]]),
      [
        ['Infinity', [Number.NaN, Number.NaN]],
        ['1000.6931', [0.5, 0.5]],
      ],
    );
    assert.ok(found[0]?.problems.some((p) => p.code === 'outside-domain'));
  });

  it('a recurrent network whose gradient vanishes, as a loop of fifty rounds', async () => {
    const text =
      'import torch\ndef f(w, b, h):\n    for t in range(50):\n        h = torch.tanh(w*h + b)\n    return h\n';
    const { inspection } = await inspected('python', text, { function: 'f', at: { w: 0.9, b: 0.5, h: 0 } });
    const { tape, outputs, primals, jacobian } = inspection;
    assert.deepEqual(
      tape.runs.map((run) => run.count),
      [1, 50],
    );
    const [w, b, h] = jacobian[0] ?? [];
    assert.deepEqual(
      [rounded(primals[outputs[0]?.node ?? -1], 6), rounded(w, 6), rounded(b, 6), h?.toExponential(2)],
      ['0.853229', '0.307307', '0.360169', '1.82e-30'],
    );
  });

  it('two paths that cancel in the Lennard-Jones potential', async () => {
    const text = 'E(r; ϵ=1.0, σ=1.0) = 4ϵ*((σ/r)^12 - (σ/r)^6)\n';
    const at = { r: 2 ** (1 / 6) };
    const { inspection, program } = await inspected('julia', text, { function: 'E', at, wrt: ['r'] });
    const { linear } = graphOf(inspection, program, text);
    const paths = pathsBetween(linear, linear.inputs[0] ?? -1, linear.outputs[0] ?? -1, 10);
    assert.deepEqual(paths.largest.map((p) => rounded(p.contribution, 6)).toSorted(), [
      '-10.690785',
      '10.690785',
    ]);
    assert.ok(Math.abs(paths.sum) < 1e-13);
  });

  it('a formula at fault, not its problem: digits are lost, and told', async () => {
    const { inspection } = await inspected(
      'python',
      'import math\ndef f(x):\n    return math.sqrt(1.0 + x) - 1.0\n',
      { function: 'f', at: { x: 1e-12 } },
    );
    const [loss] = inspection.problems.filter((p) => p.code === 'precision-loss');
    assert.match(loss?.message ?? '', /5\.00044\d*e-13 in doubles, and 4\.99999\d*e-13/);
  });
});
