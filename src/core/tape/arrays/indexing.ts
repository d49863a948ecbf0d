import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { asReal } from '../convert';
import { type ArrayValue, itemAt, type Value } from '../value';
import { arrayOf, asArray, elementType, itemsOf, placesOf, sized, viewOf } from './array';
import { broadcastShape, broadcastTo } from './broadcast';
import { stored } from './memory-access';

/** One subscript, its integers known. */
export type Index =
  | { readonly at: number }
  | { readonly from?: number; readonly to?: number; readonly step?: number }
  | { readonly newAxis: true }
  /** All axes that the other subscripts leave. */
  | { readonly others: true }
  /** An array of positions along one axis. */
  | { readonly positions: readonly number[]; readonly shape: readonly number[] }
  /** A truth for each element along as many axes as it has. */
  | { readonly mask: readonly boolean[]; readonly shape: readonly number[] };

/** A part of an array: a window on its memory, or places in it that are read as a copy. */
type Part =
  | { readonly view: ArrayValue }
  | { readonly shape: readonly number[]; readonly places: readonly number[] };

/** Part of an array: an element, or an array that shares its memory as the library has it. */
export function partOf(context: TraceContext, array: ArrayValue, indices: readonly Index[], at: Span): Value {
  const place = placeOfElement(context, array, indices, at);
  if (place !== undefined) return itemAt(array, place);
  const part = selected(context, array, indices, at);
  if ('places' in part) return copied(array, part.shape, part.places);
  const { view } = part;
  return view.shape.length ? view : itemAt(view, view.offset);
}

/** Where the element stands that integers alone point at. */
function placeOfElement(
  context: TraceContext,
  { shape, strides, offset }: ArrayValue,
  indices: readonly Index[],
  at: Span,
): number | undefined {
  if (indices.length !== shape.length) return undefined;
  let place = offset;
  for (let axis = 0; axis < indices.length; axis++) {
    const index = indices[axis];
    if (!index || !('at' in index)) return undefined;
    place += positionOf(context, index.at, shape[axis] ?? 0, at) * (strides[axis] ?? 0);
  }
  return place;
}

/** The same, but of a single element an array of no axes, which shares the memory. */
export function windowOf(
  context: TraceContext,
  array: ArrayValue,
  indices: readonly Index[],
  at: Span,
): Value {
  const part = selected(context, array, indices, at);
  return 'view' in part ? part.view : copied(array, part.shape, part.places);
}

function copied(array: ArrayValue, shape: readonly number[], places: readonly number[]): ArrayValue {
  const copy = arrayOf(
    shape,
    places.map((place) => itemAt(array, place)),
  );
  return array.integral ? { ...copy, integral: true } : copy;
}

/** Writes a value into a part of an array, repeated where the part is larger. */
export function write(
  context: TraceContext,
  array: ArrayValue,
  indices: readonly Index[],
  value: Value,
  at: Span,
): void {
  if (context.program.arrays === 'memory') return stored(context, array, indices, value, at);
  refuseFrozen(context, array, at);
  const part = selected(context, array, indices, at);
  const shape = 'view' in part ? part.view.shape : part.shape;
  const places = 'view' in part ? placesOf(part.view) : part.places;
  put(context, array, shape, places, value, at);
}

/**
 * Writes a value into a part of an array, or combines it there with what stands there: an element that is named
 * twice twice.
 */
export function combine(
  context: TraceContext,
  array: ArrayValue,
  indices: readonly Index[],
  operation: string | undefined,
  value: Value,
  at: Span,
): void {
  const part = selected(context, array, indices, at);
  const shape = 'view' in part ? part.view.shape : part.shape;
  const places = 'view' in part ? placesOf(part.view) : part.places;
  const source = withoutLeadingOnes(asArray(context, value, at), shape.length);
  const items = itemsOf(broadcastTo(context, source, shape, at));
  if (!operation && new Set(places).size !== places.length)
    context.stop(
      'unsupported-syntax',
      at,
      'an element is set twice here, and which one counts is not defined',
    );
  const converted = inElementType(context, array, elementType(source), items, at);
  places.forEach((place, k) => {
    const item = converted[k] ?? itemAt(array, place);
    array.buffer[place] = operation
      ? applyPrimitive(context, operation, [itemAt(array, place), item], at)
      : item;
  });
}

/** Writes a value over all of an array. */
export function overwrite(context: TraceContext, array: ArrayValue, value: Value, at: Span): void {
  refuseFrozen(context, array, at);
  put(context, array, array.shape, placesOf(array), value, at);
}

function put(
  context: TraceContext,
  array: ArrayValue,
  shape: readonly number[],
  places: readonly number[],
  value: Value,
  at: Span,
): void {
  const source = withoutLeadingOnes(asArray(context, value, at), shape.length);
  const items = [...itemsOf(broadcastTo(context, source, shape, at))];
  const converted = inElementType(context, array, elementType(source), items, at);
  places.forEach((place, k) => {
    const item = converted[k];
    if (item) array.buffer[place] = item;
  });
}

