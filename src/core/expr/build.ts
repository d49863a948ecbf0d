import { primitiveNamed } from '../primitives/table';
import type { ConstExpr, Expr, ExprPool } from './expr';

/**
 * Applications that are simplified as they are made. Every step is local, bounded, and holds wherever the
 * original is defined: like terms and like factors are collected, exact constants folded, selections with a
 * known test resolved. Sums are ordered by their terms' ids with the constant last.
 */
export interface Simplifying {
  readonly apply: (operation: string, args: readonly Expr[]) => Expr;
}

const made = new WeakMap<ExprPool, Simplifying>();

export function simplifying(pool: ExprPool): Simplifying {
  const found = made.get(pool);
  if (found) return found;
  const apply = (operation: string, args: readonly Expr[]): Expr => simplified(pool, operation, args);
  const maker = { apply };
  made.set(pool, maker);
  return maker;
}

/** Collecting looks at no more terms or factors than this. */
const widest = 32;

function simplified(pool: ExprPool, operation: string, args: readonly Expr[]): Expr {
  const folded = fold(pool, operation, args);
  if (folded) return folded;
  switch (operation) {
    case 'add':
    case 'sub':
    case 'sum':
      return collectedSum(pool, operation, args) ?? pool.apply(operation, args);
    case 'neg':
    case 'mul':
    case 'div':
    case 'product':
      return collectedProduct(pool, operation, args) ?? pool.apply(operation, args);
    case 'pow':
      return power(pool, args) ?? pool.apply(operation, args);
    case 'notEqual':
      return truth(args) ?? pool.apply(operation, args);
    case 'select':
      return selection(args) ?? pool.apply(operation, args);
    case 'sqrt':
      return rootOfSquare(pool, args) ?? pool.apply(operation, args);
    default:
      return pool.apply(operation, args);
  }
}

/** A constant, where all arguments are constants and the result is an exact small integer. */
function fold(pool: ExprPool, operation: string, args: readonly Expr[]): ConstExpr | undefined {
  if (!args.every((a): a is ConstExpr => a.kind === 'const')) return undefined;
  const values = args.map((a) => a.value);
  if (!values.every(Number.isFinite)) return undefined;
  const p = primitiveNamed(operation);
  const value = p.arity === 'any' ? p.value(values, values.length) : p.value(...values);
  if (indicators.has(operation)) return pool.constant(value);
  const exact = values.every(Number.isInteger) || operation === 'neg' || isLinear(operation);
  return exact && (Number.isInteger(value) || isLinear(operation)) && Math.abs(value) < 1e15
    ? pool.constant(value)
    : undefined;
}

function isLinear(operation: string): boolean {
  return operation === 'add' || operation === 'sub' || operation === 'mul' || operation === 'neg';
}

/** Terms with their coefficients; the constant has the key `undefined`. */
class Terms {
  readonly coefficients = new Map<Expr, number>();
  constant = 0;

  add(e: Expr, coefficient: number): void {
    this.coefficients.set(e, (this.coefficients.get(e) ?? 0) + coefficient);
  }
}

function collectedSum(pool: ExprPool, operation: string, args: readonly Expr[]): Expr | undefined {
  const terms = new Terms();
  const open: [Expr, number][] = args.map((a, k) => [a, operation === 'sub' && k === 1 ? -1 : 1]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [e, sign] = next;
    if (terms.coefficients.size + open.length > widest) return undefined;
    if (e.kind === 'const') terms.constant += sign * e.value;
    else if (!spread(e, sign, open)) terms.add(...scaled(e, sign));
  }
  return sumOf(pool, terms);
}

/** Puts the parts of a sum on the list of what is open; false for anything else. */
function spread(e: Expr, sign: number, open: [Expr, number][]): boolean {
  if (e.kind !== 'apply') return false;
  const second = e.operation === 'sub' ? -sign : sign;
  if (e.operation === 'add' || e.operation === 'sub' || e.operation === 'sum') {
    e.args.forEach((a, k) => {
      open.push([a, k === 1 ? second : sign]);
    });
    return true;
  }
  if (e.operation === 'neg' && e.args[0]) {
    open.push([e.args[0], -sign]);
    return true;
  }
  return false;
}

/** `3*x` as x with the coefficient 3. */
function scaled(e: Expr, sign: number): [Expr, number] {
  if (e.kind !== 'apply' || e.operation !== 'mul') return [e, sign];
  const [a, b] = e.args;
  return a?.kind === 'const' && b ? [b, sign * a.value] : [e, sign];
}

function sumOf(pool: ExprPool, terms: Terms): Expr {
  const all = [...terms.coefficients].filter(([, c]) => c !== 0).sort(([a], [b]) => a.id - b.id);
  const firstPositive = all.findIndex(([, c]) => c > 0);
  if (firstPositive > 0) all.unshift(...all.splice(firstPositive, 1));
  const [first, ...rest] = all;
  if (!first) return pool.constant(terms.constant);
  if (first[1] < 0 && terms.constant > 0) return allAdded(pool, pool.constant(terms.constant), all);
  const whole = allAdded(pool, times(pool, first[1], first[0]), rest);
  if (terms.constant === 0 || Number.isNaN(terms.constant))
    return terms.constant === 0 ? whole : pool.constant(Number.NaN);
  const size = pool.constant(Math.abs(terms.constant));
  return pool.apply(terms.constant > 0 ? 'add' : 'sub', [whole, size]);
}

