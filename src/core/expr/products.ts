import type { Expr, ExprPool } from './expr';
import { type Fraction, isZeroTimes, type Making, partOfPi, widest } from './making';

/** A product or quotient: its constants in one, and its like factors as powers. */
export function collectedProduct(make: Making, operation: string, args: readonly Expr[]): Expr | undefined {
  const factors = new Factors(make.words);
  if (operation === 'neg') factors.up = -1;
  const open: [Expr, number][] = args.map((a, k) => [a, operation === 'div' && k === 1 ? -1 : 1]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [e, exponent] = next;
    if (factors.exponents.size + open.length > widest) return undefined;
    if (e.kind === 'const' && Math.abs(exponent) === 1) factors.scale(e.value, exponent);
    else if (!factored(e, exponent, factors, open)) factors.add(e, exponent);
  }
  if (!Number.isFinite(factors.up) || !Number.isFinite(factors.down) || factors.down === 0) return undefined;
  return productOf(make, factors);
}

/** Factors with their exponents, and what stands before them: (up/down)·π^turns. */
class Factors {
  readonly exponents = new Map<Expr, number>();
  up = 1;
  down = 1;
  turns = 0;

  constructor(private readonly words: boolean) {}

  add(e: Expr, exponent: number): void {
    this.exponents.set(e, (this.exponents.get(e) ?? 0) + exponent);
  }

  scale(value: number, exponent: number): void {
    const part = this.words ? partOfPi(value) : undefined;
    const { up, down } = part ?? { up: value, down: 1 };
    if (part) this.turns += exponent;
    this.up *= exponent > 0 ? up : down;
    this.down *= exponent > 0 ? down : up;
  }
}

/** Puts the parts of a product on the list of what is open; false for anything else. */
function factored(e: Expr, exponent: number, factors: Factors, open: [Expr, number][]): boolean {
  if (e.kind !== 'apply' || isZeroTimes(e)) return false;
  const [a, b] = e.args;
  const whole = Number.isInteger(exponent);
  if (e.operation === 'neg' && a && whole) {
    if (exponent % 2 !== 0) factors.up = -factors.up;
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

function productOf(make: Making, { exponents, up, down, turns }: Factors): Expr {
  const { pool } = make;
  const ratio = reduced(up, down);
  if (ratio.up === 0) return pool.constant(0);
  const sorted = [...exponents].sort(([a], [b]) => a.id - b.id);
  const above = sorted.filter(([, n]) => n > 0).map(([e, n]) => raised(make, e, n));
  const below = sorted.filter(([, n]) => n < 0).map(([e, n]) => raised(make, e, -n));
  const pi = pool.constant(Math.PI);
  if (Math.abs(turns) > 1) (turns > 0 ? above : below).unshift(raised(make, pi, Math.abs(turns)));
  const negative = ratio.up < 0;
  const top = joined(pool, Math.abs(ratio.up) * (turns === 1 ? Math.PI : 1), above);
  const bottom = ratio.down * (turns === -1 ? Math.PI : 1);
  if (turns === 1 && !above.length && !below.length && ratio.down !== 1)
    return pool.constant((ratio.up * Math.PI) / ratio.down);
  const whole = bottom === 1 && !below.length ? top : pool.apply('div', [top, joined(pool, bottom, below)]);
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

function reduced(up: number, down: number): Fraction {
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

/** eⁿ; to be read, the square of a root or of a length stands without it. */
export function raised(make: Making, e: Expr, exponent: number): Expr {
  const inside = make.words && exponent % 2 === 0 ? squared(make, e) : undefined;
  if (inside) return raised(make, inside, exponent / 2);
  return exponent === 1 ? e : make.pool.apply('pow', [e, make.pool.constant(exponent)]);
}

/** Lengths of more parts stay lengths. */
const mostParts = 4;

function squared(make: Making, e: Expr): Expr | undefined {
  if (e.kind !== 'apply') return undefined;
  if (e.operation === 'sqrt') return e.args[0];
  if ((e.operation !== 'hypot' && e.operation !== 'norm') || e.args.length > mostParts) return undefined;
  return e.args.map((a) => squareOf(make, a)).reduce((left, right) => make.pool.apply('add', [left, right]));
}

function squareOf(make: Making, e: Expr): Expr {
  return collectedProduct(make, 'mul', [e, e]) ?? make.pool.apply('pow', [e, make.pool.constant(2)]);
}
