import assert from 'node:assert/strict';
import type { CommentPlace } from '../../src/protocol/questions';
import { answered, givenValues, unmarked } from './answered';

describe('the point of a target', () => {
  it('names its key, its values and where they come from', async () => {
    const source = '# at: x=1.5\ndef ‸f(x, y=2.0, v=[0.5, 1]):\n    return x * y * v[1] * z\n';
    assert.deepEqual(
      await answered('python', source, { kind: 'point' }, { given: givenValues({ f: { z: 3 } }) }),
      {
        key: 'f',
        title: 'f',
        items: [
          { name: 'x', value: '1.5', provenance: 'comment', line: 1 },
          { name: 'y', value: '2', provenance: 'default', line: 2 },
          { name: 'v', value: '[0.5, 1]', provenance: 'default', line: 2 },
          { name: 'z', value: '3', provenance: 'given' },
        ],
        text: 'x=1.5, y=2, v=[0.5, 1], z=3',
        comment: {
          span: { start: 6, end: 11 },
          before: '',
          values: [
            { name: 'x', value: '1.5' },
            { name: 'y', value: '2' },
            { name: 'v', value: '[0.5, 1]' },
            { name: 'z', value: '3' },
          ],
          after: '',
        },
      },
    );
  });

  const keys: [name: string, language: string, source: string, key: string | undefined][] = [
    ['a function', 'javascript', 'const f = (x) => Math.exp(‸x);', 'f'],
    ['a statement that assigns', 'python', 'a = 1\ny = a * ‸2\n', 'y'],
    ['an expression', 'python', 'a = 1\na * ‸2\n', 'a * 2'],
    ['a formula', 'latex', 'That $a + ‸b^2$.', 'a + b^2'],
    ['a formula in a doc string', 'python', 'def f(x):\n    r"""$a + ‸b^2$"""\n    return x\n', 'a + b^2'],
    ['nothing', 'python', 'import math\n‸\n', undefined],
    ['a statement without inputs', 'python', '‸a = 1\n', undefined],
  ];
  for (const [name, language, source, key] of keys)
    it(`is kept for ${name}`, async () =>
      assert.equal((await answered<'point'>(language, source, { kind: 'point' }))?.key, key));
});

describe('the point of a target without values, where samples are not wanted', () => {
  const source = 'def ‸f(n, k):\n    return n * k\n';

  it('has something to type over for every input', async () => {
    const point = await answered('python', source, { kind: 'point' }, { samples: false });
    assert.match(point?.text ?? '', /^n=\S+, k=\S+$/);
    assert.deepEqual(
      point?.comment?.values.map((v) => v.name),
      ['n', 'k'],
    );
  });

  it('takes values', async () => {
    assert.deepEqual(
      await answered('python', source, { kind: 'readPoint', text: 'n=2, k=3' }, { samples: false }),
      { kind: 'values', values: { n: 2, k: 3 } },
    );
  });
});

describe('the point of a stopped debugger', () => {
  const text = `import math

# at: x=1, y=2
def ‸f(x, y):
    y = y + 1.5
    return math.exp(x) * y

def g(x):
    return x
`;
  const frames: [name: string, place: string, items: string[]][] = [
    [
      'goes before all others in its function, for names that keep their value',
      'return math',
      ['x 7 debugger', 'y 2 comment'],
    ],
    ['is not the one of another function', 'return x', ['x 1 comment', 'y 2 comment']],
  ];
  for (const [name, place, expected] of frames)
    it(name, async () => {
      const frame = { offset: unmarked(text).text.indexOf(place), values: { x: 7, y: 9, z: 3 } };
      const given = givenValues({ f: { x: 5 } });
      const point = await answered<'point'>(
        'python',
        text,
        { kind: 'point', frame },
        place === 'return x' ? {} : { given },
      );
      assert.deepEqual(
        point?.items.map((i) => `${i.name} ${i.value} ${i.provenance}`),
        expected,
      );
    });
});

describe('an expression that is an input', () => {
  const text = 'import math\n\ndef ‸f(x):\n    y = math.exp(x)\n    return load(y) * y\n';
  const shown = async (values: Record<string, number>, opaque: string[]) => {
    const given = { f: { values, opaque } };
    const hover = await answered<'hover'>('python', text, { kind: 'hover', mode: 'asked' }, { given });
    if (hover?.kind !== 'derivatives') return hover?.kind;
    return [
      ...hover.point.map((i) => `${i.name} = ${i.value} ${i.provenance}`),
      ...hover.tables.flatMap((t) => t.rows.map((r) => `${r.label} = ${r.cells.join(' = ')}`)),
    ];
  };

  it('is computed no more, and differentiated by', async () => {
    // exp(0.5) = 1.64872…
    assert.deepEqual(await shown({ x: 0.5, 'load(y)': 3 }, ['load(y)']), [
      'x = 0.5 given',
      'load(y) = 3 given',
      '∂f/∂x = 4.94616 = y · load(y)',
      '∂f/∂load(y) = 1.64872 = y',
    ]);
  });

  it('gets a sample where it has no value', async () => {
    assert.deepEqual((await shown({ x: 0.5 }, ['load(y)', 'nowhere(x)']))?.slice(0, 2), [
      'x = 0.5 given',
      'load(y) = 1.5 sample',
    ]);
  });

  it('is the one that is asked for', async () =>
    assert.equal(await shown({ x: 0.5 }, ['math.exp(x)']), 'declined'));
});

