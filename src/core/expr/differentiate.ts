import { namesOf, partialRule } from '../primitives/rules';
import { primitiveNamed } from '../primitives/table';
import { type Simplifying, simplifying } from './build';
import { type ApplyExpr, type Expr, type ExprPool, inOrder, of, substitute } from './expr';

/** ∂e/∂name, by the chain rule forward over the graph of e; simplified locally. */
export function differentiate(e: Expr, name: string, pool: ExprPool): Expr {
  const make = simplifying(pool);
  const tangents = new Map<Expr, Expr>();
  for (const part of inOrder([e])) {
    tangents.set(
      part,
      part.kind === 'apply' ? chained(part, tangents, pool) : pool.constant(isInput(part, name) ? 1 : 0),
    );
  }
  return make.apply('add', [of(tangents, e), pool.constant(0)]);
}

function isInput(e: Expr, name: string): boolean {
  return e.kind === 'input' && e.name === name;
}

function chained(e: ApplyExpr, tangents: ReadonlyMap<Expr, Expr>, pool: ExprPool): Expr {
  const make = simplifying(pool);
  const [test, a, b] = e.args;
  // The derivative of a selection is a selection: the branch not taken must not bring in 0·∞.
  if (e.operation === 'select' && test && a && b)
    return make.apply('select', [test, of(tangents, a), of(tangents, b)]);
  let total: Expr = pool.constant(0);
  e.args.forEach((arg, k) => {
    const tangent = of(tangents, arg);
    if (tangent.kind === 'const' && tangent.value === 0) return;
    total = make.apply('add', [total, make.apply('mul', [partialOf(e, k, pool), tangent])]);
  });
  return total;
}

/** What a rule's own result is written as, and how the partial is made. */
export interface PartialOptions {
  readonly result: Expr;
  readonly make: Simplifying;
}

/** The elementary partial of `e` by its argument k, in terms of the arguments themselves. */
export function partialOf(
  e: ApplyExpr,
  k: number,
  pool: ExprPool,
  { result, make }: PartialOptions = { result: e, make: simplifying(pool) },
): Expr {
  const names = namesOf(primitiveNamed(e.operation), e.args.length);
  const values = new Map<string, Expr>([['r', result]]);
  e.args.forEach((arg, i) => {
    const name = names[i];
    if (name !== undefined) values.set(name, arg);
  });
  return substitute(partialRule(e.operation, k, e.args.length), pool, values, make.apply);
}