function withoutLeadingOnes(array: ArrayValue, rank: number): ArrayValue {
  let extra = 0;
  while (array.shape.length - extra > rank && array.shape[extra] === 1) extra++;
  return extra ? viewOf(array, array.shape.slice(extra), array.strides.slice(extra)) : array;
}

/** An array keeps its type: numbers that an array of integers is given would be truncated. */
function inElementType(
  context: TraceContext,
  array: ArrayValue,
  given: string,
  items: readonly Value[],
  at: Span,
): readonly Value[] {
  const own = elementType(array);
  if (own === given || !array.buffer.length) return items;
  if (own === 'real') return items.map((v) => asReal(context, v, at));
  return context.stop(
    'unsupported-syntax',
    at,
    own === 'integer'
      ? 'an array of integers is given a number that is none here, which some libraries truncate'
      : 'an array of truth values is given a number here, which is not followed',
  );
}

export function refuseFrozen(context: TraceContext, array: ArrayValue, at: Span): void {
  const { arrays } = context.program;
  if (array.frozen)
    context.stop('unsupported-syntax', at, 'the library lets nobody write into this view of an array');
  if (arrays === 'immutable')
    context.stop('unsupported-syntax', at, 'the arrays of this library cannot be changed');
  if (arrays === 'several')
    context.stop(
      'unsupported-syntax',
      at,
      'an array is changed in a file of two array libraries, of which one does not allow it',
    );
}

/** Resolves subscripts as NumPy does: with arrays among them a copy, else a window. */
function selected(context: TraceContext, array: ArrayValue, indices: readonly Index[], at: Span): Part {
  const all = completed(context, array, indices, at);
  return all.some((i) => 'positions' in i)
    ? gathered(context, array, all, at)
    : { view: window(context, array, all, at) };
}

/** Masks become positions, and whole slices stand for the axes that are not named. */
function completed(
  context: TraceContext,
  array: ArrayValue,
  indices: readonly Index[],
  at: Span,
): readonly Index[] {
  const plain = indices.flatMap((i) => ('mask' in i ? unmasked(i.mask, i.shape) : [i]));
  checkMasks(context, array, indices, at);
  const used = plain.filter((i) => !('newAxis' in i) && !('others' in i)).length;
  const rank = array.shape.length;
  if (used > rank)
    return context.stop('index-out-of-range', at, `${used} indices for an array of ${rank} axes`);
  const rest = Array.from({ length: rank - used }, (): Index => ({}));
  const dots = plain.findIndex((i) => 'others' in i);
  if (plain.filter((i) => 'others' in i).length > 1)
    return context.stop('shape-mismatch', at, 'an index has only one ellipsis');
  return dots < 0 ? [...plain, ...rest] : [...plain.slice(0, dots), ...rest, ...plain.slice(dots + 1)];
}

function checkMasks(context: TraceContext, array: ArrayValue, indices: readonly Index[], at: Span): void {
  const before = indices.findIndex((i) => 'mask' in i);
  const mask = indices[before];
  if (!mask || !('mask' in mask)) return;
  const plain = indices.slice(0, before).every((i) => 'at' in i || isSlice(i) || 'positions' in i);
  const own = array.shape.slice(before, before + mask.shape.length);
  if (plain && own.join() !== mask.shape.join())
    context.stop(
      'shape-mismatch',
      at,
      `a mask of shape (${mask.shape.join(', ')}) does not fit an array of shape (${array.shape.join(', ')})`,
    );
  if (!plain || indices.filter((i) => 'mask' in i).length > 1)
    context.stop('unsupported-syntax', at, 'this way of using masks is not followed');
}

function unmasked(mask: readonly boolean[], shape: readonly number[]): Index[] {
  const places = mask.flatMap((truth, k) => (truth ? [k] : []));
  let stride = mask.length;
  return shape.map((size) => {
    stride /= size;
    const step = stride;
    return { positions: places.map((k) => Math.floor(k / step) % size), shape: [places.length] };
  });
}

function isSlice(i: Index): i is { readonly from?: number; readonly to?: number; readonly step?: number } {
  return !('at' in i || 'newAxis' in i || 'others' in i || 'positions' in i || 'mask' in i);
}

function window(context: TraceContext, array: ArrayValue, indices: readonly Index[], at: Span): ArrayValue {
  const shape: number[] = [];
  const strides: number[] = [];
  let { offset } = array;
  let axis = 0;
  for (const index of indices) {
    if ('newAxis' in index) {
      shape.push(1);
      strides.push(0);
      continue;
    }
    const stride = array.strides[axis] ?? 0;
    const size = array.shape[axis++] ?? 0;
    if ('at' in index) offset += positionOf(context, index.at, size, at) * stride;
    else if (isSlice(index)) {
      const { from, step, count } = sliced(context, index, size, at);
      if (count) offset += from * stride;
      shape.push(count);
      strides.push(stride * step);
    }
  }
  return viewOf(array, shape, strides, offset);
}

export function positionOf(context: TraceContext, index: number, size: number, at: Span): number {
  const k = index < 0 && context.program.arrays !== 'memory' ? index + size : index;
  if (k < 0 || k >= size)
    context.stop('index-out-of-range', at, `index ${index} is outside of ${size} elements`);
  return k;
}

