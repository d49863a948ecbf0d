import type { Span } from '../../span';
import type { TraceContext } from '../context';
import { sizeOf } from '../tape';
import type { ArrayValue, Value } from '../value';
import { arrayAt, axesOr, given, integerOr, integersOf, type Operation } from './arguments';
import { arrayOf, asArray, axisAt, isContiguous, itemsOf, ofOneType, sized, viewOf } from './array';
import { broadcastShape, broadcastTo } from './broadcast';
import { rowMajor } from './strides';

/** Other shapes of the same elements: windows on the same memory wherever there is one. */
export const shaping = {
  shapeOf: (context, args, at) => tuple(arrayAt(context, args, 0, at).shape),
  sizeOf: (context, args, at) => ({ kind: 'integer', value: sizeOf(arrayAt(context, args, 0, at).shape) }),
  rankOf: (context, args, at) => ({ kind: 'integer', value: arrayAt(context, args, 0, at).shape.length }),
  reshape: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const shape = completedShape(context, array, args[1], at);
    return reshapedView(array, shape) ?? fresh(array, shape);
  },
  reshapeView: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const shape = completedShape(context, array, args[1], at);
    return (
      reshapedView(array, shape) ??
      context.stop(
        'shape-mismatch',
        at,
        'this array does not lie in memory so that it can be viewed in this shape',
      )
    );
  },
  ravel: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const shape = [sizeOf(array.shape)];
    if (array.loose) return { ...fresh(array, shape), frozen: true };
    return isContiguous(array) ? viewOf(array, shape, [1]) : fresh(array, shape);
  },
  flatten: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    return fresh(array, [sizeOf(array.shape)]);
  },
  inRowOrder: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    return array.loose || !isContiguous(array) ? fresh(array, array.shape) : array;
  },
  mergeAxes: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const rank = array.shape.length;
    const first = axisAt(context, integerOr(context, args[1], 0, at), Math.max(rank, 1), at);
    const last = axisAt(context, integerOr(context, args[2], -1, at), Math.max(rank, 1), at);
    const merged = array.shape.slice(first, last + 1).reduce((n, d) => n * d, 1);
    const shape = [...array.shape.slice(0, first), merged, ...array.shape.slice(last + 1)];
    return reshapedView(array, shape) ?? fresh(array, shape);
  },
  permute: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const rank = array.shape.length;
    const order = given(args[1]);
    const axes = order
      ? integersOf(context, order, at).map((k) => axisAt(context, k, rank, at))
      : array.shape.map((_, k) => rank - 1 - k);
    if (axes.length !== rank || new Set(axes).size !== rank)
      context.stop('shape-mismatch', at, `an array of ${rank} axes is given an order of ${axes.length}`);
    return permuted(array, axes);
  },
  swapAxes: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const rank = array.shape.length;
    const a = axisAt(context, integerOr(context, args[1], -2, at), rank, at);
    const b = axisAt(context, integerOr(context, args[2], -1, at), rank, at);
    const axes = array.shape.map((_, k) => (k === a ? b : k === b ? a : k));
    return permuted(array, axes);
  },
  moveAxis: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const rank = array.shape.length;
    const named = (value: Value | undefined): number[] =>
      value ? integersOf(context, value, at).map((k) => axisAt(context, k, rank, at)) : [];
    const [from, to] = [named(args[1]), named(args[2])];
    const axes = array.shape.map((_, k) => k).filter((k) => !from.includes(k));
    const moves = to
      .map((target, k) => ({ target, source: from[k] ?? 0 }))
      .sort((x, y) => x.target - y.target);
    for (const { target, source } of moves) axes.splice(target, 0, source);
    return permuted(array, axes);
  },
  squeeze: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const named = given(args[1]);
    const axes = named ? axesOr(context, named, array.shape.length, at) : array.shape.map((_, k) => k);
    const gone = axes.filter((k) => array.shape[k] === 1);
    if (named && gone.length < axes.length && context.program.arrays !== 'tensors')
      context.stop('shape-mismatch', at, 'only an axis of length 1 can be left out');
    return permuted(
      array,
      array.shape.map((_, k) => k).filter((k) => !gone.includes(k)),
    );
  },
  expand: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const named = given(args[1]);
    const wanted = named ? integersOf(context, named, at) : [0];
    const rank = array.shape.length + wanted.length;
    const added = wanted.map((k) => axisAt(context, k, rank, at));
    const [shape, strides] = [[...array.shape], [...array.strides]];
    for (const k of added.sort((a, b) => a - b)) {
      shape.splice(k, 0, 1);
      strides.splice(k, 0, 0);
    }
    return viewOf(array, shape, strides);
  },
  atLeastRank: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const missing = Math.max(0, integerOr(context, args[1], 1, at) - array.shape.length);
    const ones = Array.from({ length: missing }, () => 1);
    return viewOf(array, [...ones, ...array.shape], [...ones.map(() => 0), ...array.strides]);
  },
  broadcastTo: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const wanted = given(args[1]);
    const shape = wanted ? integersOf(context, wanted, at) : [];
    const missing = shape.length - array.shape.length;
    const kept = shape.map((d, k) => (d === -1 ? (array.shape[k - missing] ?? 1) : d));
    return broadcastTo(context, array, kept, at);
  },
  broadcastTogether: (context, args, at) => {
    const arrays = args.map((a) => asArray(context, a, at));
    const shape = broadcastShape(
      context,
      arrays.map((a) => a.shape),
      at,
    );
    return { kind: 'list', form: 'tuple', items: arrays.map((a) => broadcastTo(context, a, shape, at)) };
  },
  flip: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const axes = axesOr(context, args[1], array.shape.length, at);
    const strides = array.strides.map((s, k) => (axes.includes(k) ? -s : s));
    const offset = axes.reduce(
      (sum, k) => sum + Math.max(0, (array.shape[k] ?? 1) - 1) * (array.strides[k] ?? 0),
      array.offset,
    );
    const view = viewOf(array, array.shape, strides, offset);
    return context.program.arrays === 'tensors' ? fresh(view, view.shape) : view;
  },
  roll: (context, args, at) => roll(context, args, at),
  repeat: (context, args, at) => repeat(context, args, at),
  tile: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const times = args[1] ? integersOf(context, args[1], at) : [1];
    return tiled(context, array, times, at);
  },
  concatenate: (context, args, at) => {
    const parts = partsOf(context, args[0], at);
    const flat = args[1]?.kind === 'none';
    const whole = flat ? parts.map((p) => viewOrFresh(p, [sizeOf(p.shape)])) : parts;
    const rank = whole[0]?.shape.length ?? 0;
    if (!rank) return context.stop('shape-mismatch', at, 'numbers that are no arrays cannot be concatenated');
    return joined(
      context,
      whole,
      axisAt(context, flat ? 0 : integerOr(context, args[1], 0, at), rank, at),
      at,
    );
  },
  stack: (context, args, at) => {
    const parts = partsOf(context, args[0], at);
    const rank = (parts[0]?.shape.length ?? 0) + 1;
    const axis = axisAt(context, integerOr(context, args[1], 0, at), rank, at);
    if (parts.some((p) => p.shape.join() !== parts[0]?.shape.join()))
      context.stop('shape-mismatch', at, 'only arrays of one shape are stacked');
    return joined(
      context,
      parts.map((p) => withAxis(p, axis)),
      axis,
      at,
    );
  },
  columnStack: (context, args, at) => {
    const parts = partsOf(context, args[0], at);
    return joined(
      context,
      parts.map((p) => (p.shape.length < 2 ? viewOrFresh(p, [sizeOf(p.shape), 1]) : p)),
      1,
      at,
    );
  },
  rowStack: (context, args, at) => {
    const parts = partsOf(context, args[0], at);
    return joined(
      context,
      parts.map((p) => (p.shape.length < 2 ? viewOrFresh(p, [1, sizeOf(p.shape)]) : p)),
      0,
      at,
    );
  },
  sideBySide: (context, args, at) => {
    const parts = partsOf(context, args[0], at).map((p) => (p.shape.length ? p : viewOrFresh(p, [1])));
    return joined(context, parts, (parts[0]?.shape.length ?? 1) === 1 ? 0 : 1, at);
  },
  split: (context, args, at) => split(context, args, at),
} as const satisfies Readonly<Record<string, Operation>>;

