import { isPrimitive, primitiveNamed } from '../primitives/table';
import { type Expr, ExprPool, inOrder, of } from './expr';
import { parseExpr } from './parse';
import { tidied } from './tidy';

/** The expression with the operations that notation writes by others written so: hypot as √(x² + y²). */
export function unfolded(e: Expr): Expr {
  const pool = new ExprPool();
  const made = new Map<Expr, Expr>();
  for (const part of inOrder([e])) {
    switch (part.kind) {
      case 'const':
        made.set(part, pool.constant(part.value));
        break;
      case 'input':
        made.set(part, pool.input(part.name));
        break;
      case 'apply': {
        const args = part.args.map((a) => of(made, a));
        made.set(part, applied(part.operation, args, pool));
      }
    }
  }
  return of(made, e);
}

function applied(operation: string, args: readonly Expr[], pool: ExprPool): Expr {
  const entry = isPrimitive(operation) ? primitiveNamed(operation) : undefined;
  const written = entry && 'written' in entry ? entry.written : undefined;
  if (written === undefined) return pool.apply(operation, args);
  return parseExpr(written, {
    constant: (value) => pool.constant(value),
    input: (name) => args['xyz'.indexOf(name)] ?? pool.constant(Number.NaN),
    apply: (inner, parts) => tidied(pool.apply(inner, parts), pool),
  });
}
