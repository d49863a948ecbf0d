import { strict as assert } from 'node:assert';
import type { PointValue } from '../../../src/core/program/program';
import { parsePointValues, pointComment } from '../../../src/languages/shared/point-comment';

type Values = Readonly<Record<string, PointValue>>;

const cases: readonly [text: string, values: Values, problems?: readonly string[]][] = [
  ['a=2, b=-1e-3', { a: 2, b: -0.001 }],
  ['x=[1, [2, 3]], y=(4,)', { x: [1, [2, 3]], y: [4] }],
  ['\\theta=0.5, x_{1}=2, m_0=3', { '\\theta': 0.5, 'x_{1}': 2, m_0: 3 }],
  ['T=pi/2, q=2*pi, r=1/3', { T: Math.PI / 2, q: 2 * Math.PI, r: 1 / 3 }],
  ['a=inf, b=-inf, c=nan, d=e', { a: Infinity, b: -Infinity, c: Number.NaN, d: Math.E }],
  ['n = 1_000 , x = .5; y=2.', { n: 1000, x: 0.5, y: 2 }],
  ['', {}],
  ['a=, b=1', { b: 1 }, ['2–3 A number is expected here']],
  ['a 2, b=1', { b: 1 }, ['2–3 A value is expected: a=…']],
  ['=3, b=1', { b: 1 }, ['0–1 A name is expected here, as in a=2']],
  ['a=two, b=1', { b: 1 }, ['5–6 two is no number']],
  ['a=[1, 2, b=1', {}, ['10–11 b is no number']],
  ['a=2 b=1, c=3', { a: 2, c: 3 }, ['4–5 A comma is expected between the values']],
  ['a=2 # words', { a: 2 }, ['4–5 A comma is expected between the values']],
  ['w=[0.5]*3, b=1', { b: 1 }, ['7–8 A comma is expected between the values']],
];

describe('values of a point', () => {
  for (const [text, values, problems = []] of cases) {
    it(text || '(empty)', () => {
      const read = parsePointValues(text, 0);
      assert.deepEqual(Object.fromEntries(read.values.map(({ name, value }) => [name, value])), values);
      assert.deepEqual(
        read.problems.map(({ span, message }) => `${span.start}–${span.end} ${message}`),
        problems,
      );
    });
  }

  it('have their places', () => {
    const text = 'a=2, x=[1, 2]';
    const spans = parsePointValues(text, 100).values.map(({ span }) =>
      text.slice(span.start - 100, span.end - 100),
    );
    assert.deepEqual(spans, ['a=2', 'x=[1, 2]']);
  });
});

describe('comments with a point', () => {
  for (const [comment, found] of [
    ['# at: a=2', true],
    ['// at: a = 2', true],
    ['/* at: a=2', true],
    ['* at: \\theta=2', true],
    ['% at: x_1=2', true],
    ['# at: the end of the loop', false],
    ['# look at: a=2', false],
    ['# at a=2', false],
  ] as const) {
    it(`${comment}: ${found ? 'one' : 'none'}`, () => {
      assert.equal(pointComment(comment, 0) !== undefined, found);
    });
  }
});
