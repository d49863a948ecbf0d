import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { asInteger, asTruth } from '../convert';
import { indexOf } from '../subscripts';
import { sizeOf } from '../tape';
import { type ArrayValue, describe, type Value } from '../value';
import { arrayAt, given, integerOr, numberOf, type Operation, textOr } from './arguments';
import { arrayOf, asArray, axisAt, collapsed, itemsOf, placesOf, viewOf } from './array';
import { broadcastTo } from './broadcast';
import { combine, type Index, refuseFrozen } from './indexing';
import { summed } from './products';
import { reductions, slices } from './reductions';
import { fresh } from './shaping';
import { sorting } from './sorting';

/** Methods of numerical mathematics on samples. */
export const numeric = {
  convolved: (context, args, at) => convolved(context, args, at),
  correlated: (context, args, at) => {
    const kernel = itemsOf(arrayAt(context, args, 1, at));
    if (kernel.length > itemsOf(arrayAt(context, args, 0, at)).length)
      return context.stop('unsupported-syntax', at, 'the second vector has to be the shorter one here');
    const turned = arrayOf([kernel.length], [...kernel].reverse());
    return convolved(context, [args[0] ?? none, turned, args[2] ?? none], at);
  },
  trapezoids: (context, args, at) => trapezoids(context, args, at),
  polynomial: (context, args, at) => {
    const coefficients = itemsOf(arrayAt(context, args, 0, at));
    const x = args[1] ?? none;
    let total: Value = { kind: 'integer', value: 0 };
    coefficients.forEach((c, k) => {
      total = k === 0 ? c : two(context, 'add', two(context, 'mul', total, x, at), c, at);
    });
    const value = x.kind === 'list' ? asArray(context, x, at) : x;
    return value.kind === 'array' && coefficients.length < 2
      ? arrayOf(value.shape, itemsOf(broadcastTo(context, asArray(context, total, at), value.shape, at)))
      : total;
  },
  interpolated: (context, args, at) => interpolated(context, args, at),
  chosen: (context, args, at) => chosen(context, args, at),
  pickLabels: (context, args, at) => pickLabels(context, args, at),
  withPart: (context, args, at) => withPart(context, args, at),
  changePart: (context, args, at) => changePart(context, args, at),
  changedWhole: (context, [array = none, word = none, value = none], at) => {
    changePart(context, [array, { kind: 'string', value: '...' }, word, value], at);
    return array;
  },
  padded: (context, args, at) => padded(context, args, at),
} as const satisfies Readonly<Record<string, Operation>>;

const none = { kind: 'none' } as const;

function two(context: TraceContext, operation: string, a: Value, b: Value, at: Span): Value {
  return applyPrimitive(context, operation, [a, b], at);
}

/** Σ_j x_j·y_{k−j}: all of it, as long as the longer one, or only where both overlap wholly. */
function convolved(context: TraceContext, args: readonly Value[], at: Span): Value {
  const pair = [arrayAt(context, args, 0, at), arrayAt(context, args, 1, at)];
  const mode = textOr(context, args[2], 'full', at);
  if (pair.some((v) => v.shape.length !== 1 || v.shape[0] === 0))
    return context.stop('shape-mismatch', at, 'a convolution is one of two vectors');
  const [x = [], y = []] = pair.map(itemsOf);
  const [short, long] = [Math.min(x.length, y.length), Math.max(x.length, y.length)];
  const full = Array.from({ length: x.length + y.length - 1 }, (_, k) => {
    context.step(at);
    const terms = x.flatMap((v, j) => {
      const other = y[k - j];
      return other ? [two(context, 'mul', v, other, at)] : [];
    });
    return summed(context, terms, at);
  });
  const skipped = mode === 'same' ? Math.floor((short - 1) / 2) : mode === 'valid' ? short - 1 : 0;
  const count = mode === 'same' ? long : mode === 'valid' ? long - short + 1 : full.length;
  return arrayOf([count], full.slice(skipped, skipped + count));
}

