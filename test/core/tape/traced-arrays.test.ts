import assert from 'node:assert/strict';
import type { PointValue, Unit } from '../../../src/core/program/program';
import type { Span } from '../../../src/core/span';
import { trace } from '../../../src/core/tape/trace';
import { python } from '../../../src/languages/python';

describe('the arrays of statements', () => {
  before(() => python.load());

  it('that are named have their shape, and the values of their elements row by row', () => {
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
    assert.deepEqual(named(text, { W, x: [10, 100] }), [
      'a (3): 210 430 650',
      'b (2 × 3): 2 6 10 4 8 12',
      'c (2): 50 700',
    ]);
  });

  it('that are named are of their last round, with what was written into them since', () => {
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
    assert.deepEqual(named(text, { x: [4, 5] }), ['h (2): 9 10', 'u (2): 0 4']);
  });

  it('that are computed on the way are told by where they stand, unless something else was written into them since', () => {
    const text = [
      'import numpy as np',
      'def fill(a, x):',
      '    a[0] = x[1] * 5',
      '    return a[0]',
      'def f(W, x):',
      '    s = 0',
      '    for k in range(3):',
      '        s = s + np.sum((W @ x) * k)',
      '    return s + fill(np.zeros(2), x)',
    ].join('\n');
    assert.deepEqual(
      arrays(text, {
        W: [
          [1, 2],
          [3, 4],
        ],
        x: [10, 100],
      }),
      ['W @ x (2): 210 430', '(W @ x) * k (2): 420 860'],
    );
  });

  it('are no more than are computed, and not those of helpers, of integers, or of rows of different lengths', () => {
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

/** Those with a name. */
function named(text: string, point: Readonly<Record<string, PointValue>>): string[] {
  return arrays(text, point).filter((array) => /^\w+ \(/.test(array));
}

/** Name, or text; shape; values. */
function arrays(text: string, point: Readonly<Record<string, PointValue>>): string[] {
  const program = python.parse(text);
  const traced = trace({
    program,
    target: { kind: 'function', name: 'f' },
    point: new Map(Object.entries(point)),
  });
  assert.deepEqual(traced.problems, []);
  return traced.arrays.map(
    ({ name, unit, span, shape, nodes }) =>
      `${name ?? textAt(program.units[unit], text, span)} (${shape.join(' × ')}): ${Array.from(nodes, (n) => traced.values[n]).join(' ')}`,
  );
}

function textAt(unit: Unit | undefined, text: string, { start, end }: Span): string {
  const from = unit?.start ?? 0;
  return text.slice(from + start, from + end);
}
