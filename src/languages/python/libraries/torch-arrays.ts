import type { Expression } from '../../../core/program/program';
import { define, type FunctionEntry, inOrder, type Library, type LibraryCall } from '../../shared/library';
import { declinedFactorings, einsum, meshgrid } from './numpy-arrays';
import { declined, finiteNumbers } from './shared';

/** PyTorch's tensors: how they are made, shaped and reduced. `dim` may be called `axis`. */
export const torchArrays: Library = {
  tensor: define('data', (call) => call.operation('copy', call.operation('elements', call.argument('data')))),
  as_tensor: inOrder('data', 'elements'),
  from_numpy: inOrder('ndarray', 'elements'),
  asarray: inOrder('obj', 'elements'),
  zeros: define('*size', (call) => call.operation('filled', call.restOrList(), call.number(0))),
  ones: define('*size', (call) => call.operation('filled', call.restOrList(), call.number(1))),
  empty: define('*size', (call) => call.operation('unset', call.restOrList())),
  full: inOrder('size, fill_value', 'filled'),
  zeros_like: define('input', (call) => call.operation('filledLike', call.argument('input'), call.number(0))),
  ones_like: define('input', (call) => call.operation('filledLike', call.argument('input'), call.number(1))),
  full_like: inOrder('input, fill_value', 'filledLike'),
  empty_like: define('input', (call) =>
    call.operation('unset', call.operation('shapeOf', call.argument('input'))),
  ),
  arange: inOrder('start, end?, step?', 'counted'),
  linspace: inOrder('start, end, steps', 'spaced'),
  eye: inOrder('n, m?', 'identity'),
  diag: inOrder('input, diagonal?', 'diagonalMatrix'),
  diagonal: inOrder('input, offset?', 'diagonal'),
  tril: inOrder('input, diagonal?', 'lowerTriangle'),
  triu: inOrder('input, diagonal?', 'upperTriangle'),
  tril_indices: triangleIndices('lowerIndices'),
  triu_indices: triangleIndices('upperIndices'),
  meshgrid: define('*tensors, !indexing?', (call) => meshgrid(call, 'ij')),
  vander: inOrder('x, N?, increasing?', 'vandermonde'),

  numel: inOrder('input', 'sizeOf'),
  reshape: inOrder('input, shape', 'reshape'),
  flatten: define('input, start_dim?, end_dim?', (call) =>
    call.operation('mergeAxes', call.argument('input'), call.orNone('start_dim'), call.orNone('end_dim')),
  ),
  ravel: inOrder('input', 'ravel'),
  squeeze: inOrder('input, dim|axis?', 'squeeze'),
  unsqueeze: inOrder('input, dim|axis', 'expand'),
  transpose: inOrder('input, dim0|axis0, dim1|axis1', 'swapAxes'),
  swapaxes: inOrder('input, axis0, axis1', 'swapAxes'),
  swapdims: inOrder('input, dim0, dim1', 'swapAxes'),
  permute: inOrder('input, dims', 'permute'),
  movedim: inOrder('input, source, destination', 'moveAxis'),
  moveaxis: inOrder('input, source, destination', 'moveAxis'),
  t: inOrder('input', 'permute'),
  adjoint: inOrder('input', 'swapAxes'),
  broadcast_to: inOrder('input, shape', 'broadcastTo'),
  broadcast_tensors: define('*tensors', (call) =>
    call.operation('broadcastTogether', ...call.rest().map(({ value }) => value)),
  ),
  atleast_1d: define('input', (call) =>
    call.operation('atLeastRank', call.argument('input'), call.integer(1)),
  ),
  atleast_2d: define('input', (call) =>
    call.operation('atLeastRank', call.argument('input'), call.integer(2)),
  ),
  flip: inOrder('input, dims', 'flip'),
  roll: inOrder('input, shifts, dims|dim?', 'roll'),
  tile: inOrder('input, dims', 'tile'),
  repeat_interleave: inOrder('input, repeats, dim?', 'repeat'),
  cat: inOrder('tensors, dim|axis?', 'concatenate'),
  concat: inOrder('tensors, dim|axis?', 'concatenate'),
  concatenate: inOrder('tensors, dim|axis?', 'concatenate'),
  stack: inOrder('tensors, dim|axis?', 'stack'),
  vstack: inOrder('tensors', 'rowStack'),
  hstack: inOrder('tensors', 'sideBySide'),
  column_stack: inOrder('tensors', 'columnStack'),
  chunk: inOrder('input, chunks, dim?', 'split'),
  unbind: define('input, dim?', (call) => {
    const dim = call.optional('dim') ?? call.integer(0);
    return call.operation('listOf', call.operation('moveAxis', call.argument('input'), dim, call.integer(0)));
  }),

  sum: inOrder('input, dim|axis?, keepdim|keepdims?', 'total'),
  prod: inOrder('input, dim|axis?, keepdim|keepdims?', 'productOf'),
  mean: inOrder('input, dim|axis?, keepdim|keepdims?', 'meanOf'),
  var: spread('varianceOf'),
  std: spread('deviationOf'),
  amax: inOrder('input, dim|axis?, keepdim|keepdims?', 'maxOf'),
  amin: inOrder('input, dim|axis?, keepdim|keepdims?', 'minOf'),
  max: extremum('max', 'maxOf', true),
  min: extremum('min', 'minOf', false),
  all: inOrder('input, dim|axis?, keepdim|keepdims?', 'everyOf'),
  any: inOrder('input, dim|axis?, keepdim|keepdims?', 'someOf'),
  count_nonzero: inOrder('input, dim?', 'countOf'),
  logsumexp: inOrder('input, dim|axis, keepdim|keepdims?', 'logSumExpOf'),
  softmax: inOrder('input, dim|axis', 'softmaxOf'),
  log_softmax: inOrder('input, dim|axis', 'logSoftmaxOf'),
  cumsum: inOrder('input, dim|axis', 'runningTotal'),
  cumprod: inOrder('input, dim|axis', 'runningProduct'),
  diff: inOrder('input, n?, dim|axis?', 'differences'),
  trapezoid: trapezoid(),
  trapz: trapezoid(),
  median: define('input, dim|axis?, keepdim?', (call) => {
    if (call.optional('dim'))
      return call.refuse('unsupported-syntax', `${call.place.callee} along an axis is not followed`);
    return call.operation('lowerMedianOf', call.argument('input'));
  }),
  quantile: define('input, q, dim|axis?, keepdim?', (call) =>
    call.operation(
      'quantileOf',
      call.argument('input'),
      call.orNone('dim'),
      call.orNone('keepdim'),
      call.argument('q'),
    ),
  ),
  argmax: inOrder('input, dim|axis?, keepdim|keepdims?', 'positionOfMax'),
  argmin: inOrder('input, dim|axis?, keepdim|keepdims?', 'positionOfMin'),
  sort: define('input, dim?, descending?', (call) =>
    call.once(call.argument('input'), (x) => ({
      kind: 'list',
      span: call.place.span,
      form: 'tuple',
      elements: ['sorted', 'sortedPositions'].map((name) =>
        call.operation(
          name,
          x,
          call.optional('dim') ?? call.integer(-1),
          call.optional('descending') ?? call.flag(false),
        ),
      ),
    })),
  ),
  argsort: define('input, dim?, descending?', (call) =>
    call.operation(
      'sortedPositions',
      call.argument('input'),
      call.optional('dim') ?? call.integer(-1),
      call.optional('descending') ?? call.flag(false),
    ),
  ),
  topk: define('input, k, dim?, largest?, sorted?', (call) =>
    call.operation(
      'largest',
      call.argument('input'),
      call.optional('dim') ?? call.integer(-1),
      call.argument('k'),
      call.orNone('largest'),
    ),
  ),
  gather: inOrderSwapped('takeAlong'),
  index_select: inOrderSwapped('take'),
  take_along_dim: inOrder('input, indices, dim', 'takeAlong'),
  take: inOrder('input, index', 'take'),
  masked_select: define('input, mask', (call) => ({
    kind: 'index',
    span: call.place.span,
    array: call.argument('input'),
    indices: [{ kind: 'at', index: call.argument('mask') }],
  })),
  masked_fill: define('input, mask, value', (call) =>
    call.operation('select', call.argument('mask'), call.argument('value'), call.argument('input')),
  ),
  where: define('condition, input?, other?', (call) => {
    const [condition, then, otherwise] = call.all();
    if (condition && then && otherwise) return call.operation('select', condition, then, otherwise);
    if (condition && !then) return call.operation('nonzero', condition);
    return call.refuse('wrong-arguments', `${call.place.callee} takes one argument or three`);
  }),
  norm: define('input, p?, dim|axis?, keepdim|keepdims?', (call) => vectorNorm(call, 'input', 'p')),
  dist: define('input, other, p?', (call) =>
    call.operation(
      'normOf',
      call.operation('ravel', call.operation('sub', call.argument('input'), call.argument('other'))),
      call.orNone('p'),
    ),
  ),
  cdist: define('x1, x2, p?', (call) => {
    const [first, second] = [call.argument('x1'), call.argument('x2')];
    const apart = call.operation(
      'sub',
      call.operation('expand', first, call.integer(-2)),
      call.operation('expand', second, call.integer(-3)),
    );
    return call.operation('normOf', apart, call.orNone('p'), call.integer(-1));
  }),
  lerp: define('input, end, weight', (call) =>
    call.once(call.argument('input'), (x) =>
      call.operation(
        'add',
        x,
        call.operation('mul', call.argument('weight'), call.operation('sub', call.argument('end'), x)),
      ),
    ),
  ),
  nan_to_num: finiteNumbers('x|input, nan?, posinf?, neginf?'),
  isnan: define('input', (call) =>
    call.once(call.argument('input'), (x) => call.operation('notEqual', x, x)),
  ),

  dot: inOrder('input, tensor|other', 'dot'),
  vdot: inOrder('input, other', 'dot'),
  inner: inOrder('input, other', 'innerProduct'),
  mv: inOrder('input, vec', 'matmul'),
  mm: inOrder('input, mat2', 'matmul'),
  bmm: inOrder('input, mat2', 'matmul'),
  matmul: inOrder('input, other', 'matmul'),
  addmm: define('input, mat1, mat2', (call) =>
    call.operation(
      'add',
      call.argument('input'),
      call.operation('matmul', call.argument('mat1'), call.argument('mat2')),
    ),
  ),
  outer: inOrder('input, vec2', 'outerProduct'),
  ger: inOrder('input, vec2', 'outerProduct'),
  tensordot: inOrder('a, b, dims?', 'tensorProduct'),
  einsum: einsum(),
  kron: inOrder('input, other', 'kronecker'),
  cross: define('input, other, dim?', (call) =>
    call.operation('crossProduct', call.argument('input'), call.argument('other'), call.orNone('dim')),
  ),
  trace: inOrder('input', 'traceOf'),
  det: inOrder('input', 'determinant'),
  slogdet: inOrder('input', 'logDeterminant'),
  logdet: logdet(),
  inverse: inOrder('input', 'inverse'),
  matrix_power: inOrder('input, n', 'matrixPower'),
  cholesky: cholesky(),
  cholesky_solve: define('B, L, upper?', (call) =>
    call.operation(
      'choleskySolve',
      call.argument('B'),
      call.argument('L'),
      call.operation('not', call.optional('upper') ?? call.flag(false)),
    ),
  ),
  bitwise_and: inOrder('input, other', 'bitAnd'),
  bitwise_or: inOrder('input, other', 'bitOr'),
  bincount: declined('the length of its result depends on numbers'),
  unique: declined('the length of its result depends on numbers'),
};

