import assert from 'node:assert/strict';
import type { ProblemCode } from '../../../src/core/problem';
import type { PointValue } from '../../../src/core/program/program';
import { inspect } from '../../../src/inspection/inspect';
import { c, cpp } from '../../../src/languages/c';
import type { Language } from '../../../src/languages/language';

type Row = readonly [
  text: string,
  at: Readonly<Record<string, PointValue>>,
  code: ProblemCode,
  place: string,
];

/** What is refused, with the text that the first problem stands at. */
const inC: readonly Row[] = [
  [
    'double f(double x) { int i = 0; i = i++ + 1; return x * i; }',
    { x: 1 },
    'unsupported-syntax',
    'i = i++ + 1',
  ],
  [
    'double f(double x) { int a[2] = {1, 2}, i = 0; a[i] = i++; return a[0] * x; }',
    { x: 1 },
    'unsupported-syntax',
    'a[i] = i++',
  ],
  [
    'double g(double *p) { *p = 2; return 1; }\ndouble f(double x) { return x + g(&x); }',
    { x: 1 },
    'unsupported-syntax',
    'x + g(&x)',
  ],
  ['double f(double x) { double y; return x * y; }', { x: 1 }, 'no-value', 'y'],
  ['double f(double x) { double a[3]; a[0] = x; return a[0] + a[1]; }', { x: 1 }, 'no-value', 'a[3]'],
  [
    'double f(double x) { int n = 2147483647; n = n + 1; return x * n; }',
    { x: 1 },
    'integer-overflow',
    'n + 1',
  ],
  ['double f(double x) { int i = 3e9; return i * x; }', { x: 1 }, 'integer-overflow', '3e9'],
  ['double f(double x) { int z = 0; return x + 1 / z; }', { x: 1 }, 'outside-domain', '1 / z'],
  ['double f(double x) { double *p = 0; return *p + x; }', { x: 1 }, 'outside-domain', '*p'],
  ['double f(double x) { double a[2] = {x, 1}; return a[2]; }', { x: 1 }, 'index-out-of-range', 'a[2]'],
  ['double f(double x) { double a[2] = {x, 1}; return a[-1]; }', { x: 1 }, 'index-out-of-range', 'a[-1]'],
  [
    'double f(double x) { double A[2][2] = {{x}}; return A[0][2]; }',
    { x: 1 },
    'index-out-of-range',
    'A[0][2]',
  ],
  ['double f(double x) { double a[1] = {x, 2}; return a[0]; }', { x: 1 }, 'shape-mismatch', 'a[1] = {x, 2}'],
  ['double f(double x) { return x ^ 2; }', { x: 1 }, 'unsupported-syntax', 'x ^ 2'],
  ['double f(double x) { long k = *(long *)&x; return k; }', { x: 1 }, 'unsupported-syntax', '(long *)&x'],
  ['double f(double x) { static int n = 0; n++; return x * n; }', { x: 1 }, 'unsupported-syntax', 'n = 0'],
  ['double f(double x) { goto end; end: return x; }', { x: 1 }, 'unsupported-syntax', 'goto end;'],
  ['double f(double x) { mystery_t k = x; return k / 2; }', { x: 1 }, 'unsupported-syntax', 'k / 2'],
  ['double f(double x) { return rand() * x; }', { x: 1 }, 'unknown-function', 'rand'],
  ['double f(int n, double x) { return n / 2 * x; }', { n: 2.5, x: 1 }, 'not-a-number', 'int n'],
  ['double f(double x) { if (x > 0) return x; }', { x: -1 }, 'no-output', 'f'],
  [
    'union u { int i; double d; };\ndouble f(double x) { union u v; v.d = x; return v.i; }',
    { x: 1 },
    'unsupported-syntax',
    'v.d',
  ],
  [
    '#define A 1\n#undef A\n#define A 2\ndouble f(double x) { return x * A; }',
    { x: 1 },
    'unsupported-syntax',
    'A',
  ],
  ['double f(double x) { return x * ; }', { x: 1 }, 'syntax', ';'],
  ['double f(double x) { return (x + 1; }', { x: 1 }, 'syntax', '1'],
];

