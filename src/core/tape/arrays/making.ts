import { problem } from '../../problem';
import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { asInteger, asReal, asTruth } from '../convert';
import { sizeOf } from '../tape';
import { type ArrayValue, itemAt, type Value } from '../value';
import {
  arrayAt,
  given,
  integerOr,
  numberOf,
  type Operation,
  only,
  shapeAt,
  textOr,
  truthOr,
} from './arguments';
import { arrayOf, asArray, elementType, itemsOf, placesOf, sized, viewOf } from './array';
import { broadcastTo } from './broadcast';
import { fresh } from './shaping';

/** New arrays, and what their elements are taken for. */
export const making = {
  elements: (context, args, at) => asArray(context, only(context, args, at), at),
  copy: (_context, [value = { kind: 'none' }]) => copied(value),
  filled: (context, args, at) => filled(shapeAt(context, args[0], at), args[1] ?? context.constant(0)),
  filledLike: (context, args, at) => filledLike(context, args, at),
  unset: (context, args, at) => {
    const shape = shapeAt(context, args[0], at);
    const why = problem(
      'no-value',
      context.absolute(at),
      'elements of this array are read that were never set',
    );
    return filled(shape, { kind: 'unknown', problem: why, unit: context.unit });
  },
  counted: (context, args, at) => counted(context, args, at),
  spaced: (context, args, at) => spaced(context, args, at),
  identity: (context, args, at) => {
    const rows = integerOr(context, args[0], 1, at);
    const columns = integerOr(context, args[1], rows, at);
    const offset = integerOr(context, args[2], 0, at);
    sized(context, [rows, columns], at);
    const [zero, one] = [context.constant(0), context.constant(1)];
    return table(rows, columns, (i, j) => (j - i === offset ? one : zero));
  },
  diagonal: (context, args, at) => diagonal(context, args, at),
  diagonalMatrix: (context, args, at) => diagonalMatrix(context, args, at),
  lowerTriangle: (context, args, at) => triangle(context, args, (i, j, k) => j - i <= k, at),
  upperTriangle: (context, args, at) => triangle(context, args, (i, j, k) => j - i >= k, at),
  lowerIndices: (context, args, at) => triangleIndices(context, args, (i, j, k) => j - i <= k, at),
  upperIndices: (context, args, at) => triangleIndices(context, args, (i, j, k) => j - i >= k, at),
  gridIndices: (context, args, at) => {
    const shape = shapeAt(context, args[0], at);
    const grids = shape.map((_, axis) => positionsAlong(shape, axis));
    sized(context, [shape.length, ...shape], at);
    return arrayOf(
      [shape.length, ...shape],
      grids.flatMap((grid) => grid.map(integer)),
    );
  },
  grids: (context, args, at) => {
    const [indexing, ...vectors] = args;
    const xs = vectors.map((v) => asArray(context, v, at));
    return grids(context, xs, textOr(context, indexing, 'xy', at) === 'xy', at);
  },
  vandermonde: (context, args, at) => {
    const x = itemsOf(arrayAt(context, args, 0, at));
    const count = integerOr(context, args[1], x.length, at);
    const increasing = truthOr(context, args[2], false, at);
    sized(context, [x.length, count], at);
    return table(x.length, count, (i, j) => {
      const power = increasing ? j : count - 1 - j;
      const base = x[i] ?? context.constant(0);
      return power === 0 ? context.constant(1) : power === 1 ? base : power_(context, base, power, at);
    });
  },
  oneHot: (context, args, at) => oneHot(context, args, at),
  nonzero: (context, args, at) => nonzero(context, args, at),
  toInteger: (context, args, at) => mapped(only(context, args, at), (v) => toInteger(context, v, at)),
  toReal: (context, args, at) => toReal(context, only(context, args, at), at),
  toTruth: (context, args, at) =>
    mapped(only(context, args, at), (v) =>
      v.kind === 'boolean' ? v : applyPrimitive(context, 'notEqual', [v, context.constant(0)], at),
    ),
  cut: (context, args, at) => applyPrimitive(context, 'detach', args, at),
} as const satisfies Readonly<Record<string, Operation>>;

function copied(value: Value): Value {
  if (value.kind === 'array') return fresh(value, value.shape);
  return value.kind === 'list' ? { ...value, items: [...value.items] } : value;
}

function filled(shape: readonly number[], value: Value): ArrayValue {
  return arrayOf(
    shape,
    Array.from({ length: sizeOf(shape) }, () => value),
  );
}

/** An array of the shape and the type of another one. */
function filledLike(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [like, value, shape] = args;
  const array = asArray(context, like ?? { kind: 'none' }, at);
  const wanted = given(shape) ? shapeAt(context, shape, at) : array.shape;
  const number = value ? asReal(context, value, at) : context.constant(0);
  const type = elementType(array);
  if (type === 'real') return filled(wanted, number);
  const known = numberOf(context, number);
  if (context.isActive(number.node) || (type === 'integer' && !Number.isInteger(known)))
    return context.stop(
      'unsupported-syntax',
      at,
      'an array of integers is filled with a number that is none',
    );
  return filled(wanted, type === 'integer' ? integer(known) : { kind: 'boolean', value: known !== 0 });
}

