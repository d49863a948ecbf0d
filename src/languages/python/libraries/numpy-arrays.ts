import type { Expression } from '../../../core/program/program';
import { define, type FunctionEntry, inOrder, type Library, type LibraryCall } from '../../shared/library';
import { item } from '../../shared/nodes';
import { declined, finiteNumbers } from './shared';

/** NumPy's arrays, and those of `jax.numpy`: how they are made, shaped and reduced. */
export const numpyArrays: Library = {
  newaxis: { kind: 'constant', value: null },
  array: define('object, !copy?, !ndmin?', (call) =>
    call.operation('copy', call.operation('elements', call.argument('object'))),
  ),
  asarray: inOrder('a', 'elements'),
  asanyarray: inOrder('a', 'elements'),
  ascontiguousarray: inOrder('a', 'elements'),
  zeros: filled(0),
  ones: filled(1),
  full: inOrder('shape, fill_value', 'filled'),
  empty: inOrder('shape', 'unset'),
  zeros_like: filledLike(0),
  ones_like: filledLike(1),
  full_like: define('a, fill_value, !shape?', (call) =>
    call.operation('filledLike', call.argument('a'), call.argument('fill_value'), call.orNone('shape')),
  ),
  empty_like: define('a, !shape?', (call) =>
    call.operation('unset', call.optional('shape') ?? call.operation('shapeOf', call.argument('a'))),
  ),
  arange: inOrder('start, stop?, step?', 'counted'),
  linspace: inOrder('start, stop, num?, endpoint?', 'spaced'),
  logspace: define('start, stop, num?, endpoint?, base?', (call) =>
    call.operation(
      'pow',
      call.withDefault('base', 10),
      call.operation(
        'spaced',
        call.argument('start'),
        call.argument('stop'),
        call.orNone('num'),
        call.orNone('endpoint'),
      ),
    ),
  ),
  eye: inOrder('N, M?, k?', 'identity'),
  identity: inOrder('n', 'identity'),
  diag: inOrder('v, k?', 'diagonalMatrix'),
  diagflat: define('v, k?', (call) =>
    call.operation('diagonalMatrix', call.operation('flatten', call.argument('v')), call.orNone('k')),
  ),
  diagonal: inOrder('a, offset?', 'diagonal'),
  tri: define('N, M?, k?', (call) =>
    call.once(call.argument('N'), (rows) => {
      const shape = call.list(rows, call.optional('M') ?? rows);
      return call.operation(
        'lowerTriangle',
        call.operation('filled', shape, call.number(1)),
        call.orNone('k'),
      );
    }),
  ),
  tril: inOrder('m, k?', 'lowerTriangle'),
  triu: inOrder('m, k?', 'upperTriangle'),
  tril_indices: inOrder('n, k?, m?', 'lowerIndices'),
  triu_indices: inOrder('n, k?, m?', 'upperIndices'),
  tril_indices_from: indicesFrom('lowerIndices'),
  triu_indices_from: indicesFrom('upperIndices'),
  diag_indices: define('n', (call) =>
    call.once(call.operation('counted', call.argument('n')), (positions) => ({
      kind: 'list',
      span: call.place.span,
      form: 'tuple',
      elements: [positions, positions],
    })),
  ),
  indices: inOrder('dimensions', 'gridIndices'),
  meshgrid: define('*xi, !indexing?', (call) => meshgrid(call, 'xy')),
  vander: inOrder('x, N?, increasing?', 'vandermonde'),

  shape: inOrder('a', 'shapeOf'),
  ndim: inOrder('a', 'rankOf'),
  size: define('a, axis?', (call) => {
    const axis = call.optional('axis');
    if (!axis) return call.operation('sizeOf', call.argument('a'));
    return {
      kind: 'index',
      span: call.place.span,
      array: call.operation('shapeOf', call.argument('a')),
      indices: [{ kind: 'at', index: axis }],
    };
  }),
  reshape: inOrder('a, shape|newshape', 'reshape'),
  ravel: inOrder('a', 'ravel'),
  transpose: inOrder('a, axes?', 'permute'),
  matrix_transpose: inOrder('x', 'swapAxes'),
  permute_dims: inOrder('a, axes', 'permute'),
  swapaxes: inOrder('a, axis1, axis2', 'swapAxes'),
  moveaxis: inOrder('a, source, destination', 'moveAxis'),
  squeeze: inOrder('a, axis?', 'squeeze'),
  expand_dims: inOrder('a, axis', 'expand'),
  atleast_1d: define('a', (call) => call.operation('atLeastRank', call.argument('a'), call.integer(1))),
  atleast_2d: define('a', (call) => call.operation('atLeastRank', call.argument('a'), call.integer(2))),
  broadcast_to: inOrder('array, shape', 'broadcastTo'),
  broadcast_arrays: define('*args', (call) =>
    call.operation('broadcastTogether', ...call.rest().map(({ value }) => value)),
  ),
  flip: inOrder('m, axis?', 'flip'),
  flipud: define('m', (call) => call.operation('flip', call.argument('m'), call.integer(0))),
  fliplr: define('m', (call) => call.operation('flip', call.argument('m'), call.integer(1))),
  roll: inOrder('a, shift, axis?', 'roll'),
  repeat: inOrder('a, repeats, axis?', 'repeat'),
  tile: inOrder('A, reps', 'tile'),
  concatenate: inOrder('arrays, axis?', 'concatenate'),
  concat: inOrder('arrays, axis?', 'concatenate'),
  stack: inOrder('arrays, axis?', 'stack'),
  vstack: inOrder('tup', 'rowStack'),
  row_stack: inOrder('tup', 'rowStack'),
  hstack: inOrder('tup', 'sideBySide'),
  column_stack: inOrder('tup', 'columnStack'),
  append: define('arr, values, axis?', (call) =>
    call.operation(
      'concatenate',
      call.list(call.argument('arr'), call.argument('values')),
      call.orNone('axis'),
    ),
  ),
  split: inOrder('ary, indices_or_sections, axis?', 'split'),
  array_split: inOrder('ary, indices_or_sections, axis?', 'split'),
  pad: define('array, pad_width, mode?, !constant_values?', (call) => {
    const mode = call.constant('mode') ?? 'constant';
    if (mode !== 'constant')
      return call.refuse('unsupported-syntax', 'Only padding by a constant is followed');
    return call.operation(
      'padded',
      call.argument('array'),
      call.argument('pad_width'),
      call.orNone('constant_values'),
    );
  }),

  sum: inOrder('a, axis?, !keepdims?', 'total'),
  prod: inOrder('a, axis?, !keepdims?', 'productOf'),
  max: inOrder('a, axis?, !keepdims?', 'maxOf'),
  amax: inOrder('a, axis?, !keepdims?', 'maxOf'),
  min: inOrder('a, axis?, !keepdims?', 'minOf'),
  amin: inOrder('a, axis?, !keepdims?', 'minOf'),
  mean: inOrder('a, axis?, !keepdims?', 'meanOf'),
  var: inOrder('a, axis?, !keepdims?, !ddof|correction?', 'varianceOf'),
  std: inOrder('a, axis?, !keepdims?, !ddof|correction?', 'deviationOf'),
  ptp: inOrder('a, axis?, !keepdims?', 'spreadOf'),
  all: inOrder('a, axis?, !keepdims?', 'everyOf'),
  any: inOrder('a, axis?, !keepdims?', 'someOf'),
  count_nonzero: inOrder('a, axis?, !keepdims?', 'countOf'),
  average: define('a, axis?, weights?, !keepdims?', (call) =>
    call.operation(
      'weightedMeanOf',
      call.argument('a'),
      call.orNone('axis'),
      call.orNone('keepdims'),
      call.orNone('weights'),
    ),
  ),
  cumsum: inOrder('a, axis?', 'runningTotal'),
  cumprod: inOrder('a, axis?', 'runningProduct'),
  diff: inOrder('a, n?, axis?', 'differences'),
  trapezoid: trapezoid(),
  trapz: trapezoid(),
  median: inOrder('a, axis?, !keepdims?', 'medianOf'),
  quantile: quantile(1),
  percentile: quantile(100),
  argmax: inOrder('a, axis?, !keepdims?', 'positionOfMax'),
  argmin: inOrder('a, axis?, !keepdims?', 'positionOfMin'),
  sort: inOrder('a, axis?', 'sorted'),
  argsort: inOrder('a, axis?', 'sortedPositions'),
  nonzero: inOrder('a', 'nonzero'),
  flatnonzero: define('a', (call) =>
    item(call.place.span, call.operation('nonzero', call.operation('ravel', call.argument('a'))), 0),
  ),
  where: define('condition, x?, y?', (call) => {
    const [condition, then, otherwise] = call.all();
    if (condition && then && otherwise) return call.operation('select', condition, then, otherwise);
    if (condition && !then) return call.operation('nonzero', condition);
    return call.refuse('wrong-arguments', `${call.place.callee} takes one argument or three`);
  }),
  select: inOrder('condlist, choicelist, default?', 'chosen'),
  take: inOrder('a, indices, axis?', 'take'),
  take_along_axis: inOrder('arr, indices, axis', 'takeAlong'),
  compress: declined('its result depends on which elements are left out'),
  interp: inOrder('x, xp, fp', 'interpolated'),
  polyval: inOrder('p, x', 'polynomial'),
  convolve: inOrder('a, v, mode?', 'convolved'),
  correlate: define('a, v, mode?', (call) =>
    call.operation(
      'correlated',
      call.argument('a'),
      call.argument('v'),
      call.optional('mode') ?? call.text('valid'),
    ),
  ),
  dot: inOrder('a, b', 'dot'),
  inner: inOrder('a, b', 'innerProduct'),
  vdot: inOrder('a, b', 'flatDot'),
  outer: inOrder('a, b', 'outerProduct'),
  matmul: inOrder('x1, x2', 'matmul'),
  tensordot: inOrder('a, b, axes?', 'tensorProduct'),
  einsum: einsum(),
  kron: inOrder('a, b', 'kronecker'),
  cross: inOrder('a, b, !axis?', 'crossProduct'),
  trace: inOrder('a, offset?', 'traceOf'),
  copy: inOrder('a', 'copy'),
  nan_to_num: finiteNumbers('x, copy?, nan?, posinf?, neginf?'),
  isnan: define('x', (call) => call.once(call.argument('x'), (x) => call.operation('notEqual', x, x))),
  isfinite: define('x', (call) =>
    call.operation('less', call.operation('abs', call.argument('x')), call.number(Number.POSITIVE_INFINITY)),
  ),
  bitwise_and: inOrder('x1, x2', 'bitAnd'),
  bitwise_or: inOrder('x1, x2', 'bitOr'),
  gradient: declined('differences of this kind are not written out'),
  cov: define('m, !rowvar?, !ddof?', (call) => covariance(call)),
  apply_along_axis: declined('the function is not run along an axis'),
  bincount: declined('the length of its result depends on numbers'),
  unique: declined('the length of its result depends on numbers'),
  histogram: declined('the length of its result depends on numbers'),
  searchsorted: declined('positions among sorted numbers are not looked up'),
};

