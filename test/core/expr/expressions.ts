import fc from 'fast-check';
import type { Expr, ExprPool } from '../../../src/core/expr/expr';

/** Random expressions in x and y. */
export function expressions(pool: ExprPool): fc.Arbitrary<Expr> {
  const leaf = fc.oneof(
    fc.constantFrom('x', 'y').map((n): Expr => pool.input(n)),
    fc.integer({ min: -3, max: 4 }).map((v): Expr => pool.constant(v)),
  );
  return fc.letrec<{ e: Expr }>((tie) => ({
    e: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc
        .tuple(fc.constantFrom('add', 'sub', 'mul', 'div'), tie('e'), tie('e'))
        .map(([op, a, b]): Expr => pool.apply(op, [a, b])),
      fc
        .tuple(fc.constantFrom('sin', 'exp', 'neg', 'sqrt'), tie('e'))
        .map(([op, a]): Expr => negated(pool, op, a)),
      fc
        .tuple(tie('e'), fc.integer({ min: 1, max: 3 }))
        .map(([a, n]): Expr => pool.apply('pow', [a, pool.constant(n)])),
    ),
  })).e;
}

/** The same with operations whose LaTeX is no name with brackets, and with statements as numbers. */
export function notatedExpressions(pool: ExprPool): fc.Arbitrary<Expr> {
  const leaf = fc.oneof(
    fc.constantFrom('x', 'y').map((n): Expr => pool.input(n)),
    fc
      .constantFrom(-3, -1, 0, 0.5, 2, 10, 2e-7, -2e-7, Math.PI, -2 * Math.PI, Math.PI / 3, Math.E)
      .map((v): Expr => pool.constant(v)),
  );
  const applied = (operations: readonly string[], ...args: readonly fc.Arbitrary<Expr>[]) =>
    fc.tuple(fc.constantFrom(...operations), ...args).map(([op, ...parts]): Expr => pool.apply(op, parts));
  return fc.letrec<{ e: Expr }>((tie) => ({
    e: fc.oneof(
      { depthSize: 'small' },
      leaf,
      applied(['add', 'sub', 'mul', 'div', 'pow'], tie('e'), tie('e')),
      applied(['hypot', 'logaddexp', 'max', 'sum', 'product'], tie('e'), tie('e')),
      applied(['less', 'equal', 'greaterEqual', 'and'], tie('e'), tie('e')),
      applied(['neg', 'exp', 'sqrt', 'sin', 'log', 'abs', 'floor'], tie('e')),
      applied(['gaussian', 'expm1', 'log1p', 'exp2', 'detach', 'shift'], tie('e')),
      applied(['select', 'fma'], tie('e'), tie('e'), tie('e')),
    ),
  })).e;
}

/** The text form has no negation of a plain number: -3 is the number. */
function negated(pool: ExprPool, op: string, a: Expr): Expr {
  return op === 'neg' && a.kind === 'const' ? pool.constant(-a.value || 0) : pool.apply(op, [a]);
}