function integer(value: number): Value {
  return { kind: 'integer', value };
}

function table(rows: number, columns: number, element: (i: number, j: number) => Value): ArrayValue {
  return arrayOf(
    [rows, columns],
    Array.from({ length: rows * columns }, (_, k) => element(Math.floor(k / columns), k % columns)),
  );
}

function power_(context: TraceContext, base: Value, power: number, at: Span): Value {
  return applyPrimitive(context, 'pow', [base, integer(power)], at);
}

/** from, from + step, … below `to`: integers of integers, else numbers whose count is that at this point. */
function counted(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [first, second, third] = args.filter((a) => a.kind !== 'none');
  const start = second && first ? first : integer(0);
  const end = second ?? first ?? integer(0);
  const step = third ?? integer(1);
  const [from, to, by] = [start, end, step].map((v) => numberOf(context, scalar(context, v, at)));
  if (from === undefined || to === undefined || !by)
    return context.stop('outside-domain', at, 'a range cannot step by 0');
  const count = Math.max(0, Math.ceil((to - from) / by));
  sized(context, [count], at);
  const whole = [start, end, step].every((v) => v.kind === 'integer');
  if (!whole) guardCount(context, [start, end, step], count, at);
  return arrayOf(
    [count],
    Array.from({ length: count }, (_, k) =>
      whole ? integer(from + k * by) : stepped(context, start, step, k, at),
    ),
  );
}

function scalar(context: TraceContext, v: Value, at: Span): Value {
  return v.kind === 'integer' ? v : asReal(context, v, at);
}

function stepped(context: TraceContext, start: Value, step: Value, k: number, at: Span): Value {
  const first = asReal(context, start, at);
  const along = applyPrimitive(context, 'mul', [context.constant(k), step], at);
  return k === 0 ? first : applyPrimitive(context, 'add', [first, along], at);
}

/** The range has as many elements as long as its end lies between the last two of them. */
function guardCount(context: TraceContext, bounds: readonly Value[], count: number, at: Span): void {
  const [start, end, step] = bounds;
  if (!start || !end || !step) return;
  const active = bounds.some((v) => v.kind === 'real' && context.isActive(v.node));
  if (!active) return;
  const span = applyPrimitive(context, 'sub', [end, start], at);
  const steps = applyPrimitive(context, 'ceil', [applyPrimitive(context, 'div', [span, step], at)], at);
  asTruth(context, applyPrimitive(context, 'equal', [steps, context.constant(count)], at), at);
}

/** `count` numbers from one to another, the last of them included unless told otherwise. */
function spaced(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [start, end] = [args[0], args[1]].map((v) => asReal(context, v ?? { kind: 'none' }, at));
  const count = integerOr(context, args[2], 50, at);
  const closed = truthOr(context, args[3], true, at);
  if (!start || !end || count < 0) return context.stop('wrong-arguments', at, 'a negative count of numbers');
  sized(context, [count], at);
  const intervals = closed ? count - 1 : count;
  if (intervals < 1) return arrayOf([count], count ? [start] : []);
  const whole = applyPrimitive(context, 'sub', [end, start], at);
  const step = applyPrimitive(context, 'div', [whole, context.constant(intervals)], at);
  return arrayOf(
    [count],
    Array.from({ length: count }, (_, k) =>
      closed && k === count - 1 ? end : stepped(context, start, step, k, at),
    ),
  );
}

/** A window on the diagonal of a matrix; of more axes than two, of two of them. */
function diagonal(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const offset = integerOr(context, args[1], 0, at);
  const [rows, columns] = array.shape;
  const [down = 0, across = 0] = array.strides;
  if (rows === undefined || columns === undefined || array.shape.length !== 2)
    return context.stop('shape-mismatch', at, 'a diagonal is followed of a matrix only');
  const count = Math.max(0, Math.min(rows + Math.min(offset, 0), columns - Math.max(offset, 0)));
  const first = offset >= 0 ? offset * across : -offset * down;
  const view = viewOf(array, [count], [down + across], array.offset + first);
  return { ...view, ...(context.program.arrays !== 'tensors' && { frozen: true }) };
}

function diagonalMatrix(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  if (array.shape.length === 2) return diagonal(context, args, at);
  const offset = integerOr(context, args[1], 0, at);
  const items = itemsOf(array);
  const size = items.length + Math.abs(offset);
  sized(context, [size, size], at);
  const zero = zeroOf(context, array);
  return table(size, size, (i, j) => (j - i === offset ? items[offset >= 0 ? i : j] : undefined) ?? zero);
}

