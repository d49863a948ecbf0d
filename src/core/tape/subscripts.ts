import type { Expression, Subscript } from '../program/program';
import type { Span } from '../span';
import { arrayOf, asArray, elementType, itemsOf } from './arrays/array';
import { type Index, partOf, positionOf, sliced } from './arrays/indexing';
import { loaded } from './arrays/memory-access';
import { rowsOf } from './arrays/shaping';
import type { TraceContext } from './context';
import { asInteger, asTruth } from './convert';
import { describe, itemAt, type Scope, type Value } from './value';

/** Subscripts with their integers and arrays of positions known. */
export function subscripts(context: TraceContext, all: readonly Subscript[], scope: Scope): Index[] {
  const integer = (e: Expression | undefined): number | undefined => {
    const value = e && context.evaluate(e, scope);
    return value && value.kind !== 'none' ? asInteger(context, value, e.span) : undefined;
  };
  const [only] = all;
  if (only?.kind === 'at' && all.length === 1) return single(context, only.index, scope);
  return all.flatMap((s): Index[] => {
    if (s.kind === 'others') return [{ others: true }];
    if (s.kind === 'at') return [indexOf(context, context.evaluate(s.index, scope), s.index.span)];
    const [from, to, step] = [integer(s.from), integer(s.to), integer(s.step)];
    return [
      {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(step === undefined ? {} : { step }),
      },
    ];
  });
}

/** The only subscript, which may be a tuple of several. */
function single(context: TraceContext, index: Expression, scope: Scope): Index[] {
  const value = context.evaluate(index, scope);
  return value.kind === 'list' && value.form === 'tuple'
    ? value.items.map((v) => indexOf(context, v, index.span))
    : [indexOf(context, value, index.span)];
}

/** A value as a subscript: an integer, a new axis, positions, or a mask whose truths are guarded. */
export function indexOf(context: TraceContext, value: Value, at: Span): Index {
  if (value.kind === 'none') return { newAxis: true };
  if (value.kind !== 'array' && value.kind !== 'list') return { at: asInteger(context, value, at) };
  if (value.kind === 'list' && context.program.arrays === 'immutable')
    context.stop('wrong-arguments', at, 'this library takes no list as an index');
  const array = asArray(context, value, at);
  if (elementType(array) === 'boolean' && array.shape.length)
    return { mask: itemsOf(array).map((v) => asTruth(context, v, at)), shape: array.shape };
  if (!array.shape.length) return { at: asInteger(context, array, at) };
  return { positions: itemsOf(array).map((v) => asInteger(context, v, at)), shape: array.shape };
}

/** Part of an array or list: an element, a row, a slice. Negative indices count from the end, as Python's do. */
export function element(context: TraceContext, value: Value, indices: readonly Index[], at: Span): Value {
  if (context.program.arrays === 'memory') return loaded(context, value, indices, at);
  if (value.kind === 'list') return listElement(context, value.items, indices, at);
  if (value.kind === 'array') return partOf(context, value, indices, at);
  if (value.kind === 'real' && indices.every((i) => 'newAxis' in i || 'others' in i))
    return partOf(context, arrayOf([], [value]), indices, at);
  return context.stop('shape-mismatch', at, `${describe(value)} has no elements`);
}

function listElement(
  context: TraceContext,
  items: readonly Value[],
  indices: readonly Index[],
  at: Span,
): Value {
  const [first, ...rest] = indices;
  if (!first || 'at' in first) {
    const value = items[positionOf(context, first?.at ?? 0, items.length, at)] ?? { kind: 'none' };
    return rest.length ? element(context, value, rest, at) : value;
  }
  if (rest.length) return context.stop('unsupported-syntax', at, 'a list has no second axis');
  const found = listPositions(context, first, items.length, at).flatMap((k) => items[k] ?? []);
  return { kind: 'list', form: 'list', items: found };
}

/** Which elements of a list a slice means. */
export function listPositions(context: TraceContext, index: Index, size: number, at: Span): number[] {
  if ('newAxis' in index || 'others' in index || 'positions' in index || 'mask' in index || 'at' in index)
    return context.stop('unsupported-syntax', at, 'a list is indexed by integers and slices');
  const { from, step, count } = sliced(context, index, size, at);
  return Array.from({ length: count }, (_, k) => from + k * step);
}

/** The same one after the other, as they are when the loop comes to them. */
export function* each(context: TraceContext, value: Value, at: Span): Iterable<Value> {
  if (value.kind !== 'array' || value.shape.length !== 1) return yield* rows(context, value, at);
  const [size = 0] = value.shape;
  const [stride = 1] = value.strides;
  for (let k = 0; k < size; k++) yield itemAt(value, value.offset + k * stride);
}

/** The elements of a list, the rows of an array: what a loop walks over and a tuple is taken apart into. */
export function rows(context: TraceContext, value: Value, at: Span): readonly Value[] {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'array' && value.shape.length === 1) return itemsOf(value);
  if (value.kind === 'array' && value.shape.length) return rowsOf(value);
  return context.stop('shape-mismatch', at, `${describe(value)} cannot be taken apart`);
}
