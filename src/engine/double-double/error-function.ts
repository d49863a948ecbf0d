import { inverseRootTwoPi, rootHalf, rootPi, twoOverRootPi } from './constants';
import { exp, gaussian } from './exponential';
import { add, divide, multiply, negate, one, type Pair, pair, square, subtract, times, two } from './pair';

/** From here on erfc is the continued fraction; below, 1 − erf costs no more than three digits. */
const border = 2;

export function erf(x: Pair): Pair {
  if (x.high < 0) return negate(erf(negate(x)));
  return x.high < border ? series(x) : subtract(one, tail(x));
}

export function erfc(x: Pair): Pair {
  if (x.high < -border) return subtract(two, tail(negate(x)));
  return x.high < border ? subtract(one, series(x)) : tail(x);
}

/** Φ(x) = erfc(−x/√2)/2. */
export function normcdf(x: Pair): Pair {
  return times(erfc(negate(multiply(x, rootHalf))), 0.5);
}

export function normpdf(x: Pair): Pair {
  return multiply(inverseRootTwoPi, exp(times(square(x), -0.5)));
}

export function gelu(x: Pair): Pair {
  return multiply(x, normcdf(x));
}

/** erf x = 2/√π e^(−x²) Σ 2ⁿ x^(2n+1)/(2n+1)!!, all terms of one sign (DLMF 7.6.2). */
function series(x: Pair): Pair {
  const doubled = times(square(x), 2);
  let term = x;
  let total = x;
  for (let n = 1; Math.abs(term.high) > 1e-34 * Math.abs(total.high); n++) {
    term = divide(multiply(term, doubled), pair(2 * n + 1));
    total = add(total, term);
  }
  return multiply(multiply(twoOverRootPi, gaussian(x)), total);
}

/** erfc x = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + (3/2)/(x + …)))), from the far end (DLMF 7.9.1). */
function tail(x: Pair): Pair {
  let f = x;
  for (let k = Math.ceil(20 + 720 / (x.high * x.high)); k > 0; k--) f = add(x, divide(pair(k / 2), f));
  return divide(gaussian(x), multiply(rootPi, f));
}
