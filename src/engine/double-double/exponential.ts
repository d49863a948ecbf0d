import { inverseFactorials, ln2, ln2Parts, ln10, polynomial } from './constants';
import { add, multiply, one, type Pair, pair, scale, square, subtract, times, twoProduct } from './pair';

/** The exponential and its kin: e^x = 2^k·e^s with |s| ≤ ln(2)/2 (Muller, Elementary Functions, ch. 11). */
export function exp(x: Pair): Pair {
  if (outside(x)) return pair(Math.exp(x.high));
  const k = Math.round(x.high / ln2.high);
  let s = x;
  for (const part of ln2Parts) s = subtract(s, twoProduct(k, part));
  return scale(add(one, expm1Small(s)), k);
}

/** e^x − 1, also for small x to the last digit. */
export function expm1(x: Pair): Pair {
  return Math.abs(x.high) < 0.36 ? expm1Small(x) : subtract(exp(x), one);
}

/** 2^x: the integer part is exact. */
export function exp2(x: Pair): Pair {
  if (Math.abs(x.high) > 1100) return pair(2 ** x.high);
  const k = Math.round(x.high);
  return scale(exp(multiply(subtract(x, pair(k)), ln2)), k);
}

export function exp10(x: Pair): Pair {
  return exp(multiply(x, ln10));
}

/** e^(−x²). */
export function gaussian(x: Pair): Pair {
  return exp(times(square(x), -1));
}

function outside(x: Pair): boolean {
  return !(x.high < 709.7 && x.high > -745);
}

const halvings = 9;
/** Σ s^(k−1)/k!: with s below 0.0007 the next term would be 1e-38. */
const series = inverseFactorials.slice(1, 11);

/** e^x − 1 for |x| < 0.36: the series at x/512, then (1 + p)² − 1 = 2p + p² nine times. */
export function expm1Small(x: Pair): Pair {
  const s = scale(x, -halvings);
  let p = multiply(s, polynomial(series, s));
  for (let k = 0; k < halvings; k++) p = add(times(p, 2), square(p));
  return p;
}
