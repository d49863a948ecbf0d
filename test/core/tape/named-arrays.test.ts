import assert from 'node:assert/strict';
import type { PointValue } from '../../../src/core/program/program';
import { trace } from '../../../src/core/tape/trace';
import { python } from '../../../src/languages/python';

describe('the arrays that statements name', () => {
  before(() => python.load());

  it('have their shape, and the values of their elements row by row', () => {
    const text = [
      'import numpy as np',
      'def f(W, x):',
      '    a = W @ x',
      '    b = W.T * 2',
      '    c = [x[0] * 5, x[1] * 7]',
      '    s = np.sum(a)',
      '    return s',
    ].join('\n');
    const W = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    assert.deepEqual(arrays(text, { W, x: [10, 100] }), [
      'a (3): 210 430 650',
      'b (2 × 3): 2 6 10 4 8 12',
      'c (2): 50 700',
    ]);
  });

  it('are of their last round, with what was written into them since', () => {
    const text = [
      'import numpy as np',
      'def f(x):',
      '    for k in range(3):',
      '        h = x * k',
      '    u = np.zeros(2)',
      '    u[1] = x[0]',
      '    h[0] = 9.0',
      '    return h',
    ].join('\n');
    assert.deepEqual(arrays(text, { x: [4, 5] }), ['h (2): 9 10', 'u (2): 0 4']);
  });

  it('are not those of helpers, of integers, or of rows of different lengths', () => {
    const text = [
      'import numpy as np',
      'def g(x):',
      '    inner = x * 2',
      '    return inner[0]',
      'def f(x):',
      '    sizes = [1, 2]',
      '    rows = [[x[0] * 2], [x[0], x[1]]]',
      '    return g(x)',
    ].join('\n');
    assert.deepEqual(arrays(text, { x: [4, 5] }), []);
  });
});

function arrays(text: string, point: Readonly<Record<string, PointValue>>): string[] {
  const program = python.parse(text);
  const traced = trace({
    program,
    target: { kind: 'function', name: 'f' },
    point: new Map(Object.entries(point)),
  });
  assert.deepEqual(traced.problems, []);
  return traced.arrays.map(
    ({ name, shape, nodes }) =>
      `${name} (${shape.join(' × ')}): ${Array.from(nodes, (n) => traced.values[n]).join(' ')}`,
  );
}