function tuple(numbers: readonly number[]): Value {
  return { kind: 'list', form: 'tuple', items: numbers.map((value) => ({ kind: 'integer', value })) };
}

/** A copy in another shape. */
export function fresh(array: ArrayValue, shape: readonly number[]): ArrayValue {
  const copy = arrayOf(shape, itemsOf(array));
  return array.integral ? { ...copy, integral: true } : copy;
}

function viewOrFresh(array: ArrayValue, shape: readonly number[]): ArrayValue {
  return reshapedView(array, shape) ?? fresh(array, shape);
}

function completedShape(
  context: TraceContext,
  array: ArrayValue,
  wanted: Value | undefined,
  at: Span,
): number[] {
  const known = given(wanted);
  const shape = known ? integersOf(context, known, at) : [];
  const size = sizeOf(array.shape);
  const rest = shape.filter((d) => d >= 0).reduce((n, d) => n * d, 1);
  const whole = shape.map((d) => (d === -1 && rest ? size / rest : d));
  const valid = shape.filter((d) => d < 0).length <= 1 && shape.every((d) => d >= -1);
  if (!valid || sizeOf(whole) !== size || whole.some((d) => !Number.isInteger(d)))
    context.stop(
      'shape-mismatch',
      at,
      `an array of shape (${array.shape.join(', ')}) cannot have the shape (${shape.join(', ')})`,
    );
  return whole;
}