describe('text of values', () => {
  const source = '# at: x=1\ndef ‸f(x, v):\n    return x * v[0] * 0.5\n';
  const cases: [text: string, answer: object][] = [
    ['x=2, v=[1, [2, 3]]', { x: 2, v: [1, [2, 3]] }],
    [' x = pi/2 ;v=[−1e-3]', { x: Math.PI / 2, v: [-1e-3] }],
    ['x=nan, v=[inf, -inf]', { x: Number.NaN, v: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] }],
    ['x=1, x=2', { x: 2 }],
    ['', {}],
  ];
  for (const [text, values] of cases)
    it(`"${text}" is read`, async () =>
      assert.deepEqual(await answered('python', source, { kind: 'readPoint', text }), {
        kind: 'values',
        values,
      }));

  it('names symbols of notation as their author does', async () =>
    assert.deepEqual(
      await answered('latex', '$‸L = \\lambda x_1^2$', { kind: 'readPoint', text: '\\lambda=0.5, x_{1}=2' }),
      { kind: 'values', values: { lambda: 0.5, x_1: 2 } },
    ));

  it('names expressions that are inputs by their text', async () => {
    const given = { f: { values: {}, opaque: ['load(y)'] } };
    const text = 'def ‸f(y):\n    return load(y) * y\n';
    const question = { kind: 'readPoint', text: 'y=2, load(y)=3' } as const;
    assert.deepEqual(await answered('python', text, question, { given }), {
      kind: 'values',
      values: { y: 2, 'load(y)': 3 },
    });
    const point = await answered<'point'>('python', text, { kind: 'point' }, { given });
    assert.deepEqual(
      point?.comment?.values.map((v) => v.name),
      ['y'],
    );
  });

  it('may have dollars in their names', async () =>
    assert.deepEqual(
      await answered('javascript', 'const ‸f = ($a) => Math.exp($a);', { kind: 'readPoint', text: '$a=1' }),
      { kind: 'values', values: { $a: 1 } },
    ));

  const wrong: [text: string, message: string][] = [
    ['z=1', 'z is no input here; the inputs are x, v'],
    ['x', 'A value is expected: x=…'],
    ['x=', 'A number is expected here'],
    ['x=1 v=2', 'A comma is expected between the values'],
    ['x=[1', 'A comma or a closing bracket is expected here'],
    ['x=two', 'two is no number'],
    ['=3', 'A name is expected here, as in a=2'],
  ];
  for (const [text, message] of wrong)
    it(`"${text}" is wrong`, async () =>
      assert.deepEqual(await answered('python', source, { kind: 'readPoint', text }), {
        kind: 'wrong',
        message,
      }));
});

describe('the point of a method', () => {
  const text = `class Spring:
    # at: k=7
    def __init__(self, k, rest=1.0):
        self.k = k

    # at: x=4
    def energy(self, x):
        return 0.5 * self.k * x**2

    def force(self, x, t):
        # at: x=5, t=2
        return -self.k * x * t

    def power(self, x, t):
        return self.k * x * t
`;
  const cases: [method: string, items: string[]][] = [
    ['energy', ['x 4 6', 'k 7 2']],
    ['force', ['x 5 11', 't 2 11', 'k 7 2']],
    // What is not said of itself is that of the others.
    ['power', ['x 4 6', 't 2 11', 'k 7 2']],
  ];
  for (const [method, expected] of cases)
    it(`is that of its own comments before those of others: ${method}`, async () => {
      const point = await answered<'point'>('python', text.replace(`def ${method}`, `def ‸${method}`), {
        kind: 'point',
      });
      assert.deepEqual(
        point?.items.map((i) => `${i.name} ${i.value} ${i.line}`),
        expected,
      );
    });
});