/** Σ (x_{k+1} − x_k)·(y_k + y_{k+1})/2 along an axis; `x` an array, or a step. */
function trapezoids(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const places = given(args[1]);
  const axis = axisAt(context, integerOr(context, args[3], -1, at), array.shape.length, at);
  const step = given(args[2]) ?? context.constant(1);
  const x = places && itemsOf(asArray(context, places, at));
  if (x && x.length !== array.shape[axis])
    return context.stop('shape-mismatch', at, `${x.length} places for ${array.shape[axis]} values`);
  const sums = slices(context, [array, { kind: 'integer', value: axis }], at, (y) => {
    const parts = y.slice(1).map((v, k) => {
      const width = x ? two(context, 'sub', x[k + 1] ?? v, x[k] ?? v, at) : step;
      const height = two(context, 'add', y[k] ?? v, v, at);
      return two(context, 'div', two(context, 'mul', width, height, at), context.constant(2), at);
    });
    return [summed(context, parts, at)];
  });
  const whole = asArray(context, sums, at);
  const shape = whole.shape.filter((_, k) => k !== axis);
  return collapsed(shape, itemsOf(whole));
}

/** Straight lines between points whose places rise; beyond them the first and the last value. */
function interpolated(context: TraceContext, args: readonly Value[], at: Span): Value {
  const wanted = arrayAt(context, args, 0, at);
  const places = itemsOf(arrayAt(context, args, 1, at));
  const values = itemsOf(arrayAt(context, args, 2, at));
  const rising = places.every(
    (p, k) => k === 0 || numberOf(context, places[k - 1] ?? p) < numberOf(context, p),
  );
  if (!rising || places.length !== values.length || !places.length)
    return context.stop('outside-domain', at, 'the places of an interpolation have to rise');
  const items = itemsOf(wanted).map((x) => between(context, x, places, values, at));
  return collapsed(wanted.shape, items);
}

function between(
  context: TraceContext,
  x: Value,
  places: readonly Value[],
  values: readonly Value[],
  at: Span,
): Value {
  const above = places.findIndex((p) => numberOf(context, x) < numberOf(context, p));
  const k = above < 0 ? places.length : above;
  const [left, right] = [places[k - 1], places[k]];
  if (left) asTruth(context, two(context, 'greaterEqual', x, left, at), at);
  if (right) asTruth(context, two(context, 'less', x, right, at), at);
  const [low, high] = [values[k - 1], values[k]];
  if (!left || !low) return high ?? none;
  if (!right || !high) return low;
  const rise = two(context, 'sub', high, low, at);
  const slope = two(context, 'div', rise, two(context, 'sub', right, left, at), at);
  return two(context, 'add', two(context, 'mul', slope, two(context, 'sub', x, left, at), at), low, at);
}

/** Of the choices the first whose condition holds, element by element; all of them are computed. */
function chosen(context: TraceContext, args: readonly Value[], at: Span): Value {
  const listed = (v: Value | undefined): readonly Value[] => (v?.kind === 'list' ? v.items : []);
  const [conditions, choices] = [listed(args[0]), listed(args[1])];
  if (!conditions.length || conditions.length !== choices.length)
    return context.stop('wrong-arguments', at, 'as many conditions as choices are needed here');
  let result: Value = given(args[2]) ?? context.constant(0);
  for (let k = conditions.length - 1; k >= 0; k--)
    result = applyPrimitive(context, 'select', [conditions[k] ?? none, choices[k] ?? none, result], at);
  return result;
}

