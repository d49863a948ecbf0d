import { rootHalf, twoOverRootPi } from './constants';
import { erf, erfc } from './error-function';
import { gaussian } from './exponential';
import { add, divide, multiply, negate, one, type Pair, pair, subtract, times } from './pair';

/**
 * The inverse of erf from its value in double: two steps of Halley's rule, on erfc where the argument is
 * close to 1 and only 1 − x has the digits.
 */
export function erfinv(x: Pair, start: number): Pair {
  if (x.high < 0) return negate(erfinv(negate(x), -start));
  if (x.high > 0.5) return erfcinv(subtract(one, x), start);
  return refined(pair(start), (y) => subtract(erf(y), x));
}

/** Φ⁻¹(p) = −√2 erfc⁻¹(2p), in the upper tail by 1 − p. */
export function normquantile(p: Pair, start: number): Pair {
  if (p.high > 0.5) return negate(normquantile(subtract(one, p), -start));
  return times(divide(erfcinv(times(p, 2), -start * rootHalf.high), rootHalf), -1);
}

function erfcinv(x: Pair, start: number): Pair {
  return refined(pair(start), (y) => subtract(x, erfc(y)));
}

/** A zero of `residual`, whose derivative is erf′: y − u/(1 + y·u) with u the Newton step, since erf″ = −2y erf′. */
function refined(start: Pair, residual: (y: Pair) => Pair): Pair {
  let y = start;
  for (let k = 0; k < 2; k++) {
    const step = divide(residual(y), multiply(twoOverRootPi, gaussian(y)));
    y = subtract(y, divide(step, add(one, multiply(y, step))));
  }
  return y;
}
