import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { asReal } from '../convert';
import { sizeOf } from '../tape';
import type { ArrayValue, Value } from '../value';
import { arrayAt, axesOr, given, integerOr, numberOf, type Operation, truthOr } from './arguments';
import { arrayOf, asArray, axisAt, collapsed, elementType, itemsOf, viewOf } from './array';
import { broadcastTo } from './broadcast';
import { fresh } from './shaping';

/** A number, or several, of the elements along axes: (array, axes, keep the axes, …). */
export const reductions = {
  total: folding('sum'),
  productOf: folding('product'),
  maxOf: folding('max'),
  minOf: folding('min'),
  meanOf: (context, args, at) => along(context, args, at, (items) => mean(context, items, at)),
  varianceOf: (context, args, at) =>
    along(context, args, at, (items) => variance(context, items, integerOr(context, args[3], 0, at), at)),
  deviationOf: (context, args, at) =>
    along(context, args, at, (items) =>
      one(context, 'sqrt', variance(context, items, integerOr(context, args[3], 0, at), at), at),
    ),
  spreadOf: (context, args, at) =>
    along(context, args, at, (items) =>
      two(context, 'sub', fold(context, 'max', items, at), fold(context, 'min', items, at), at),
    ),
  logSumExpOf: (context, args, at) =>
    along(context, args, at, (items) => applyPrimitive(context, 'logsumexp', items, at)),
  everyOf: (context, args, at) =>
    along(context, args, at, (items) => joinedTruths(context, 'and', items, at)),
  someOf: (context, args, at) => along(context, args, at, (items) => joinedTruths(context, 'or', items, at)),
  countOf: (context, args, at) =>
    along(context, args, at, (items) =>
      fold(
        context,
        'sum',
        items.map((v) => truthOf(context, v, at)),
        at,
      ),
    ),
  weightedMeanOf: (context, args, at) => weightedMean(context, args, at),
  normOf: (context, args, at) => norm(context, args, at),
  softmaxOf: (context, args, at) => slices(context, args, at, (items) => softmax(context, items, at)),
  logSoftmaxOf: (context, args, at) => slices(context, args, at, (items) => logSoftmax(context, items, at)),
  runningTotal: (context, args, at) => running(context, 'add', args, at),
  runningProduct: (context, args, at) => running(context, 'mul', args, at),
  runningMax: (context, args, at) => running(context, 'max', args, at),
  runningMin: (context, args, at) => running(context, 'min', args, at),
  differences: (context, args, at) => differences(context, args, at),
} as const satisfies Readonly<Record<string, Operation>>;

function one(context: TraceContext, operation: string, x: Value, at: Span): Value {
  return applyPrimitive(context, operation, [x], at);
}

function two(context: TraceContext, operation: string, x: Value, y: Value, at: Span): Value {
  return applyPrimitive(context, operation, [x, y], at);
}

function folding(operation: string): Operation {
  return (context, args, at) => along(context, args, at, (items) => fold(context, operation, items, at));
}

/** The elements that each element of the result comes from, row by row. */
function groups(array: ArrayValue, axes: readonly number[]): { shape: number[]; lists: Value[][] } {
  const kept = array.shape.map((_, k) => k).filter((k) => !axes.includes(k));
  const order = [...kept, ...axes];
  const turned = viewOf(
    array,
    order.map((k) => array.shape[k] ?? 1),
    order.map((k) => array.strides[k] ?? 0),
  );
  const items = itemsOf(turned);
  const shape = kept.map((k) => array.shape[k] ?? 1);
  const width = axes.reduce((n, k) => n * (array.shape[k] ?? 1), 1);
  const lists = Array.from({ length: sizeOf(shape) }, (_, k) => items.slice(k * width, (k + 1) * width));
  return { shape, lists };
}

/** The result of each group, in the shape that is left. */
export function along(
  context: TraceContext,
  args: readonly Value[],
  at: Span,
  reduce: (items: readonly Value[]) => Value,
): Value {
  const array = arrayAt(context, args, 0, at);
  const axes = axesOr(context, args[1], array.shape.length, at);
  const { shape, lists } = groups(array, axes);
  const items = lists.map((list) => {
    context.step(at);
    return reduce(list);
  });
  const whole = array.shape.map((d, k) => (axes.includes(k) ? 1 : d));
  return collapsed(truthOr(context, args[2], false, at) ? whole : shape, items);
}