describe('the comment of a point', () => {
  const cases: [name: string, language: string, before: string, after: string][] = [
    [
      'above a function',
      'python',
      'a = 1\n\ndef ‸f(x):\n    return x\n',
      'a = 1\n\n# at: x=0.5\ndef f(x):\n    return x\n',
    ],
    [
      'between a decorator and its function',
      'python',
      '@a\ndef ‸f(x):\n    return x\n',
      '@a\n# at: x=0.5\ndef f(x):\n    return x\n',
    ],
    ['above a statement', 'python', 'x = 1\ny = ‸x * 2\n', 'x = 1\n# at: x=1\ny = x * 2\n'],
    [
      'indented like its statement',
      'javascript',
      '  const ‸f = (x) => x;\n',
      '  // at: x=0.5\n  const f = (x) => x;\n',
    ],
    [
      'in place of the values there',
      'python',
      '# at: x=2\ndef ‸f(x, y):\n    return x * y\n',
      '# at: x=2, y=0.5\ndef f(x, y):\n    return x * y\n',
    ],
    [
      'above a method, and not in place of the values of another',
      'python',
      'class A:\n    def g(self, y):\n        # at: y=3\n        return y\n\n    def ‸f(self, x):\n        return x * x\n',
      'class A:\n    def g(self, y):\n        # at: y=3\n        return y\n\n    # at: x=0.5\n    def f(self, x):\n        return x * x\n',
    ],
    [
      'behind a formula in a line of Markdown',
      'markdown',
      'Some $‸x^2$ is there, and $b$.\n',
      'Some $x^2$ <!-- at: x=0.5 --> is there, and $b$.\n',
    ],
    [
      'behind such a formula with backticks',
      'markdown',
      'Some $`‸x^2`$ is there.\n',
      'Some $`x^2`$ <!-- at: x=0.5 --> is there.\n',
    ],
    [
      'above a displayed formula of Markdown',
      'markdown',
      'Text\n\n$$‸x^2$$\n',
      'Text\n\n<!-- at: x=0.5 -->\n$$x^2$$\n',
    ],
    [
      'above the dollars of a formula on lines of its own',
      'markdown',
      'Text\n\n$$\n‸x^2\n$$\n',
      'Text\n\n<!-- at: x=0.5 -->\n$$\nx^2\n$$\n',
    ],
    ['above a fenced formula', 'markdown', '```math\n‸x^2\n```\n', '<!-- at: x=0.5 -->\n```math\nx^2\n```\n'],
    [
      'in place of the values of Markdown',
      'markdown',
      '$‸x^2$ there. <!-- at: x=3 -->\n',
      '$x^2$ there. <!-- at: x=3 -->\n',
    ],
    ['behind a line of LaTeX', 'latex', 'Some $‸x^2$ is there.\n', 'Some $x^2$ is there. % at: x=0.5\n'],
    ['behind a last line of LaTeX', 'latex', 'Some \\(‸x^2\\)', 'Some \\(x^2\\) % at: x=0.5'],
    ['above a displayed formula of LaTeX', 'latex', '\\[ ‸x^2 \\]\n', '% at: x=0.5\n\\[ x^2 \\]\n'],
    [
      'within an environment of LaTeX',
      'latex',
      '\\begin{equation}\n  ‸x^2\n\\end{equation}\n',
      '\\begin{equation}\n  % at: x=0.5\n  x^2\n\\end{equation}\n',
    ],
  ];
  for (const [name, language, source, after] of cases) {
    it(`stands ${name}, and is read there`, async () => {
      const { text, offsets } = unmarked(source);
      const given = givenValues(
        source.includes('at: x')
          ? { f: { y: 0.5 } }
          : { f: { x: 0.5 }, 'x^2': { x: 0.5 }, 'A.f': { x: 0.5 } },
      );
      const point = await answered<'point'>(language, source, { kind: 'point' }, { given });
      assert.ok(point?.comment);
      const written = withComment(text, point.comment);
      assert.equal(written, after);
      const at =
        (offsets[0] ?? 0) +
        (point.comment.span.start <= (offsets[0] ?? 0) ? written.length - text.length : 0);
      const again = await answered<'point'>(
        language,
        `${written.slice(0, at)}‸${written.slice(at)}`,
        { kind: 'point' },
        { samples: false },
      );
      assert.deepEqual(
        again?.items.map((i) => i.provenance),
        point.items.map(() => 'comment'),
      );
    });
  }

  const none: [name: string, language: string, source: string][] = [
    ['behind which another formula of LaTeX stands', 'latex', 'Some $‸x^2$ is there, $b^2$.\n'],
    ['of a doc string', 'python', 'def f(x):\n    r"""The $‸x^2$."""\n    return x\n'],
    ['of a comment', 'javascript', '// $‸x^2$\nconst a = 1;\n'],
  ];
  for (const [name, language, source] of none)
    it(`has no place for a formula ${name}`, async () => {
      const point = await answered<'point'>(language, source, { kind: 'point' });
      assert.deepEqual([point?.text, point?.comment], ['x=1.5', undefined]);
    });
});

/** The text after a comment with the point's values was written. */
function withComment(text: string, { span, before, values, after }: CommentPlace): string {
  const inside = values.map(({ name, value }) => `${name}=${value}`).join(', ');
  return text.slice(0, span.start) + before + inside + after + text.slice(span.end);
}