export const numpyLinalgArrays: Library = {
  norm: inOrder('x, ord?, axis?, keepdims?', 'normOf'),
  vector_norm: define('x, !ord?, !axis?, !keepdims?', (call) => {
    const x = call.argument('x');
    const flat = call.optional('axis') ? x : call.operation('ravel', x);
    return call.operation('normOf', flat, call.orNone('ord'), call.orNone('axis'), call.orNone('keepdims'));
  }),
  det: inOrder('a', 'determinant'),
  slogdet: inOrder('a', 'logDeterminant'),
  inv: inOrder('a', 'inverse'),
  solve: inOrder('a, b', 'solve'),
  cholesky: inOrder('a', 'cholesky'),
  matrix_power: inOrder('a, n', 'matrixPower'),
  multi_dot: define('arrays', (call) => {
    const arrays = call.argument('arrays');
    if (arrays.kind !== 'list')
      return call.refuse('unsupported-syntax', `${call.place.callee} is followed of a list in place`);
    const [first, ...rest] = arrays.elements;
    if (!first) return call.refuse('wrong-arguments', 'There are no arrays here');
    return rest.reduce((left, right) => call.operation('dot', left, right), first);
  }),
  matrix_transpose: inOrder('x', 'swapAxes'),
  cross: inOrder('x1, x2, !axis?', 'crossProduct'),
  outer: inOrder('x1, x2', 'outerProduct'),
  trace: inOrder('x, !offset?', 'traceOf'),
  ...declinedFactorings(),
};

