import { ln2, log2OfE, log10OfE } from './constants';
import { expm1Small } from './exponential';
import {
  absolute,
  add,
  divide,
  exponent,
  multiply,
  one,
  type Pair,
  pair,
  scale,
  subtract,
  times,
} from './pair';

/** Logarithms: ln x = e·ln 2 + ln m, with m between √½ and √2, and ln m by one Newton step on e^y − 1. */
export function log(x: Pair): Pair {
  if (!(x.high > 0)) return pair(Math.log(x.high));
  const { e, rest } = split(x);
  return add(times(ln2, e), log1pSmall(rest));
}

export function log1p(x: Pair): Pair {
  return Math.abs(x.high) < 0.28 ? log1pSmall(x) : log(add(one, x));
}

/** Exact at powers of two. */
export function log2(x: Pair): Pair {
  if (!(x.high > 0)) return pair(Math.log2(x.high));
  const { e, rest } = split(x);
  return add(pair(e), multiply(log1pSmall(rest), log2OfE));
}

/** Exact at the powers of ten that are doubles. */
export function log10(x: Pair): Pair {
  const n = Math.round(Math.log10(x.high));
  if (x.low === 0 && n >= 0 && n <= 22 && x.high === Number(`1e${n}`)) return pair(n);
  return multiply(log(x), log10OfE);
}

/** ln |x|. */
export function logOfAbsolute(x: Pair): Pair {
  return log(absolute(x));
}

/** x = (1 + rest)·2^e. */
function split(x: Pair): { e: number; rest: Pair } {
  const about = exponent(x.high);
  const m = scale(x, -about);
  const shift = m.high > Math.SQRT2 ? 1 : m.high < Math.SQRT1_2 ? -1 : 0;
  return { e: about + shift, rest: subtract(scale(m, -shift), one) };
}

/**
 * ln(1 + t) for −0.3 < t < 0.42. The residual t − (e^y − 1) keeps its digits relative to t, so the result
 * has all of its own also near 0.
 */
function log1pSmall(t: Pair): Pair {
  const y = pair(Math.log1p(t.high));
  const e = expm1Small(y);
  return add(y, divide(subtract(t, e), add(one, e)));
}
