import { type ApplyExpr, type Expr, inOrder } from './expr';

/** What the readable forms of expressions, text and LaTeX, have in common. */

const indicators = new Set([
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'equal',
  'notEqual',
  'and',
  'or',
  'xor',
  'not',
]);

/** Whether an expression is 1 where a statement holds, and 0 elsewhere. */
export function isIndicator(e: Expr): e is ApplyExpr {
  return e.kind === 'apply' && isIndicatorName(e.operation);
}

export function isIndicatorName(operation: string): boolean {
  return indicators.has(operation);
}

/** Whether an input has this name. */
export function hasName(e: Expr, name: string): boolean {
  return inOrder([e]).some((part) => part.kind === 'input' && part.name === name);
}

/** Longer products are written as products of products. */
const mostFactors = 100;

/** The factors of a product of products, a constant first, if there is only one. */
export function factorsOf(e: ApplyExpr): Expr[] {
  const factors: Expr[] = [];
  const open: Expr[] = [e];
  for (let next = open.pop(); next; next = open.pop()) {
    const parts = next.kind === 'apply' && isProduct(next.operation) ? next.args : [];
    if (parts.length && factors.length + open.length < mostFactors) open.push(...parts.toReversed());
    else factors.push(next);
  }
  const constants = factors.filter((t) => t.kind === 'const');
  return constants.length === 1 ? [...constants, ...factors.filter((t) => t.kind !== 'const')] : factors;
}

function isProduct(operation: string): boolean {
  return operation === 'mul' || operation === 'product';
}
