import type { Expression, Statement } from '../../../core/program/program';
import type { Span } from '../../../core/span';
import { define, type FunctionEntry, type Library, type LibraryCall } from '../../shared/library';
import { apply, call as callOf, lambda, literal, method, name } from '../../shared/nodes';
import { number } from '../vectors';
import { declined, listOf, mapped, sizeOf } from './shared';

/** Functions of arrays and lists: reductions, loops without a loop, new arrays. */
export const arrays: Library = {
  sum: reduction('total'),
  prod: reduction('productOf'),
  maximum: reduction('maxOf'),
  minimum: reduction('minOf'),
  length: define('x', (call) => sizeOf(call, call.argument('x'))),
  size: define('x, axis?', (call) => size(call)),
  lastindex: define('x', (call) => sizeOf(call, call.argument('x'))),
  firstindex: define('x', (call) => literal(call.place.span, 1, true)),
  eachindex: define('x', (call) => oneTo(call.place.span, sizeOf(call, call.argument('x')))),
  axes: define('x, axis', (call) => {
    if (call.constant('axis') !== 1)
      return call.refuse('unsupported-syntax', 'Only the first axis is followed here');
    return oneTo(call.place.span, call.operation('length', call.argument('x')));
  }),
  enumerate: define('xs', (call) =>
    call.operation('enumerate', listOf(call.argument('xs')), literal(call.place.span, 1, true)),
  ),
  pairs: declined('its pairs are not'),
  zip: define('*xs', (call) => {
    if (call.rest().some(({ spread }) => spread))
      return call.refuse('unsupported-syntax', 'Spread arguments of zip are not followed');
    return call.operation('zip', ...call.rest().map(({ value }) => listOf(value)));
  }),
  reverse: define('xs', (call) =>
    call.operation('elements', call.operation('reversed', listOf(call.argument('xs')))),
  ),
  eachrow: define('x', (call) => call.operation('listOf', call.operation('copy', call.argument('x')))),
  eachcol: define('x', (call) => call.operation('listOf', call.operation('transpose', call.argument('x')))),
  collect: define('xs', (call) => call.operation('elements', listOf(call.argument('xs')))),
  copy: define('x', (call) => call.operation('copy', call.argument('x'))),
  deepcopy: define('x', (call) => call.operation('copy', call.argument('x'))),
  vec: define('x', (call) => listOf(call.argument('x'))),
  map: define('f, xs, ys?', (call) => {
    const other = call.optional('ys');
    if (!other)
      return call.operation('elements', mapped(call, call.argument('f'), listOf(call.argument('xs'))));
    const pairs = call.operation('zip', listOf(call.argument('xs')), listOf(other));
    return call.operation('elements', mapped(call, onPair(call, call.argument('f')), pairs));
  }),
  filter: define('f, xs', (call) =>
    call.operation(
      'elements',
      method(call.place.span, listOf(call.argument('xs')), 'filter', [once(call, call.argument('f'))]),
    ),
  ),
  reduce: fold('f, xs, init?'),
  foldl: fold('f, xs, init?'),
  mapreduce: define('f, op, xs, init?', (call) =>
    folded(call, 'op', mapped(call, call.argument('f'), listOf(call.argument('xs')))),
  ),
  mapfoldl: define('f, op, xs, init?', (call) =>
    folded(call, 'op', mapped(call, call.argument('f'), listOf(call.argument('xs')))),
  ),
  ntuple: define('f, n', (call) =>
    mapped(call, call.argument('f'), oneTo(call.place.span, call.argument('n'))),
  ),
  zeros: filled(0),
  ones: filled(1),
  fill: define('x, n', (call) =>
    call.once(call.argument('x'), (x) => constant(call, [call.argument('n')], number(x))),
  ),
  similar: define('x', (call) =>
    call.operation(
      'elements',
      method(call.place.span, listOf(call.argument('x')), 'map', [ignoring(call, call.number(Number.NaN))]),
    ),
  ),
  'push!': define('xs, x', (call) =>
    method(call.place.span, call.argument('xs'), 'push', [number(call.argument('x'))]),
  ),
  range: define('start, stop?, length?, step?', (call) => evenly(call)),
  LinRange: define('start, stop, length', (call) => evenly(call)),
  cumsum: define('x', (call) => running(call, 'add')),
  cumprod: define('x', (call) => running(call, 'mul')),
  transpose: define('x', (call) => call.operation('transpose', call.argument('x'))),
  adjoint: define('x', (call) => call.operation('transpose', call.argument('x'))),
  evalpoly: define('x, p', (call) => polynomial(call)),
  hcat: declined('arrays put together are not'),
  vcat: declined('arrays put together are not'),
  reshape: declined('arrays of another shape are not'),
  repeat: declined('arrays put together are not'),
};

/** `sum(xs)` and `sum(f, xs)`. */
function reduction(operation: string): FunctionEntry {
  return define('x, y?, init?', (call) => {
    const list = call.optional('y');
    const value = call.argument('x');
    if (call.optional('init'))
      return call.refuse('unsupported-syntax', `${call.place.callee} with a first value is not followed`);
    if (list) return call.operation(operation, everywhere(call, value, list));
    const numbers: Expression =
      value.kind === 'list' ? { ...value, elements: value.elements.map(number) } : value;
    return call.operation(operation, numbers);
  });
}

/** Of each element, also of a matrix: in which order does not matter to what comes. */
function everywhere(call: LibraryCall, f: Expression, list: Expression): Expression {
  const isList =
    list.kind === 'list' || list.kind === 'call' || (list.kind === 'apply' && list.operation !== 'elements');
  return mapped(call, f, isList ? list : call.operation('ravel', list));
}

