import { constants, define, inOrder, type Library, operation, unary } from '../../shared/library';
import { activations } from './activations';
import {
  clampBetween,
  entropy,
  logicalFunctions,
  random,
  reciprocal,
  sameValue,
  sinc,
  times,
  vectorizing,
} from './shared';
import { torchArrays } from './torch-arrays';
import { lossesAndLayers } from './torch-layers';

/** PyTorch's functions of tensors. Nothing raises: IEEE arithmetic. */
export const torch: Library = {
  ...constants({ pi: Math.PI, e: Math.E, inf: Number.POSITIVE_INFINITY, nan: Number.NaN }),
  ...unary('input|x', {
    neg: 'neg',
    negative: 'neg',
    sqrt: 'sqrt',
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
    asin: 'asin',
    acos: 'acos',
    atan: 'atan',
    arcsin: 'asin',
    arccos: 'acos',
    arctan: 'atan',
    sinh: 'sinh',
    cosh: 'cosh',
    tanh: 'tanh',
    asinh: 'asinh',
    acosh: 'acosh',
    atanh: 'atanh',
    arcsinh: 'asinh',
    arccosh: 'acosh',
    arctanh: 'atanh',
    abs: 'abs',
    absolute: 'abs',
    sign: 'sign',
    sgn: 'sign',
    floor: 'floor',
    ceil: 'ceil',
    trunc: 'trunc',
    fix: 'trunc',
    round: 'round',
    relu: 'relu',
    sigmoid: 'sigmoid',
    erf: 'erf',
    erfc: 'erfc',
    erfinv: 'erfinv',
    lgamma: 'lgamma',
    digamma: 'digamma',
    detach: 'cut',
  }),
  ...logicalFunctions,
  square: define('input', (call) => call.operation('pow', call.argument('input'), call.number(2))),
  rsqrt: define('input', (call) => reciprocal(call, call.operation('sqrt', call.argument('input')))),
  reciprocal: define('input', (call) => reciprocal(call, call.argument('input'))),
  deg2rad: define('input', (call) => times(call, Math.PI / 180, call.argument('input'))),
  rad2deg: define('input', (call) => times(call, 180 / Math.PI, call.argument('input'))),
  sinc,
  logit: define('input, eps?', (call) => {
    if (call.optional('eps'))
      return call.refuse('unsupported-syntax', 'torch.logit with eps is not followed');
    return call.operation('logit', call.argument('input'));
  }),
  add: scaledBy('add'),
  sub: scaledBy('sub'),
  subtract: scaledBy('sub'),
  mul: operation('input, other', 'mul'),
  multiply: operation('input, other', 'mul'),
  div: define('input, other, rounding_mode?', (call) => {
    const mode = call.constant('rounding_mode');
    const quotient = call.operation('div', call.argument('input'), call.argument('other'));
    return mode === 'floor' || mode === 'trunc' ? call.operation(mode, quotient) : quotient;
  }),
  divide: operation('input, other', 'div'),
  true_divide: operation('input, other', 'div'),
  floor_divide: operation('input, other', 'floorDivide'),
  pow: operation('input|self, exponent', 'pow'),
  float_power: operation('input, exponent', 'pow'),
  remainder: operation('input, other', 'mod'),
  fmod: operation('input, other', 'fmod'),
  atan2: operation('input, other', 'atan2'),
  arctan2: operation('input, other', 'atan2'),
  hypot: operation('input, other', 'hypot'),
  copysign: operation('input, other', 'copysign'),
  heaviside: operation('input, values', 'heaviside'),
  logaddexp: operation('input, other', 'logaddexp'),
  logaddexp2: operation('input, other', 'logaddexp2'),
  xlogy: operation('input, other', 'xlogy'),
  polygamma: operation('n, input', 'polygamma'),
  maximum: operation('input, other', 'max'),
  minimum: operation('input, other', 'min'),
  fmax: operation('input, other', 'fmax'),
  fmin: operation('input, other', 'fmin'),
  lt: operation('input, other', 'less'),
  le: operation('input, other', 'lessEqual'),
  gt: operation('input, other', 'greater'),
  ge: operation('input, other', 'greaterEqual'),
  eq: operation('input, other', 'equal'),
  ne: operation('input, other', 'notEqual'),
  clamp: define('input, min?, max?', (call) =>
    clampBetween(call, call.argument('input'), call.optional('min'), call.optional('max')),
  ),
  clip: define('input, min?, max?', (call) =>
    clampBetween(call, call.argument('input'), call.optional('min'), call.optional('max')),
  ),
  ...torchArrays,
  vmap: vectorizing('func, in_dims?, out_dims?'),
  clone: define('input', (call) => call.operation('copy', call.argument('input'))),
  positive: sameValue('input'),
  rand: random,
  randn: random,
  randint: random,
  normal: random,
};

/** `input ± alpha · other`. */
function scaledBy(name: string) {
  return define('input, other, alpha?', (call) => {
    const alpha = call.optional('alpha');
    const other = alpha ? call.operation('mul', alpha, call.argument('other')) : call.argument('other');
    return call.operation(name, call.argument('input'), other);
  });
}

/** `torch.nn.functional`. */
export const torchFunctional: Library = {
  ...activations,
  ...lossesAndLayers,
  gelu: define('input|x, approximate?', (call) => {
    const approximate = call.constant('approximate') ?? 'none';
    return call.operation(approximate === 'tanh' ? 'geluTanh' : 'gelu', call.argument('input'));
  }),
  elu: define('input, alpha?, inplace?', (call) =>
    call.operation('elu', call.argument('input'), call.withDefault('alpha', 1)),
  ),
  leaky_relu: define('input, negative_slope?, inplace?', (call) =>
    call.operation('leakyRelu', call.argument('input'), call.withDefault('negative_slope', 0.01)),
  ),
  softplus: define('input, beta?, threshold?', (call) =>
    call.once(call.argument('input'), (x) => {
      const beta = call.withDefault('beta', 1);
      const scaled = call.optional('beta') ? call.operation('mul', x, beta) : x;
      const soft = call.operation('softplus', scaled);
      const linear = call.operation('greater', scaled, call.withDefault('threshold', 20));
      return call.operation(
        'select',
        linear,
        x,
        call.optional('beta') ? call.operation('div', soft, beta) : soft,
      );
    }),
  ),
  dropout: define('input, p?, training?, inplace?', (call) =>
    call.constant('training') === false
      ? call.argument('input')
      : call.refuse('unknown-function', `${call.place.callee} is not followed: its value is random`),
  ),
};

/** `torch.special`. */
export const torchSpecial: Library = {
  ...unary('input', {
    expit: 'sigmoid',
    logit: 'logit',
    erf: 'erf',
    erfc: 'erfc',
    erfinv: 'erfinv',
    exp2: 'exp2',
    expm1: 'expm1',
    log1p: 'log1p',
    gammaln: 'lgamma',
    digamma: 'digamma',
    psi: 'digamma',
    ndtr: 'normcdf',
    ndtri: 'normquantile',
  }),
  xlogy: operation('input, other', 'xlogy'),
  entr: entropy('input'),
  polygamma: operation('n, input', 'polygamma'),
  sinc,
  logsumexp: inOrder('input, dim, keepdim?', 'logSumExpOf'),
  softmax: inOrder('input, dim', 'softmaxOf'),
  log_softmax: inOrder('input, dim', 'logSoftmaxOf'),
};

export const torchFunc: Library = { vmap: vectorizing('func, in_dims?, out_dims?') };