/** `torch.linalg`. */
export const torchLinalg: Library = {
  norm: inOrder('A, ord?, dim|axis?, keepdim|keepdims?', 'normOf'),
  vector_norm: define('x, ord?, dim|axis?, keepdim|keepdims?', (call) => vectorNorm(call, 'x', 'ord')),
  det: inOrder('A', 'determinant'),
  slogdet: inOrder('A', 'logDeterminant'),
  inv: inOrder('A', 'inverse'),
  solve: inOrder('A, B', 'solve'),
  cholesky: cholesky(),
  solve_triangular: define('A, B, !upper, !left?, !unitriangular?', (call) => {
    if (call.optional('left') && call.constant('left') !== true)
      return call.refuse('unsupported-syntax', 'A system with the unknown on the left is not followed');
    const lower = call.operation('not', call.argument('upper'));
    const none = call.flag(false);
    const unit = call.optional('unitriangular') ?? none;
    return call.operation('triangularSolve', call.argument('A'), call.argument('B'), lower, none, unit);
  }),
  matrix_power: inOrder('A, n', 'matrixPower'),
  cross: inOrder('input, other, !dim?', 'crossProduct'),
  vecdot: define('x, y, !dim?', (call) =>
    call.operation(
      'total',
      call.operation('mul', call.argument('x'), call.argument('y')),
      call.optional('dim') ?? call.integer(-1),
    ),
  ),
  diagonal: inOrder('A, !offset?', 'diagonal'),
  ...declinedFactorings(),
};

