import { log2OfE, rootTwoOverPi } from './constants';
import { exp, exp2 } from './exponential';
import { log, log1p } from './logarithm';
import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  negate,
  one,
  type Pair,
  pair,
  square,
  subtract,
  times,
} from './pair';

export function sigmoid(x: Pair): Pair {
  const e = exp(negate(absolute(x)));
  return divide(x.high >= 0 ? one : e, add(one, e));
}

/** ln(1 + e^x). */
export function softplus(x: Pair): Pair {
  const rest = log1p(exp(negate(absolute(x))));
  return x.high > 0 ? add(x, rest) : rest;
}

export function logSigmoid(x: Pair): Pair {
  return negate(softplus(negate(x)));
}

export function silu(x: Pair): Pair {
  return multiply(x, sigmoid(x));
}

/** ln(x/(1 − x)); near ½ by ln(1 + (2x − 1)/(1 − x)), where the quotient is close to 1. */
export function logit(x: Pair): Pair {
  const rest = subtract(one, x);
  if (x.high > 0.25 && x.high < 0.75) return log1p(divide(subtract(x, rest), rest));
  return subtract(log(x), log1p(negate(x)));
}

/** The cubic's coefficient 0.044715 is meant as the decimal number. */
const cubic = pair(0.044715, 2.1960211427085595e-18);

/** x·sigmoid(2√(2/π)(x + 0.044715 x³)). */
export function geluTanh(x: Pair): Pair {
  const inner = multiply(x, add(one, multiply(cubic, square(x))));
  return multiply(x, sigmoid(times(multiply(rootTwoOverPi, inner), 2)));
}

export function logaddexp(x: Pair, y: Pair): Pair {
  const gap = subtract(x, y);
  const larger = compare(x, y) >= 0 ? x : y;
  return add(larger, log1p(exp(negate(absolute(gap)))));
}

export function logaddexp2(x: Pair, y: Pair): Pair {
  const gap = subtract(x, y);
  const larger = compare(x, y) >= 0 ? x : y;
  return add(larger, multiply(log1p(exp2(negate(absolute(gap)))), log2OfE));
}

/** ln Σ e^x, shifted by the largest argument. */
export function logsumexp(args: readonly Pair[]): Pair {
  const largest = args.reduce((a, b) => (compare(b, a) > 0 ? b : a), args[0] ?? pair(Number.NaN));
  const at = args.indexOf(largest);
  let rest = pair(0);
  args.forEach((a, k) => {
    if (k !== at) rest = add(rest, exp(subtract(a, largest)));
  });
  return add(largest, log1p(rest));
}

/** x ln y, 0 for x = 0. */
export function xlogy(x: Pair, y: Pair): Pair {
  return x.high === 0 ? pair(0) : multiply(x, log(y));
}
