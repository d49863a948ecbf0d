/**
 * A number as the unevaluated sum of two doubles, |low| at most half a unit in the last place of high: 106
 * bits. Arithmetic by the error-free transformations of Dekker (Numer. Math. 18, 1971) and Knuth (TAOCP 2,
 * 4.2.2), arranged as Joldes, Muller and Popescu (ACM TOMS 44, 2017) prove them: relative errors of a few
 * 2^-106, sums with cancellation included. Where a product falls below 1e-290 its low part has fewer bits.
 */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

export const zero: Pair = { high: 0, low: 0 };
export const one: Pair = { high: 1, low: 0 };
export const two: Pair = { high: 2, low: 0 };

export function pair(high: number, low = 0): Pair {
  return { high, low };
}

/** a + b exactly (Knuth). */
export function twoSum(a: number, b: number): Pair {
  const high = a + b;
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
}

/** a + b exactly for |a| ≥ |b| (Dekker). */
export function quickTwoSum(a: number, b: number): Pair {
  const high = a + b;
  return { high, low: b - (high - a) };
}

/** Above this the constant that splits a double in halves would overflow. */
const largestSplit = 2 ** 995;

/** a·b exactly (Dekker), unless its low part underflows. */
export function twoProduct(a: number, b: number): Pair {
  const high = a * b;
  if (Math.abs(a) > largestSplit) return scaledProduct(high, a * 2 ** -60, b);
  if (Math.abs(b) > largestSplit) return scaledProduct(high, b * 2 ** -60, a);
  return { high, low: productError(a, b, high) };
}

function scaledProduct(high: number, a: number, b: number): Pair {
  return { high, low: 2 ** 60 * productError(a, b, a * b) };
}

function productError(a: number, b: number, product: number): number {
  const ca = 134217729 * a;
  const aHigh = ca - (ca - a);
  const aLow = a - aHigh;
  const cb = 134217729 * b;
  const bHigh = cb - (cb - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

export function add(a: Pair, b: Pair): Pair {
  const s = twoSum(a.high, b.high);
  const t = twoSum(a.low, b.low);
  const v = quickTwoSum(s.high, s.low + t.high);
  return quickTwoSum(v.high, v.low + t.low);
}

export function subtract(a: Pair, b: Pair): Pair {
  return add(a, negate(b));
}

export function negate(a: Pair): Pair {
  return { high: -a.high, low: -a.low };
}

export function multiply(a: Pair, b: Pair): Pair {
  const p = twoProduct(a.high, b.high);
  return quickTwoSum(p.high, p.low + (a.high * b.low + a.low * b.high));
}

export function square(a: Pair): Pair {
  return multiply(a, a);
}

/** Long division with three digits of 53 bits. */
export function divide(a: Pair, b: Pair): Pair {
  const q1 = a.high / b.high;
  const r1 = subtract(a, multiply(b, pair(q1)));
  const q2 = r1.high / b.high;
  const r2 = subtract(r1, multiply(b, pair(q2)));
  const s = quickTwoSum(q1, q2);
  return add(s, pair(r2.high / b.high));
}

export function reciprocal(a: Pair): Pair {
  return divide(one, a);
}

/** a·2^k exactly, for |k| up to 2000 where the result is in range. */
export function scale(a: Pair, k: number): Pair {
  const half = Math.trunc(k / 2);
  const f = 2 ** half;
  const g = 2 ** (k - half);
  return { high: a.high * f * g, low: a.low * f * g };
}

/** a times a double. */
export function times(a: Pair, b: number): Pair {
  const p = twoProduct(a.high, b);
  return quickTwoSum(p.high, p.low + a.low * b);
}

/** One Newton step from the square root in double, on an argument scaled to the middle of the range. */
export function sqrt(a: Pair): Pair {
  if (!(a.high > 0)) return pair(Math.sqrt(a.high));
  const k = 2 * Math.round(exponent(a.high) / 2);
  const m = scale(a, -k);
  const root = Math.sqrt(m.high);
  const rest = subtract(m, twoProduct(root, root));
  return scale(quickTwoSum(root, rest.high / (2 * root)), k / 2);
}

/** ⌊log₂|x|⌋, or one more or less. */
export function exponent(x: number): number {
  return Math.floor(Math.log2(Math.abs(x)));
}

/** a^n for an integer n by repeated squaring; the error grows with |n|. */
export function integerPower(a: Pair, n: number): Pair {
  let result = one;
  let factor = a;
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, factor);
    if (rest > 1) factor = square(factor);
  }
  return n < 0 ? reciprocal(result) : result;
}

/** Negative, 0 or positive as a is less than, equal to or greater than b; NaN where they have no order. */
export function compare(a: Pair, b: Pair): number {
  return a.high === b.high ? a.low - b.low : a.high - b.high;
}

export function absolute(a: Pair): Pair {
  return a.high < 0 || (a.high === 0 && a.low < 0) ? negate(a) : a.high === 0 ? pair(0, a.low) : a;
}

export function isInteger(a: Pair): boolean {
  return Number.isInteger(a.high) && Number.isInteger(a.low);
}
