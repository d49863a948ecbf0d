import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Expr, ExprPool } from '../../../src/core/expr/expr';
import { latexOf } from '../../../src/core/expr/latex';
import { parseExpr } from '../../../src/core/expr/parse';
import { printExpr } from '../../../src/core/expr/print';
import { trace } from '../../../src/core/tape/trace';
import { compileRule } from '../../../src/engine/compile';
import { latex } from '../../../src/languages/latex';
import { drawn } from '../../typeset/drawn';
import { expressions, notatedExpressions } from './expressions';
import { renderedValue } from './rendered';

const pool = new ExprPool();
const positive = fc.double({ min: 0.2, max: 2, noNaN: true });

const printed: readonly (readonly [source: string, expected: string])[] = [
  ['a + 2*b + 1', 'a + 2 \\cdot b + 1'],
  ['(a + b)*(b + 1)', '\\left(a + b\\right) \\cdot \\left(b + 1\\right)'],
  ['a - (b - c)', 'a - \\left(b - c\\right)'],
  ['-x^2', '-x^{2}'],
  ['(-x)^2', '\\left(-x\\right)^{2}'],
  ['1/(2*pi)', '\\frac{1}{2 \\cdot \\pi}'],
  ['exp(-x)*sin(theta_0)', 'e^{-x} \\cdot \\sin\\left(\\theta_{0}\\right)'],
  ['sqrt(x + 1)', '\\sqrt{x + 1}'],
  ['log10(abs(hat_y))', '\\log_{10}\\left(|\\hat{y}|\\right)'],
  ['rate*x[0]', '\\mathrm{rate} \\cdot x_{1}'],
  ['1.5e-7*x', '\\left(1.5 \\cdot 10^{-7}\\right) \\cdot x'],
  ['erf(E_a)', '\\operatorname{erf}\\left(E_{a}\\right)'],
  ['x > 0', '\\begin{cases} 1 & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}'],
];

const displayed: readonly (readonly [source: string, expected: string])[] = [
  // Braces alone hold nothing together.
  ['1/hypot(1, a + b)', '\\frac{1}{\\sqrt{1 + \\left(a + b\\right)^{2}}}'],
  ['gaussian(a + b)', 'e^{-\\left(a + b\\right)^{2}}'],
  ['gaussian(-a)', 'e^{-a^{2}}'],
  ['sinpi(a + b)', '\\sin\\left(\\pi \\left(a + b\\right)\\right)'],
  ['2*expm1(x)', '2 \\left(e^{x} - 1\\right)'],
  ['fma(a + 1, b, c)*x', '\\left(\\left(a + 1\\right)\\,b + c\\right)\\,x'],
  ['xlogy(a + b, x)^2', '\\left(\\left(a + b\\right)\\,\\ln\\left(x\\right)\\right)^{2}'],
  ['floor(a + b)^2', '\\lfloor a + b \\rfloor^{2}'],
  ['abs(abs(x) - 1)', '\\left||x| - 1\\right|'],
  ['exp(x)^2', '\\left(e^{x}\\right)^{2}'],
  ['cos(x)^2*sech(x)^3', '\\cos^{2}\\left(x\\right)\\,\\operatorname{sech}^{3}\\left(x\\right)'],
  ['cos(x)^-1', '\\left(\\cos\\left(x\\right)\\right)^{-1}'],
  // Signs.
  ['exp(-(-2*x))', 'e^{2 x}'],
  ['x*(-2*b)', '-2 x\\,b'],
  ['-x*-b', 'x\\,b'],
  ['a - -b', 'a + b'],
  ['a - (b - c)', 'a - \\left(b - c\\right)'],
  ['-(a + b)', '-\\left(a + b\\right)'],
  ['-(a/b)', '-\\frac{a}{b}'],
  ['(-x)^2', '\\left(-x\\right)^{2}'],
  ['x^-2', 'x^{-2}'],
  ['2e-7*x', '2 \\cdot 10^{-7}\\,x'],
  ['(2e-7)^x', '\\left(2 \\cdot 10^{-7}\\right)^{x}'],
  ['x*2*3', 'x \\cdot 2 \\cdot 3'],
  // Multiples of pi, and Euler's number.
  ['6.283185307179586*r', '2\\pi r'],
  ['1.5707963267948966 + x', '\\frac{\\pi}{2} + x'],
  ['(6.283185307179586)^x', '\\left(2\\pi\\right)^{x}'],
  ['2.718281828459045*exp(x)', 'e\\,e^{x}'],
  ['2.718281828459045*exp(e)', '\\mathrm{e}\\,\\exp\\left(e\\right)'],
  ['gaussian(e)', '\\exp\\left(-e^{2}\\right)'],
  // Statements are numbers in brackets, and cases stand in brackets where something stands beside them.
  ['x > 0', '\\left[x > 0\\right]'],
  ['a*(x == max(x, 0))', 'a\\,\\left[x = \\max\\left(x, 0\\right)\\right]'],
  ['(x == r) + (y == r)', '\\left[x = r\\right] + \\left[y = r\\right]'],
  ['not (x > 0)', '\\left[\\lnot \\left(x > 0\\right)\\right]'],
  ['(x > 0 or y) and z <= 1', '\\left[\\left(x > 0 \\lor y \\ne 0\\right) \\land z \\le 1\\right]'],
  [
    'select(n == 0, 0, select(x, n + 1, 2))',
    '\\begin{cases} 0 & \\text{if } n = 0 \\\\ n + 1 & \\text{if } x \\ne 0 \\\\ 2 & \\text{otherwise} \\end{cases}',
  ],
  [
    'x*select(n == 0, 0, n)',
    'x\\,\\left(\\begin{cases} 0 & \\text{if } n = 0 \\\\ n & \\text{otherwise} \\end{cases}\\right)',
  ],
];