const inFiles: readonly Row[] = [
  [
    'double f(double x) { static double b[2]; b[0] += x; return b[0]; }',
    { x: 1 },
    'unsupported-syntax',
    'b[2]',
  ],
  ['extern double k;\ndouble f(double x) { return k * x; }', { x: 1 }, 'no-value', 'k'],
  ['double k;\ndouble f(double x) { return k * x; }', { x: 1 }, 'no-value', 'k'],
  ['mystery f(double x) { return x; }', { x: 1.5 }, 'unsupported-syntax', 'x'],
  ['double g(double t);\ndouble f(double x) { return g(x); }', { x: 1 }, 'unknown-function', 'g'],
  [
    'static double t[2] = {\n#include "t.inc"\n};\ndouble f(double x) { return t[0] + x; }',
    { x: 1 },
    'syntax',
    '#',
  ],
];

const inCpp: readonly Row[] = [
  [
    'void g(const double &a, double &out) { out = a * 2; out += a; }\ndouble f(double x) { double t = x; g(t, t); return t; }',
    { x: 3 },
    'unsupported-syntax',
    't',
  ],
  [
    'template <typename T> T half(T x) { return x / 2; }\ndouble f(double x) { return half<int>(3) * x; }',
    { x: 1 },
    'unsupported-syntax',
    'half<int>',
  ],
  [
    'template <typename T> T half(T x) { return x / 2; }\ndouble f(double x) { return half(3) * x; }',
    { x: 1 },
    'unsupported-syntax',
    '3',
  ],
  [
    'double f(double x) { std::vector<double> v{x}; v.resize(3); return v[2]; }',
    { x: 1 },
    'unknown-function',
    'v.resize',
  ],
  [
    'struct A { virtual double g() { return 1; } };\ndouble f(double x) { A a; return a.g() * x; }',
    { x: 1 },
    'unsupported-syntax',
    'a.g',
  ],
  ['double f(double x) { throw 1; return x; }', { x: 1 }, 'outside-domain', 'throw 1'],
];

function refused(language: Language, [text, at, code, place]: Row): void {
  const { complete, problems } = inspect({
    program: language.parse(text),
    target: { kind: 'function', name: 'f' },
    given: new Map(Object.entries(at)),
  });
  const [first] = problems;
  assert.ok(!complete || code === 'syntax');
  assert.ok(first);
  assert.deepEqual([first.code, text.slice(first.span.start, first.span.end)], [code, place]);
}

describe('what C leaves open or cannot be followed is refused at its place', () => {
  for (const row of [...inC, ...inFiles]) it(row[0].split('\n').at(-1) ?? '', () => refused(c, row));
  for (const row of inCpp) it(`C++: ${row[0].split('\n').at(-1) ?? ''}`, () => refused(cpp, row));
});

/** What turns over, is truncated or divides by zero by C's own rules. */
const values: readonly (readonly [Language, string, number, number])[] = [
  [c, 'double f(double x) { return x / 0; }', 1, Number.POSITIVE_INFINITY],
  [c, 'double f(double x) { unsigned u = -1; return u * x; }', 1, 4294967295],
  [c, 'double f(double x) { signed char c = 200; return c * x; }', 1, -56],
  [c, 'double f(double x) { int n = -3; unsigned m = 2; return n / m * x; }', 1, 2147483646],
  [c, 'double f(double x) { return abs(x); }', -2.5, 2],
  [cpp, 'double f(double x) { return abs(x); }', -2.5, 2.5],
  [c, 'double f(double x) { return x < 1 < 2; }', 5, 1],
  [c, 'double f(double x) { return 1 / 2 * x + 7 / 2 + -7 / 2 + -7 % 4; }', 1, -3],
  [c, 'double f(double x) { return (double)1 / 2 * x; }', 1, 0.5],
  [c, 'double f(double x) { return fmax(NAN, x); }', 3, 3],
];

describe("C's own rules for numbers", () => {
  for (const [language, text, at, wanted] of values) {
    it(`${language.id}: ${text}`, () => {
      const { primals, outputs, problems } = inspect({
        program: language.parse(text),
        target: { kind: 'function', name: 'f' },
        given: new Map([['x', at]]),
      });
      assert.equal(primals[outputs[0]?.node ?? -1], wanted, problems.map((p) => p.message).join('; '));
    });
  }
});