export function declinedFactorings(): Library {
  const names =
    'eig eigh eigvals eigvalsh svd svdvals qr pinv lstsq matrix_rank cond expm sqrtm logm schur lu lu_factor';
  return Object.fromEntries(
    names
      .split(' ')
      .map((name) => [name, declined('this factoring is not written out in scalar operations')]),
  );
}

/** `np.add.reduce`, `np.maximum.accumulate`, `np.subtract.outer`, `np.add.at`. */
export const ufuncs: Readonly<Record<string, Library>> = {
  add: ufunc('add', 'total', 'runningTotal', 'add'),
  multiply: ufunc('mul', 'productOf', 'runningProduct', 'multiply'),
  maximum: ufunc('max', 'maxOf', 'runningMax', 'max'),
  minimum: ufunc('min', 'minOf', 'runningMin', 'min'),
  subtract: ufunc('sub', undefined, undefined, 'subtract'),
};

function ufunc(
  operation: string,
  reducing: string | undefined,
  running: string | undefined,
  word: string,
): Library {
  return {
    ...(reducing && {
      reduce: define('array, axis?, !keepdims?', (call) => {
        const axis = call.optional('axis') ?? call.integer(0);
        return call.operation(reducing, call.argument('array'), axis, call.orNone('keepdims'));
      }),
    }),
    ...(running && {
      accumulate: define('array, axis?', (call) =>
        call.operation(running, call.argument('array'), call.optional('axis') ?? call.integer(0)),
      ),
    }),
    outer: define('A, B', (call) =>
      call.once(call.operation('outerOperands', call.argument('A'), call.argument('B')), (pair) =>
        call.operation(operation, item(call.place.span, pair, 0), item(call.place.span, pair, 1)),
      ),
    ),
    at: define('a, indices, b', (call) =>
      call.operation(
        'changePart',
        call.argument('a'),
        call.argument('indices'),
        call.text(word),
        call.argument('b'),
      ),
    ),
  };
}

