import type { Expression, Subscript } from '../program/program';
import type { Span } from '../span';
import type { TraceContext } from './context';
import { asInteger } from './convert';
import { type ArrayValue, describe, type Scope, type Value } from './value';

/** Subscripts as integers; undefined where a slice stands. */
export type Index =
  | { readonly at: number }
  | { readonly from?: number; readonly to?: number; readonly step?: number };

export function subscripts(context: TraceContext, all: readonly Subscript[], scope: Scope): Index[] {
  const integer = (e: Expression | undefined): number | undefined =>
    e ? asInteger(context, context.evaluate(e, scope), e.span) : undefined;
  return all.map((s) => {
    if (s.kind === 'at') return { at: asInteger(context, context.evaluate(s.index, scope), s.index.span) };
    const [from, to, step] = [integer(s.from), integer(s.to), integer(s.step)];
    return {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(step === undefined ? {} : { step }),
    };
  });
}

/** Part of an array: an element, a row, a slice. Negative indices count from the end, as Python's do. */
export function element(context: TraceContext, value: Value, indices: readonly Index[], at: Span): Value {
  if (value.kind === 'list') return listElement(context, value.items, indices, at);
  if (value.kind !== 'array') return context.stop('shape-mismatch', at, `${describe(value)} has no elements`);
  if (indices.length > value.shape.length) {
    return context.stop('shape-mismatch', at, `${indices.length} indices for ${describe(value)}`);
  }
  const axes = value.shape.map((size, axis) => positions(context, indices[axis] ?? {}, size, at));
  const shape = axes.filter((_, axis) => !isSingle(indices[axis])).map((a) => a.length);
  const items = picked(value, axes);
  const [first] = items;
  if (shape.length === 0 && first) return first;
  value.shared = true;
  return { kind: 'array', shape, items, shared: true };
}

function isSingle(index: Index | undefined): boolean {
  return index !== undefined && 'at' in index;
}

function picked(value: ArrayValue, axes: readonly (readonly number[])[]): Value[] {
  let offsets = [0];
  value.shape.forEach((size, axis) => {
    offsets = offsets.flatMap((o) => (axes[axis] ?? []).map((i) => o * size + i));
  });
  return offsets.flatMap((o) => value.items[o] ?? []);
}

/** Which positions of an axis an index means. */
export function positions(context: TraceContext, index: Index, size: number, at: Span): number[] {
  if ('at' in index) {
    const k = index.at < 0 ? index.at + size : index.at;
    if (k < 0 || k >= size)
      context.stop('index-out-of-range', at, `index ${index.at} is outside of ${size} elements`);
    return [k];
  }
  const step = index.step ?? 1;
  if (step === 0) context.stop('index-out-of-range', at, 'a slice cannot step by 0');
  const clip = (k: number): number =>
    Math.min(Math.max(k < 0 ? k + size : k, step > 0 ? 0 : -1), step > 0 ? size : size - 1);
  const from = index.from === undefined ? (step > 0 ? 0 : size - 1) : clip(index.from);
  const to = index.to === undefined ? (step > 0 ? size : -1) : clip(index.to);
  const found: number[] = [];
  for (let k = from; step > 0 ? k < to : k > to; k += step) found.push(k);
  return found;
}

function listElement(
  context: TraceContext,
  items: readonly Value[],
  indices: readonly Index[],
  at: Span,
): Value {
  const [first, ...rest] = indices;
  const found = positions(context, first ?? {}, items.length, at).flatMap((k) => items[k] ?? []);
  if (!isSingle(first)) return { kind: 'list', form: 'list', items: found };
  const [value] = found;
  if (!value) return context.stop('index-out-of-range', at, 'there is no such element');
  return rest.length ? element(context, value, rest, at) : value;
}

/** The elements of a list, the rows of an array: what a loop walks over and a tuple is taken apart into. */
export function rows(context: TraceContext, value: Value, at: Span): readonly Value[] {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'array' && value.shape.length === 1) return value.items;
  if (value.kind === 'array') {
    value.shared = true;
    const [count = 0, ...inner] = value.shape;
    const size = value.items.length / Math.max(count, 1);
    return Array.from({ length: count }, (_, k) => ({
      kind: 'array',
      shape: inner,
      items: value.items.slice(k * size, (k + 1) * size),
      shared: true,
    }));
  }
  return context.stop('shape-mismatch', at, `${describe(value)} cannot be taken apart`);
}
