import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PointValue } from '../../../src/core/program/program';
import { Replay } from '../../../src/core/tape/replay';
import { type Traced, trace } from '../../../src/core/tape/trace';
import { c } from '../../../src/languages/c';
import { javascript } from '../../../src/languages/javascript';
import { julia } from '../../../src/languages/julia';
import type { Language } from '../../../src/languages/language';
import { python } from '../../../src/languages/python';

type Again = Replay['again'];

/** A trace with another way to run a round again. */
function traced(
  language: Language,
  text: string,
  point: Readonly<Record<string, PointValue>>,
  change: (again: Again) => Again,
): Traced {
  const again = Replay.prototype.again;
  Replay.prototype.again = change(again);
  try {
    return trace({
      program: language.parse(text),
      target: { kind: 'function', name: 'f' },
      point: new Map(Object.entries(point)),
      limits: { operations: 200_000, steps: 2_000_000, calls: 50 },
    });
  } finally {
    Replay.prototype.again = again;
  }
}

/** How many rounds ran from a template. What is recorded has to be what is recorded where all run from the text. */
function roundsAgain(language: Language, text: string, point: Readonly<Record<string, PointValue>>): number {
  let rounds = 0;
  const found = traced(
    language,
    text,
    point,
    (again) =>
      function (this: Replay, scope) {
        const isDone = again.call(this, scope);
        if (isDone) rounds++;
        return isDone;
      },
  );
  const wanted = traced(language, text, point, () => () => false);
  // Where an element ends the program, the operations before it in its round are left out.
  if (wanted.complete) assert.deepEqual(found, wanted, text);
  else assert.deepEqual(found.problems, wanted.problems, text);
  return rounds;
}

const numbers = Array.from({ length: 200 }, (_, k) => Math.sin(k * k) * 0.7);

describe('rounds that run from their template', () => {
  before(async () => {
    for (const language of [python, javascript, julia, c]) await language.load();
  });

  const loops: readonly [language: Language, name: string, text: string, rounds: number][] = [
    [
      python,
      'elements of a list',
      'def f(x, a):\n    s = 0.0\n    for v in a:\n        z = (v - x) / 2.0\n        s -= 0.5 * z * z\n    return s\n',
      160,
    ],
    [
      python,
      'neighbours',
      'def f(x, a):\n    s = x\n    for i in range(len(a) - 1):\n        d = a[i + 1] - a[i] ** 2\n        s += 100 * d ** 2\n    return s\n',
      160,
    ],
    [
      julia,
      'neighbours',
      'function f(x, a)\n    s = x\n    for i in 1:length(a)-1\n        d = a[i+1] - a[i]^2\n        s += 100d^2\n    end\n    return s\nend\n',
      160,
    ],
    [
      c,
      'a pointer that moves',
      'double f(double x, const double *a) {\n  double s = 0;\n  for (const double *p = a; p < a + 200; p++) s += x * *p;\n  return s;\n}\n',
      160,
    ],
    [
      c,
      'an index that counts',
      'double f(double x, const double *a) {\n  double s = 0;\n  for (int i = 0; i + 1 < 200; i++) { double d = a[i + 1] - a[i]; s += x * d * d; }\n  return s;\n}\n',
      160,
    ],
    [
      javascript,
      'an index that counts',
      'function f(x, a) {\n  let s = 0;\n  for (let i = 0; i < a.length; i++) {\n    const d = a[i] - x;\n    s += d * d;\n  }\n  return s;\n}\n',
      160,
    ],
  ];
  for (const [language, name, text, rounds] of loops)
    it(`are nearly all of a long loop: ${language.id}, ${name}`, () => {
      const found = roundsAgain(language, text, { x: 0.4, a: numbers });
      assert.ok(found >= rounds, `${found} rounds`);
    });

  it('leave a name alone that a name of the loop hides', () => {
    const text =
      'function f(x, a) {\n  let s = x;\n  for (let i = 0, s = 0; i < a.length; i++) {\n    s += x * a[i];\n  }\n  return s;\n}\n';
    roundsAgain(javascript, text, { x: 0.4, a: numbers });
  });

  it('end where the text would', () => {
    const text = (line: string): string =>
      `import math\ndef f(x, a):\n    s = x\n    for i in range(300):\n        ${line}\n    return s\n`;
    for (const line of [
      's += a[i]',
      's = s + x / (a[i % 200] - a[150])',
      's = math.exp(s)',
      's = s * 2 + a[i]',
    ])
      roundsAgain(python, text(line), { x: 0.4, a: numbers });
  });

  const lines = [
    's = s * x + t',
    't = t + a[i] * x',
    's, t = t, s',
    't = s',
    'v = a[i]',
    's = s + v * x',
    't = math.sin(s) - a[199 - i]',
    's = s + i * 0.01',
    's = s + (i // 50) * x',
    't = t * b[i % 4]',
    's = s - a[i // 3] * u',
    'u = x',
    'w = a[i] * u',
    't = w + c[i]',
    's += (w + t) * 0.5 - 1.0',
    'k = i + 1',
    's = s + a[k]',
    's = max(s, t)',
    's = s / (1.0 + t * t)',
    'if i > 60:\n            s = s * 0.5',
  ];
  const headers = [
    'for i in range(N)',
    'for i in range(N, 0, -1)',
    'for i, v in enumerate(a[:N])',
    'while i < N',
    'while s < 3.0 and i < N',
  ];
  it('record what the text records', () => {
    const body = fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(...headers),
        fc.integer({ min: 40, max: 190 }),
        (chosen, header, n) => {
          const isWhile = header.startsWith('while');
          const inner = [...chosen, ...(isWhile ? ['i += 1'] : [])].map((l) => `        ${l}\n`).join('');
          const text =
            'import math\ndef f(x, a):\n    s, t, u, v, w, k = 0.1, 0.2, 0.3, 0.4, 0.5, 0\n    i = 0\n' +
            '    b = [x, x * x, 0.5, x + 1.0]\n    c = [y * x for y in a]\n' +
            `    ${header.replace('N', String(n))}:\n${inner}    return s + t + u + v + w\n`;
          roundsAgain(python, text, { x: 0.4, a: numbers });
        },
      ),
      { numRuns: 120, seed: 11 },
    );
  });
});
