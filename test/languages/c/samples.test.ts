import assert from 'node:assert/strict';
import type { PointValue } from '../../../src/core/program/program';
import { inspect } from '../../../src/inspection/inspect';
import { c, cpp } from '../../../src/languages/c';
import type { Language } from '../../../src/languages/language';

/** How long the axes of each input are that nobody gave a value; an integer has none. */
const cases: readonly (readonly [Language, string, Readonly<Record<string, readonly number[]>>])[] = [
  [c, 'double f(double m[3][2]) { return m[2][1] * m[0][0]; }', { m: [3, 2] }],
  [c, 'double f(double m[][2]) { return m[3][1]; }', { m: [4, 2] }],
  [c, 'double f(const double *x) { return *x * 2; }', { x: [1] }],
  [c, 'double f(const double *x) { double a = *x++; return a * *x; }', { x: [2] }],
  [
    c,
    'double f(const double *x, int n) { double s = 0; for (int i = 0; i < n; i++) s += x[i]; return s; }',
    { x: [3], n: [] },
  ],
  [c, 'void f(double x, double *y) { y[0] = x; y[1] = 2 * x; }', { x: [] }],
  [c, 'struct p { double a; int n; };\ndouble f(struct p p) { return p.a * p.n; }', { 'p.a': [], 'p.n': [] }],
  [cpp, 'double f(const std::vector<std::vector<double>>& m) { return m[1][0] * m.size(); }', { m: [2, 2] }],
];

function shapeOf(value: PointValue): number[] {
  return typeof value === 'number' ? [] : [value.length, ...shapeOf(value[0] ?? 0)];
}

describe('samples for the parameters of C', () => {
  for (const [language, text, shapes] of cases) {
    it(text.split('\n').at(-1) ?? '', () => {
      const { complete, point, problems } = inspect({
        program: language.parse(text),
        target: { kind: 'function', name: 'f' },
        samples: true,
      });
      assert.ok(complete, problems.map((p) => p.message).join('; '));
      assert.deepEqual(Object.fromEntries(point.map((e) => [e.name, shapeOf(e.value)])), shapes);
    });
  }
});
