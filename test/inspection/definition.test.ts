import assert from 'node:assert/strict';
import { graphOf } from '../../src/inspection/graph';
import { inspected } from './inspected';

describe('what a node is computed by', () => {
  it('is said in the words of the source, with names in place of other nodes', async () => {
    const text = [
      'from scipy.stats import norm',
      'import numpy as np',
      'K = 2.5',
      'def f(x, y):',
      '    u = norm.cdf(x) * (norm.pdf(y) + 1)',
      '    return (x + y) ** K / (u - np.exp( - y ))',
    ];
    assert.deepEqual(await definitions('python', text), [
      'c = norm.cdf(x)',
      'd = norm.pdf(y)',
      'g = d + 1',
      'u = c * g',
      'h = x + y',
      'k = h ** K',
      'm = - y',
      'n = np.exp( m )',
      'p = u - n',
      'f = k / p',
    ]);
  });

  it('has no alias that is a constant of the source', async () => {
    const text = ['c = 2.0', 'def f(x, y):', '    return (x + y) * c - x / y'];
    assert.deepEqual(await definitions('python', text), ['d = x + y', 'g = d * c', 'h = x / y', 'f = g - h']);
  });

  it('of languages with their own namespaces', async () => {
    const text = [
      'const l1 = 1;',
      'function f(q: number, y: number) {',
      '  return l1 * Math.cos(q) + Math.hypot(y, 2);',
      '}',
    ];
    assert.deepEqual(await definitions('typescript', text, { q: 0.3, y: 2 }), [
      'c = Math.cos(q)',
      'd = l1 * c',
      'g = Math.hypot(y, 2)',
      'f = d + g',
    ]);
  });

  it('of a language that counts elements from 1', async () => {
    const text = ['function f(x)', '    return x[1]^2 + x[2] * x[1]', 'end'];
    assert.deepEqual(await definitions('julia', text, { x: [2, 3] }), [
      'c = x[1]^2',
      'd = x[2] * x[1]',
      'f = c + d',
    ]);
  });

  it('is in words of its own where the text stands for several operations', async () => {
    const text = ['import numpy as np', 'def f(x, y):', '    return np.mean([x, y]) * x'];
    assert.deepEqual(await definitions('python', text), ['c = x + y', 'd = c/2', 'f = d * x']);
  });

  it('is in words of its own where the text does not name what is used', async () => {
    const text = [
      'def g(b, a):',
      '    return b - a',
      'def f(a, b):',
      '    t = g(a, b)',
      '    t *= a',
      '    return t',
    ];
    assert.deepEqual(await definitions('python', text), ['t#1 = a - b', 't = t#1 · a']);
  });

  it('is in words of its own for elements that an index chooses', async () => {
    const text = [
      'def f(v):',
      '    s = 0.0',
      '    for i in range(2):',
      '        s = s + v[i] * v[0]',
      '    return s',
    ];
    const said = await definitions('python', text, { v: [1, 2] });
    assert.deepEqual(said, ['c = v[0] · v[0]', 's#1 = 0 + c', 'd = v[1] · v[0]', 's = s#1 + d']);
  });
});

/** Of the values on the way. */
async function definitions(
  language: string,
  lines: readonly string[],
  at: Parameters<typeof inspected>[2]['at'] = { x: 1.5, y: 0.5, a: 2, b: 1 },
): Promise<string[]> {
  const text = lines.join('\n');
  const { inspection, program } = await inspected(language, text, { function: 'f', at });
  return graphOf(inspection, program, text)
    .nodes.filter((node) => node.operation !== 'input')
    .map(({ name, definition }) => `${name} = ${definition}`);
}
