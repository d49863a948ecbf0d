import type { Expression } from '../../../core/program/program';
import {
  constants,
  define,
  type FunctionEntry,
  inOrder,
  type Library,
  type LibraryCall,
  operation,
  unary,
} from '../../shared/library';
import { conditional, item } from '../../shared/nodes';
import { declinedFactorings } from './numpy-arrays';
import { entropy } from './shared';

/** `scipy.special`, and `jax.scipy.special` which follows its names. */
export const scipySpecial: Library = {
  ...unary('x', {
    expit: 'sigmoid',
    logit: 'logit',
    log_expit: 'logSigmoid',
    erf: 'erf',
    erfc: 'erfc',
    erfinv: 'erfinv',
    gamma: 'gamma',
    gammaln: 'lgamma',
    psi: 'digamma',
    digamma: 'digamma',
    ndtr: 'normcdf',
    ndtri: 'normquantile',
    cbrt: 'cbrt',
    exp2: 'exp2',
    exp10: 'exp10',
    expm1: 'expm1',
    log1p: 'log1p',
  }),
  log_ndtr: define('x', (call) => logCdf(call, call.argument('x'))),
  erfcinv: define('y', (call) => {
    const half = call.operation('div', call.argument('y'), call.number(2));
    return call.operation(
      'div',
      call.operation('neg', call.operation('normquantile', half)),
      call.number(Math.SQRT2),
    );
  }),
  polygamma: operation('n, x', 'polygamma'),
  beta: operation('a, b', 'beta'),
  betaln: operation('a, b', 'lbeta'),
  // Of complex numbers; a negative real number has no real value.
  loggamma: define('z', (call) =>
    call.once(call.argument('z'), (z) =>
      call.operation(
        'select',
        call.operation('less', z, call.number(0)),
        call.number(Number.NaN),
        call.operation('lgamma', z),
      ),
    ),
  ),
  xlogy: operation('x, y', 'xlogy'),
  entr: entropy('x'),
  rel_entr: define('x, y', (call) =>
    call.once(call.argument('x'), (x) =>
      call.operation('xlogy', x, call.operation('div', x, call.argument('y'))),
    ),
  ),
  xlog1py: define('x, y', (call) =>
    call.operation('mul', call.argument('x'), call.operation('log1p', call.argument('y'))),
  ),
  logsumexp: inOrder('a, axis?, !keepdims?', 'logSumExpOf'),
  softmax: inOrder('x, axis?', 'softmaxOf'),
  log_softmax: inOrder('x, axis?', 'logSoftmaxOf'),
  factorial: define('n', (call) =>
    call.once(call.argument('n'), (n) =>
      conditional(
        call.place.span,
        call.operation('less', n, call.number(0)),
        call.number(0),
        call.operation('gamma', call.operation('add', n, call.number(1))),
      ),
    ),
  ),
};

/** `scipy.stats.norm`: the normal distribution, standardised by `loc` and `scale`. */
export const normalDistribution: Library = {
  cdf: standardised('x', (call, z) => call.operation('normcdf', z)),
  sf: standardised('x', (call, z) => call.operation('normcdf', call.operation('neg', z))),
  pdf: standardised('x', (call, z) => {
    const density = call.operation('normpdf', z);
    const scale = scaleOf(call);
    return scale ? call.operation('div', density, scale) : density;
  }),
  logpdf: standardised('x', (call, z) => {
    const square = call.operation('pow', z, call.number(2));
    const exponent = call.operation('neg', call.operation('div', square, call.number(2)));
    const density = call.operation('sub', exponent, call.number(0.9189385332046727));
    const scale = scaleOf(call);
    return scale ? call.operation('sub', density, call.operation('log', scale)) : density;
  }),
  logcdf: standardised('x', (call, z) => logCdf(call, z)),
  logsf: standardised('x', (call, z) => logCdf(call, call.operation('neg', z))),
  ppf: quantile((_, z) => z),
  isf: quantile((call, z) => call.operation('neg', z)),
};

