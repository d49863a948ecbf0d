import assert from 'node:assert/strict';
import type { Found } from '../../src/protocol/parts';
import { answered } from './answered';

const kink = `import math

# at: x=0
def ‸f(x):
    return abs(x) * math.exp(x)
`;
const stopped = 'def ‸f(x):\n    y = 2.0 * x\n    return load(y) * unknown\n';

describe('explanations', () => {
  it('of a computation that was followed: the checks, and what is to know about the numbers', async () => {
    assert.deepEqual(await answered('python', kink, { kind: 'explain' }), {
      title: 'f',
      complete: true,
      operations: 4,
      checks: [
        { method: 'forward', verdict: 'agrees' },
        { method: 'difference', verdict: 'undecided', reason: 'the point is at a kink' },
      ],
      problems: [
        {
          code: 'not-differentiable',
          message: 'the derivative of abs at 0 is taken as 0, the centre of its subdifferential',
          line: 5,
          offset: 44,
          text: 'abs(x)',
        },
      ],
    });
  });

  it('of one that was stopped: where, and by what', async () => {
    assert.deepEqual(await answered('python', stopped, { kind: 'explain' }), {
      title: 'f',
      complete: false,
      operations: 3,
      checks: [],
      problems: [
        {
          code: 'unknown-function',
          message: 'load is not known: it is not defined in this file',
          line: 3,
          offset: 37,
          text: 'load',
          expression: 'load(y)',
        },
      ],
    });
  });

  for (const kind of ['explain', 'tape', 'report'] as const)
    it(`${kind}: none where nothing is`, async () =>
      assert.equal(await answered('python', 'import math\n‸\n', { kind }), undefined));
});

describe('the tape as text', () => {
  it('of a computation', async () => {
    const text = `input a: %1
input b: %2
constants
  %0 = 1
block 1, run once from %1
  %1 = input    a
  %2 = input    b
  %3 = add %1 %2
  %4 = add %2 %0
  %5 = mul %3 %4    e
output e: %5
`;
    const source = 'a = 2\nb = 1\n‸e = (a + b) * (b + 1)\n';
    assert.deepEqual(await answered('python', source, { kind: 'tape' }), { title: 'e', text });
  });

  it('of one that was stopped, as far as it came', async () => {
    const text = `input x: %1
constants
  %0 = 2
block 1, run once from %1
  %1 = input    x
  %2 = mul %0 %1    y
`;
    assert.deepEqual(await answered('python', stopped, { kind: 'tape' }), { title: 'f', text });
  });
});

describe('the report of a derivative that seems wrong', () => {
  it('holds the source with its imports, the point, the numbers, the checks and the tape', async () => {
    assert.equal(
      (await answered<'report'>('python', kink, { kind: 'report' }))?.text,
      `### Source
\`\`\`python
import math
def f(x):
    return abs(x) * math.exp(x)
\`\`\`
### Point
- x = 0 (comment)
### What is shown
- f = 0
- ∂f/∂x = 0
### Checks
- forward: agrees
- difference: undecided (the point is at a kink)
- line 5: the derivative of abs at 0 is taken as 0, the centre of its subdifferential [not-differentiable]
### Tape
\`\`\`
input x: %0
block 0, run once from %0
  %0 = input    x
  %1 = abs %0
  %2 = exp! %0
  %3 = mul %1 %2    f
output f: %3

\`\`\``,
    );
  });
});

describe('the survey of a file', () => {
  const cases: [name: string, language: string, source: string, found: [Found['kind'], string, number][]][] =
    [
      [
        'functions and statements that mean something',
        'python',
        `import math

def f(x):
    return math.sin(x)

def count(i):
    return i + 1

def unknown(x):
    return load(math.sin(x))

a = 0.5
y = a * math.exp(a)
print(y)
`,
        [
          ['function', 'def f(x):', 3],
          ['formula', 'y = a * math.exp(a)', 13],
        ],
      ],
      [
        'formulas',
        'latex',
        'Text\n\\[\n  E = m c^2\n\\]\n\\begin{equation}\n  F = m a\n\\end{equation}\n',
        [
          ['formula', 'E = m c^2', 3],
          ['formula', 'F = m a', 6],
        ],
      ],
      ['text without any', 'markdown', 'Costs 5$ and 6$.\n', []],
      ['an empty file', 'javascript', '', []],
      [
        'the methods of classes',
        'javascript',
        `class Spring {
  constructor(k) { this.k = k; }
  energy(x) { return 0.5 * this.k * x ** 2; }
  log() { console.log(this.k); }
}

class Stiff extends Spring {
  energy(x) {
    return 2 * super.energy(x);
  }
}

const half = (function () { return function f(x) { return x / 2; }; })();
`,
        [
          ['function', 'energy(x) { return 0.5 * this.k * x ** 2; }', 3],
          ['function', 'energy(x) {', 8],
        ],
      ],
    ];
  for (const [name, language, source, expected] of cases)
    it(name, async () => {
      const { found } = await answered<'survey'>(language, `‸${source}`, { kind: 'survey' });
      assert.deepEqual(
        found.map(({ kind, text, line }) => [kind, text, line]),
        expected,
      );
    });
});
