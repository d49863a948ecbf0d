import assert from 'node:assert/strict';
import { type Expr, ExprPool } from '../../../src/core/expr/expr';
import { parseExpr } from '../../../src/core/expr/parse';
import { printExpr } from '../../../src/core/expr/print';
import { tidied } from '../../../src/core/expr/tidy';

const pool = new ExprPool();

/** As the values of a program without names are made, one after the other. */
function withoutNames(text: string): Expr {
  return parseExpr(text, {
    constant: (v) => pool.constant(v),
    input: (n) => pool.input(n),
    apply: (operation, args) => tidied(pool.apply(operation, args), pool),
  });
}

describe('values without a name', () => {
  const cases: readonly (readonly [source: string, expected: string])[] = [
    ['0 + 0*x + 1*x + 2*x + 3*x', '6*x'],
    ['x*x + 2*x^2', '3*x^2'],
    ['0 + sin(x)*0 + x', 'x'],
    ['a - -b', 'a + b'],
    ['x*1', 'x'],
    ['1/(2*x)*y', 'y/(2*x)'],
    // In the order of the source, unless that makes them shorter.
    ['1 + x', '1 + x'],
    ['y*x', 'y*x'],
    // Not 0 where the exponential is infinite, whatever else is done with it.
    ['0*exp(x)', '0*exp(x)'],
    ['0*exp(x) + x + 0*exp(x) + x', '2*x + 2*(0*exp(x))'],
    ['2*(0*exp(x))*x*x', '2*(x^2*(0*exp(x)))'],
    ['0*(x^2 + 3*max(x, y))', '0'],
    ['0*x^(-1)', '0*x^(-1)'],
  ];
  for (const [source, expected] of cases)
    it(`${source} is written ${expected}`, () => assert.equal(printExpr(withoutNames(source)), expected));
});
