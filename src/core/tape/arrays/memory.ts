import { type Problem, problem } from '../../problem';
import type { Span } from '../../span';
import { callFunction } from '../call';
import type { TraceContext } from '../context';
import { asInteger } from '../convert';
import { rows } from '../subscripts';
import { type ArrayValue, describe, type Value } from '../value';
import { type Operation, shapeAt } from './arguments';
import { arrayOf, isContiguous, itemsOf, sized, viewOf } from './array';
import { rowMajor } from './strides';

/** Memory as C has it: a pointer is a window that moves over it, forth and back, within what was reserved together. */
export const memory = {
  memory: (context, args, at) => reserved(context, args, at),
  unsetValue: (context, _args, at) => unset(context, at),
  growing: (context, [width], at) => growing(context, width, at),
  ownMemory: (_context, [value = none]) => (isNumber(value) ? arrayOf([1], [value]) : value),
  written: (context, [value = none], at) => written(context, value, at),
  asRows: (context, [value = none, width], at) => asRows(context, value, width, at),
  pointerAt: (context, [value = none, by = none], at) => moved(context, value, by, at),
  pointerDistance: (context, [a = none, b = none], at) => distance(context, a, b, at),
  isNull: (_context, [value = none]) => ({ kind: 'boolean', value: value.kind === 'none' }),
  deepCopy: (_context, [value = none]) => deepCopy(value),
  copyElements: (context, args, at) => copyElements(context, args, at),
} as const satisfies Readonly<Record<string, Operation>>;

const none = { kind: 'none' } as const;

/** More elements than these are not written by a function whose caller decides how many there are. */
const mostGrown = 4096;

function unset(context: TraceContext, at: Span): Value {
  const why: Problem = problem('no-value', context.absolute(at), 'what is read here was never given a value');
  return { kind: 'unknown', problem: why, unit: context.unit };
}

/** (shape, first elements, what fills the rest: a value, a function that makes one, or none: unset). */
function reserved(context: TraceContext, [shape, first, fill = none]: readonly Value[], at: Span): Value {
  const wanted = shapeAt(context, shape, at);
  const given = first && first.kind !== 'none' ? rows(context, first, at) : [];
  const count = sized(context, wanted, at);
  if (given.length > count)
    context.stop('shape-mismatch', at, `${given.length} values do not fit into ${count} elements`);
  const rest = (): Value => {
    if (fill.kind === 'function') return callFunction(context, fill, [], new Map(), at);
    return fill.kind === 'none' ? unset(context, at) : fill;
  };
  const same = fill.kind === 'function' ? undefined : rest();
  const items = Array.from({ length: count }, (_, k) => given[k] ?? same ?? rest());
  return arrayOf(wanted, items);
}

/** Memory of whoever calls: what is written into it comes out. `width`: lengths of the axes behind the first. */
function growing(context: TraceContext, width: Value | undefined, at: Span): Value {
  const inner = width && width.kind !== 'none' ? shapeAt(context, width, at) : [];
  const each = inner.reduce((n, d) => n * d, 1);
  const shape = [Math.max(1, Math.floor(mostGrown / Math.max(1, each))), ...inner];
  const why = unset(context, at);
  return arrayOf(
    shape,
    Array.from({ length: shape.reduce((n, d) => n * d, 1) }, () => why),
  );
}

function isNumber(value: Value): boolean {
  return value.kind === 'real' || value.kind === 'integer' || value.kind === 'boolean';
}

/** Without the elements at its end that were never written. */
function written(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind !== 'array') return value;
  const items = itemsOf(value);
  const last = items.findLastIndex((v) => v.kind !== 'unknown');
  if (last < 0) return context.stop('no-output', at, 'nothing is written here');
  const each = value.shape.slice(1).reduce((n, d) => n * d, 1);
  return viewOf(value, [Math.ceil((last + 1) / each), ...value.shape.slice(1)], value.strides);
}

/** What lies one element after the other, with other lengths behind the first axis. */
function asRows(context: TraceContext, value: Value, width: Value | undefined, at: Span): Value {
  if (value.kind !== 'array') return value;
  const inner = shapeAt(context, width, at);
  if (value.shape.slice(1).join() === inner.join()) return value;
  const total = value.shape.reduce((n, d) => n * d, 1);
  const each = inner.reduce((n, d) => n * d, 1);
  if (!isContiguous(value) || each === 0 || total % each !== 0)
    return context.stop('shape-mismatch', at, `${describe(value)} has no rows of ${inner.join(' × ')}`);
  const shape = [total / each, ...inner];
  return viewOf(value, shape, rowMajor(shape));
}

/** A list as a window on its elements; a single value as one on itself. */
function pointer(context: TraceContext, value: Value, at: Span): ArrayValue {
  if (value.kind === 'array') return value;
  if (value.kind === 'list')
    return { kind: 'array', shape: [value.items.length], buffer: value.items, offset: 0, strides: [1] };
  if (value.kind === 'none') return context.stop('outside-domain', at, 'a null pointer is used here');
  if (value.kind === 'unknown') return context.stop(value.problem.code, at, value.problem.message);
  return context.stop('unsupported-syntax', at, `${describe(value)} is no pointer that can be followed`);
}

function moved(context: TraceContext, value: Value, by: Value, at: Span): Value {
  const steps = asInteger(context, by, at);
  if (steps === 0 && value.kind !== 'list') return value;
  const window = pointer(context, value, at);
  const [stride = 1] = window.strides;
  const offset = window.offset + steps * stride;
  if (offset < 0 || offset > window.buffer.length)
    context.stop('index-out-of-range', at, 'this pointer leaves the memory that it points into');
  const length = Math.floor((window.buffer.length - offset) / Math.max(1, stride));
  return viewOf(window, [length, ...window.shape.slice(1)], window.strides, offset);
}

/** How many elements lie between two pointers into the same memory. */
function distance(context: TraceContext, a: Value, b: Value, at: Span): Value {
  const [x, y] = [pointer(context, a, at), pointer(context, b, at)];
  if (x.buffer !== y.buffer)
    return context.stop('unsupported-syntax', at, 'these pointers do not point into the same memory');
  return { kind: 'integer', value: (x.offset - y.offset) / Math.max(1, x.strides[0] ?? 1) };
}

/** With all that is inside; C++'s vectors. */
function deepCopy(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(deepCopy) };
  if (value.kind === 'array') return arrayOf(value.shape, itemsOf(value).map(deepCopy));
  if (value.kind === 'record')
    return { kind: 'record', fields: new Map([...value.fields].map(([key, v]) => [key, deepCopy(v)])) };
  return value;
}

/** (to, from, count): as if all were read before the first is written. */
function copyElements(
  context: TraceContext,
  [to = none, from = none, count = none]: readonly Value[],
  at: Span,
): Value {
  const [target, source] = [pointer(context, to, at), pointer(context, from, at)];
  const length = asInteger(context, count, at);
  const inside = (p: ArrayValue): boolean => length >= 0 && p.offset + length <= p.buffer.length;
  if (!inside(target) || !inside(source))
    return context.stop('index-out-of-range', at, `${length} elements are more than there are`);
  const items = itemsOf(viewOf(source, [length], [1])).map(deepCopy);
  for (const [k, item] of items.entries()) target.buffer[target.offset + k] = item;
  return to;
}
