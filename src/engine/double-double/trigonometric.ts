import { inverseFactorials, pi, piParts, polynomial } from './constants';
import {
  divide,
  multiply,
  negate,
  one,
  type Pair,
  pair,
  reciprocal,
  square,
  subtract,
  twoProduct,
  twoSum,
} from './pair';

/** Sine and cosine of one angle. */
export interface Turn {
  readonly sin: Pair;
  readonly cos: Pair;
}

/**
 * Sine and cosine: the angle less k·π/2, with π/2 to 212 bits, and the power series there. Beyond 1e15 the
 * multiple k is no longer exact: undefined.
 */
export function turn(x: Pair): Turn | undefined {
  if (!(Math.abs(x.high) < 1e15)) return undefined;
  const k = Math.round(x.high / (Math.PI / 2));
  let rest = x;
  // What is subtracted is exact, so that an angle close to a multiple of π/2 keeps its digits.
  for (const part of piParts) rest = subtract(rest, twoProduct(k, part / 2));
  return quarterTurns(k, rest);
}

/** Sine and cosine of πx. */
export function turnOfPi(x: Pair): Turn {
  const turned = twoSum(x.high % 2, x.low % 2);
  const k = Math.round(2 * turned.high);
  return quarterTurns(k, multiply(pi, subtract(turned, pair(k / 2))));
}

/** A trigonometric function as a function of sine and cosine. */
export function ofTurn(f: (t: Turn) => Pair): (x: Pair) => Pair | undefined {
  return (x) => {
    const t = turn(x);
    return t && f(t);
  };
}

export const tangent = ({ sin, cos }: Turn): Pair => divide(sin, cos);
export const cotangent = ({ sin, cos }: Turn): Pair => divide(cos, sin);
export const secant = ({ cos }: Turn): Pair => reciprocal(cos);
export const cosecant = ({ sin }: Turn): Pair => reciprocal(sin);

function quarterTurns(k: number, rest: Pair): Turn {
  const s = sinSmall(rest);
  const c = cosSmall(rest);
  switch (((k % 4) + 4) % 4) {
    case 0:
      return { sin: s, cos: c };
    case 1:
      return { sin: c, cos: negate(s) };
    case 2:
      return { sin: negate(s), cos: negate(c) };
    default:
      return { sin: negate(c), cos: s };
  }
}

/** (−1)^j/(2j + first)!: up to π/4 the term after the last is below 1e-34. */
function alternating(first: 0 | 1): Pair[] {
  return Array.from({ length: 15 }, (_, j) => {
    const inverse = inverseFactorials[2 * j + first] ?? one;
    return j % 2 === 0 ? inverse : negate(inverse);
  });
}

const sineSeries = alternating(1);
const cosineSeries = alternating(0);

function sinSmall(x: Pair): Pair {
  return multiply(x, polynomial(sineSeries, square(x)));
}

function cosSmall(x: Pair): Pair {
  return polynomial(cosineSeries, square(x));
}
