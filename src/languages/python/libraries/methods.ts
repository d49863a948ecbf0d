import { define, type Library } from '../../shared/library';
import { numpy } from './numpy';
import { sameValue, single } from './shared';
import { torch } from './torch';

/** Methods of arrays and tensors that mean what the function of the same name does to the object. */
const likeTorch = [
  'sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp exp2 expm1 log log2 log10 log1p sqrt rsqrt square',
  'reciprocal abs neg sign floor ceil trunc round relu sigmoid erf erfc erfinv lgamma digamma logit pow atan2 fmod remainder',
  'maximum minimum amax amin max min sum prod mean dot mv mm matmul norm clamp mul sub div lt le gt ge eq ne detach clone t',
].flatMap((line) => line.split(' '));

const picked = (library: Library, names: readonly string[]): Library =>
  Object.fromEntries(names.flatMap((name) => (library[name] ? [[name, library[name]]] : [])));

export const methods: Library = {
  ...picked(torch, likeTorch),
  ...picked(numpy, ['clip', 'copy', 'conj']),
  transpose: define('x', (call) => call.operation('transpose', call.argument('x'))),
  item: sameValue('x'),
  tolist: sameValue('x'),
  numpy: sameValue('x'),
  cpu: sameValue('x'),
  cuda: sameValue('x'),
  contiguous: sameValue('x'),
  double: sameValue('x'),
  requires_grad_: sameValue('x, requires_grad?'),
  float: define('x', (call) => single(call.argument('x'), call.place)),
  half: define('x', (call) => single(call.argument('x'), call.place)),
};
