import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Expr, ExprPool } from '../../../src/core/expr/expr';
import { parseExpr } from '../../../src/core/expr/parse';
import { printExpr } from '../../../src/core/expr/print';
import { compileRule } from '../../../src/engine/compile';
import { expressions } from './expressions';

const pool = new ExprPool();
const positive = fc.double({ min: 0.2, max: 2, noNaN: true });
const reading = (e: Expr): string => printExpr(e, { reading: true });

const cases: readonly (readonly [source: string, expected: string])[] = [
  // Signs.
  ['-2*x', '-2x'],
  ['x*(-2*b)', '-2x · b'],
  ['x*-b', '-x · b'],
  ['-x*-b', 'x · b'],
  ['a*(b - c)', 'a · (b - c)'],
  ['a + -2*b', 'a - 2b'],
  ['a - -b', 'a + b'],
  ['a - -(b + c)', 'a + (b + c)'],
  ['a - (b - c)', 'a - (b - c)'],
  ['a + (b - c)', 'a + b - c'],
  ['a - -b*(c + d)', 'a + b · (c + d)'],
  ['a + (-b + c)', 'a + (-b + c)'],
  ['-(-2*x)', '2x'],
  ['exp(-(-2*x))', 'exp(2x)'],
  ['-(a + b)', '-(a + b)'],
  ['-x^2', '-x^2'],
  ['(-x)^2', '(-x)^2'],
  ['(-2)^x', '(-2)^x'],
  ['x^-2', 'x^(-2)'],
  ['2^-x', '2^(-x)'],
  ['a/-b', 'a/(-b)'],
  ['-a/b', '-a/b'],
  ['-(a/b)', '-a/b'],
  ['a/(b*c)', 'a/(b · c)'],
  ['a/(2*b)', 'a/(2b)'],
  ['a/b*c', 'a/b · c'],
  ['(a + b)/c', '(a + b)/c'],
  ['(a^b)^c', '(a^b)^c'],
  ['a^b^c', 'a^b^c'],
  ['sum(a, -b, c)', 'a - b + c'],
  ['product(a, b + 1, 3)', '3a · (b + 1)'],
  // A number stands right before a letter where the two read as nothing else.
  ['2*b', '2b'],
  ['2*x1^2', '2x1^2'],
  ['2*sigma', '2 · sigma'],
  ['2*E2', '2 · E2'],
  ['0.5*E2^2', '0.5 · E2^2'],
  ['10*e1', '10 · e1'],
  ['2*e', '2 · e'],
  ['2*E', '2 · E'],
  ['2*f', '2 · f'],
  ['2*j', '2 · j'],
  ['0*x', '0 · x'],
  ['1e-7*x', '1e-7 · x'],
  ['6.674e-11*m2', '6.674e-11 · m2'],
  ['2*(3*x)', '2 · 3x'],
  // Multiples of pi, and Euler's number.
  ['6.283185307179586*r', '2π r'],
  ['6.283185307179586*sigma', '2π · sigma'],
  ['pi*r^2', 'π r^2'],
  ['1.5707963267948966 + x', 'π/2 + x'],
  ['r/6.283185307179586', 'r/(2π)'],
  ['x^6.283185307179586', 'x^(2π)'],
  ['-6.283185307179586*r', '-2π r'],
  ['6.28*r', '6.28r'],
  ['2.718281828459045*x', 'e · x'],
  ['2.718281828459045*e', '2.718281828459045 · e'],
  // Statements are numbers in brackets.
  ['x > 0', '[x > 0]'],
  ['a*(x == max(x, 0))', 'a · [x = max(x, 0)]'],
  ['(x == r)/((x == r) + (y == r))', '[x = r]/([x = r] + [y = r])'],
  ['not (x > 0) and (y <= 0 or z != 0)', '[not x > 0 and (y ≤ 0 or z ≠ 0)]'],
  ['not (x > 0 and y > 0)', '[not (x > 0 and y > 0)]'],
  ['(x > 0) == (y > 0)', '[[x > 0] = [y > 0]]'],
  ['a and b + 1', '[a ≠ 0 and b + 1 ≠ 0]'],
  ['xor(a > 0, b > 0 or c > 0)', '[a > 0 xor (b > 0 or c > 0)]'],
  ['select(x > 0, 1, select(x == 0, 0.5, 0))*y', '{1 if x > 0, 0.5 if x = 0, else 0} · y'],
  ['select(x, a + b, -a)^2', '{a + b if x ≠ 0, else -a}^2'],
];

describe('expressions for people', () => {
  for (const [source, expected] of cases)
    it(`write ${source}`, () => assert.equal(reading(parseExpr(source, pool)), expected));

  it('mean what the expression means', () => {
    fc.assert(
      fc.property(expressions(pool), positive, positive, (e, x, y) => {
        const written = reading(e);
        const want = compileRule(e)(x, y, 0, 0);
        const signs = written.replaceAll('·', '*').replace(/(\d)([xy])/g, '$1*$2');
        const got = compileRule(parseExpr(signs, pool))(x, y, 0, 0);
        assert.ok(
          Math.abs(got - want) <= 1e-9 * Math.abs(want) || !Number.isFinite(want),
          `${printExpr(e)}: ${written}`,
        );
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('do not blow up', () => {
    let e: Expr = pool.input('x');
    for (let k = 0; k < 200; k++) e = pool.apply('mul', [pool.apply('sin', [e]), pool.apply('add', [e, e])]);
    assert.ok(printExpr(e, { reading: true, longest: 100 }).length < 10_000);
    for (let k = 0; k < 200; k++) e = pool.apply('and', [e, e]);
    assert.ok(printExpr(e, { reading: true, longest: 100 }).length < 20_000);
  });
});
