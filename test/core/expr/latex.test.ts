import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExprPool } from '../../../src/core/expr/expr';
import { latexOf } from '../../../src/core/expr/latex';
import { parseExpr } from '../../../src/core/expr/parse';
import { trace } from '../../../src/core/tape/trace';
import { compileRule } from '../../../src/engine/compile';
import { latex } from '../../../src/languages/latex';
import { expressions } from './expressions';

const pool = new ExprPool();

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
];

describe('expressions as LaTeX', () => {
  before(() => latex.load());

  for (const [source, expected] of printed)
    it(`print ${source}`, () => assert.equal(latexOf(parseExpr(source, pool)), expected));

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
