import { constants, define, type Library, operation, unary } from '../../shared/library';
import { numpyArrays, numpyLinalgArrays } from './numpy-arrays';
import { clampBetween, logicalFunctions, random, reciprocal, sameValue, sinc, single, times } from './shared';

/** NumPy, and `jax.numpy` which follows its names. Nothing raises: IEEE arithmetic. */
export const numpy: Library = {
  ...constants({
    pi: Math.PI,
    e: Math.E,
    euler_gamma: 0.5772156649015329,
    inf: Number.POSITIVE_INFINITY,
    Inf: Number.POSITIVE_INFINITY,
    nan: Number.NaN,
    NaN: Number.NaN,
  }),
  ...unary('x', {
    negative: 'neg',
    sqrt: 'sqrt',
    cbrt: 'cbrt',
    exp: 'exp',
    exp2: 'exp2',
    expm1: 'expm1',
    log: 'log',
    log2: 'log2',
    log10: 'log10',
    log1p: 'log1p',
    sin: 'sin',
    cos: 'cos',
    tan: 'tan',
    arcsin: 'asin',
    arccos: 'acos',
    arctan: 'atan',
    asin: 'asin',
    acos: 'acos',
    atan: 'atan',
    sinh: 'sinh',
    cosh: 'cosh',
    tanh: 'tanh',
    arcsinh: 'asinh',
    arccosh: 'acosh',
    arctanh: 'atanh',
    asinh: 'asinh',
    acosh: 'acosh',
    atanh: 'atanh',
    abs: 'abs',
    absolute: 'abs',
    fabs: 'abs',
    sign: 'sign',
    floor: 'floor',
    ceil: 'ceil',
    trunc: 'trunc',
    fix: 'trunc',
    rint: 'round',
    round: 'round',
    around: 'round',
  }),
  ...logicalFunctions,
  positive: sameValue('x'),
  square: define('x', (call) => call.operation('pow', call.argument('x'), call.number(2))),
  reciprocal: define('x', (call) => reciprocal(call, call.argument('x'))),
  deg2rad: define('x', (call) => times(call, Math.PI / 180, call.argument('x'))),
  radians: define('x', (call) => times(call, Math.PI / 180, call.argument('x'))),
  rad2deg: define('x', (call) => times(call, 180 / Math.PI, call.argument('x'))),
  degrees: define('x', (call) => times(call, 180 / Math.PI, call.argument('x'))),
  sinc,
  add: operation('x1, x2', 'add'),
  subtract: operation('x1, x2', 'sub'),
  multiply: operation('x1, x2', 'mul'),
  divide: operation('x1, x2', 'div'),
  true_divide: operation('x1, x2', 'div'),
  floor_divide: operation('x1, x2', 'floorDivide'),
  power: define('x1, x2', (call) => {
    const [base, exponent] = [call.argument('x1'), call.argument('x2')];
    const integers = [base, exponent].every((e) => e.kind === 'literal' && e.integer === true);
    const negative = exponent.kind === 'literal' && typeof exponent.value === 'number' && exponent.value < 0;
    if (integers && negative)
      return call.refuse('outside-domain', 'NumPy raises integers to no negative power');
    return call.operation('pow', base, exponent);
  }),
  pow: operation('x1, x2', 'pow'),
  float_power: operation('x1, x2', 'pow'),
  mod: operation('x1, x2', 'mod'),
  remainder: operation('x1, x2', 'mod'),
  fmod: operation('x1, x2', 'fmod'),
  arctan2: operation('x1, x2', 'atan2'),
  atan2: operation('x1, x2', 'atan2'),
  hypot: operation('x1, x2', 'hypot'),
  copysign: operation('x1, x2', 'copysign'),
  heaviside: operation('x1, x2', 'heaviside'),
  logaddexp: operation('x1, x2', 'logaddexp'),
  logaddexp2: operation('x1, x2', 'logaddexp2'),
  maximum: operation('x1, x2', 'max'),
  minimum: operation('x1, x2', 'min'),
  fmax: operation('x1, x2', 'fmax'),
  fmin: operation('x1, x2', 'fmin'),
  less: operation('x1, x2', 'less'),
  less_equal: operation('x1, x2', 'lessEqual'),
  greater: operation('x1, x2', 'greater'),
  greater_equal: operation('x1, x2', 'greaterEqual'),
  equal: operation('x1, x2', 'equal'),
  not_equal: operation('x1, x2', 'notEqual'),
  clip: define('a|arr, a_min|min?, a_max|max?', (call) =>
    clampBetween(call, call.argument('a'), call.optional('a_min'), call.optional('a_max')),
  ),
  ...numpyArrays,
  float64: define('x', (call) => call.operation('toReal', call.argument('x'))),
  double: define('x', (call) => call.operation('toReal', call.argument('x'))),
  float32: define('x', (call) => single(call.argument('x'), call.place)),
  float16: define('x', (call) => single(call.argument('x'), call.place)),
};

export const numpyLinalg: Library = numpyLinalgArrays;

/** JAX's Cholesky reads both triangles. */
export const jaxLinalg: Library = {
  ...numpyLinalgArrays,
  cholesky: define('a, !upper?, !symmetrize_input?', (call) =>
    call.operation(
      'cholesky',
      call.argument('a'),
      call.optional('symmetrize_input') ?? call.flag(true),
      call.orNone('upper'),
    ),
  ),
};

export const numpyRandom: Library = Object.fromEntries(
  [
    'rand',
    'randn',
    'random',
    'normal',
    'uniform',
    'randint',
    'choice',
    'default_rng',
    'seed',
    'standard_normal',
  ].map((name) => [name, random]),
);
