import type { ArrayOperation } from '../program/program';
import type { Span } from '../span';
import { applyOperation, asArray } from './apply';
import type { TraceContext } from './context';
import { asInteger, asReal, asTruth } from './convert';
import type { Index } from './evaluate';
import { times, transpose } from './linear-algebra';
import { type ArrayValue, describe, type Value } from './value';

type Operation = (context: TraceContext, args: readonly Value[], at: Span) => Value;

const operations: Readonly<Record<ArrayOperation, Operation>> = {
  range: (context, args, at) => range(context, args.map((a) => asInteger(context, a, at)), at),
  length: (context, [value], at) => length(context, value, at),
  total: (context, args, at) => reduced(context, 'sum', args, at),
  productOf: (context, args, at) => reduced(context, 'product', args, at),
  maxOf: (context, args, at) => reduced(context, 'max', args, at),
  minOf: (context, args, at) => reduced(context, 'min', args, at),
  normOf: norm,
  times: (context, args, at) => times(context, args, at),
  dot: (context, args, at) => dot(context, args, at),
  transpose: (context, args, at) => transpose(context, args, at),
  elements: (context, args, at) => asArray(context, only(context, args, at), at),
  cut: (context, args, at) => applyOperation(context, 'detach', args, at),
  truth: (context, args, at) => ({ kind: 'boolean', value: asTruth(context, only(context, args, at), at) }),
  toInteger: (context, args, at) => toInteger(context, only(context, args, at), at),
  toReal: (context, args, at) => toReal(context, only(context, args, at), at),
};

export function isArrayOperation(name: string): name is ArrayOperation {
  return Object.hasOwn(operations, name);
}

export function applyArrayOperation(context: TraceContext, name: ArrayOperation, args: readonly Value[], at: Span): Value {
  return operations[name](context, args, at);
}

function only(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [value] = args;
  return value && args.length === 1 ? value : context.stop('wrong-arguments', at, `one argument is needed, not ${args.length}`);
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
  return shape.length === 0 && first ? first : { kind: 'array', shape, items };
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
    if (k < 0 || k >= size) context.stop('index-out-of-range', at, `index ${index.at} is outside of ${size} elements`);
    return [k];
  }
  const step = index.step ?? 1;
  if (step === 0) context.stop('index-out-of-range', at, 'a slice cannot step by 0');
  const clip = (k: number): number => Math.min(Math.max(k < 0 ? k + size : k, step > 0 ? 0 : -1), step > 0 ? size : size - 1);
  const from = index.from === undefined ? (step > 0 ? 0 : size - 1) : clip(index.from);
  const to = index.to === undefined ? (step > 0 ? size : -1) : clip(index.to);
  const found: number[] = [];
  for (let k = from; step > 0 ? k < to : k > to; k += step) found.push(k);
  return found;
}

function listElement(context: TraceContext, items: readonly Value[], indices: readonly Index[], at: Span): Value {
  const [first, ...rest] = indices;
  const found = positions(context, first ?? {}, items.length, at).flatMap((k) => items[k] ?? []);
  if (!isSingle(first)) return { kind: 'list', form: 'list', items: found };
  const [value] = found;
  if (!value) return context.stop('index-out-of-range', at, 'there is no such element');
  return rest.length ? element(context, value, rest, at) : value;
}

function range(context: TraceContext, numbers: readonly number[], at: Span): Value {
  const [from = 0, to = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  if (step === 0) return context.stop('outside-domain', at, 'a range cannot step by 0');
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (count > context.limits.steps) return context.stop('too-large', at, `a range of ${count} numbers is too long`);
  return { kind: 'list', form: 'list', items: Array.from({ length: count }, (_, k) => ({ kind: 'integer', value: from + k * step })) };
}

function length(context: TraceContext, value: Value | undefined, at: Span): Value {
  if (value?.kind === 'list') return { kind: 'integer', value: value.items.length };
  if (value?.kind === 'array' && value.shape.length) return { kind: 'integer', value: value.shape[0] ?? 0 };
  return context.stop('shape-mismatch', at, `${value ? describe(value) : 'nothing'} has no length`);
}

function reduced(context: TraceContext, operation: string, args: readonly Value[], at: Span): Value {
  const { items } = asArray(context, only(context, args, at), at);
  if (items.length) return applyOperation(context, operation, items, at);
  if (operation === 'sum' || operation === 'product') return { kind: 'integer', value: operation === 'sum' ? 0 : 1 };
  return context.stop('outside-domain', at, `${operation} of no elements has no value`);
}

function norm(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [value, order] = args;
  if (!value) return context.stop('wrong-arguments', at, 'a norm needs an argument');
  const { items, shape } = asArray(context, value, at);
  if (shape.length > 1 && order) return context.stop('unsupported-syntax', at, 'norms of matrices other than the default are not followed');
  const p = order ? context.valueAt(asReal(context, order, at).node) : 2;
  if (p === 2) return applyOperation(context, 'norm', items, at);
  const sizes = items.map((x) => applyOperation(context, 'abs', [x], at));
  if (p === 1) return applyOperation(context, 'sum', sizes, at);
  if (p === Number.POSITIVE_INFINITY) return applyOperation(context, 'max', sizes, at);
  if (!order || !(p > 0)) return context.stop('outside-domain', at, `there is no norm of order ${p}`);
  const powers = sizes.map((x) => applyOperation(context, 'pow', [x, order], at));
  const total = applyOperation(context, 'sum', powers, at);
  return applyOperation(context, 'pow', [total, applyOperation(context, 'div', [context.constant(1), order], at)], at);
}

export function dot(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [a, b] = args.map((v) => asArray(context, v, at));
  if (!a || !b || a.items.length !== b.items.length) {
    return context.stop('shape-mismatch', at, `a dot product of ${a ? describe(a) : ''} and ${b ? describe(b) : ''}`);
  }
  const products = a.items.map((x, k) => applyOperation(context, 'mul', [x, b.items[k] ?? x], at));
  return products.length === 1 && products[0] ? products[0] : applyOperation(context, 'sum', products, at);
}

function toInteger(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind === 'integer') return value;
  const whole = applyOperation(context, 'trunc', [value], at);
  return { kind: 'integer', value: asInteger(context, whole, at) };
}

function toReal(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind === 'array' || value.kind === 'list') {
    const array = asArray(context, value, at);
    return { ...array, items: array.items.map((v) => asReal(context, v, at)) };
  }
  return asReal(context, value, at);
}
