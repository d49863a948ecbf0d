import type { Formula } from './code-style';

/**
 * Operations by others that host languages have, to the last digits wherever the operation has them: nothing
 * overflows or cancels on the way to a result that is an ordinary number.
 */
export const codeFormulas: Readonly<Record<string, Formula>> = {
  detach: 'x',
  shift: 'x',
  exp2: '2^x',
  exp10: '10^x',
  cbrt: 'sign(x)*abs(x)^0.3333333333333333',
  logaddexp: 'select(x == y, x + 0.6931471805599453, max(x, y) + log1p(exp(-abs(x - y))))',
  logaddexp2: 'select(x == y, x + 1, max(x, y) + 1.4426950408889634*log1p(2^-abs(x - y)))',
  logsumexp: { fold: 'logaddexp(x, y)' },
  norm: { fold: 'hypot(x, y)' },
  xlogy: 'select(x == 0 and y == y, 0, x*log(y))',
  sec: '1/cos(x)',
  csc: '1/sin(x)',
  cot: '1/tan(x)',
  // The distance to the nearest whole number is exact, and so is one half less that where a cosine is small.
  sinpi: '(1 - 2*abs(fmod(round(x), 2)))*sin(pi*(x - round(x)))',
  cospi: '(1 - 2*abs(fmod(round(x), 2)))*sin(pi*(0.5 - abs(x - round(x))))',
  asec: 'atan2(sqrt(abs(x) - 1)*sqrt(abs(x) + 1), sign(x))',
  acsc: 'sign(x)*atan2(1, sqrt(abs(x) - 1)*sqrt(abs(x) + 1))',
  acot: 'atan(1/x)',
  sech: '1/cosh(x)',
  csch: '1/sinh(x)',
  coth: '1/tanh(x)',
  asech: 'log1p((1 - x + sqrt((1 - x)*(1 + x)))/x)',
  acsch: 'asinh(1/x)',
  acoth: '0.5*sign(x)*log1p(2/(abs(x) - 1))',
  sign: 'select(x > 0, 1, select(x < 0, -1, x))',
  step: 'select(x >= 0, 1, select(x < 0, 0, x))',
  heaviside: 'select(x > 0, 1, select(x < 0, 0, select(x == 0, y, x)))',
  roundHalfUp: 'select(x - floor(x) < 0.5, floor(x), ceil(x))',
  roundHalfAway: 'trunc(x) + select(abs(x - trunc(x)) >= 0.5, sign(x), 0)',
  fmax: { fold: 'select(x != x or y > x, y, x)' },
  fmin: { fold: 'select(x != x or y < x, y, x)' },
  relu: 'max(x, 0)',
  leakyRelu: 'select(x > 0, x, y*x)',
  elu: 'select(x > 0, x, y*expm1(x))',
  gelu: 'x*normcdf(x)',
  geluTanh: 'x*sigmoid(1.5957691216057308*(x + 0.044715*x*x*x))',
  silu: 'x*sigmoid(x)',
  softplus: 'relu(x) + log1p(exp(-abs(x)))',
  // Where the power overflows, the result has underflowed.
  sigmoid: '1/(1 + exp(-x))',
  logSigmoid: 'min(x, 0) - log1p(exp(-abs(x)))',
  logit: 'select(x > 0.25 and x < 0.75, 2*atanh(2*x - 1), log(x) - log1p(-x))',
  clamp: 'min(max(x, y), z)',
  gaussian: 'exp(-(x*x))',
  normpdf: '0.3989422804014327*exp(-(x*x)/2)',
  normcdf: '0.5*erfc(-0.7071067811865476*x)',
  trigamma: 'polygamma(1, x)',
};

/** What an operation of any number of arguments is of a single one. */
export const ofOne: Readonly<Record<string, string>> = {
  sum: 'x',
  product: 'x',
  max: 'x',
  min: 'x',
  fmax: 'x',
  fmin: 'x',
  logsumexp: 'x',
  norm: 'abs(x)',
};