/** Of two booleans and numbers: `(unbiased)`, `(dim, unbiased, keepdim)` or `correction`. One is taken off by default. */
function spread(operation: string): FunctionEntry {
  return define('input, dim|axis?, unbiased?, keepdim|keepdims?, !correction|ddof?', (call) => {
    const alone = call.constant('dim');
    const told = typeof alone === 'boolean' ? alone : call.constant('unbiased');
    if (call.optional('unbiased') && typeof told !== 'boolean')
      return call.refuse('unsupported-syntax', 'Whether a variance is unbiased has to be written out');
    const degrees = call.optional('correction') ?? call.integer(told === false ? 0 : 1);
    const axes = typeof alone === 'boolean' ? call.orNone('nothing') : call.orNone('dim');
    return call.operation(operation, call.argument('input'), axes, call.orNone('keepdim'), degrees);
  });
}

/** The largest or smallest of all elements, of two tensors, or along an axis with its positions. */
function extremum(pairwise: string, whole: string, largest: boolean): FunctionEntry {
  return define('input|x, other|dim|axis?, keepdim|keepdims?', (call) => {
    const other = call.optional('other');
    const input = call.argument('input');
    if (!other) return call.operation(whole, input);
    const isAxis = other.kind === 'literal' || (other.kind === 'apply' && other.operation === 'neg');
    if (!isAxis) return call.operation(pairwise, input, other);
    return call.operation('extremeWithPosition', input, other, call.orNone('keepdim'), call.flag(largest));
  });
}

