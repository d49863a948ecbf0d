import type { Span } from '../../span';
import type { TraceContext } from '../context';
import { asReal } from '../convert';
import { sizeOf } from '../tape';
import { type ArrayValue, itemAt, type Value } from '../value';
import { rowMajor } from './strides';

/** A new array of its own memory, row by row. */
export function arrayOf(shape: readonly number[], items: readonly Value[]): ArrayValue {
  return { kind: 'array', shape, buffer: [...items], offset: 0, strides: rowMajor(shape) };
}

/** Another window on the same memory. */
export function viewOf(
  array: ArrayValue,
  shape: readonly number[],
  strides: readonly number[],
  offset = array.offset,
): ArrayValue {
  return { ...array, shape, strides, offset };
}

/** Where in the buffer the elements stand, row by row. */
export function placesOf({ shape, strides, offset }: ArrayValue): number[] {
  let places = [offset];
  shape.forEach((size, axis) => {
    const step = strides[axis] ?? 0;
    const longer: number[] = [];
    for (const place of places) for (let k = 0; k < size; k++) longer.push(place + k * step);
    places = longer;
  });
  return places;
}

/** The elements row by row. */
export function itemsOf(array: ArrayValue): readonly Value[] {
  if (isWhole(array) && array.first === undefined) return array.buffer;
  return placesOf(array).map((place) => itemAt(array, place));
}

/** Whether the window is the whole buffer, row by row. */
function isWhole(array: ArrayValue): boolean {
  return array.offset === 0 && array.buffer.length === sizeOf(array.shape) && isContiguous(array);
}

/** Whether the elements stand one after the other, row by row. */
export function isContiguous({ shape, strides }: ArrayValue): boolean {
  const wanted = rowMajor(shape);
  return sizeOf(shape) === 0 || shape.every((size, axis) => size === 1 || strides[axis] === wanted[axis]);
}

/** A single element as itself, anything else as an array. */
export function collapsed(shape: readonly number[], items: readonly Value[]): Value {
  const [only] = items;
  return shape.length === 0 && only ? only : arrayOf(shape, items);
}

export type ElementType = 'real' | 'integer' | 'boolean';

export function elementType(array: ArrayValue): ElementType {
  if (array.integral) return 'integer';
  return typeOf(array.buffer[array.offset] ?? array.buffer[0]);
}

function typeOf(item: Value | undefined): ElementType {
  return item?.kind === 'integer' || item?.kind === 'boolean' ? item.kind : 'real';
}

/** Ends the trace where an array of this shape would be too large, before it is made. */
export function sized(context: TraceContext, shape: readonly number[], at: Span): number {
  const size = sizeOf(shape);
  if (!(size <= context.limits.operations))
    context.stop('too-large', at, `an array of ${size} elements is too large`);
  return size;
}

/** A list of numbers, or of lists of the same shape, as an array; a number as one of no axes. */
export function asArray(context: TraceContext, value: Value, at: Span): ArrayValue {
  if (value.kind === 'array') return value;
  if (value.kind !== 'list') return arrayOf([], [value]);
  const rows = value.items.map((v) => asArray(context, v, at));
  const inner = rows[0]?.shape ?? [];
  if (rows.some((r) => r.shape.join() !== inner.join())) {
    return context.stop('shape-mismatch', at, 'the rows of this array have different shapes');
  }
  const shape = [rows.length, ...inner];
  sized(context, shape, at);
  return ofOneType(context, shape, rows.flatMap(itemsOf), at);
}

/** Numbers among integers make all of them numbers. */
export function ofOneType(
  context: TraceContext,
  shape: readonly number[],
  items: readonly Value[],
  at: Span,
): ArrayValue {
  const types = new Set(items.map(typeOf));
  if (types.size <= 1) return arrayOf(shape, items);
  if (types.has('real'))
    return arrayOf(
      shape,
      items.map((v) => (v.kind === 'unknown' ? v : asReal(context, v, at))),
    );
  return arrayOf(
    shape,
    items.map((v) =>
      v.kind === 'boolean' && v.node === undefined ? { kind: 'integer', value: v.value ? 1 : 0 } : v,
    ),
  );
}

/** An axis as a library counts it, from the end where it is negative. */
export function axisAt(context: TraceContext, axis: number, rank: number, at: Span): number {
  const k = axis < 0 ? axis + rank : axis;
  if (k < 0 || k >= rank)
    context.stop('index-out-of-range', at, `there is no axis ${axis} in an array of ${rank} axes`);
  return k;
}
