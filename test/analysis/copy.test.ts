import assert from 'node:assert/strict';
import type { CopyFormat } from '../../src/protocol/parts';
import type { Copied } from '../../src/protocol/questions';
import { answered } from './answered';

const example = 'a = 2\nb = 1\n‸e = (a + b) * (b + 1)\n';

const arm = `// at: q1=0.3, q2=0.9
function ‸arm(q1, q2) {
  const x = Math.cos(q1) + 0.8 * Math.cos(q1 + q2);
  const y = Math.sin(q1);
  return [x, y];
}
`;

const helper = `import math

def g(a):
    u = a * a
    return math.exp(u)

# at: x=0.5
def f(x):
    t = g(x) + 1
    return t * x
`;

describe('copied derivatives', () => {
  const formats: [CopyFormat, string][] = [
    ['code', 'de_da = b + 1\nde_db = a + 2*b + 1\n'],
    [
      'latex',
      '\\frac{\\partial e}{\\partial a} = b + 1 \\\\\n\\frac{\\partial e}{\\partial b} = a + 2 b + 1\n',
    ],
    [
      'markdown',
      `| derivative | here |
| --- | ---: |
| $\\frac{\\partial e}{\\partial a} = b + 1$ | 2 |
| $\\frac{\\partial e}{\\partial b} = a + 2 b + 1$ | 5 |

at a = 2, b = 1
`,
    ],
    ['plain', '∂e/∂a = b + 1 = 2\n∂e/∂b = a + 2b + 1 = 5\n'],
  ];
  for (const [format, expected] of formats)
    it(`as ${format}`, async () => assert.equal(await text('python', example, format), expected));

  it('of elements that their language counts from 1', async () => {
    const vector = '# at: x=[2.0, 3.0]\nfunction ‸f(x)\n    return x[1]^2 * x[2]\nend\n';
    assert.equal(await text('julia', vector, 'code'), 'df_dx_1 = 2*(x[1]*x[2])\ndf_dx_2 = x[1]^2\n');
    assert.match(await text('julia', vector, 'plain'), /^∂f\/∂x\[1\] = 2 · x\[1\] · x\[2\] = 12\n/);
    assert.match(await text('julia', vector, 'latex'), /\\partial x_\{1\}\} = 2 x_\{1\}\\,x_\{2\} /);
    const matrix = '# at: A=[[1.0, 2.0], [3.0, 4.0]]\nfunction ‸f(A)\n    return A[1, 2] * A[2, 1]\nend\n';
    assert.equal(
      await text('julia', matrix, 'code'),
      'df_dA_1_1 = 0\ndf_dA_1_2 = A[2, 1]\ndf_dA_2_1 = A[1, 2]\ndf_dA_2_2 = 0\n',
    );
  });

  it('as JSON, whose numbers and formulas a program reads', async () => {
    assert.deepEqual(JSON.parse(await text('python', example, 'json')), {
      at: { a: 2, b: 1 },
      of: {
        e: {
          value: 6,
          derivatives: { a: { value: 2, formula: 'b + 1' }, b: { value: 5, formula: 'a + 2*b + 1' } },
        },
      },
    });
  });

  // By hand: e = c·d with c = a + b = 3 and d = b + 1 = 2, so ∂e/∂c = d and ∂e/∂d = c.
  const nodes: [by: string, format: CopyFormat, expected: string][] = [
    ['c', 'plain', '∂e/∂c = b + 1 = 2\n'],
    ['d', 'plain', '∂e/∂d = a + b = 3\n'],
    ['b', 'plain', '∂e/∂b = a + 2b + 1 = 5\n'],
    ['c', 'code', 'de_dc = b + 1\n'],
    ['c', 'latex', '\\frac{\\partial e}{\\partial c} = b + 1\n'],
    [
      'd',
      'markdown',
      '| derivative | here |\n| --- | ---: |\n| $\\frac{\\partial e}{\\partial d} = a + b$ | 3 |\n\nat a = 2, b = 1\n',
    ],
  ];
  for (const [by, format, expected] of nodes)
    it(`of e by the graph's node ${by} as ${format}`, async () => {
      const question = { kind: 'copy', format, derivative: { output: 'e', by } } as const;
      const copied: Copied | undefined = await answered('python', example, question);
      assert.deepEqual(copied, { kind: 'text', text: expected, imports: [] });
    });

  it('of a node that the graph does not have: none', async () => {
    const question = { kind: 'copy', format: 'plain', derivative: { output: 'e', by: 'z' } } as const;
    assert.equal((await answered('python', example, question))?.kind, 'none');
  });

  const places: [name: string, language: string, source: string, code: string][] = [
    [
      'an input: by this one alone',
      'python',
      example.replace('‸', '').replace('(a', '(‸a'),
      'de_da = b + 1\n',
    ],
    [
      'a value on the way without a name',
      'python',
      example.replace('‸', '').replace('1)', '‸1)'),
      'd_db = 1\n',
    ],
    ['a value on the way', 'python', helper.replace('t =', '‸t ='), 'dt_dx = 2*(x*math.exp(x**2))\n'],
    [
      'a function with a helper, whose names mean nothing outside of it',
      'python',
      helper.replace('f(x)', '‸f(x)'),
      'df_dx = t + 2*(x**2*math.exp(x**2))\n',
    ],
    [
      'a function whose helper assigns a name anew',
      'python',
      'import math\n\ndef g(x):\n    x = x * x\n    return math.exp(x)\n\n# at: x=0.5\ndef ‸f(x):\n    t = g(x)\n    return t * x\n',
      'df_dx = t + 2*(x**2*t)\n',
    ],
    [
      'several results',
      'javascript',
      arm,
      `const dx_dq1 = -Math.sin(q1) - 0.8 * Math.sin(q1 + q2);
const dx_dq2 = -0.8 * Math.sin(q1 + q2);
const dy_dq1 = Math.cos(q1);
const dy_dq2 = 0;
`,
    ],
    [
      'one input of several results',
      'javascript',
      arm.replace('‸', '').replace('0.8 * Math.cos(q1 + q2)', '0.8 * Math.cos(q1 + ‸q2)'),
      'const dx_dq2 = -0.8 * Math.sin(q1 + q2);\nconst dy_dq2 = 0;\n',
    ],
    [
      'elements of an array',
      'javascript',
      '// at: w=[0.5, 0.25]\nconst ‸f = (w) => Math.exp(w[0]) * w[1];\n',
      'const df_dw_0 = w[1] * Math.exp(w[0]);\nconst df_dw_1 = Math.exp(w[0]);\n',
    ],
  ];
  for (const [name, language, source, code] of places)
    it(`of ${name}`, async () => assert.equal(await text(language, source, 'code'), code));

  it('with the imports that the code needs and the file lacks', async () => {
    const source = '# at: x=2.5, y=1.5\ndef ‸f(x, y):\n    return x ** y\n';
    const y = source.replace('‸', '').replace('** ', '** ‸');
    assert.deepEqual(await answered('python', y, { kind: 'copy', format: 'code' }), {
      kind: 'text',
      text: 'df_dy = (0 if x == 0 and y >= 0 else x**y*math.log(x))\n',
      imports: ['import math'],
    });
  });

  it('without bars in the cells of Markdown', async () => {
    const source = '// at: x=2\nconst ‸f = (x) => Math.abs(x) * x;\n';
    const rows = (await text('javascript', source, 'markdown'))
      .split('\n')
      .filter((row) => row.startsWith('| $'));
    assert.deepEqual(
      rows.map((row) => row.split('|').length),
      [4],
    );
  });

  it('of notation in the names of notation', async () => {
    const source = '$‸L = \\lambda x_1^2$ % at: \\lambda=0.5, x_1=2';
    assert.deepEqual(
      [await text('latex', source, 'latex'), await text('latex', source, 'plain')],
      [
        '\\frac{\\partial L}{\\partial \\lambda} = x_{1}^{2} \\\\\n\\frac{\\partial L}{\\partial x_{1}} = 2 \\cdot \\lambda \\cdot x_{1}\n',
        '∂L/∂lambda = x_1^2 = 4\n∂L/∂x_1 = 2 · lambda · x_1 = 2\n',
      ],
    );
  });

  it('that are infinite: a word in JSON, which has no such number', async () => {
    const source = '// at: x=0\nconst ‸f = (x) => Math.sqrt(x) + 1;\n';
    assert.deepEqual(JSON.parse(await text('javascript', source, 'json')), {
      at: { x: 0 },
      of: { f: { value: 1, derivatives: { x: { value: 'Infinity', formula: '0.5/sqrt(x)' } } } },
    });
  });

  const refused: [name: string, language: string, source: string, format: CopyFormat, reason: string][] = [
    [
      'an input that is assigned anew',
      'python',
      'import math\n# at: x=0.5\ndef ‸f(x):\n    x = math.sin(x)\n    return x * x\n',
      'code',
      'x is assigned anew here, so a formula of it would be ambiguous',
    ],
    [
      'code in a document of notation',
      'latex',
      '$‸L = a x^2$',
      'code',
      'the language of this file is no programming language',
    ],
    [
      'what is not followed',
      'python',
      'def ‸f(x):\n    return load(x)\n',
      'json',
      'this computation is not followed to its end',
    ],
    ['what no input moves', 'python', '‸y = 2 * 3\n', 'plain', 'nothing here moves with an input'],
    [
      'a loop of many rounds as code',
      'python',
      'import math\n# at: x=0.5\ndef ‸f(x):\n    y = x\n    for k in range(3000):\n        y = math.sin(y) * 0.5\n    return y\n',
      'code',
      'this computation is too long for a formula',
    ],
  ];
  for (const [name, language, source, format, reason] of refused)
    it(`are refused: ${name}`, async () =>
      assert.deepEqual(await answered(language, source, { kind: 'copy', format }), { kind: 'none', reason }));

  it('are none where nothing is', async () =>
    assert.equal(await answered('python', 'import math\n‸\n', { kind: 'copy', format: 'code' }), undefined));
});

async function text(language: string, source: string, format: CopyFormat): Promise<string> {
  const copied: Copied | undefined = await answered<'copy'>(language, source, { kind: 'copy', format });
  assert.equal(copied?.kind, 'text');
  return copied.text;
}
