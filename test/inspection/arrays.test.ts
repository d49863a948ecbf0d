import assert from 'node:assert/strict';
import { graphOf } from '../../src/inspection/graph';
import { inspected, type Question } from './inspected';

const loss = [
  'import numpy as np',
  'def f(W, x, y):',
  '    h = np.tanh(W @ x)',
  '    r = h - y',
  '    return np.sum(r**2)',
].join('\n');

const W = [
  [0.2, -0.5],
  [-0.3, 0.8],
  [0.6, 0.1],
];

describe('the arrays of a graph', () => {
  it('are inputs, what statements name, and what they compute on the way, with their elements row by row', async () => {
    const { arrays, names } = await graphed(loss, { W, x: [0.5, -1.2], y: [0.1, -0.4, 0.3] });
    assert.deepEqual(arrays, [
      'input W (3 × 2) W: W[0][0] W[0][1] W[1][0] W[1][1] W[2][0] W[2][1]',
      'input x (2) x: x[0] x[1]',
      'input y (3) y: y[0] y[1] y[2]',
      'inner h (3) np.tanh(W @ x): h[0] h[1] h[2]',
      'inner r (3) h - y: r[0] r[1] r[2]',
      'inner c (3) W @ x: c[0] c[1] c[2]',
      'inner d (3) r**2: d[0] d[1] d[2]',
    ]);
    // No letter of an unnamed value is the name of an array.
    assert.deepEqual(
      names.filter((name) => name === 'x' || name === 'y' || name === 'h'),
      [],
    );
  });

  it('are outputs, and numbered where several have one name', async () => {
    const text = [
      'import numpy as np',
      'def f(x):',
      '    h = x * 2',
      '    h = np.exp(h)',
      '    return np.prod(h)',
    ].join('\n');
    assert.deepEqual((await graphed(text, { x: [1, 2] })).arrays, [
      'input x (2) x: x[0] x[1]',
      'inner h (2) x * 2: h[0] h[1]',
      'inner h#2 (2) np.exp(h): h[0]#2 h[1]#2',
    ]);
    const other = 'import numpy as np\ndef f(x):\n    return np.exp(x)\n';
    assert.deepEqual((await graphed(other, { x: [1, 2] })).arrays, [
      'input x (2) x: x[0] x[1]',
      'output f (2) np.exp(x): f[0] f[1]',
    ]);
  });

  it('and numbers bear no name that the source has not', async () => {
    const text = 'function f(x)\n    h = cumsum(x)\n    return sum(h .* sin.(h))\nend\n';
    const { inspection, program } = await inspected('julia', text, { function: 'f', at: { x: [1, 2, 3] } });
    const { nodes } = graphOf(inspection, program, text);
    assert.deepEqual(
      nodes.filter(({ name, base }) => `${name} ${base}`.includes('#')),
      [],
    );
  });

  it('share no element: of a view, and of an array of named numbers, the elements stand for themselves', async () => {
    const view = 'import numpy as np\ndef f(W):\n    V = W.T\n    return np.sum(V**2)\n';
    assert.deepEqual((await graphed(view, { W })).arrays, [
      'input W (3 × 2) W: W[0][0] W[0][1] W[1][0] W[1][1] W[2][0] W[2][1]',
      'inner c (2 × 3) V**2: c[0][0] c[0][1] c[0][2] c[1][0] c[1][1] c[1][2]',
    ]);
    const named = [
      'import numpy as np',
      'def f(a, b):',
      '    s = a * b',
      '    v = np.array([s, 2 * a])',
      '    return np.sum(v**2)',
    ].join('\n');
    assert.deepEqual((await graphed(named, { a: 2, b: 3 })).arrays, ['inner c (2) v**2: c[0] c[1]']);
  });
});

async function graphed(text: string, at: Required<Question>['at']) {
  const { inspection, program } = await inspected('python', text, { function: 'f', at });
  const { arrays, nodes } = graphOf(inspection, program, text);
  const nameOf = new Map(nodes.map(({ node, name }) => [node, name]));
  return {
    names: nodes.map((n) => n.name),
    arrays: arrays.map(({ role, name, shape, text: source, nodes: elements }) => {
      const own = Array.from(elements, (node) => nameOf.get(node));
      return `${role} ${name} (${shape.join(' × ')}) ${source}: ${own.join(' ')}`;
    }),
  };
}
