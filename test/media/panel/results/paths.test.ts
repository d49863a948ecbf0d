import assert from 'node:assert/strict';
import {
  cancellation,
  factoredWords,
  joined,
  pathNames,
  pathProduct,
  sumText,
} from '../../../../media/panel/results/path-words';
import type { Pair } from '../../../../media/panel/state/pair';
import { first, looked, panelOf } from '../pictured';

/** The paths from an input to the result. */
async function pairIn(source: string, input: string): Promise<Pair> {
  const state = await panelOf(
    'python',
    source,
    { kind: 'way', way: 'paths' },
    { kind: 'seed', end: 'input', name: input },
  );
  const { pair } = looked(state);
  if (!pair) throw new Error('There is no pair');
  return pair;
}

describe('paths in words', () => {
  it('are named and multiplied, of the first example', async () => {
    const pair = await pairIn(first, 'b');
    const { largest, sum } = pair.paths;
    assert.deepEqual(
      largest.map((p) => [pathNames(pair.now, pair.from, p), pathProduct(pair.now, p, 6), p.contribution]),
      [
        ['b → d → e', '1·3', 3],
        ['b → c → e', '1·2', 2],
      ],
    );
    assert.equal(sum, 5);
    assert.equal(cancellation(pair, 6), undefined);
  });

  it('of nine, factored: 1 multiplication and 4 additions instead of 9 and 8', async () => {
    const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
    const source = [
      'def ‸z(x, alpha=2, beta=3, gamma=5, delta=7, epsilon=11, zeta=13):',
      '    # at: x=1.5',
      '    y = alpha * x + beta * x + gamma * x',
      '    return delta * y + epsilon * y + zeta * y',
      '',
    ].join('\n');
    const pair = await pairIn(source, 'x');
    assert.equal(pair.paths.count, 9n);
    assert.equal(pair.paths.sum, (2 + 3 + 5) * (7 + 11 + 13));
    const words = factoredWords(pair);
    assert.deepEqual(words?.operations, { multiplications: 1, additions: 4 });
    assert.deepEqual(words?.writtenOut, { multiplications: 9n, additions: 8n });
    for (const name of names) assert.ok(words?.expression.includes(name), words?.expression);
  });

  it('products have theirs, too', () => {
    assert.equal(joined(['2·3', '−1·4', '5']), '2·3 − 1·4 + 5');
  });

  it('sums have their signs', () => {
    assert.equal(sumText([2, 3, -1], 6), '2 + 3 − 1');
    assert.equal(sumText([-2, -0.5], 6), '−2 − 0.5');
  });

  it('cancel, which is told from independence: story 6', async () => {
    // 4ϵ((σ/r)¹² − (σ/r)⁶) at its least, where the two terms pull evenly.
    const source = [
      'def ‸E(r, ϵ=1.0, σ=1.0):',
      '    # at: r=1.122462048309373',
      '    return 4*ϵ*((σ/r)**12 - (σ/r)**6)',
      '',
    ].join('\n');
    const pair = await pairIn(source, 'r');
    assert.deepEqual(pair.paths.largest.map((p) => p.contribution.toFixed(6)).sort(), [
      '-10.690785',
      '10.690785',
    ]);
    assert.ok(Math.abs(pair.paths.sum) < 1e-12);
    const told = cancellation(pair, 8) ?? '';
    assert.match(told, /^The paths cancel: (−10\.690785 \+ 10\.690785|10\.690785 − 10\.690785)\. /);
    assert.match(told, /here they are even/);
  });

  it('that cancel everywhere are no matter of the point', async () => {
    const pair = await pairIn('def ‸y(x):\n    # at: x=3\n    return 2*x - x*2\n', 'x');
    assert.equal(
      cancellation(pair, 6),
      'The paths cancel: 2 − 2. They do so at another point, too: y may not depend on x at all.',
    );
  });

  it('that cancel are not all written out', async () => {
    const terms = Array.from({ length: 5 }, (_, k) => `${k + 2}*x - x*${k + 2}`).join(' + ');
    const pair = await pairIn(`def ‸y(x):\n    # at: x=1\n    return ${terms}\n`, 'x');
    assert.match(cancellation(pair, 6) ?? '', /^The paths cancel: (?:[^+−]*[+−]){5}[^+−]* \+ …\. /);
  });

  it('that are none are none, and no cancellation', async () => {
    const pair = await pairIn('def ‸f(x, y):\n    # at: x=2, y=3\n    return x * x + 0 * 1\n', 'x');
    assert.equal(pair.paths.sum, 4);
    assert.equal(cancellation(pair, 6), undefined);
  });

  it('two of several that cancel are named', async () => {
    // ∂/∂S of an option's price: N(d1), and two terms that are each other's negative.
    const source = [
      'import numpy as np',
      'from scipy.stats import norm',
      'def ‸price(S, K, r, sigma, T):',
      '    # at: S=100, K=100, r=0.05, sigma=0.2, T=1',
      '    d1 = (np.log(S / K) + (r + sigma**2 / 2) * T) / (sigma * np.sqrt(T))',
      '    d2 = d1 - sigma * np.sqrt(T)',
      '    return S * norm.cdf(d1) - K * np.exp(-r * T) * norm.cdf(d2)',
      '',
    ].join('\n');
    const pair = await pairIn(source, 'S');
    assert.deepEqual(pair.paths.largest.map((p) => p.contribution.toFixed(6)).sort(), [
      '-1.876202',
      '0.636831',
      '1.876202',
    ]);
    assert.match(cancellation(pair, 7) ?? '', /^Two paths cancel, .*: 1\.876202 − 1\.876202\.$/);
  });
});
