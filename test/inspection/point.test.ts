import assert from 'node:assert/strict';
import { inspected, type Question } from './inspected';

/** Each input as `name = value from where`. */
async function pointOf(language: string, text: string, question: Question): Promise<string[]> {
  const { inspection } = await inspected(language, text, question);
  return inspection.point.map((e) => `${e.name} = ${JSON.stringify(e.value)} from ${e.provenance.kind}`);
}

const rows: readonly (readonly [
  what: string,
  language: string,
  text: string,
  question: Question,
  expected: readonly string[],
])[] = [
  [
    'what is given goes before a comment',
    'python',
    'def f(x, y):\n    # at: x=3, y=4\n    return x * y\n',
    { function: 'f', at: { x: 5 } },
    ['x = 5 from given', 'y = 4 from comment'],
  ],
  [
    'a comment goes before a default and a call',
    'python',
    '# at: y=7\ndef f(x, y=2):\n    return x * y\n\nf(1, 3)\n',
    { function: 'f' },
    ['x = 1 from call', 'y = 7 from comment'],
  ],
  [
    'a default goes before a call',
    'python',
    'def f(x, y=2):\n    return x * y\n\nz = f(1, 3)\n',
    { function: 'f' },
    ['x = 1 from call', 'y = 2 from default'],
  ],
  [
    'keywords of a call',
    'python',
    'def f(x, y):\n    return x * y\n\nz = f(y=3, x=-1.5)\n',
    { function: 'f' },
    ['x = -1.5 from call', 'y = 3 from call'],
  ],
  [
    'constants of the file are inputs of a statement',
    'python',
    'rate = 0.05\nyears = 3\nRATIO = 2\ntotal = (1 + rate) ** years * RATIO\n',
    { line: 4 },
    ['rate = 0.05 from constant', 'years = 3 from constant'],
  ],
  [
    'through other statements, too',
    'python',
    'a = 2.0\nb = a * a\nc = b + a\n',
    { line: 3 },
    ['a = 2 from constant'],
  ],
  [
    'constants of the file are constants inside a function',
    'python',
    'rate = 0.05\ndef f(x):\n    return x * rate\n',
    { function: 'f', at: { x: 1 } },
    ['x = 1 from given'],
  ],
  [
    'a comment of a line in JavaScript',
    'javascript',
    '// at: x=[1, 2, 3]\nconst f = (x) => x[0] * x[1] + x[2];\n',
    { function: 'f' },
    ['x = [1,2,3] from comment'],
  ],
  [
    'a comment of a formula in Markdown',
    'markdown',
    'Text.\n\n<!-- at: r=2 -->\n$$A = \\pi r^2$$\n',
    { line: 4 },
    ['r = 2 from comment'],
  ],
  [
    'a comment of a formula in LaTeX',
    'latex',
    '\\begin{equation}\n  A = \\theta^2 % at: \\theta=0.5\n\\end{equation}\n',
    { line: 2 },
    ['theta = 0.5 from comment'],
  ],
  [
    'samples for what has none, in the domain',
    'python',
    'import math\ndef f(x, y):\n    return math.acos(x) * math.log(y)\n',
    { function: 'f' },
    ['x = 0.5 from sample', 'y = 0.625 from sample'],
  ],
  [
    'samples of arrays, as short as no index falls out of',
    'python',
    'def f(v):\n    return v[0] * v[1] - v[2]\n',
    { function: 'f' },
    ['v = [1.5,1.93,2.35] from sample'],
  ],
];

describe('the point', () => {
  for (const [what, language, text, question, expected] of rows) {
    it(what, async () => assert.deepEqual(await pointOf(language, text, question), expected));
  }

  it('says where a value stands', async () => {
    const text = 'a = 2\nb = 1\ne = (a + b) * (b + 1)\n';
    const { inspection } = await inspected('python', text, { line: 3 });
    const places = inspection.point.map(({ provenance: p }) =>
      'span' in p ? text.slice(p.span.start, p.span.end) : '',
    );
    assert.deepEqual(places, ['a = 2', 'b = 1']);
  });

  it('is of the equation in the line, where an environment has several', async () => {
    const text = '\\begin{align}\nE &= \\tfrac12 m v^2 \\\\\np &= m v % at: m=2, v=3\n\\end{align}\n';
    const names = await Promise.all(
      [2, 3].map(async (line) => (await inspected('latex', text, { line })).inspection),
    );
    assert.deepEqual(
      names.map(({ target, primals, outputs }) => [target.name, primals[outputs[0]?.node ?? -1]]),
      [
        ['E', 9],
        ['p', 6],
      ],
    );
  });

  it('comes after the reason where the text is broken', async () => {
    const { inspection } = await inspected('python', 'def f(x:\n    y = (x +\n    return y\n', { line: 1 });
    assert.deepEqual([inspection.complete, inspection.problems[0]?.code], [false, 'syntax']);
  });

  it('never samples a function that is not there', async () => {
    const { inspection } = await inspected('python', 'def f(x):\n    return curve(x)\n', { function: 'f' });
    assert.deepEqual(
      inspection.problems.map((p) => p.code),
      ['unknown-function'],
    );
  });
});