function triangleIndices(operation: string): FunctionEntry {
  return define('row, col, offset?', (call) =>
    call.operation(
      'stack',
      call.operation(operation, call.argument('row'), call.orNone('offset'), call.argument('col')),
    ),
  );
}

function inOrderSwapped(operation: string): FunctionEntry {
  return define('input, dim, index', (call) =>
    call.operation(operation, call.argument('input'), call.argument('index'), call.argument('dim')),
  );
}

function trapezoid(): FunctionEntry {
  return define('y, x?, !dx?, !dim?', (call) =>
    call.operation('trapezoids', call.argument('y'), call.orNone('x'), call.orNone('dx'), call.orNone('dim')),
  );
}

/** Of all elements, or of vectors along axes; never a norm of matrices. */
function vectorNorm(call: LibraryCall, array: string, order: string): Expression {
  const x = call.argument(array);
  const named = call.constant(order) === 'fro' ? call.number(2) : call.orNone(order);
  if (call.optional('dim'))
    return call.operation('normOf', x, named, call.argument('dim'), call.orNone('keepdim'));
  return call.operation('normOf', call.operation('ravel', x), named);
}

function logdet(): FunctionEntry {
  return define('input', (call) =>
    call.operation('log', call.operation('determinant', call.argument('input'))),
  );
}

function cholesky(): FunctionEntry {
  return define('A|input, !upper?', (call) =>
    call.operation('cholesky', call.argument('A'), call.flag(true), call.orNone('upper')),
  );
}
