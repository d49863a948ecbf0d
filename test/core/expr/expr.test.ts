import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Simplifying, simplifying, wording } from '../../../src/core/expr/build';
import { differentiate } from '../../../src/core/expr/differentiate';
import { type Expr, ExprPool, substitute } from '../../../src/core/expr/expr';
import { ExprSyntaxError, parseExpr } from '../../../src/core/expr/parse';
import { printExpr } from '../../../src/core/expr/print';
import { compileRule } from '../../../src/engine/compile';
import { expressions } from './expressions';

const pool = new ExprPool();
const expression = expressions(pool);
const made = (text: string, { apply }: Simplifying): Expr =>
  parseExpr(text, { constant: (v) => pool.constant(v), input: (n) => pool.input(n), apply });
const simple = (text: string): Expr => made(text, simplifying(pool));
const text = (e: Expr): string => printExpr(e, { reading: true });

describe('expressions', () => {
  it('are one object where they are equal', () => {
    assert.equal(parseExpr('sin(x)*y + sin(x)', pool), parseExpr('sin(x)*y + sin(x)', pool));
  });

  const printed: readonly (readonly [source: string, printed: string])[] = [
    ['a - (b - c)', 'a - (b - c)'],
    ['(a - b) - c', 'a - b - c'],
    ['a/(b*c)', 'a/(b*c)'],
    ['a/b*c', 'a/b*c'],
    ['-x^2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['2^-x', '2^(-x)'],
    ['(a^b)^c', '(a^b)^c'],
    ['a^b^c', 'a^b^c'],
    ['-(a + b)', '-(a + b)'],
    ['a*-3', 'a*(-3)'],
    ['not (a < b) and c == 1', 'not a < b and c == 1'],
    ['select(x > 0, x, -x)', 'select(x > 0, x, -x)'],
    ['1.5e-7*x', '1.5e-7*x'],
  ];
  for (const [source, expected] of printed)
    it(`print ${source}`, () => assert.equal(printExpr(parseExpr(source, pool)), expected));

  it('are read back as they were printed', () => {
    fc.assert(
      fc.property(expression, (e) => {
        assert.equal(parseExpr(printExpr(e), pool), e);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  const simplified: readonly (readonly [source: string, expected: string])[] = [
    ['(b + 1) + (a + b)', 'a + 2*b + 1'],
    ['x + 0', 'x'],
    ['1*x', 'x'],
    ['x*x*x', 'x^3'],
    ['x - x', '0'],
    ['x*0', '0'],
    ['--x', 'x'],
    ['-(-2*x)', '2*x'],
    ['sqrt(x^2)', 'abs(x)'],
    ['(x^2)^3', 'x^6'],
    ['(x^0.5)^2', '(x^0.5)^2'],
    ['select(2 == 0, 0, x)', 'x'],
    ['6*x/3', '2*x'],
    ['x/2*2', 'x'],
    ['a*b/a', 'b'],
    ['2 + 3*4', '14'],
    ['1/3', '1/3'],
    ['sin(0)', '0'],
    ['x^1', 'x'],
    ['x^0', '1'],
    ['hypot(1, x)^2', 'hypot(1, x)^2'],
    ['2*pi*x', '6.283185307179586*x'],
    ['select(1.5 == 0, 0, x)', 'x'],
    ['select(2 == 0 and n >= 0, 0, x)', 'x'],
    ['0 < 1 and n >= 0', 'n >= 0'],
    ['n and 1', 'n != 0'],
    ['n >= 0 or 0', 'n >= 0'],
    ['n or 2', '1'],
    ['not 3', '0'],
    ['not 0', '1'],
    ['(x > 0) == 0', 'not x > 0'],
    ['(x > 0) != 0', 'x > 0'],
  ];
  for (const [source, expected] of simplified)
    it(`simplify ${source}`, () => assert.equal(printExpr(simple(source)), expected));

  const worded: readonly (readonly [source: string, expected: string])[] = [
    ['1/hypot(1, a + b)/hypot(1, a + b)', '1/(1 + (a + b)^2)'],
    ['x/hypot(x, y)^4', 'x/(x^2 + y^2)^2'],
    ['x/hypot(x, y)', 'x/hypot(x, y)'],
    ['norm(a, b, -c)^2', 'a^2 + b^2 + c^2'],
    ['norm(a, b, c, d, e)^2', 'norm(a, b, c, d, e)^2'],
    ['sqrt(x)*sqrt(x)', 'x'],
    ['sqrt(x + 1)^4', '(x + 1)^2'],
    ['sqrt(x)^3', 'sqrt(x)^3'],
    ['log(2.718281828459045)*x', 'x'],
  ];
  for (const [source, expected] of worded)
    it(`word ${source}`, () => assert.equal(printExpr(made(source, wording(pool))), expected));

  for (const [how, { apply }] of [
    ['simplified', simplifying(pool)],
    ['worded', wording(pool)],
  ] as const)
    it(`keep their value when they are ${how}`, () => {
      fc.assert(
        fc.property(
          expression,
          fc.double({ min: 0.2, max: 2, noNaN: true }),
          fc.double({ min: 0.2, max: 2, noNaN: true }),
          (e, x, y) => {
            const before = compileRule(e)(x, y, 0, 0);
            const after = compileRule(substitute(e, pool, new Map(), apply))(x, y, 0, 0);
            if (!Number.isFinite(before)) return;
            assert.ok(
              Math.abs(after - before) <= 1e-9 * Math.max(1, Math.abs(before), biggest(e, x, y)),
              `${printExpr(e)}: ${before}, ${after}`,
            );
          },
        ),
        { seed: 4, numRuns: 1000 },
      );
    });

  // From tables of derivatives; checked with a computer algebra system.
  const derivatives: readonly (readonly [source: string, expected: string])[] = [
    ['x^3', '3x^2'],
    ['sin(x)*x', 'sin(x) + x · cos(x)'],
    ['exp(-x)', '-exp(-x)'],
    ['log(x)', '1/x'],
    ['y*x + 3', 'y'],
    ['atan2(y, x)', '-y/hypot(y, x)^2'],
    ['7', '0'],
  ];
  for (const [source, expected] of derivatives) {
    it(`differentiate ${source}`, () =>
      assert.equal(text(differentiate(simple(source), 'x', pool)), expected));
  }

  it('do not grow when tanh is nested', () => {
    let e: Expr = pool.input('x');
    for (let k = 0; k < 200; k++) e = pool.apply('tanh', [e]);
    const before = pool.size;
    differentiate(e, 'x', pool);
    assert.ok(pool.size - before < 2000);
  });

  const faulty: readonly (readonly [source: string, offset: number])[] = [
    ['', 0],
    ['a +', 3],
    ['(a', 2],
    ['a b', 2],
    ['a $ b', 1],
    ['f(,)', 2],
  ];
  for (const [source, offset] of faulty) {
    it(`refuse '${source}' at ${offset}`, () =>
      assert.throws(
        () => parseExpr(source, pool),
        (e) => e instanceof ExprSyntaxError && e.offset === offset,
      ));
  }
  it('refuse what is nested too deeply', () =>
    assert.throws(() => parseExpr('('.repeat(10_000), pool), ExprSyntaxError));
});

/** The largest magnitude among the parts: what rounding is measured by. */
function biggest(e: Expr, x: number, y: number): number {
  const own = Math.abs(compileRule(e)(x, y, 0, 0));
  return e.kind === 'apply' ? Math.max(own, ...e.args.map((a) => biggest(a, x, y))) : own;
}