function filled(value: number): FunctionEntry {
  return define('shape', (call) => call.operation('filled', call.argument('shape'), call.number(value)));
}

function filledLike(value: number): FunctionEntry {
  return define('a, !shape?', (call) =>
    call.operation('filledLike', call.argument('a'), call.number(value), call.orNone('shape')),
  );
}

function indicesFrom(operation: string): FunctionEntry {
  return define('arr, k?', (call) =>
    call.once(call.operation('shapeOf', call.argument('arr')), (shape) => {
      const at = call.place.span;
      return call.operation(operation, item(at, shape, 0), call.orNone('k'), item(at, shape, 1));
    }),
  );
}

export function meshgrid(call: LibraryCall, usual: string): Expression {
  const vectors = call.rest().map(({ value }) => value);
  return call.operation('grids', call.optional('indexing') ?? call.text(usual), ...vectors);
}

export function einsum(): FunctionEntry {
  return define('subscripts|equation, *operands, !optimize?, !precision?', (call) =>
    call.operation('einsum', call.argument('subscripts'), ...call.rest().map(({ value }) => value)),
  );
}

function trapezoid(): FunctionEntry {
  return inOrder('y, x?, dx?, axis?', 'trapezoids');
}

function quantile(whole: number): FunctionEntry {
  return define('a, q, axis?, !keepdims?', (call) => {
    const q = call.argument('q');
    const share = whole === 1 ? q : call.operation('div', q, call.number(whole));
    return call.operation(
      'quantileOf',
      call.argument('a'),
      call.orNone('axis'),
      call.orNone('keepdims'),
      share,
    );
  });
}

/** Σ (x − mean)·(x − mean)ᵀ / (n − ddof) of the rows of a matrix. */
function covariance(call: LibraryCall): Expression {
  const across = call.constant('rowvar') === false;
  const m = call.operation('atLeastRank', call.argument('m'), call.integer(2));
  return call.once(across ? call.operation('permute', m) : m, (rows) => {
    const mean = call.operation('meanOf', rows, call.integer(1), call.flag(true));
    return call.once(call.operation('sub', rows, mean), (centred) => {
      const count = item(call.place.span, call.operation('shapeOf', rows), 1);
      const degrees = call.operation('sub', count, call.optional('ddof') ?? call.integer(1));
      const product = call.operation('matmul', centred, call.operation('permute', centred));
      return call.operation('squeeze', call.operation('div', product, degrees));
    });
  });
}
