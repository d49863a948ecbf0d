import { define, type Entry, inOrder, type Library } from '../../shared/library';
import { numpy } from './numpy';
import { sameValue, single } from './shared';
import { torch } from './torch';

/** Whose arrays a file computes with: their methods differ. `mixed`: NumPy's and PyTorch's; `several`: also JAX's. */
export type Arrays = 'numpy' | 'jax' | 'torch' | 'mixed' | 'several' | 'none';

const picked = (library: Library, names: string): Library =>
  Object.fromEntries(
    names.split(' ').flatMap((name) => {
      const entry = library[name];
      return entry ? [[name, entry]] : [];
    }),
  );

/** What NumPy's and PyTorch's arrays have alike. */
const common: Library = {
  item: inOrder('x', 'scalarOf'),
  tolist: inOrder('x', 'nestedList'),
  numpy: sameValue('x'),
  cpu: sameValue('x'),
  cuda: sameValue('x'),
  contiguous: inOrder('x', 'inRowOrder'),
  double: inOrder('x', 'toReal'),
  requires_grad_: sameValue('x, requires_grad?'),
  block_until_ready: sameValue('x'),
  float: define('x', (call) => single(call.operation('toReal', call.argument('x')), call.place)),
  half: define('x', (call) => single(call.operation('toReal', call.argument('x')), call.place)),
  long: inOrder('x', 'toInteger'),
  int: inOrder('x', 'toInteger'),
  bool: inOrder('x', 'toTruth'),
  ravel: inOrder('x', 'ravel'),
  reshape: define('x, *shape', (call) => call.operation('reshape', call.argument('x'), call.restOrList())),
};

const numpyMethods: Library = {
  ...common,
  ...picked(
    numpy,
    'sum prod max min mean var std ptp all any cumsum cumprod argmax argmin dot trace take repeat squeeze swapaxes diagonal nonzero clip round copy',
  ),
  argsort: inOrder('a, axis?', 'sortedPositions'),
  sort: inOrder('a, axis?', 'sortInPlace'),
  conj: sameValue('x'),
  flatten: inOrder('x', 'flatten'),
  transpose: define('x, *axes', (call) => {
    const axes = call.rest();
    return axes.length
      ? call.operation('permute', call.argument('x'), call.restOrList())
      : call.operation('permute', call.argument('x'));
  }),
  fill: define('x, value', (call) =>
    call.operation(
      'changePart',
      call.argument('x'),
      call.text('...'),
      call.text('set'),
      call.argument('value'),
    ),
  ),
};

const inPlace: readonly (readonly [name: string, word: string])[] = [
  ['add_', 'add'],
  ['sub_', 'subtract'],
  ['mul_', 'mul'],
  ['div_', 'divide'],
  ['copy_', 'set'],
  ['fill_', 'set'],
];

const torchMethods: Library = {
  ...common,
  ...picked(
    torch,
    'sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp exp2 expm1 log log2 log10 log1p sqrt rsqrt square reciprocal abs neg sign floor ceil trunc round relu sigmoid erf erfc erfinv lgamma digamma logit pow atan2 fmod remainder maximum minimum amax amin max min sum prod mean var std dot mv mm bmm matmul norm clamp clip mul sub add div lt le gt ge eq ne detach clone t',
  ),
  ...picked(
    torch,
    'flatten squeeze unsqueeze transpose swapaxes permute flip roll repeat_interleave unbind all any count_nonzero logsumexp softmax log_softmax cumsum cumprod diff median quantile argmax argmin sort argsort topk gather index_select take masked_fill masked_select dist lerp outer ger inner cross trace det logdet slogdet inverse matrix_power cholesky tril triu diag diagonal numel movedim moveaxis isnan chunk where addmm',
  ),
  view: define('x, *shape', (call) => call.operation('reshapeView', call.argument('x'), call.restOrList())),
  expand: define('x, *sizes', (call) => call.operation('broadcastTo', call.argument('x'), call.restOrList())),
  expand_as: define('x, other', (call) =>
    call.operation('broadcastTo', call.argument('x'), call.operation('shapeOf', call.argument('other'))),
  ),
  view_as: define('x, other', (call) =>
    call.operation('reshapeView', call.argument('x'), call.operation('shapeOf', call.argument('other'))),
  ),
  permute: define('x, *dims', (call) => call.operation('permute', call.argument('x'), call.restOrList())),
  flip: define('x, *dims', (call) => call.operation('flip', call.argument('x'), call.restOrList())),
  repeat: define('x, *sizes', (call) => call.operation('tile', call.argument('x'), call.restOrList())),
  size: define('x, dim?', (call) => {
    const dim = call.optional('dim');
    const shape = call.operation('shapeOf', call.argument('x'));
    return dim
      ? { kind: 'index', span: call.place.span, array: shape, indices: [{ kind: 'at', index: dim }] }
      : shape;
  }),
  dim: inOrder('x', 'rankOf'),
  new_zeros: define('x, *size', (call) => call.operation('filled', call.restOrList(), call.number(0))),
  new_ones: define('x, *size', (call) => call.operation('filled', call.restOrList(), call.number(1))),
  where: define('x, condition, other', (call) =>
    call.operation('select', call.argument('condition'), call.argument('x'), call.argument('other')),
  ),
  ...Object.fromEntries(
    inPlace.map(([name, word]) => [
      name,
      define('x, value', (call) =>
        call.operation('changedWhole', call.argument('x'), call.text(word), call.argument('value')),
      ),
    ]),
  ),
  zero_: define('x', (call) =>
    call.operation('changedWhole', call.argument('x'), call.text('set'), call.number(0)),
  ),
};

/** The method of an array; undefined where none has it, `ambiguous` where it means different things in each library. */
export function findMethod(name: string, arrays: Arrays): Entry | 'ambiguous' | undefined {
  const [a, b] = [own(numpyMethods, name), own(torchMethods, name)];
  if (arrays === 'torch') return b;
  if (arrays === 'numpy' || arrays === 'jax' || arrays === 'none') return a ?? b;
  if (a && b && a !== b && !alike.has(name)) return 'ambiguous';
  return b ?? a;
}

/** Whether some array has a method of this name. */
export function isMethodName(name: string): boolean {
  return own(numpyMethods, name) !== undefined || own(torchMethods, name) !== undefined;
}

const alike = new Set(
  'sum prod mean all any argmax argmin squeeze swapaxes diagonal clip round cumsum cumprod trace flatten dot'.split(
    ' ',
  ),
);

/** A name of the source may be `constructor` or `__proto__`, which every object has. */
function own(library: Library, name: string): Entry | undefined {
  return Object.hasOwn(library, name) ? library[name] : undefined;
}
