import { expm1 } from './exponential';
import { absolute, compare, multiply, negate, one, type Pair, pair, zero } from './pair';

export function truth(holds: boolean): Pair {
  return holds ? one : zero;
}

export function isTrue(x: Pair): boolean {
  return x.high !== 0;
}

export function sign(x: Pair): Pair {
  return pair(Math.sign(x.high));
}

export function step(x: Pair): Pair {
  return truth(x.high >= 0);
}

export function heaviside(x: Pair, atZero: Pair): Pair {
  return x.high === 0 ? atZero : truth(x.high > 0);
}

export function copysign(x: Pair, y: Pair): Pair {
  const size = absolute(x);
  return y.high < 0 || Object.is(y.high, -0) ? negate(size) : size;
}

export function relu(x: Pair): Pair {
  return x.high > 0 ? x : zero;
}

export function leakyRelu(x: Pair, slope: Pair): Pair {
  return x.high > 0 ? x : multiply(slope, x);
}

export function elu(x: Pair, alpha: Pair): Pair {
  return x.high > 0 ? x : multiply(alpha, expm1(x));
}

export function clamp(x: Pair, low: Pair, high: Pair): Pair {
  return compare(x, low) < 0 ? low : compare(x, high) > 0 ? high : x;
}

export function select(test: Pair, yes: Pair, no: Pair): Pair {
  return isTrue(test) ? yes : no;
}

/** The first of the largest; NaN if one is NaN. */
export function max(args: readonly Pair[]): Pair {
  return args.reduce((best, a) => (compare(a, best) > 0 || Number.isNaN(a.high) ? a : best));
}

export function min(args: readonly Pair[]): Pair {
  return args.reduce((best, a) => (compare(a, best) < 0 || Number.isNaN(a.high) ? a : best));
}
