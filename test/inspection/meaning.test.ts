import assert from 'node:assert/strict';
import { meansSomething } from '../../src/inspection/meaning';
import { inspected } from './inspected';

type Case = readonly [means: boolean, what: string, language: string, text: string];

const cases: Case[] = [
  [true, 'a function of mathematics', 'python', 'import math\ndef f(x):\n    return math.sin(x)\n'],
  [true, 'a power', 'python', 'def f(x, y):\n    return x ** y\n'],
  [true, 'a power of JavaScript', 'javascript', 'const f = (x) => Math.hypot(x, 2) ** 1.5;\n'],
  [true, 'a product where a constant is no integer', 'python', 'def f(x):\n    return x * x * 0.5\n'],
  [true, 'a product of declared floats', 'python', 'def f(x: float, y: float):\n    return x * y\n'],
  [true, 'a product at given values', 'python', '# at: x=2, y=3\ndef f(x, y):\n    return x * y\n'],
  [true, 'a quotient by an input that has a value', 'python', '# at: x=2\ndef f(x):\n    return 1 / x\n'],
  [true, 'a product of constants', 'python', 'a = 2\nb = 1\nf = (a + b) * (b + 1)\n'],
  [true, 'a power of a base with decimals', 'python', 'def f(x):\n    return 2.5 ** x\n'],
  [true, 'decibels', 'python', 'def f(x):\n    return 10 ** (x / 20)\n'],
  [true, 'half-lives', 'javascript', 'const f = (t, h) => 2 ** (-t / h);\n'],
  [true, 'a declared exponent', 'python', 'def f(x: float):\n    return 2 ** x\n'],
  [true, 'an exponent with a given value', 'python', '# at: x=3\ndef f(x):\n    return 2 ** x\n'],
  [true, 'an exponent with decimals', 'javascript', 'const f = (x = 0.5) => Math.pow(2, x);\n'],
  [true, 'a square', 'python', 'def f(x):\n    return x ** 2\n'],
  [true, 'a square and a share', 'python', 'def f(x, y):\n    return x ** 2 + 0.5 * y\n'],
  [true, 'a square of a real number', 'python', 'x = 3.0\nf = x ** 2\n'],
  [true, 'a square of a given number', 'python', '# at: x=3\nf = x ** 2\n'],
  [true, 'a square beside decimals', 'python', 'x = 3\nf = x ** 2 + 0.5 * x\n'],
  [true, 'a product with itself and a half', 'python', 'def f(m, v):\n    return 0.5 * m * v * v\n'],
  [true, 'a quotient and decimals', 'python', 'def f(a, b):\n    return 0.72 * (a / b)\n'],
  [true, 'a product at a rate of the file', 'python', 'rate = 0.19\nx = 3\nf = x * (1 + rate)\n'],
  [false, 'a size in the exponent', 'python', 'def f(attempt):\n    return 2 ** attempt\n'],
  [false, 'a level', 'javascript', 'const f = (level) => Math.pow(2, level - 1);\n'],
  [false, 'a backoff', 'javascript', 'const f = (n, base) => base * 2 ** n;\n'],
  [false, 'a backoff from a default', 'python', 'def f(n, base=0.1):\n    return base * 2 ** n\n'],
  [false, 'a constant in the exponent', 'python', 'n = 3\nf = 2 ** n\n'],
  [false, 'a square of an integer', 'python', 'x = 3\nf = x ** 2\n'],
  [false, 'a square of an integer of JavaScript', 'javascript', 'const x = 3;\nconst f = x ** 2;\n'],
  [false, 'a price with a tax', 'python', 'def f(price, rate=0.19):\n    return price * (1 + rate)\n'],
  [false, 'a tariff', 'python', 'def f(w, d):\n    return 4.99 + 0.1 * w * d\n'],
  [false, 'a count', 'python', 'def f(i):\n    return i + 1\n'],
  [false, 'an area of sizes', 'javascript', 'const f = (width, height) => width * height;\n'],
  [false, 'a sum of given values', 'python', '# at: x=2.5, y=3\ndef f(x, y):\n    return x + y\n'],
  [false, 'a scaled size', 'javascript', 'const f = (size) => size * 2 + 1;\n'],
  [false, 'a rounded quotient', 'python', 'def f(n):\n    return (n + 7) // 8\n'],
  [false, 'a function of a constant', 'python', 'import math\ndef f(x):\n    return x + math.sin(2)\n'],
  [
    false,
    'a function whose value is not used',
    'python',
    'import math\ndef f(x):\n    y = math.sin(x)\n    return x + 1\n',
  ],
  [false, 'the input itself', 'python', 'def f(x):\n    return x\n'],
  [false, 'no input', 'python', 'import math\nf = math.sin(2)\n'],
  [false, 'what is not followed', 'python', 'import math\ndef f(x):\n    return load(math.sin(x))\n'],
  [true, 'notation that adds', 'latex', '$$\nf = a + b$$'],
  [true, 'notation of Markdown', 'markdown', 'Text\n$$\nf = 2 a$$\n'],
  [false, 'notation that is a name', 'latex', '$$\nf = a$$'],
  [false, 'prose between brackets of Markdown', 'markdown', '\\[\nShort description\\]\n'],
];

describe('a derivative means something unasked', () => {
  for (const [means, what, language, text] of cases)
    it(`${what}: ${means ? 'yes' : 'no'}`, async () => {
      const function_ = /\bdef f|=>/.test(text) ? { function: 'f' } : {};
      const line = text.trimEnd().split('\n').length;
      const { inspection, program } = await inspected(language, text, { ...function_, line });
      assert.equal(meansSomething(inspection, program), means);
    });
});

/** Formulas in a sentence: what only names something is quiet, what says how something is computed is not. */
const mentions: readonly string[] = [
  'P(x)',
  'p(x)',
  'P\\left(x\\right)',
  '1 - P(x)',
  'E[X^2]',
  'E_x[X^2] - E[Y]',
  '\\sigma(W x + b)',
  '\\Omega(n)',
  'O(n \\log n)',
  'O(n^2)',
  '\\mathcal{O}(n^3)',
  '\\Theta(n)',
  'd(x,y)',
  'A^T',
  'x^\\top y',
  'x^T A x',
  'x^* + 1',
  'm/s^2',
  'm s^{-2}',
  '\\frac{m}{s}',
  'kg \\cdot m',
  'N \\times M',
  'H \\times W \\times C',
  'i+1',
  'n-1',
  '-x_1 + y',
  '2n + 1',
  'n(n-1)/2',
  '\\Delta t',
];
const formulas: readonly string[] = [
  'y = x + 1',
  'y = P x',
  'F(m, a) = m a',
  '\\sigma^2 = E(x)',
  'n - 1 % at: n=3',
  'x^2',
  'x^2 y',
  '0.5 x',
  '1/x^2',
  'a + b + c + d',
  'x^2 + y^2',
  '\\frac{1}{2} m v^2',
  'e^{-x}',
  '\\sin(x)',
  '\\Gamma(x)',
  '\\sqrt{x}',
  '\\lambda (x - y)^2',
  '(x - y)^\\top A (x - y)',
];

describe('a formula in a sentence means something unasked', () => {
  for (const [means, list] of [
    [false, mentions],
    [true, formulas],
  ] as const)
    for (const formula of list)
      it(`${formula}: ${means ? 'yes' : 'no'}`, async () => {
        const { inspection, program } = await inspected('latex', `\\[\n${formula}\n\\]`, { line: 2 });
        assert.equal(meansSomething(inspection, program), means);
      });
});
