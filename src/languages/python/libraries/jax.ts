import { define, inOrder, type Library, operation, unary } from '../../shared/library';
import { activations } from './activations';
import { declined, random, reciprocal, vectorizing } from './shared';

/** `jax.nn`; its GELU is the tanh approximation unless told otherwise. */
export const jaxNn: Library = {
  ...activations,
  gelu: define('x, approximate?', (call) =>
    call.operation(call.constant('approximate') === false ? 'gelu' : 'geluTanh', call.argument('x')),
  ),
  softplus: operation('x', 'softplus'),
  elu: define('x, alpha?', (call) => call.operation('elu', call.argument('x'), call.withDefault('alpha', 1))),
  leaky_relu: define('x, negative_slope?', (call) =>
    call.operation('leakyRelu', call.argument('x'), call.withDefault('negative_slope', 0.01)),
  ),
  logsumexp: inOrder('a, axis?, !keepdims?', 'logSumExpOf'),
  softmax: softmax('softmaxOf'),
  log_softmax: softmax('logSoftmaxOf'),
  one_hot: inOrder('x, num_classes', 'oneHot'),
  standardize: define('x, axis?, !epsilon?', (call) =>
    call.once(call.argument('x'), (x) => {
      const axis = call.optional('axis') ?? call.integer(-1);
      const [mean, variance] = ['meanOf', 'varianceOf'].map((name) =>
        call.operation(name, x, axis, call.flag(true)),
      );
      if (!mean || !variance) return x;
      const shifted = call.operation('add', variance, call.withDefault('epsilon', 1e-5));
      return call.operation('div', call.operation('sub', x, mean), call.operation('sqrt', shifted));
    }),
  ),
};

/** The last axis unless told otherwise; `axis=None` takes all of them, which is not followed. */
function softmax(operation: string) {
  return define('x, axis?', (call) => {
    if (call.constant('axis') === null)
      return call.refuse('unsupported-syntax', `${call.place.callee} over all axes is not followed`);
    return call.operation(operation, call.argument('x'), call.optional('axis') ?? call.integer(-1));
  });
}

/** The basics of `jax.lax`. */
export const jaxLax: Library = {
  ...unary('x', {
    neg: 'neg',
    abs: 'abs',
    exp: 'exp',
    exp2: 'exp2',
    expm1: 'expm1',
    log: 'log',
    log1p: 'log1p',
    sin: 'sin',
    cos: 'cos',
    tan: 'tan',
    asin: 'asin',
    acos: 'acos',
    atan: 'atan',
    sinh: 'sinh',
    cosh: 'cosh',
    tanh: 'tanh',
    sqrt: 'sqrt',
    cbrt: 'cbrt',
    sign: 'sign',
    floor: 'floor',
    ceil: 'ceil',
    logistic: 'sigmoid',
    erf: 'erf',
    erfc: 'erfc',
    erf_inv: 'erfinv',
    lgamma: 'lgamma',
    digamma: 'digamma',
    stop_gradient: 'cut',
  }),
  add: operation('x, y', 'add'),
  sub: operation('x, y', 'sub'),
  mul: operation('x, y', 'mul'),
  div: operation('x, y', 'div'),
  rem: operation('x, y', 'fmod'),
  pow: operation('x, y', 'pow'),
  integer_pow: operation('x, y', 'pow'),
  max: operation('x, y', 'max'),
  min: operation('x, y', 'min'),
  atan2: operation('x, y', 'atan2'),
  lt: operation('x, y', 'less'),
  le: operation('x, y', 'lessEqual'),
  gt: operation('x, y', 'greater'),
  ge: operation('x, y', 'greaterEqual'),
  eq: operation('x, y', 'equal'),
  ne: operation('x, y', 'notEqual'),
  select: operation('pred, on_true, on_false', 'select'),
  clamp: define('min, x, max', (call) =>
    call.operation('clamp', call.argument('x'), call.argument('min'), call.argument('max')),
  ),
  square: define('x', (call) => call.operation('pow', call.argument('x'), call.number(2))),
  rsqrt: define('x', (call) => reciprocal(call, call.operation('sqrt', call.argument('x')))),
  reciprocal: define('x', (call) => reciprocal(call, call.argument('x'))),
  scan: inOrder('f, init, xs?, length?', 'scanned'),
  fori_loop: inOrder('lower, upper, body_fun, init_val', 'repeated'),
  while_loop: inOrder('cond_fun, body_fun, init_val', 'whileHolding'),
  cond: define('pred, true_fun, false_fun, *operands', (call) =>
    call.operation(
      'branched',
      call.argument('pred'),
      call.argument('true_fun'),
      call.argument('false_fun'),
      ...call.rest().map(({ value }) => value),
    ),
  ),
};

export const jax: Library = {
  jit: define('fun, !static_argnums?, !static_argnames?, !donate_argnums?', (call) => call.argument('fun')),
  checkpoint: define('fun', (call) => call.argument('fun')),
  vmap: vectorizing('fun, in_axes?, out_axes?'),
  grad: declined('derivatives are shown, not computed within the program'),
  value_and_grad: declined('derivatives are shown, not computed within the program'),
};

export const jaxRandom: Library = Object.fromEntries(
  ['normal', 'uniform', 'randint', 'bernoulli', 'split', 'PRNGKey', 'key', 'choice'].map((name) => [
    name,
    random,
  ]),
);