/**
 * A window of another shape on the same memory: axes that lie one behind the other in memory are merged and cut
 * anew. Undefined where only a copy can have the shape.
 */
function reshapedView(array: ArrayValue, shape: readonly number[]): ArrayValue | undefined {
  if (array.loose) return { ...fresh(array, shape), frozen: true };
  if (sizeOf(shape) === 0 || isContiguous(array)) return viewOf(array, shape, rowMajor(shape));
  const strides = stridesIn(array, shape);
  return strides && viewOf(array, shape, strides);
}

/** Steps that an array not in row order has in another shape; undefined where there are none. */
function stridesIn(array: ArrayValue, shape: readonly number[]): number[] | undefined {
  const old = array.shape.flatMap((size, k) => (size === 1 ? [] : [{ size, stride: array.strides[k] ?? 0 }]));
  const strides: number[] = [];
  let [from, into] = [0, 0];
  while (from < old.length && into < shape.length) {
    let [left, right] = [old[from]?.size ?? 1, shape[into] ?? 1];
    const [firstOld, firstNew] = [from, into];
    while (left !== right) {
      if (left < right) left *= old[++from]?.size ?? Number.NaN;
      else right *= shape[++into] ?? Number.NaN;
      if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
    }
    if (!inOneRow(old.slice(firstOld, from + 1))) return undefined;
    let stride = old[from]?.stride ?? 1;
    for (let k = into; k >= firstNew; k--) {
      strides[k] = stride;
      stride *= shape[k] ?? 1;
    }
    from++;
    into++;
  }
  for (let k = into; k < shape.length; k++) strides[k] = 1;
  return strides;
}

function inOneRow(axes: readonly { readonly size: number; readonly stride: number }[]): boolean {
  return axes.every((axis, k) => {
    const next = axes[k + 1];
    return !next || axis.stride === next.stride * next.size;
  });
}

function permuted(array: ArrayValue, axes: readonly number[]): ArrayValue {
  return viewOf(
    array,
    axes.map((k) => array.shape[k] ?? 1),
    axes.map((k) => array.strides[k] ?? 0),
  );
}

function withAxis(array: ArrayValue, axis: number): ArrayValue {
  const [shape, strides] = [[...array.shape], [...array.strides]];
  shape.splice(axis, 0, 1);
  strides.splice(axis, 0, 0);
  return viewOf(array, shape, strides);
}

/** The parts that are put together: the elements of a list, the rows of an array. */
function partsOf(context: TraceContext, value: Value | undefined, at: Span): ArrayValue[] {
  const parts =
    value?.kind === 'list'
      ? value.items.map((v) => asArray(context, v, at))
      : value?.kind === 'array' && value.shape.length
        ? rowsOf(value)
        : [];
  return parts.length
    ? parts
    : context.stop('shape-mismatch', at, 'there are no arrays to put together here');
}

export function rowsOf(array: ArrayValue): ArrayValue[] {
  const [count = 0, ...shape] = array.shape;
  const [stride = 0, ...strides] = array.strides;
  return Array.from({ length: count }, (_, k) => viewOf(array, shape, strides, array.offset + k * stride));
}

/** Arrays one behind the other along an axis. */
function joined(context: TraceContext, parts: readonly ArrayValue[], axis: number, at: Span): ArrayValue {
  const [first] = parts;
  const others = (shape: readonly number[]): string => shape.map((d, k) => (k === axis ? '' : d)).join();
  if (!first || parts.some((p) => others(p.shape) !== others(first.shape)))
    return context.stop(
      'shape-mismatch',
      at,
      `arrays of shapes ${parts.map((p) => `(${p.shape.join(', ')})`).join(', ')} cannot be put together along axis ${axis}`,
    );
  const length = parts.reduce((n, p) => n + (p.shape[axis] ?? 0), 0);
  const shape = first.shape.map((d, k) => (k === axis ? length : d));
  sized(context, shape, at);
  const outer = first.shape.slice(0, axis).reduce((n, d) => n * d, 1);
  const lists = parts.map((p) => ({ items: itemsOf(p), width: sizeOf(p.shape) / Math.max(outer, 1) }));
  const items = Array.from({ length: outer }, (_, k) =>
    lists.flatMap(({ items, width }) => items.slice(k * width, (k + 1) * width)),
  );
  const result = ofOneType(context, shape, items.flat(), at);
  return parts.every((p) => p.integral) ? { ...result, integral: true } : result;
}

