import assert from 'node:assert/strict';
import { Lines } from '../../src/core/lines';
import { placeAt } from '../../src/inspection/place';
import { unmarked } from '../analysis/answered';
import { inspected } from './inspected';

/** A source, the language, and for each mark: role, text, and the value if it has one. */
type Case = readonly [
  name: string,
  language: string,
  source: string,
  places: readonly (string | undefined)[],
];

const cases: Case[] = [
  [
    'names, operators and literals of a statement',
    'python',
    'a = 2\nb = 1\n‸e‸ ‸= ‸(‸a ‸+ ‸b‸)‸ ‸* (b + ‸1)\n',
    [
      'result e = 6',
      'result e = 6',
      'nothing',
      'result (a + b) * (b + 1) = 6',
      'input a = 2',
      'inner a + b = 3',
      'input b = 1',
      'input b = 1',
      'result (a + b) * (b + 1) = 6',
      'result (a + b) * (b + 1) = 6',
      'inner b + 1 = 2',
    ],
  ],
  [
    'a function: its name, its parameters, its body',
    'python',
    'import math\n‸def ‸f‸(‸x, ‸n):\n    y = ‸math.‸sin‸(x)\n    ‸z = ‸n * 3\n    ‸return ‸y ‸* z\n',
    [
      'nothing',
      'result f',
      'result f',
      'input x = 1.5',
      'input n = 1.75',
      'inner math.sin(x) = 0.997',
      'inner math.sin(x) = 0.997',
      'inner math.sin(x) = 0.997',
      'inner z = 5.25',
      'input n = 1.75',
      'nothing',
      'inner y = 0.997',
      'result y * z = 5.24',
    ],
  ],
  [
    'a method of a class: its name and its parameter',
    'python',
    'class Benchmark:\n    def __init__(self, n=2):\n        self.n = n\n\n    def ‸fun‸(self, ‸x):\n        return ‸x ** 2\n',
    ['result fun', 'result fun', 'input x = 1.5', 'input x = 1.5'],
  ],
  [
    'what no input moves',
    'python',
    'import math\ndef f(x):\n    ‸k = ‸math.sqrt(‸2.0)\n    return x * ‸k\n',
    ['fixed k = 1.41', 'fixed math.sqrt(2.0) = 1.41', 'fixed 2.0 = 2', 'fixed k = 1.41'],
  ],
  [
    'comments, strings and empty lines',
    'python',
    'def f(x):\n    "‸text"\n    # ‸x\n‸\n    return x * x  # ‸x\n',
    ['nothing', 'nothing', 'nothing', 'nothing'],
  ],
  [
    'a branch that was not taken',
    'python',
    'def f(x):\n    if x < 0:\n        ‸y = -‸x\n    else:\n        ‸y = x * x\n    return y * ‸x\n',
    ['nothing', 'nothing', 'inner y = 2.25', 'input x = 1.5'],
  ],
  [
    'a loop, whose last round is meant',
    'javascript',
    'function f(x) {\n  let y = 1;\n  for (let k = 0; k < 3; k++) ‸y = ‸y * x;\n  return ‸y + x;\n}\n',
    ['inner y = 3.38 (3: 1.5 to 3.38)', 'inner y = 2.25 (3: 1 to 2.25)', 'inner y = 3.38'],
  ],
  [
    'a helper that is called twice',
    'python',
    'def g(a):\n    return ‸a * a\n\ndef f(x):\n    return g(x) + g(‸2 * x) * x\n',
    ['inner a = 3 (2: 1.5 to 3)', 'inner 2 * x = 3'],
  ],
  [
    'elements of arrays',
    'python',
    'def f(v):\n    return ‸v[‸0] * v[1]\n',
    ['input v[0] = 1.5', 'input v[0] = 1.5'],
  ],
  [
    'several results',
    'javascript',
    'const f = (x) => [‸x ‸* 2, Math.exp‸(x)];\n',
    ['input x = 1.5', 'result x * 2 = 3', 'result Math.exp(x) = 4.48'],
  ],
];

describe('the place at an offset', () => {
  for (const [name, language, source, expected] of cases)
    it(name, async () => {
      const { text, offsets } = unmarked(source);
      const at = /\bdef f\b|\bf\b.*=>|function f/.test(text) ? { function: 'f' } : {};
      const { inspection, program } = await inspected(language, text, { ...at, line: lastLine(text) });
      const found = offsets.map((offset) => {
        const place = placeAt(inspection, program, offset);
        if (!place) return 'nothing';
        const words = `${place.role} ${text.slice(place.span.start, place.span.end)}`;
        if (place.node < 0) return words;
        const { count = 1, low = 0, high = 0 } = place.occurrence ?? {};
        const rounds = count > 1 ? ` (${count}: ${short(low)} to ${short(high)})` : '';
        return `${words} = ${short(inspection.primals[place.node] ?? Number.NaN)}${rounds}`;
      });
      assert.deepEqual(found, expected);
    });
});

function short(x: number): string {
  return String(Number(x.toPrecision(3)));
}

function lastLine(text: string): number {
  return new Lines(text.trimEnd()).positionAt(text.trimEnd().length).line;
}