/** `scipy.linalg`, and `jax.scipy.linalg` which follows its names. */
export const scipyLinalg: Library = {
  solve: define('a, b, !assume_a?, !lower?', (call) =>
    call.operation('solve', call.argument('a'), call.argument('b')),
  ),
  inv: inOrder('a', 'inverse'),
  det: inOrder('a', 'determinant'),
  norm: inOrder('a, ord?, axis?, keepdims?', 'normOf'),
  cholesky: define('a, lower?', (call) => {
    const upper = call.operation('not', call.optional('lower') ?? call.flag(false));
    return call.operation('cholesky', call.argument('a'), call.flag(true), upper);
  }),
  solve_triangular: define('a, b, trans?, lower?, unit_diagonal?', (call) =>
    call.operation(
      'triangularSolve',
      call.argument('a'),
      call.argument('b'),
      call.optional('lower') ?? call.flag(false),
      call.orNone('trans'),
      call.orNone('unit_diagonal'),
    ),
  ),
  cho_factor: define('a, lower?', (call) =>
    call.once(call.optional('lower') ?? call.flag(false), (lower) => ({
      kind: 'list',
      span: call.place.span,
      form: 'tuple',
      elements: [
        call.operation('cholesky', call.argument('a'), call.flag(true), call.operation('not', lower)),
        lower,
      ],
    })),
  ),
  cho_solve: define('c_and_lower, b', (call) =>
    call.once(call.argument('c_and_lower'), (pair) =>
      call.operation(
        'choleskySolve',
        call.argument('b'),
        item(call.place.span, pair, 0),
        item(call.place.span, pair, 1),
      ),
    ),
  ),
  ...declinedFactorings(),
};

export const scipyConstants: Library = constants({
  pi: Math.PI,
  golden: 1.618033988749895,
  c: 299792458,
  speed_of_light: 299792458,
  h: 6.62607015e-34,
  Planck: 6.62607015e-34,
  hbar: 1.0545718176461565e-34,
  g: 9.80665,
  e: 1.602176634e-19,
  elementary_charge: 1.602176634e-19,
  k: 1.380649e-23,
  Boltzmann: 1.380649e-23,
  N_A: 6.02214076e23,
  Avogadro: 6.02214076e23,
  R: 8.31446261815324,
});

function standardised(
  parameter: string,
  lower: (call: LibraryCall, z: Expression) => Expression,
): FunctionEntry {
  return define(`${parameter}, loc?, scale?`, (call) => {
    const loc = call.optional('loc');
    const scale = scaleOf(call);
    const shifted = loc ? call.operation('sub', call.argument(parameter), loc) : call.argument(parameter);
    return lower(call, scale ? call.operation('div', shifted, scale) : shifted);
  });
}

/** The survival function's inverse is the negative of the quantile, which loses no digits as 1 − q would. */
function quantile(side: (call: LibraryCall, z: Expression) => Expression): FunctionEntry {
  return define('q, loc?, scale?', (call) => {
    const z = side(call, call.operation('normquantile', call.argument('q')));
    const scale = scaleOf(call);
    const loc = call.optional('loc');
    const scaled = scale ? call.operation('mul', scale, z) : z;
    return loc ? call.operation('add', loc, scaled) : scaled;
  });
}

/** The logarithm of the normal distribution's cumulated probability: from the upper tail for z > 0, and not where it underflows. */
function logCdf(call: LibraryCall, value: Expression): Expression {
  return call.once(value, (z) => {
    const upper = call.operation(
      'log1p',
      call.operation('neg', call.operation('normcdf', call.operation('neg', z))),
    );
    const lower = call.operation('log', call.operation('normcdf', z));
    const underflow = call.refuse(
      'outside-domain',
      `${call.place.callee} is not followed below -37, where the probability underflows`,
    );
    const at = call.place.span;
    const inside = conditional(at, call.operation('greater', z, call.number(0)), upper, lower);
    return conditional(at, call.operation('less', z, call.number(-37)), underflow, inside);
  });
}

/** The scale, which has to be positive: SciPy's distributions are NaN for any other. */
function scaleOf(call: LibraryCall): Expression | undefined {
  const scale = call.optional('scale');
  if (!scale || (scale.kind === 'literal' && typeof scale.value === 'number' && scale.value > 0))
    return scale;
  return call.once(scale, (s) =>
    conditional(call.place.span, call.operation('greater', s, call.number(0)), s, call.number(Number.NaN)),
  );
}
