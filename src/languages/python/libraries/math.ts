import { constants, define, type Library, type LibraryCall, operation, unary } from '../../shared/library';
import { times } from './shared';

/** Python's own `math`; its functions raise where the result is not finite. */
export const math: Library = {
  ...constants({ pi: Math.PI, e: Math.E, tau: 2 * Math.PI, inf: Number.POSITIVE_INFINITY, nan: Number.NaN }),
  ...unary('x', {
    sqrt: 'sqrt',
    cbrt: 'cbrt',
    exp: 'exp',
    exp2: 'exp2',
    expm1: 'expm1',
    log2: 'log2',
    log10: 'log10',
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
    asinh: 'asinh',
    acosh: 'acosh',
    atanh: 'atanh',
    fabs: 'abs',
    erf: 'erf',
    erfc: 'erfc',
    gamma: 'gamma',
    lgamma: 'lgamma',
  }),
  log: define('x, base?', (call) => {
    const value = call.operation('log', call.argument('x'));
    const base = call.optional('base');
    return base ? call.operation('div', value, call.operation('log', base)) : value;
  }),
  pow: operation('x, y', 'pow'),
  atan2: operation('y, x', 'atan2'),
  copysign: operation('x, y', 'copysign'),
  fmod: operation('x, y', 'fmod'),
  fma: operation('x, y, z', 'fma'),
  floor: integer('floor'),
  ceil: integer('ceil'),
  trunc: integer('trunc'),
  radians: define('x', (call) => times(call, Math.PI / 180, call.argument('x'))),
  degrees: define('x', (call) => times(call, 180 / Math.PI, call.argument('x'))),
  fsum: operation('seq', 'total'),
  prod: define('iterable, start?', (call) => {
    const product = call.operation('productOf', call.argument('iterable'));
    const start = call.optional('start');
    return start ? call.operation('mul', start, product) : product;
  }),
  hypot: define('*coordinates', (call) => norm(call)),
  dist: define('p, q', (call) =>
    call.operation('normOf', call.operation('sub', elements(call, 'p'), elements(call, 'q'))),
  ),
  sumprod: operation('p, q', 'dot'),
  factorial: operation('n', 'factorial'),
  isnan: define('x', (call) => call.once(call.argument('x'), (x) => call.operation('notEqual', x, x))),
  ldexp: define('x, i', (call) =>
    call.operation('mul', call.argument('x'), call.operation('pow', call.number(2), call.argument('i'))),
  ),
};

/** A function whose result is one of Python's integers. */
function integer(name: string) {
  return define('x', (call) => call.operation('toInteger', call.operation(name, call.argument('x'))));
}

function elements(call: LibraryCall, name: string) {
  return call.operation('elements', call.argument(name));
}

/** The Euclidean norm of the arguments, `hypot` of two. */
function norm(call: LibraryCall) {
  const args = call.rest();
  const [only] = args;
  if (only?.spread && args.length === 1) return call.operation('normOf', only.value);
  if (args.some((argument) => argument.spread))
    return call.refuse('unsupported-syntax', 'Spread arguments next to others are not followed');
  if (!only) return call.number(0);
  const values = args.map((argument) => argument.value);
  return call.operation(values.length === 1 ? 'abs' : values.length === 2 ? 'hypot' : 'norm', ...values);
}
