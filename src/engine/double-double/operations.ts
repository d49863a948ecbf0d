import { primitiveNamed } from '../../core/primitives/table';
import { erf, erfc, gelu, normcdf, normpdf } from './error-function';
import { exp, exp2, exp10, expm1, gaussian } from './exponential';
import { beta, digamma, gamma, lbeta, lgamma, polygamma, trigamma } from './gamma-function';
import { acosh, acoth, acsch, asech, asinh, atanh, cosh, coth, csch, sech, sinh, tanh } from './hyperbolic';
import { erfinv, normquantile } from './inverse-error-function';
import { acos, acot, acsc, asec, asin, atan, atan2 } from './inverse-trigonometric';
import { log, log1p, log2, log10 } from './logarithm';
import {
  geluTanh,
  logaddexp,
  logaddexp2,
  logit,
  logSigmoid,
  logsumexp,
  sigmoid,
  silu,
  softplus,
  xlogy,
} from './logistic';
import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  negate,
  one,
  type Pair,
  sqrt,
  subtract,
  zero,
} from './pair';
import {
  clamp,
  copysign,
  elu,
  heaviside,
  isTrue,
  leakyRelu,
  max,
  min,
  relu,
  select,
  sign,
  step,
  truth,
} from './piecewise';
import { cbrt, hypot, norm, pow } from './powers';
import { ceil, floor, floorDivide, fmod, mod, round, roundHalfAway, roundHalfUp, trunc } from './rounding';
import { cosecant, cotangent, ofTurn, secant, tangent, turnOfPi } from './trigonometric';

/** An operation on finite arguments; undefined where it is not at hand for these. */
export type FixedOperation = (x: Pair, y: Pair, z: Pair) => Pair | undefined;
export type VariadicOperation = (args: readonly Pair[]) => Pair | undefined;

/** The operations of the rule table that are at hand in double-double, by their names there. */
export const fixedOperations: Readonly<Record<string, FixedOperation>> = {
  add,
  sub: subtract,
  mul: multiply,
  div: divide,
  neg: negate,
  fma: (x, y, z) => add(multiply(x, y), z),
  detach: (x) => x,
  shift: (x) => x,

  pow,
  sqrt,
  cbrt,
  hypot,
  exp,
  exp2,
  exp10,
  expm1,
  log,
  log2,
  log10,
  log1p,
  logaddexp,
  logaddexp2,
  xlogy,

  sin: ofTurn((t) => t.sin),
  cos: ofTurn((t) => t.cos),
  tan: ofTurn(tangent),
  sec: ofTurn(secant),
  csc: ofTurn(cosecant),
  cot: ofTurn(cotangent),
  sinpi: (x) => turnOfPi(x).sin,
  cospi: (x) => turnOfPi(x).cos,
  asin,
  acos,
  atan,
  asec,
  acsc,
  acot,
  atan2,

  sinh,
  cosh,
  tanh,
  sech,
  csch,
  coth,
  asinh,
  acosh,
  atanh,
  asech,
  acsch,
  acoth,

  floor,
  ceil,
  trunc,
  round,
  roundHalfUp,
  roundHalfAway,
  mod,
  fmod,
  floorDivide,

  abs: absolute,
  sign,
  step,
  heaviside,
  copysign,
  relu,
  leakyRelu,
  elu,
  gelu,
  geluTanh,
  silu,
  softplus,
  sigmoid,
  logSigmoid,
  logit,
  clamp,
  select,

  less: (x, y) => truth(compare(x, y) < 0),
  lessEqual: (x, y) => truth(compare(x, y) <= 0),
  greater: (x, y) => truth(compare(x, y) > 0),
  greaterEqual: (x, y) => truth(compare(x, y) >= 0),
  equal: (x, y) => truth(compare(x, y) === 0),
  notEqual: (x, y) => truth(compare(x, y) !== 0),
  and: (x, y) => truth(isTrue(x) && isTrue(y)),
  or: (x, y) => truth(isTrue(x) || isTrue(y)),
  xor: (x, y) => truth(isTrue(x) !== isTrue(y)),
  not: (x) => truth(!isTrue(x)),

  gaussian,
  erf,
  erfc,
  erfinv: (x) => erfinv(x, inDouble('erfinv', x)),
  normpdf,
  normcdf,
  normquantile: (x) => normquantile(x, inDouble('normquantile', x)),
  gamma,
  lgamma,
  digamma,
  trigamma,
  polygamma,
  beta,
  lbeta,
};

export const variadicOperations: Readonly<Record<string, VariadicOperation>> = {
  sum: (args) => args.reduce(add, zero),
  product: (args) => args.reduce(multiply, one),
  max,
  min,
  logsumexp,
  norm,
};

/** These return one of their arguments, and what the others are does not matter: they may be infinite or NaN. */
export const choosing: ReadonlySet<string> = new Set(['select', 'max', 'min', 'clamp']);

function inDouble(name: string, x: Pair): number {
  const p = primitiveNamed(name);
  return p.arity === 'any' ? Number.NaN : p.value(x.high);
}
