import type { Expression } from '../../../core/program/program';
import { define, type Library, type LibraryCall, operation, unary } from '../../shared/library';
import { apply, call as callOf, conditional, lambda, literal } from '../../shared/nodes';
import { number } from '../vectors';
import { declined, listOf, mapped, reciprocal, sizeOf } from './shared';

/** SpecialFunctions.jl and the functions of neural networks and of LogExpFunctions.jl. */
export const special: Library = {
  ...unary('x', {
    erf: 'erf',
    erfc: 'erfc',
    erfinv: 'erfinv',
    gamma: 'gamma',
    digamma: 'digamma',
    trigamma: 'trigamma',
    softplus: 'softplus',
    log1pexp: 'softplus',
    logistic: 'sigmoid',
    logit: 'logit',
    sigmoid: 'sigmoid',
    relu: 'relu',
  }),
  loggamma: define('x', (call) =>
    call.once(call.argument('x'), (x) => {
      const negative = call.operation('less', x, call.number(0));
      const refused = call.refuse('outside-domain', 'loggamma of a negative number is followed nowhere');
      return conditional(call.place.span, negative, refused, call.operation('lgamma', x));
    }),
  ),
  polygamma: operation('m, x', 'polygamma'),
  beta: operation('x, y', 'beta'),
  logbeta: operation('x, y', 'lbeta'),
  xlogy: operation('x, y', 'xlogy'),
  xlogx: define('x', (call) => call.once(call.argument('x'), (x) => call.operation('xlogy', x, x))),
  logaddexp: operation('x, y', 'logaddexp'),
};

/** Statistics. */
export const statistics: Library = {
  mean: define('x, y?', (call) => {
    const list = call.optional('y');
    if (!list) return call.once(call.argument('x'), (xs) => average(call, xs));
    return call.once(mapped(call, call.argument('x'), listOf(list)), (xs) => average(call, xs));
  }),
  var: define('x, corrected?', (call) => variance(call)),
  std: define('x, corrected?', (call) => call.operation('sqrt', variance(call))),
  median: declined('it depends on an order'),
  quantile: declined('it depends on an order'),
};

function average(call: LibraryCall, xs: Expression): Expression {
  return call.operation('div', call.operation('total', xs), sizeOf(call, xs));
}

function variance(call: LibraryCall): Expression {
  const plain = call.constant('corrected') === false;
  if (call.optional('corrected') && call.constant('corrected') === undefined)
    return call.refuse(
      'unsupported-syntax',
      `${call.place.callee} is followed where corrected is written down`,
    );
  const one = literal(call.place.span, 1, true);
  return call.once(call.operation('elements', call.argument('x')), (xs) => {
    const deviations = call.operation('sub', xs, average(call, xs));
    const squares = call.operation('pow', deviations, literal(call.place.span, 2, true));
    const count = sizeOf(call, xs);
    return call.operation(
      'div',
      call.operation('total', squares),
      plain ? count : call.operation('sub', count, one),
    );
  });
}

/** LinearAlgebra. */
export const linearAlgebra: Library = {
  dot: operation('x, y', 'dot'),
  '⋅': operation('x, y', 'dot'),
  norm: define('x, p?', (call) => call.operation('normOf', ...call.all())),
  normalize: define('x', (call) =>
    call.once(call.argument('x'), (x) => call.operation('div', x, call.operation('normOf', x))),
  ),
  cross: define('x, y', (call) => cross(call)),
  inv: define('x', (call) =>
    call.once(call.argument('x'), (x) => {
      const isNumber = call.operation(
        'equal',
        call.operation('rankOf', x),
        literal(call.place.span, 0, true),
      );
      return conditional(call.place.span, isNumber, reciprocal(call, x), call.operation('inverse', x));
    }),
  ),
  det: operation('x', 'determinant'),
  tr: operation('x', 'traceOf'),
  eigen: declined('eigenvalues are not'),
  eigvals: declined('eigenvalues are not'),
  svd: declined('singular values are not'),
  cholesky: declined('factorisations are not'),
  lu: declined('factorisations are not'),
  qr: declined('factorisations are not'),
};

function cross(call: LibraryCall): Expression {
  const at = call.place.span;
  const third = (array: Expression, k: number): Expression =>
    number({ kind: 'index', span: at, array, indices: [{ kind: 'at', index: literal(at, k % 3, true) }] });
  return call.once(call.argument('x'), (x) => {
    const y = call.argument('y');
    const parameters = [
      { name: '#x', span: at },
      { name: '#y', span: at },
    ];
    const [a, b]: Expression[] = parameters.map(({ name }) => ({ kind: 'name', span: at, name }));
    if (!a || !b) return call.number(0);
    const elements = [0, 1, 2].map((k) =>
      call.operation(
        'sub',
        call.operation('mul', third(a, k + 1), third(b, k + 2)),
        call.operation('mul', third(a, k + 2), third(b, k + 1)),
      ),
    );
    const value = apply(at, 'elements', [{ kind: 'list', span: at, form: 'list', elements }]);
    const isTriple = (array: Expression) =>
      call.operation(
        'equal',
        { kind: 'field', span: at, object: array, name: 'length' },
        literal(at, 3, true),
      );
    const test: Expression = { kind: 'logic', span: at, operator: 'and', args: [isTriple(a), isTriple(b)] };
    const refused = call.refuse('shape-mismatch', 'A cross product is one of two vectors of three');
    return callOf(at, lambda(at, parameters, conditional(at, test, value, refused)), [x, y]);
  });
}