const names: readonly (readonly [name: string, code: string, notation: string])[] = [
  ['lambda_', '\\lambda', '\\lambda'],
  ['x_', 'x', 'x'],
  ['_x', '\\mathrm{\\_x}', 'x'],
  ['dot_product', '\\mathrm{dot\\_product}', '\\mathrm{dot}_{\\mathrm{product}}'],
  ['hat_size', '\\mathrm{hat\\_size}', '\\mathrm{hat}_{\\mathrm{size}}'],
  ['bar_width', '\\mathrm{bar\\_width}', '\\mathrm{bar}_{\\mathrm{width}}'],
  ['hat_y', '\\hat{y}', '\\hat{y}'],
  ['bar_theta_1', '\\bar{\\theta}_{1}', '\\bar{\\theta}_{1}'],
  ['theta_t+1', '\\theta_{t+1}', '\\theta_{t+1}'],
  ['x_max', 'x_{\\mathrm{max}}', 'x_{\\mathrm{max}}'],
  ['x_alpha', 'x_{\\alpha}', 'x_{\\alpha}'],
  ['x__2', 'x_{2}', 'x_{2}'],
  ['d1', 'd_{1}', '\\mathrm{d1}'],
  ['learning_rate', '\\mathrm{learning\\_rate}', '\\mathrm{learning}_{\\mathrm{rate}}'],
  ['$x', '\\mathrm{\\$x}', '\\mathrm{\\$x}'],
  ['x_$', 'x_{\\mathrm{\\$}}', 'x_{\\mathrm{\\$}}'],
  ['_', '\\mathrm{\\_}', '\\mathrm{\\_}'],
  ['x#2', '\\mathrm{x\\#2}', '\\mathrm{x\\#2}'],
  ['a~b^c\\d', '\\mathrm{a\\sim b\\wedge c\\backslash d}', '\\mathrm{a\\sim b\\wedge c\\backslash d}'],
  ['x[0]', 'x_{0}', 'x_{1}'],
];

describe('expressions as LaTeX', () => {
  before(() => latex.load());

  for (const [source, expected] of printed)
    it(`print ${source}`, () => assert.equal(latexOf(parseExpr(source, pool)), expected));

  for (const [source, expected] of displayed)
    it(`show ${source}`, () => assert.equal(latexOf(parseExpr(source, pool), { display: 'code' }), expected));

  for (const [name, code, notation] of names)
    it(`name ${name}`, () => {
      assert.equal(latexOf(pool.input(name), { display: 'code' }), code);
      assert.equal(latexOf(pool.input(name), { display: 'notation' }), notation);
    });

  it('can be typeset with any name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: fc.constantFrom(...'ab2xy$#%&_{}~^\\λ') }), (name) => {
        for (const display of ['code', 'notation'] as const) drawn(latexOf(pool.input(name), { display }));
      }),
      { seed: 13, numRuns: 30 },
    );
  });

  it("know Euler's number from a name that stands beside them", () =>
    assert.equal(latexOf(parseExpr('exp(x)', pool), { names: ['e'] }), '\\exp\\left(x\\right)'));

  it('mean what they show', () => {
    fc.assert(
      fc.property(notatedExpressions(pool), positive, positive, (e, x, y) => {
        const want = compileRule(e)(x, y, 0, 0);
        if (!Number.isFinite(want)) return;
        for (const display of ['code', 'notation', undefined] as const) {
          const written = latexOf(e, display ? { display } : {});
          const got = renderedValue(
            written,
            new Map([
              ['x', x],
              ['y', y],
            ]),
          );
          // Written by powers, what is computed without them may overflow.
          if (Math.abs(got) === Number.POSITIVE_INFINITY) continue;
          assert.ok(
            Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want)),
            `${printExpr(e)}: ${written} is ${got}, not ${want}`,
          );
        }
      }),
      { seed: 12, numRuns: 1000 },
    );
  });

  it('do not blow up', () => {
    let e: Expr = pool.input('x');
    for (let k = 0; k < 200; k++) e = pool.apply('mul', [pool.apply('sin', [e]), pool.apply('add', [e, e])]);
    assert.ok(latexOf(e, { longest: 100 }).length < 20_000);
  });

  it('are read back with the same value', () => {
    fc.assert(
      fc.property(
        expressions(pool),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        (e, x, y) => {
          const written = latexOf(e);
          const want = compileRule(e)(x, y, 0, 0);
          const program = latex.parseExpression(written);
          const { values, tape, complete, problems } = trace({
            program,
            target: { kind: 'unit', unit: 0 },
            point: new Map([
              ['x', x],
              ['y', y],
            ]),
          });
          assert.ok(complete, `${written}: ${problems.map((p) => p.message).join('; ')}`);
          const got = values[tape.outputs[0]?.nodes[0] ?? -1] ?? Number.NaN;
          assert.ok(
            Object.is(got, want) || Math.abs(got - want) <= 1e-9 * Math.abs(want) || !Number.isFinite(want),
            `${written}: ${got}, ${want}`,
          );
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });
});