function fold(context: TraceContext, operation: string, items: readonly Value[], at: Span): Value {
  const [only] = items;
  if (only && items.length === 1 && only.kind !== 'boolean') return only;
  if (items.length) return applyPrimitive(context, operation, items, at);
  if (operation === 'sum' || operation === 'product')
    return { kind: 'integer', value: operation === 'sum' ? 0 : 1 };
  return context.stop('outside-domain', at, `${operation} of no elements has no value`);
}

function mean(context: TraceContext, items: readonly Value[], at: Span): Value {
  return two(context, 'div', fold(context, 'sum', items, at), { kind: 'integer', value: items.length }, at);
}

/** Σ (x − mean)² / (n − less). */
function variance(context: TraceContext, items: readonly Value[], less: number, at: Span): Value {
  const middle = mean(context, items, at);
  const squares = items.map((x) => {
    const distance = two(context, 'sub', x, middle, at);
    return two(context, 'mul', distance, distance, at);
  });
  const degrees = Math.max(0, items.length - less);
  return two(context, 'div', fold(context, 'sum', squares, at), context.constant(degrees), at);
}

function truthOf(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind === 'boolean') return value;
  return two(context, 'notEqual', value, { kind: 'integer', value: 0 }, at);
}

/** A truth for all of the elements, or for any of them. */
function joinedTruths(
  context: TraceContext,
  operation: 'and' | 'or',
  items: readonly Value[],
  at: Span,
): Value {
  const start: Value = { kind: 'boolean', value: operation === 'and' };
  return items
    .map((v) => truthOf(context, v, at))
    .reduce((total, v) => {
      const known = total.kind === 'boolean' && total.node === undefined ? total : undefined;
      if (known) return known.value === (operation === 'and') ? v : known;
      return two(context, operation, total, v, at);
    }, start);
}

/** Σ w·x / Σ w, with weights for all elements or for the positions of one axis. */
function weightedMean(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [, axis, keep, weights] = args;
  const array = arrayAt(context, args, 0, at);
  const own = given(weights);
  if (!own) return reductions.meanOf(context, args, at);
  const table = asArray(context, own, at);
  const spread = given(axis) && table.shape.length === 1 ? onAxis(context, table, array, axis, at) : table;
  const whole = broadcastTo(context, spread, array.shape, at);
  const options = [axis ?? { kind: 'none' as const }, keep ?? { kind: 'none' as const }];
  const products = applyPrimitive(context, 'mul', [array, whole], at);
  const top = reductions.total(context, [products, ...options], at);
  return two(context, 'div', top, reductions.total(context, [whole, ...options], at), at);
}

function onAxis(
  context: TraceContext,
  vector: ArrayValue,
  array: ArrayValue,
  axis: Value | undefined,
  at: Span,
): ArrayValue {
  const rank = array.shape.length;
  const place = axisAt(context, integerOr(context, axis, 0, at), rank, at);
  const shape = array.shape.map((_, k) => (k === place ? (vector.shape[0] ?? 1) : 1));
  const strides = array.shape.map((_, k) => (k === place ? (vector.strides[0] ?? 0) : 0));
  return viewOf(vector, shape, strides);
}

/** (array, order, axes, keep): of a matrix without axes an order names its own norm. */
function norm(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [value, order, axes, keep] = args;
  const array = asArray(context, value ?? { kind: 'none' }, at);
  const wanted = given(order);
  const both = given(axes)
    ? axesOr(context, axes, array.shape.length, at).length === 2
    : array.shape.length === 2;
  const options = [array, axes ?? { kind: 'none' as const }, keep ?? { kind: 'none' as const }];
  if (both && wanted) return matrixNorm(context, options, wanted, at);
  return along(context, options, at, (items) => vectorNorm(context, items, wanted, at));
}

function vectorNorm(
  context: TraceContext,
  items: readonly Value[],
  order: Value | undefined,
  at: Span,
): Value {
  const p = order ? numberOf(context, order.kind === 'integer' ? order : asReal(context, order, at)) : 2;
  if (p === 2) return applyPrimitive(context, 'norm', items, at);
  const sizes = items.map((x) => one(context, 'abs', x, at));
  if (p === 1) return fold(context, 'sum', sizes, at);
  if (p === Number.POSITIVE_INFINITY) return fold(context, 'max', sizes, at);
  if (p === Number.NEGATIVE_INFINITY) return fold(context, 'min', sizes, at);
  if (!order || !(p > 0)) return context.stop('outside-domain', at, `there is no norm of order ${p}`);
  const powers = sizes.map((x) => two(context, 'pow', x, order, at));
  return two(
    context,
    'pow',
    fold(context, 'sum', powers, at),
    two(context, 'div', context.constant(1), order, at),
    at,
  );
}

