import { exp } from './exponential';
import { log } from './logarithm';
import {
  absolute,
  add,
  divide,
  exponent,
  integerPower,
  isInteger,
  multiply,
  negate,
  one,
  type Pair,
  pair,
  scale,
  sqrt,
  square,
  subtract,
  times,
  twoProduct,
  zero,
} from './pair';

/** x^y; for a large or broken exponent e^(y ln |x|), whose error is that of y·ln x: up to 4e-29. */
export function pow(x: Pair, y: Pair): Pair {
  if (y.high === 0) return one;
  if (x.high === 0) return pair(x.high ** y.high);
  if (!isInteger(y)) return x.high < 0 ? pair(Number.NaN) : exp(multiply(y, log(x)));
  if (y.low === 0 && Math.abs(y.high) <= 256) return integerPower(x, y.high);
  const size = exp(multiply(y, log(absolute(x))));
  const odd = (y.high + y.low) % 2 !== 0;
  return x.high < 0 && odd ? negate(size) : size;
}

/** One Newton step from the root in double, on an argument scaled by a power of 8. */
export function cbrt(x: Pair): Pair {
  if (x.high === 0) return x;
  const k = 3 * Math.round(exponent(x.high) / 3);
  const m = scale(x, -k);
  const root = Math.cbrt(m.high);
  const rest = subtract(m, times(twoProduct(root, root), root));
  return scale(add(pair(root), divide(rest, times(twoProduct(root, root), 3))), k / 3);
}

/** √(Σ x²), scaled by the largest so that no square leaves the range. */
export function norm(args: readonly Pair[]): Pair {
  const largest = args.reduce((m, a) => Math.max(m, Math.abs(a.high)), 0);
  if (largest === 0) return zero;
  const k = exponent(largest);
  return scale(sqrt(args.map((a) => square(scale(a, -k))).reduce(add, zero)), k);
}

export function hypot(x: Pair, y: Pair): Pair {
  return norm([x, y]);
}
