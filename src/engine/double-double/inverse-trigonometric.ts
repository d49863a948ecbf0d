import {
  absolute,
  add,
  compare,
  divide,
  exponent,
  multiply,
  negate,
  one,
  type Pair,
  pair,
  scale,
  sqrt,
  subtract,
} from './pair';
import { turn } from './trigonometric';

/**
 * The angle of the point (x, y). From the angle θ in double the rest is
 * arctan((y cos θ − x sin θ)/(x cos θ + y sin θ)), which is its argument: the cube of 1e-16 is out of sight.
 */
export function atan2(y: Pair, x: Pair): Pair {
  if (y.high === 0 || x.high === 0) return onAxis(y, x);
  const k = exponent(Math.max(Math.abs(y.high), Math.abs(x.high)));
  const ys = scale(y, -k);
  const xs = scale(x, -k);
  // So flat that the arctangent is the quotient; its products with the sine could underflow.
  if (x.high > 0 && Math.abs(ys.high) < 1e-20) return divide(y, x);
  const angle = pair(Math.atan2(y.high, x.high));
  const t = turn(angle);
  if (!t) return angle;
  const across = subtract(multiply(ys, t.cos), multiply(xs, t.sin));
  const along = add(multiply(xs, t.cos), multiply(ys, t.sin));
  return add(angle, divide(across, along));
}

const minusOne = pair(-1);

/** Multiples of π/2, and the zero's sign as `Math.atan2` has it. */
function onAxis(y: Pair, x: Pair): Pair {
  const angle = Math.atan2(y.high, x.high);
  const quarters = Math.round(angle / (Math.PI / 2));
  return quarters === 0 ? pair(angle) : pair(angle, quarters * quarterLow);
}

/** π/2 − the double nearest to it. */
const quarterLow = 6.123233995736766e-17;

export function atan(x: Pair): Pair {
  return atan2(x, one);
}

export function asin(x: Pair): Pair {
  return atan2(x, leg(x));
}

export function acos(x: Pair): Pair {
  return atan2(leg(x), x);
}

export function asec(x: Pair): Pair {
  return atan2(outerLeg(x), x.high < 0 ? minusOne : one);
}

export function acsc(x: Pair): Pair {
  return atan2(x.high < 0 ? minusOne : one, outerLeg(x));
}

export function acot(x: Pair): Pair {
  return x.high < 0 ? atan2(minusOne, negate(x)) : atan2(one, x);
}

/** √(1 − x²), NaN outside of −1 … 1. */
function leg(x: Pair): Pair {
  return sqrt(multiply(subtract(one, x), add(one, x)));
}

/** √(x² − 1). */
function outerLeg(x: Pair): Pair {
  const a = absolute(x);
  return compare(a, one) < 0 ? pair(Number.NaN) : multiply(sqrt(subtract(a, one)), sqrt(add(a, one)));
}