function matrixNorm(context: TraceContext, options: readonly Value[], order: Value, at: Span): Value {
  const [array, axes, keep] = options;
  if (order.kind === 'string' && order.value === 'fro')
    return along(context, options, at, (items) => vectorNorm(context, items, undefined, at));
  const p = order.kind === 'string' ? Number.NaN : numberOf(context, asReal(context, order, at));
  const infinite = Math.abs(p) === Number.POSITIVE_INFINITY;
  const plain = axes?.kind === 'none' && keep?.kind === 'none';
  if (!plain || !array || !(Math.abs(p) === 1 || infinite))
    return context.stop('unsupported-syntax', at, 'this norm of a matrix is not followed');
  const axis: Value = { kind: 'integer', value: infinite ? 1 : 0 };
  const sizes = one(context, 'abs', array, at);
  const sums = reductions.total(context, [sizes, axis], at);
  return p > 0 ? reductions.maxOf(context, [sums], at) : reductions.minOf(context, [sums], at);
}

/** Distances from the largest element. By how much all are shifted makes no difference, nor to any derivative. */
function belowMax(context: TraceContext, items: readonly Value[], at: Span): Value[] {
  const top = one(context, 'shift', fold(context, 'max', items, at), at);
  return items.map((x) => two(context, 'sub', x, top, at));
}

/** exp(x_k − max) / Σ exp(x_j − max). */
function softmax(context: TraceContext, items: readonly Value[], at: Span): Value[] {
  const powers = belowMax(context, items, at).map((x) => one(context, 'exp', x, at));
  const total = fold(context, 'sum', powers, at);
  return powers.map((x) => two(context, 'div', x, total, at));
}

/** (x_k − max) − ln Σ exp(x_j − max). */
function logSoftmax(context: TraceContext, items: readonly Value[], at: Span): Value[] {
  const below = belowMax(context, items, at);
  const powers = below.map((x) => one(context, 'exp', x, at));
  const total = one(context, 'log', fold(context, 'sum', powers, at), at);
  return below.map((x) => two(context, 'sub', x, total, at));
}

/** Each line along the axes becomes a line of the same length; the last axis where none is named. */
export function slices(
  context: TraceContext,
  args: readonly Value[],
  at: Span,
  change: (items: readonly Value[]) => readonly Value[],
): Value {
  const array = arrayAt(context, args, 0, at);
  const rank = array.shape.length;
  const named = given(args[1]);
  const axes = named ? axesOr(context, named, rank, at) : rank ? [rank - 1] : [];
  const changed = groups(array, axes).lists.map((list) => {
    context.step(at);
    return change(list);
  });
  const kept = array.shape.map((_, k) => k).filter((k) => !axes.includes(k));
  const order = [...kept, ...axes];
  const width = changed[0]?.length ?? 0;
  const sizes = order.map((k) => (axes.length === 1 && k === axes[0] ? width : (array.shape[k] ?? 1)));
  const turned = arrayOf(sizes, changed.flat());
  const back = array.shape.map((_, k) => order.indexOf(k));
  const shape = back.map((k) => turned.shape[k] ?? 1);
  const strides = back.map((k) => turned.strides[k] ?? 0);
  return fresh(viewOf(turned, shape, strides), shape);
}

/** Sums or products of the elements so far; of all of them, row by row, where no axis is named. */
function running(context: TraceContext, operation: string, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const flat = given(args[1]) ? array : arrayOf([sizeOf(array.shape)], itemsOf(array));
  const numbers =
    elementType(flat) === 'boolean' ? itemsOf(flat).map((v) => asReal(context, v, at)) : undefined;
  const source = numbers ? arrayOf(flat.shape, numbers) : flat;
  return slices(context, [source, args[1] ?? { kind: 'none' }], at, (items) => {
    const totals: Value[] = [];
    for (const v of items) {
      const last = totals[totals.length - 1];
      totals.push(last ? two(context, operation, last, v, at) : v);
    }
    return totals;
  });
}

function differences(context: TraceContext, args: readonly Value[], at: Span): Value {
  let current: Value = arrayAt(context, args, 0, at);
  const times = integerOr(context, args[1], 1, at);
  if (times < 0) context.stop('wrong-arguments', at, 'a negative count of differences');
  const axis = given(args[2]) ?? { kind: 'integer', value: -1 };
  for (let k = 0; k < times; k++) {
    current = slices(context, [current, axis], at, (items) =>
      items.slice(1).map((v, j) => two(context, 'sub', v, items[j] ?? v, at)),
    );
  }
  return current;
}
