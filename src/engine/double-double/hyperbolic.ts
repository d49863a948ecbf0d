import { ln2 } from './constants';
import { exp, expm1 } from './exponential';
import { log, log1p } from './logarithm';
import {
  absolute,
  add,
  divide,
  multiply,
  negate,
  one,
  type Pair,
  reciprocal,
  scale,
  sqrt,
  square,
  subtract,
  times,
  two,
} from './pair';

/** By e^x − 1, so that small arguments keep their digits (Higham, Accuracy and Stability, 1.14). */
export function sinh(x: Pair): Pair {
  return oddly(x, (a) => {
    if (a.high > 700) return times(square(exp(scale(a, -1))), 0.5);
    const e = expm1(a);
    return times(add(e, divide(e, add(one, e))), 0.5);
  });
}

export function cosh(x: Pair): Pair {
  const half = exp(scale(absolute(x), -1));
  const e = square(half);
  return times(add(e, reciprocal(e)), 0.5);
}

export function tanh(x: Pair): Pair {
  return oddly(x, (a) => {
    if (a.high > 40) return one;
    const e = expm1(times(a, 2));
    return divide(e, add(e, two));
  });
}

export function sech(x: Pair): Pair {
  const e = exp(negate(absolute(x)));
  return divide(times(e, 2), add(one, square(e)));
}

export function csch(x: Pair): Pair {
  return oddly(x, (a) => {
    const e = exp(negate(a));
    return divide(times(e, -2), expm1(times(a, -2)));
  });
}

export function coth(x: Pair): Pair {
  return reciprocal(tanh(x));
}

export function asinh(x: Pair): Pair {
  return oddly(x, (a) => {
    if (a.high > 1e20) return add(log(a), ln2);
    const s = square(a);
    return log1p(add(a, divide(s, add(one, sqrt(add(one, s))))));
  });
}

export function acosh(x: Pair): Pair {
  return x.high > 1e20 ? add(log(x), ln2) : acosh1p(subtract(x, one));
}

/** acosh(1 + t). */
function acosh1p(t: Pair): Pair {
  return log1p(add(t, sqrt(multiply(t, add(t, two)))));
}

export function atanh(x: Pair): Pair {
  return oddly(x, (a) => times(log1p(divide(times(a, 2), subtract(one, a))), 0.5));
}

/** By 1/x − 1 = (1 − x)/x, which keeps its digits near 1. */
export function asech(x: Pair): Pair {
  return x.high > 1e-20 ? acosh1p(divide(subtract(one, x), x)) : subtract(ln2, log(x));
}

export function acsch(x: Pair): Pair {
  return oddly(x, (a) => (a.high > 1e-20 ? asinh(reciprocal(a)) : subtract(ln2, log(a))));
}

/** artanh(1/x) = ½ ln(1 + 2/(x − 1)). */
export function acoth(x: Pair): Pair {
  return oddly(x, (a) => times(log1p(divide(two, subtract(a, one))), 0.5));
}

/** An odd function by its values for positive arguments. */
function oddly(x: Pair, f: (a: Pair) => Pair): Pair {
  return x.high < 0 ? negate(f(negate(x))) : f(x);
}
