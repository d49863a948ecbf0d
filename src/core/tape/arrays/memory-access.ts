import type { Span } from '../../span';
import type { TraceContext } from '../context';
import { type ArrayValue, describe, itemAt, type Value } from '../value';
import { itemsOf, placesOf, viewOf } from './array';

/** A subscript; of C there is only one kind. */
type Index = object;

/**
 * What stands at a place of C's memory. The first index counts from the pointer on and may be negative: the end is
 * that of what was reserved. A value that is no array is a pointer to itself.
 */
export function loaded(context: TraceContext, value: Value, indices: readonly Index[], at: Span): Value {
  const numbers = indices.map((index) => positionIn(context, index, at));
  return follow(context, value, numbers, at);
}

function follow(context: TraceContext, value: Value, [first, ...rest]: readonly number[], at: Span): Value {
  if (first === undefined) return value;
  switch (value.kind) {
    case 'array': {
      const { place, used } = placeOf(context, value, [first, ...rest], at);
      const left = rest.slice(used - 1);
      const inner = used < value.shape.length ? windowAt(value, place, used) : itemAt(value, place);
      return follow(context, inner, left, at);
    }
    case 'list': {
      const item = value.items[first];
      return item ? follow(context, item, rest, at) : outside(context, first, value.items.length, at);
    }
    case 'real':
    case 'integer':
    case 'boolean':
    case 'record':
      if (first !== 0) return outside(context, first, 1, at);
      return follow(context, value, rest, at);
    case 'none':
      return context.stop('outside-domain', at, 'a null pointer is used here');
    case 'unknown':
      return context.stop(value.problem.code, at, value.problem.message);
    case 'string':
    case 'function':
      return context.stop('shape-mismatch', at, `${describe(value)} has no elements`);
  }
}

/** Writes a value into memory, as it is: the program has converted it. */
export function stored(
  context: TraceContext,
  array: ArrayValue,
  indices: readonly Index[],
  value: Value,
  at: Span,
): void {
  const numbers = indices.map((index) => positionIn(context, index, at));
  const { place, used } = placeOf(context, array, numbers, at);
  if (used < numbers.length)
    return context.stop('unsupported-syntax', at, 'this part of an array cannot be assigned to');
  if (used === array.shape.length) {
    array.buffer[place] = value;
    return;
  }
  const places = placesOf(windowAt(array, place, used));
  const items = value.kind === 'array' ? itemsOf(value) : value.kind === 'list' ? value.items : [];
  if (items.length !== places.length)
    return context.stop('shape-mismatch', at, `${describe(value)} does not fit here`);
  for (const [k, item] of items.entries()) array.buffer[places[k] ?? 0] = item;
}

/** Where the indices point to, and how many of them did so. */
function placeOf(
  context: TraceContext,
  { shape, strides, offset, buffer }: ArrayValue,
  indices: readonly number[],
  at: Span,
): { place: number; used: number } {
  const used = Math.min(indices.length, shape.length);
  let place = offset;
  for (let axis = 0; axis < used; axis++) {
    const index = indices[axis] ?? 0;
    const size = shape[axis] ?? 0;
    if (axis > 0 && (index < 0 || index >= size)) outside(context, index, size, at);
    place += index * (strides[axis] ?? 0);
  }
  const each = shape.slice(used).reduce((n, d) => n * d, 1);
  if (place < 0 || place + each > buffer.length) outside(context, indices[0] ?? 0, shape[0] ?? 0, at);
  return { place, used };
}

function windowAt(array: ArrayValue, place: number, used: number): ArrayValue {
  return viewOf(array, array.shape.slice(used), array.strides.slice(used), place);
}

function positionIn(context: TraceContext, index: Index, at: Span): number {
  return 'at' in index && typeof index.at === 'number'
    ? index.at
    : context.stop('unsupported-syntax', at, 'this is no index of C');
}

function outside(context: TraceContext, index: number, size: number, at: Span): never {
  return context.stop('index-out-of-range', at, `index ${index} is outside of ${size} elements`);
}
