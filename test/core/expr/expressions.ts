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

/** The text form has no negation of a plain number: -3 is the number. */
function negated(pool: ExprPool, op: string, a: Expr): Expr {
  return op === 'neg' && a.kind === 'const' ? pool.constant(-a.value || 0) : pool.apply(op, [a]);
}