interface Slice {
  readonly from: number;
  readonly step: number;
  readonly count: number;
}

/** Which positions of an axis a slice means. */
export function sliced(
  context: TraceContext,
  index: { readonly from?: number; readonly to?: number; readonly step?: number },
  size: number,
  at: Span,
): Slice {
  const step = index.step ?? 1;
  if (step === 0) context.stop('index-out-of-range', at, 'a slice cannot step by 0');
  if (step < 0 && context.program.arrays === 'tensors')
    context.stop('index-out-of-range', at, 'the slices of this library cannot step backwards');
  const clip = (k: number): number =>
    Math.min(Math.max(k < 0 ? k + size : k, step > 0 ? 0 : -1), step > 0 ? size : size - 1);
  const from = index.from === undefined ? (step > 0 ? 0 : size - 1) : clip(index.from);
  const to = index.to === undefined ? (step > 0 ? size : -1) : clip(index.to);
  return { from, step, count: Math.max(0, Math.ceil((to - from) / step)) };
}

interface Gathering {
  /** Position of each subscript's array in the broadcast shape of all of them. */
  readonly shape: readonly number[];
  /** Offsets in the buffer, one an element of that shape. */
  readonly offsets: readonly number[];
}

/**
 * Arrays among the subscripts: they are broadcast together, integers with them, and their axes stand where the
 * first of them stood if they stand side by side, else before all others.
 */
function gathered(context: TraceContext, array: ArrayValue, indices: readonly Index[], at: Span): Part {
  const tensors = context.program.arrays === 'tensors';
  const isAdvanced = (i: Index): boolean => 'positions' in i || ('at' in i && !tensors);
  const basic = indices.map((i): Index => (isAdvanced(i) ? {} : i));
  const rest = window(context, array, basic, at);
  const { shape, offsets } = together(context, array, indices, isAdvanced, at);
  const kept = keptAxes(indices, isAdvanced);
  const inner = viewOf(
    rest,
    kept.axes.map((k) => rest.shape[k] ?? 1),
    kept.axes.map((k) => rest.strides[k] ?? 0),
  );
  const before = inner.shape.slice(0, kept.before);
  const after = inner.shape.slice(kept.before);
  const result = [...before, ...shape, ...after];
  sized(context, result, at);
  const outer = placesOf({ ...inner, shape: before, strides: inner.strides.slice(0, kept.before) });
  const last = placesOf({ ...inner, offset: 0, shape: after, strides: inner.strides.slice(kept.before) });
  const places = outer.flatMap((o) => offsets.flatMap((p) => last.map((l) => o + p + l)));
  return { shape: result, places };
}

/** Offsets of the positions that the arrays and integers among the subscripts name together. */
function together(
  context: TraceContext,
  array: ArrayValue,
  indices: readonly Index[],
  isAdvanced: (i: Index) => boolean,
  at: Span,
): Gathering {
  const axes = axesOf(indices);
  const used = indices.flatMap((index, k) => {
    const axis = axes[k] ?? 0;
    if (!isAdvanced(index)) return [];
    const size = array.shape[axis] ?? 0;
    const own = 'positions' in index ? index : { positions: 'at' in index ? [index.at] : [], shape: [] };
    const offsets = own.positions.map((p) => positionOf(context, p, size, at) * (array.strides[axis] ?? 0));
    return [{ offsets, shape: own.shape }];
  });
  const shape = broadcastShape(
    context,
    used.map((u) => u.shape),
    at,
  );
  const spread = used.map((u) => spreadOut(context, u.offsets, u.shape, shape, at));
  const count = shape.reduce((n, d) => n * d, 1);
  const offsets = Array.from({ length: count }, (_, k) => spread.reduce((sum, o) => sum + (o[k] ?? 0), 0));
  return { shape, offsets };
}

function spreadOut(
  context: TraceContext,
  numbers: readonly number[],
  own: readonly number[],
  shape: readonly number[],
  at: Span,
): number[] {
  const held = arrayOf(
    own,
    numbers.map((value): Value => ({ kind: 'integer', value })),
  );
  return itemsOf(broadcastTo(context, held, shape, at)).map((v) => (v.kind === 'integer' ? v.value : 0));
}

/** subscript → the axis of the array that it means. */
function axesOf(indices: readonly Index[]): number[] {
  let axis = 0;
  return indices.map((i) => ('newAxis' in i ? axis : axis++));
}

/** The axes of the window that no array took, and how many of them stand before the arrays' own. */
function keptAxes(
  indices: readonly Index[],
  isAdvanced: (i: Index) => boolean,
): { axes: number[]; before: number } {
  const visible = indices.filter((i) => isAdvanced(i) || !('at' in i));
  const places = visible.flatMap((i, k) => (isAdvanced(i) ? [k] : []));
  const first = places[0] ?? 0;
  const last = places[places.length - 1] ?? 0;
  const adjacent = last - first + 1 === places.length;
  const axes = visible.flatMap((i, k) => (isAdvanced(i) ? [] : [k]));
  const before = adjacent ? visible.slice(0, visible.findIndex(isAdvanced)).length : 0;
  return { axes, before };
}
