import { primitiveNamed } from '../primitives/table';
import type { ConstExpr, Expr, ExprPool } from './expr';
import { type Making, partOfPi } from './making';
import { isIndicator, isIndicatorName } from './notation';
import { collectedProduct, raised } from './products';
import { collectedSum } from './sums';

/**
 * Applications that are simplified as they are made. Every step is local, bounded, and holds wherever the
 * original is defined: like terms and like factors are collected, exact constants folded, selections with a
 * known test resolved. Sums are ordered by their terms' ids with the constant last.
 */
export interface Simplifying {
  readonly apply: (operation: string, args: readonly Expr[]) => Expr;
}

const computed = new WeakMap<ExprPool, Simplifying>();
const read = new WeakMap<ExprPool, Simplifying>();

/** For expressions that are computed: no step loses range. */
export function simplifying(pool: ExprPool): Simplifying {
  return remembered(computed, { pool, words: false });
}

/**
 * For expressions that are read: multiples of π stay such, and the square of a root or of a length is written
 * without it, although a square may overflow where the length does not.
 */
export function wording(pool: ExprPool): Simplifying {
  return remembered(read, { pool, words: true });
}

function remembered(all: WeakMap<ExprPool, Simplifying>, make: Making): Simplifying {
  const found = all.get(make.pool);
  if (found) return found;
  const apply = (operation: string, args: readonly Expr[]): Expr =>
    fold(make, operation, args) ?? rewritten(make, operation, args) ?? make.pool.apply(operation, args);
  const maker = { apply };
  all.set(make.pool, maker);
  return maker;
}

function rewritten(make: Making, operation: string, args: readonly Expr[]): Expr | undefined {
  switch (operation) {
    case 'add':
    case 'sub':
    case 'sum':
      return collectedSum(make, operation, args);
    case 'neg':
    case 'mul':
    case 'div':
    case 'product':
      return collectedProduct(make, operation, args);
    case 'pow':
      return power(make, args);
    case 'equal':
    case 'notEqual':
      return comparedWithZero(make.pool, operation, args);
    case 'and':
    case 'or':
      return connected(make.pool, operation, args);
    case 'select':
      return selection(args);
    case 'sqrt':
      return rootOfSquare(make.pool, args);
    case 'log':
      return logarithm(make, args);
    default:
      return undefined;
  }
}

/** A constant, where all arguments are constants and the result is an exact small integer. */
function fold({ pool, words }: Making, operation: string, args: readonly Expr[]): ConstExpr | undefined {
  if (!args.every((a): a is ConstExpr => a.kind === 'const')) return undefined;
  const values = args.map((a) => a.value);
  if (!values.every(Number.isFinite)) return undefined;
  const p = primitiveNamed(operation);
  const value = p.arity === 'any' ? p.value(values, values.length) : p.value(...values);
  if (isIndicatorName(operation)) return pool.constant(value);
  // The multiples of π are collected.
  if (words && operation !== 'neg' && values.some((v) => partOfPi(v))) return undefined;
  const exact = values.every(Number.isInteger) || operation === 'neg' || isLinear(operation);
  return exact && (Number.isInteger(value) || isLinear(operation)) && Math.abs(value) < 1e15
    ? pool.constant(value)
    : undefined;
}

function isLinear(operation: string): boolean {
  return operation === 'add' || operation === 'sub' || operation === 'mul' || operation === 'neg';
}

function power(make: Making, args: readonly Expr[]): Expr | undefined {
  const [base, exponent] = args;
  if (!base || exponent?.kind !== 'const') return undefined;
  if (exponent.value === 1) return base;
  if (exponent.value === 0) return make.pool.constant(1);
  const [inner, n] = base.kind === 'apply' && base.operation === 'pow' ? base.args : [];
  const whole = Number.isInteger(exponent.value);
  if (inner && n?.kind === 'const' && whole && Number.isInteger(n.value))
    return make.pool.apply('pow', [inner, make.pool.constant(n.value * exponent.value)]);
  return whole && exponent.value > 0 ? raised(make, base, exponent.value) : undefined;
}

/** An indicator that is not 0 is the indicator itself, and one that is 0 is its negation. */
function comparedWithZero(pool: ExprPool, operation: string, [e, zero]: readonly Expr[]): Expr | undefined {
  if (!e || !isIndicator(e) || zero?.kind !== 'const' || zero.value !== 0) return undefined;
  return operation === 'notEqual' ? e : pool.apply('not', [e]);
}

/** With a constant, a connective is known, or it is whether the other one holds. */
function connected(pool: ExprPool, operation: string, [a, b]: readonly Expr[]): Expr | undefined {
  const [known, other] = a?.kind === 'const' ? [a, b] : [b, a];
  if (known?.kind !== 'const' || !other) return undefined;
  const holds = known.value !== 0;
  if (holds === (operation === 'or')) return pool.constant(holds ? 1 : 0);
  return isIndicator(other) ? other : pool.apply('notEqual', [other, pool.constant(0)]);
}

function selection(args: readonly Expr[]): Expr | undefined {
  const [test, a, b] = args;
  if (test?.kind === 'const') return test.value !== 0 ? a : b;
  return a === b ? a : undefined;
}

/** √(x²) is |x|. */
function rootOfSquare(pool: ExprPool, args: readonly Expr[]): Expr | undefined {
  const [inner] = args;
  if (inner?.kind !== 'apply' || inner.operation !== 'pow') return undefined;
  const [x, n] = inner.args;
  return x && n?.kind === 'const' && n.value === 2 ? pool.apply('abs', [x]) : undefined;
}

/** ln e is 1. */
function logarithm({ pool, words }: Making, [e]: readonly Expr[]): Expr | undefined {
  return words && e?.kind === 'const' && e.value === Math.E ? pool.constant(1) : undefined;
}