function oneTo(at: Span, n: Expression): Expression {
  const one = literal(at, 1, true);
  return apply(at, 'range', [one, apply(at, 'add', [n, one])]);
}

function size(call: LibraryCall): Expression {
  const shape = call.operation('shapeOf', call.argument('x'));
  const axis = call.optional('axis');
  if (!axis) return shape;
  const k = call.constant('axis');
  if (typeof k !== 'number' || k < 1)
    return call.refuse(
      'unsupported-syntax',
      'The length of an axis is followed where the axis is written down',
    );
  const { span } = call.place;
  return { kind: 'index', span, array: shape, indices: [{ kind: 'at', index: literal(span, k - 1, true) }] };
}

/** A function without the position that the tracer would hand it. */
function once(call: LibraryCall, f: Expression): Expression {
  const at = call.place.span;
  return lambda(at, [{ name: '#item', span: at }], callOf(at, f, [name(at, '#item')]));
}

function onPair(call: LibraryCall, f: Expression): Expression {
  const at = call.place.span;
  const part = (k: number): Expression => ({
    kind: 'index',
    span: at,
    array: name(at, '#pair'),
    indices: [{ kind: 'at', index: literal(at, k, true) }],
  });
  return lambda(at, [{ name: '#pair', span: at }], callOf(at, f, [part(0), part(1)]));
}

function fold(signature: string): FunctionEntry {
  return define(signature, (call) => folded(call, 'f', listOf(call.argument('xs'))));
}

function folded(call: LibraryCall, f: string, list: Expression): Expression {
  const at = call.place.span;
  const parameters = ['#total', '#item'].map((text) => ({ name: text, span: at }));
  const step = lambda(at, parameters, callOf(at, call.argument(f), [name(at, '#total'), name(at, '#item')]));
  const initial = call.optional('init');
  const total = method(at, list, 'reduce', [step, ...(initial ? [initial] : [])]);
  return total;
}

function ignoring(call: LibraryCall, value: Expression): Expression {
  return lambda(call.place.span, [{ name: '#k', span: call.place.span }], value);
}

/** An array of these lengths with the same number everywhere. */
function constant(call: LibraryCall, lengths: readonly Expression[], value: Expression): Expression {
  const at = call.place.span;
  const list = lengths.reduceRight(
    (inner, n) =>
      method(at, apply(at, 'range', [literal(at, 0, true), n, literal(at, 1, true)]), 'map', [
        ignoring(call, inner),
      ]),
    value,
  );
  const array = call.operation('elements', list);
  return lengths.length === 1 ? array : call.operation('copy', array);
}

/** `zeros(n)`, `zeros(Float64, n, m)`. */
function filled(value: number): FunctionEntry {
  return define('*lengths', (call) => {
    const given = call.rest().map((argument) => argument.value);
    const [first] = given;
    const lengths =
      first?.kind === 'name' && /^(?:Float64|Real|T)$/.test(first.name) ? given.slice(1) : given;
    const isShape = lengths.length > 0 && lengths.length < 3 && lengths.every(({ kind }) => kind !== 'list');
    if (!isShape || call.rest().some(({ spread }) => spread))
      return call.refuse('unsupported-syntax', `${call.place.callee} of this shape is not followed`);
    return constant(call, lengths, call.number(value));
  });
}

/** `range(a, b, length=n)`: n numbers, the ends among them. */
function evenly(call: LibraryCall): Expression {
  const [from, to, n] = [call.argument('start'), call.optional('stop'), call.optional('length')];
  if (!to || !n || call.optional('step'))
    return call.refuse('unsupported-syntax', 'A range is followed with its ends and its length');
  const at = call.place.span;
  const one = literal(at, 1, true);
  return call.once(from, (a) =>
    call.once(to, (b) => {
      const share = call.operation('div', name(at, '#k'), call.operation('sub', n, one));
      const value = call.operation('add', a, call.operation('mul', call.operation('sub', b, a), share));
      const numbers = apply(at, 'range', [literal(at, 0, true), n, one]);
      return call.operation(
        'elements',
        method(at, numbers, 'map', [lambda(at, [{ name: '#k', span: at }], value)]),
      );
    }),
  );
}

/** The sums or products of all beginnings of a vector. */
function running(call: LibraryCall, operation: string): Expression {
  const at = call.place.span;
  const [list, total, item] = ['#list', '#total', '#item'].map((text) => name(at, text));
  if (!list || !total || !item) throw new Error('three names are made of three texts');
  const set = (text: string, value: Expression): Statement => ({
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name: text },
    value,
    scope: 'function',
  });
  const start = literal(at, operation === 'add' ? 0 : 1, true);
  const body: Statement[] = [
    set('#list', { kind: 'list', span: at, form: 'list', elements: [] }),
    set('#total', start),
    {
      kind: 'for',
      span: at,
      target: { kind: 'name', span: at, name: '#item' },
      iterable: name(at, '#xs'),
      body: [
        set('#total', call.operation(operation, total, number(item))),
        { kind: 'expression', span: at, value: method(at, list, 'push', [total]) },
      ],
      scoped: false,
    },
    { kind: 'return', span: at, value: call.operation('elements', list) },
  ];
  return callOf(at, lambda(at, [{ name: '#xs', span: at }], body), [listOf(call.argument('x'))]);
}

/** `evalpoly(x, (a, b, c))` by Horner's rule. */
function polynomial(call: LibraryCall): Expression {
  const p = call.argument('p');
  if (p.kind !== 'list' || p.elements.length === 0)
    return call.refuse('unsupported-syntax', 'evalpoly is followed with its coefficients written as a tuple');
  return call.once(number(call.argument('x')), (x) =>
    p.elements.reduceRight((inner, coefficient) =>
      call.operation('add', coefficient, call.operation('mul', x, inner)),
    ),
  );
}
