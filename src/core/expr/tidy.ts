import { wording } from './build';
import type { ApplyExpr, Expr, ExprPool } from './expr';

/**
 * An application of tidy arguments as it is read best: simplified where that makes it shorter, otherwise in the
 * order of the source. A product with the constant 0 becomes 0 only if nothing in it can be infinite.
 */
export function tidied(e: ApplyExpr, pool: ExprPool): Expr {
  if (isProduct(e) && e.args.some(isZero) && !e.args.every(isSurelyFinite)) return e;
  const simple = wording(pool).apply(e.operation, e.args);
  return lengthOf(simple) < lengthOf(e) ? simple : e;
}

function isProduct({ operation }: ApplyExpr): boolean {
  return operation === 'mul' || operation === 'product';
}

function isZero(e: Expr): boolean {
  return e.kind === 'const' && e.value === 0;
}

/** Operations with finite values wherever their arguments are, short of the largest numbers. */
const finite = new Set(['add', 'sub', 'sum', 'mul', 'product', 'neg', 'abs', 'max', 'min', 'hypot', 'norm']);
/** Operations with finite values everywhere. */
const bounded = new Set([
  'sin',
  'cos',
  'tanh',
  'sech',
  'sigmoid',
  'erf',
  'erfc',
  'gaussian',
  'normcdf',
  'sign',
  'atan',
]);

const known = new WeakMap<Expr, boolean>();

function isSurelyFinite(e: Expr): boolean {
  if (e.kind !== 'apply') return e.kind === 'input' || Number.isFinite(e.value);
  const found = known.get(e);
  if (found !== undefined) return found;
  const result =
    finite.has(e.operation) || bounded.has(e.operation) ? e.args.every(isSurelyFinite) : isPolynomial(e);
  known.set(e, result);
  return result;
}

function isPolynomial({ operation, args: [base, exponent] }: ApplyExpr): boolean {
  if (operation !== 'pow' || !base || exponent?.kind !== 'const') return false;
  return Number.isInteger(exponent.value) && exponent.value >= 0 && isSurelyFinite(base);
}

const lengths = new WeakMap<Expr, number>();

/** Numbers, names and signs in an expression, shared parts counted as often as they are written. */
function lengthOf(e: Expr): number {
  if (e.kind !== 'apply') return 1;
  const found = lengths.get(e);
  if (found !== undefined) return found;
  const [a, b] = e.args;
  // 2x is as long as x², and shorter than x + x.
  const joined =
    (e.operation === 'pow' && b?.kind === 'const') || (e.operation === 'mul' && a?.kind === 'const');
  const length = e.args.reduce((total, arg) => total + lengthOf(arg), joined ? 0 : 1);
  lengths.set(e, length);
  return length;
}