function allAdded(pool: ExprPool, first: Expr, rest: readonly [Expr, number][]): Expr {
  let total = first;
  for (const [e, c] of rest) total = pool.apply(c > 0 ? 'add' : 'sub', [total, times(pool, Math.abs(c), e)]);
  return total;
}

function times(pool: ExprPool, coefficient: number, e: Expr): Expr {
  if (coefficient === 1) return e;
  if (coefficient === -1) return pool.apply('neg', [e]);
  return pool.apply('mul', [pool.constant(coefficient), e]);
}

function collectedProduct(pool: ExprPool, operation: string, args: readonly Expr[]): Expr | undefined {
  const exponents = new Map<Expr, number>();
  const scale = { up: operation === 'neg' ? -1 : 1, down: 1 };
  const open: [Expr, number][] = args.map((a, k) => [a, operation === 'div' && k === 1 ? -1 : 1]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [e, exponent] = next;
    if (exponents.size + open.length > widest) return undefined;
    if (e.kind === 'const' && Math.abs(exponent) === 1) {
      if (exponent > 0) scale.up *= e.value;
      else scale.down *= e.value;
    } else if (!factored(e, exponent, scale, open)) exponents.set(e, (exponents.get(e) ?? 0) + exponent);
  }
  if (!Number.isFinite(scale.up) || !Number.isFinite(scale.down) || scale.down === 0) return undefined;
  return productOf(pool, exponents, scale);
}

function factored(e: Expr, exponent: number, scale: { up: number }, open: [Expr, number][]): boolean {
  if (e.kind !== 'apply') return false;
  const [a, b] = e.args;
  const whole = Number.isInteger(exponent);
  if (e.operation === 'neg' && a && whole) {
    if (exponent % 2 !== 0) scale.up = -scale.up;
    open.push([a, exponent]);
    return true;
  }
  if ((e.operation === 'mul' || e.operation === 'div') && a && b && whole) {
    open.push([a, exponent], [b, e.operation === 'div' ? -exponent : exponent]);
    return true;
  }
  // A broken power stays whole: (√x)² may be collected, but only as the factor that it is.
  if (
    e.operation === 'pow' &&
    a &&
    a.kind !== 'const' &&
    b?.kind === 'const' &&
    whole &&
    Number.isInteger(b.value)
  ) {
    open.push([a, exponent * b.value]);
    return true;
  }
  return false;
}

function productOf(
  pool: ExprPool,
  exponents: ReadonlyMap<Expr, number>,
  scale: { up: number; down: number },
): Expr {
  const ratio = reduced(scale.up, scale.down);
  if (ratio.up === 0) return pool.constant(0);
  const sorted = [...exponents].sort(([a], [b]) => a.id - b.id);
  const above = sorted.filter(([, n]) => n > 0).map(([e, n]) => raised(pool, e, n));
  const below = sorted.filter(([, n]) => n < 0).map(([e, n]) => raised(pool, e, -n));
  const negative = ratio.up < 0;
  const top = joined(pool, Math.abs(ratio.up), above);
  const whole =
    ratio.down === 1 && !below.length ? top : pool.apply('div', [top, joined(pool, ratio.down, below)]);
  if (!negative) return whole;
  return whole.kind === 'const' ? pool.constant(-whole.value) : leadingMinus(pool, whole);
}

/** −2x is the constant −2 times x; −x is a negation. */
function leadingMinus(pool: ExprPool, e: Expr): Expr {
  const [a, b] = e.kind === 'apply' ? e.args : [];
  if (e.kind === 'apply' && e.operation === 'mul' && a?.kind === 'const' && b)
    return pool.apply('mul', [pool.constant(-a.value), b]);
  return pool.apply('neg', [e]);
}

function reduced(up: number, down: number): { up: number; down: number } {
  const sign = down < 0 ? -1 : 1;
  const quotient = up / down;
  if (Number.isInteger(quotient) && Math.abs(quotient) < 1e15) return { up: quotient, down: 1 };
  return { up: sign * up, down: sign * down };
}

function joined(pool: ExprPool, scale: number, factors: readonly Expr[]): Expr {
  const [first, ...rest] = factors;
  if (!first) return pool.constant(scale);
  let total = first;
  for (const e of rest) total = pool.apply('mul', [total, e]);
  return scale === 1 ? total : pool.apply('mul', [pool.constant(scale), total]);
}

function raised(pool: ExprPool, e: Expr, exponent: number): Expr {
  return exponent === 1 ? e : pool.apply('pow', [e, pool.constant(exponent)]);
}

function power(pool: ExprPool, args: readonly Expr[]): Expr | undefined {
  const [base, exponent] = args;
  if (!base || exponent?.kind !== 'const') return undefined;
  if (exponent.value === 1) return base;
  if (exponent.value === 0) return pool.constant(1);
  const [inner, n] = base.kind === 'apply' && base.operation === 'pow' ? base.args : [];
  const bothWhole = n?.kind === 'const' && Number.isInteger(n.value) && Number.isInteger(exponent.value);
  return inner && bothWhole ? pool.apply('pow', [inner, pool.constant(n.value * exponent.value)]) : undefined;
}

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

/** An indicator that is not 0 is the indicator itself. */
function truth([e, zero]: readonly Expr[]): Expr | undefined {
  const holds = e?.kind === 'apply' && indicators.has(e.operation);
  return holds && zero?.kind === 'const' && zero.value === 0 ? e : undefined;
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