function zeroOf(context: TraceContext, array: ArrayValue): Value {
  return elementType(array) === 'integer' && !array.integral ? integer(0) : context.constant(0);
}

type Inside = (i: number, j: number, k: number) => boolean;

/** A matrix (or a stack of them) with zeros outside of a triangle; a copy. */
function triangle(context: TraceContext, args: readonly Value[], inside: Inside, at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const offset = integerOr(context, args[1], 0, at);
  const rank = array.shape.length;
  if (rank < 2) return context.stop('shape-mismatch', at, 'a triangle is one of a matrix');
  const [rows = 1, columns = 1] = array.shape.slice(-2);
  const zero =
    elementType(array) === 'boolean' ? ({ kind: 'boolean', value: false } as const) : zeroOf(context, array);
  const items = itemsOf(array).map((v, k) =>
    inside(Math.floor(k / columns) % rows, k % columns, offset) ? v : zero,
  );
  return arrayOf(array.shape, items);
}

function triangleIndices(context: TraceContext, args: readonly Value[], inside: Inside, at: Span): Value {
  const rows = integerOr(context, args[0], 1, at);
  const offset = integerOr(context, args[1], 0, at);
  const columns = integerOr(context, args[2], rows, at);
  const places = Array.from({ length: sized(context, [rows, columns], at) }, (_, k) => k).filter((k) =>
    inside(Math.floor(k / columns), k % columns, offset),
  );
  const along = (f: (k: number) => number): ArrayValue =>
    arrayOf(
      [places.length],
      places.map((k) => integer(f(k))),
    );
  return {
    kind: 'list',
    form: 'tuple',
    items: [along((k) => Math.floor(k / columns)), along((k) => k % columns)],
  };
}

/** element → its position along one axis. */
function positionsAlong(shape: readonly number[], axis: number): number[] {
  const inner = shape.slice(axis + 1).reduce((n, d) => n * d, 1);
  return Array.from({ length: sizeOf(shape) }, (_, k) => Math.floor(k / inner) % (shape[axis] ?? 1));
}

/** Of vectors, the arrays that repeat each of them along the others' axes. */
function grids(context: TraceContext, vectors: readonly ArrayValue[], swapped: boolean, at: Span): Value {
  const lengths = vectors.map((v) => sizeOf(v.shape));
  const order = lengths.map((_, k) => (swapped && k < 2 && lengths.length > 1 ? 1 - k : k));
  const shape = order.map((k) => lengths[k] ?? 1);
  const items = vectors.map((v, k): Value => {
    const axis = order.indexOf(k);
    const own = shape.map((d, j) => (j === axis ? d : 1));
    const whole = broadcastTo(context, fresh(v, own), shape, at);
    return fresh(whole, shape);
  });
  return { kind: 'list', form: 'list', items };
}

function oneHot(context: TraceContext, args: readonly Value[], at: Span): Value {
  const labels = arrayAt(context, args, 0, at);
  const numbers = itemsOf(labels).map((v) => asInteger(context, v, at));
  const count = integerOr(context, args[1], Math.max(...numbers) + 1, at);
  if (numbers.some((n) => n < 0 || n >= count))
    context.stop('index-out-of-range', at, `a label lies outside of 0 … ${count - 1}`);
  const shape = [...labels.shape, count];
  sized(context, shape, at);
  const real = truthOr(context, args[2], true, at);
  const digit = (v: number): Value => (real ? context.constant(v) : integer(v));
  return arrayOf(
    shape,
    numbers.flatMap((n) => Array.from({ length: count }, (_, k) => digit(k === n ? 1 : 0))),
  );
}

/** Positions of the elements that are not zero, an array an axis; whether they are is guarded. */
function nonzero(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const places = itemsOf(array).flatMap((v, k) => (asTruth(context, v, at) ? [k] : []));
  const items = array.shape.map((_, axis): Value => {
    const positions = positionsAlong(array.shape, axis);
    return arrayOf(
      [places.length],
      places.map((k) => integer(positions[k] ?? 0)),
    );
  });
  return { kind: 'list', form: 'tuple', items };
}

function mapped(value: Value, element: (v: Value) => Value): Value {
  if (value.kind === 'array') return arrayOf(value.shape, itemsOf(value).map(element));
  return element(value);
}

function toInteger(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind === 'integer') return value;
  if (value.kind === 'boolean' && value.node === undefined) return integer(value.value ? 1 : 0);
  const whole = applyPrimitive(context, 'trunc', [value], at);
  return integer(asInteger(context, whole, at));
}

/** Numbers as they are: an array of them stays the same array. */
function toReal(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind !== 'array' && value.kind !== 'list') return asReal(context, value, at);
  const array = asArray(context, value, at);
  if (elementType(array) === 'real') return array;
  const reals = placesOf(array).map((place) => asReal(context, itemAt(array, place), at));
  return arrayOf(array.shape, reals);
}