/** Of each row the element that its label names; of labels that are shares, the elements weighed by them. */
function pickLabels(context: TraceContext, args: readonly Value[], at: Span): Value {
  const rows = arrayAt(context, args, 0, at);
  const labels = arrayAt(context, args, 1, at);
  if (rows.shape.join() === labels.shape.join()) {
    const weighed = two(context, 'mul', rows, labels, at);
    return reductions.total(context, [weighed, { kind: 'integer', value: -1 }], at);
  }
  if (rows.shape.length > 2 || labels.shape.length !== rows.shape.length - 1)
    return context.stop('shape-mismatch', at, 'labels are needed here, one a row');
  if (rows.shape.length === 1) {
    const [label = none] = itemsOf(labels);
    return sorting.take(context, [rows, { kind: 'integer', value: asInteger(context, label, at) }], at);
  }
  const column = viewOf(labels, [...labels.shape, 1], [...labels.strides, 0]);
  const picked = asArray(
    context,
    sorting.takeAlong(context, [rows, column, { kind: 'integer', value: -1 }], at),
    at,
  );
  return arrayOf(labels.shape, itemsOf(picked));
}

/** A copy in which one part is set, or combined with a value: (array, subscripts, what is done, value). */
function withPart(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const copy = fresh(array, array.shape);
  combine(
    context,
    copy,
    writtenIndices(context, args[1] ?? none, at),
    doing(context, args[2], at),
    args[3] ?? none,
    at,
  );
  return copy;
}

/** The same in the array itself. */
function changePart(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [array = none] = args;
  if (array.kind !== 'array')
    return context.stop('wrong-arguments', at, `${describe(array)} is no array that can be changed in place`);
  refuseFrozen(context, array, at);
  combine(
    context,
    array,
    writtenIndices(context, args[1] ?? none, at),
    doing(context, args[2], at),
    args[3] ?? none,
    at,
  );
  return none;
}

const changes: ReadonlyMap<string, string> = new Map([
  ['add', 'add'],
  ['subtract', 'sub'],
  ['multiply', 'mul'],
  ['mul', 'mul'],
  ['divide', 'div'],
  ['power', 'pow'],
  ['min', 'min'],
  ['max', 'max'],
]);

/** What is done with an element that a value meets; undefined: it is replaced. */
function doing(context: TraceContext, word: Value | undefined, at: Span): string | undefined {
  const text = textOr(context, word, 'set', at);
  if (text === 'set') return undefined;
  return (
    changes.get(text) ?? context.stop('unknown-function', at, `${text} of a part of an array is not known`)
  );
}

/** Subscripts that were handed over as values: a record is a slice, a text an ellipsis. */
function writtenIndices(context: TraceContext, subscripts: Value, at: Span): Index[] {
  const several = subscripts.kind === 'list' && subscripts.form === 'tuple';
  const all = several ? subscripts.items : [subscripts];
  return all.map((v): Index => {
    if (v.kind === 'string') return { others: true };
    if (v.kind !== 'record') return indexOf(context, v, at);
    const bound = (name: string): number | undefined => {
      const value = given(v.fields.get(name));
      return value && asInteger(context, value, at);
    };
    const [from, to, step] = ['from', 'to', 'step'].map(bound);
    return {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(step === undefined ? {} : { step }),
    };
  });
}

/** Zeros, or another constant, around an array: (array, [[before, after], …] an axis, value). */
function padded(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const widths = arrayAt(context, args, 1, at);
  const rank = array.shape.length;
  const every = itemsOf(broadcastTo(context, widths, [rank, 2], at)).map((v) => asInteger(context, v, at));
  if (every.some((w) => w < 0)) context.stop('wrong-arguments', at, 'a negative width');
  const before = array.shape.map((_, k) => every[2 * k] ?? 0);
  const shape = array.shape.map((d, k) => d + (every[2 * k] ?? 0) + (every[2 * k + 1] ?? 0));
  const value = given(args[2]) ?? context.constant(0);
  const result = arrayOf(
    shape,
    Array.from({ length: sizeOf(shape) }, () => value),
  );
  const inner = viewOf(
    result,
    array.shape,
    result.strides,
    before.reduce((sum, b, k) => sum + b * (result.strides[k] ?? 0), 0),
  );
  putItems(inner, itemsOf(array));
  return result;
}

function putItems(view: ArrayValue, items: readonly Value[]): void {
  const places = placesOf(view);
  places.forEach((place, k) => {
    const item = items[k];
    if (item) view.buffer[place] = item;
  });
}
