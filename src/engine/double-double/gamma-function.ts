import { halfLogTwoPi, pi, polynomial } from './constants';
import { exp } from './exponential';
import { log, logOfAbsolute } from './logarithm';
import {
  add,
  divide,
  integerPower,
  isInteger,
  multiply,
  negate,
  one,
  type Pair,
  pair,
  reciprocal,
  square,
  subtract,
  times,
  zero,
} from './pair';
import { turnOfPi } from './trigonometric';

/** From here on the asymptotic series with these Bernoulli numbers is good to 1e-34. */
const far = 30;

/** B₂, B₄, …, B₂₈ (DLMF 24.2(iv)). */
const bernoulli: readonly Pair[] = (
  [
    [1, 6],
    [-1, 30],
    [1, 42],
    [-1, 30],
    [5, 66],
    [-691, 2730],
    [7, 6],
    [-3617, 510],
    [43867, 798],
    [-174611, 330],
    [854513, 138],
    [-236364091, 2730],
    [8553103, 6],
    [-23749461029, 870],
  ] as const
).map(([above, below]) => divide(pair(above), pair(below)));

/** B₂ₖ/(2k(2k − 1)) and B₂ₖ/2k, k = 1, 2, … */
const stirlingSeries = bernoulli.map((b, k) => divide(b, pair((2 * k + 2) * (2 * k + 1))));
const digammaSeries = bernoulli.map((b, k) => divide(b, pair(2 * k + 2)));

/** Γ(x): positive integers by the product; else e^(ln Γ), whose error is that of ln Γ, up to 4e-29. */
export function gamma(x: Pair): Pair {
  if (x.high < 0.5) return divide(pi, multiply(turnOfPi(x).sin, gamma(subtract(one, x))));
  if (x.high > 172) return pair(Number.POSITIVE_INFINITY);
  if (isInteger(x)) return rising(one, x.high - 1);
  const n = stepsTo(far, x);
  return divide(exp(stirling(add(x, pair(n)))), rising(x, n));
}

/** ln |Γ(x)|. Near its zeros at 1 and 2 the error is 1e-30 absolute. */
export function lgamma(x: Pair): Pair {
  if (x.high < 0.5) {
    const reflected = divide(pi, turnOfPi(x).sin);
    return subtract(logOfAbsolute(reflected), lgamma(subtract(one, x)));
  }
  if (x.low === 0 && (x.high === 1 || x.high === 2)) return zero;
  const n = stepsTo(far, x);
  return subtract(stirling(add(x, pair(n))), log(rising(x, n)));
}

/** ψ(x) (DLMF 5.5.2, 5.5.4, 5.11.2). Near its zeros the error is 1e-30 absolute. */
export function digamma(x: Pair): Pair {
  if (x.high <= 0) {
    const { sin, cos } = turnOfPi(x);
    return subtract(digamma(subtract(one, x)), divide(multiply(pi, cos), sin));
  }
  const n = stepsTo(far, x);
  const z = add(x, pair(n));
  const inverse = reciprocal(z);
  const w = square(inverse);
  const asymptotic = subtract(log(z), add(times(inverse, 0.5), multiply(w, polynomial(digammaSeries, w))));
  return subtract(asymptotic, reciprocals(x, n, 1));
}

/** ψ′(x); by reflection for x ≤ 0 (DLMF 5.15.6). */
export function trigamma(x: Pair): Pair | undefined {
  if (x.high > 0) return polygamma(one, x);
  const other = polygamma(one, subtract(one, x));
  return other && subtract(square(divide(pi, turnOfPi(x).sin)), other);
}

/**
 * ψ⁽ⁿ⁾(x) for x > 0 and n up to 20: n!/zⁿ·(1/n + 1/(2z) + Σ B₂ₖ C(2k + n − 1, n − 1)/(n z²ᵏ)) at z = x + N,
 * and Σ n!/(x + j)ⁿ⁺¹ for the steps between (DLMF 5.11.2 and 5.5.2, differentiated n times).
 */
export function polygamma(order: Pair, x: Pair): Pair | undefined {
  const n = order.high;
  if (n === 0) return digamma(x);
  if (!isInteger(order) || !(n > 0 && n <= 20 && x.high > 0)) return undefined;
  const count = stepsTo(far + 2 * n, x);
  const inverse = reciprocal(add(x, pair(count)));
  const w = square(inverse);
  const coefficients = bernoulli.map((b, k) => divide(times(b, binomial(2 * k + n + 1, n - 1)), pair(n)));
  const bracket = add(
    add(reciprocal(pair(n)), times(inverse, 0.5)),
    multiply(w, polynomial(coefficients, w)),
  );
  const total = add(multiply(integerPower(inverse, n), bracket), reciprocals(x, count, n + 1));
  const size = multiply(rising(one, n), total);
  return n % 2 === 1 ? size : negate(size);
}

export function beta(x: Pair, y: Pair): Pair | undefined {
  const both = add(x, y);
  if (!(x.high > 0 && y.high > 0 && both.high < 170)) return undefined;
  return divide(multiply(gamma(x), gamma(y)), gamma(both));
}

/** Where the beta function is close to 1, the error is 1e-30 absolute. */
export function lbeta(x: Pair, y: Pair): Pair | undefined {
  const value = beta(x, y);
  return value && log(value);
}

/** (z − ½) ln z − z + ½ ln 2π + Σ B₂ₖ/(2k(2k − 1) z²ᵏ⁻¹) (DLMF 5.11.1). */
function stirling(z: Pair): Pair {
  const inverse = reciprocal(z);
  const rest = multiply(inverse, polynomial(stirlingSeries, square(inverse)));
  const main = subtract(multiply(subtract(z, pair(0.5)), log(z)), z);
  return add(add(main, halfLogTwoPi), rest);
}

/** How many steps of one lead from x to `target` or beyond. */
function stepsTo(target: number, x: Pair): number {
  return Math.max(0, Math.ceil(target - x.high));
}

/** x(x + 1)…(x + n − 1). */
function rising(x: Pair, n: number): Pair {
  let product = one;
  for (let k = 0; k < n; k++) product = multiply(product, add(x, pair(k)));
  return product;
}

/** Σ 1/(x + k)^power for k below n, the small terms first. */
function reciprocals(x: Pair, n: number, power: number): Pair {
  let total = zero;
  for (let k = n - 1; k >= 0; k--) total = add(total, integerPower(reciprocal(add(x, pair(k))), power));
  return total;
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let j = 1; j <= k; j++) value = (value * (n - k + j)) / j;
  return value;
}