function roll(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const shifts = args[1] ? integersOf(context, args[1], at) : [0];
  const named = given(args[2]);
  const flat = named ? array : viewOrFresh(array, [sizeOf(array.shape)]);
  const axes = named ? integersOf(context, named, at) : [0];
  let turned = flat;
  axes.forEach((axis, k) => {
    const place = axisAt(context, axis, flat.shape.length, at);
    turned = turnedAlong(turned, place, shifts[shifts.length === 1 ? 0 : k] ?? 0);
  });
  return fresh(turned, array.shape);
}

function turnedAlong(array: ArrayValue, axis: number, shift: number): ArrayValue {
  const size = array.shape[axis] ?? 1;
  const inner = array.shape.slice(axis + 1).reduce((n, d) => n * d, 1);
  const items = itemsOf(array);
  const source = (k: number): number => {
    const position = Math.floor(k / inner) % size;
    const from = (((position - shift) % size) + size) % size;
    return k + (from - position) * inner;
  };
  return arrayOf(
    array.shape,
    items.map((v, k) => items[source(k)] ?? v),
  );
}

function repeat(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const named = given(args[2]);
  const source = named ? array : viewOrFresh(array, [sizeOf(array.shape)]);
  const axis = named ? axisAt(context, integerOr(context, named, 0, at), source.shape.length, at) : 0;
  const counts = args[1] ? integersOf(context, args[1], at) : [1];
  const size = source.shape[axis] ?? 0;
  if ((counts.length !== 1 && counts.length !== size) || counts.some((c) => c < 0))
    context.stop('shape-mismatch', at, `${counts.length} counts for ${size} elements`);
  const all = Array.from({ length: size }, (_, k) => counts[counts.length === 1 ? 0 : k] ?? 0);
  const shape = source.shape.map((d, k) => (k === axis ? all.reduce((n, c) => n + c, 0) : d));
  sized(context, shape, at);
  const inner = source.shape.slice(axis + 1).reduce((n, d) => n * d, 1);
  const items = itemsOf(source);
  const outer = size ? items.length / (size * inner) : 0;
  const rows = Array.from({ length: outer * size }, (_, k) => ({
    count: all[k % size] ?? 0,
    row: items.slice(k * inner, (k + 1) * inner),
  }));
  return arrayOf(
    shape,
    rows.flatMap(({ count, row }) => Array.from({ length: count }, () => row).flat()),
  );
}

function tiled(context: TraceContext, array: ArrayValue, times: readonly number[], at: Span): ArrayValue {
  const rank = Math.max(times.length, array.shape.length);
  const counts = [...Array.from({ length: rank - times.length }, () => 1), ...times];
  const ones = Array.from({ length: rank - array.shape.length }, () => 1);
  let whole = viewOrFresh(array, [...ones, ...array.shape]);
  sized(
    context,
    whole.shape.map((d, k) => d * (counts[k] ?? 1)),
    at,
  );
  counts.forEach((count, axis) => {
    if (count === 1) return;
    const copies = Array.from({ length: count }, () => whole);
    const none = whole.shape.map((d, k) => (k === axis ? 0 : d));
    whole = count > 0 ? joined(context, copies, axis, at) : arrayOf(none, []);
  });
  return fresh(whole, whole.shape);
}

/** Windows of so many parts of equal length, or cut at positions. */
function split(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const axis = axisAt(context, integerOr(context, args[2], 0, at), array.shape.length, at);
  const size = array.shape[axis] ?? 0;
  const where = given(args[1]);
  const cuts = where?.kind === 'list' || where?.kind === 'array' ? integersOf(context, where, at) : undefined;
  const count = cuts ? 1 : integerOr(context, where, 1, at);
  if (!cuts && (count < 1 || size % count))
    context.stop('shape-mismatch', at, `${size} elements cannot be cut into ${count} equal parts`);
  const ends = cuts ?? Array.from({ length: count - 1 }, (_, k) => ((k + 1) * size) / count);
  const clip = (k: number): number => Math.min(Math.max(k < 0 ? k + size : k, 0), size);
  const borders = [0, ...ends.map(clip), size];
  const items = borders.slice(1).map((end, k): Value => {
    const from = borders[k] ?? 0;
    const shape = array.shape.map((d, j) => (j === axis ? Math.max(0, end - from) : d));
    return viewOf(array, shape, array.strides, array.offset + from * (array.strides[axis] ?? 0));
  });
  return { kind: 'list', form: 'list', items };
}
