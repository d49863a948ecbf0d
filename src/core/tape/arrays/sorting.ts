import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { asInteger, asTruth } from '../convert';
import { element } from '../subscripts';
import { type ArrayValue, itemAt, type Value } from '../value';
import { arrayAt, given, integerOr, numberOf, type Operation, truthOr } from './arguments';
import { arrayOf, asArray, axisAt, collapsed, itemsOf } from './array';
import { overwrite, refuseFrozen } from './indexing';
import { along, slices } from './reductions';

/** Orders of elements at this point: the comparisons that decide them are guarded. */
export const sorting = {
  sorted: (context, args, at) =>
    slices(context, flat(context, args, at), at, (items) =>
      ordered(context, items, descends(context, args, at), at).map((k) => items[k] ?? none),
    ),
  sortedPositions: (context, args, at) =>
    slices(context, flat(context, args, at), at, (items) =>
      ordered(context, items, descends(context, args, at), at).map((value) => ({ kind: 'integer', value })),
    ),
  sortInPlace: (context, args, at) => {
    const [object] = args;
    if (object?.kind === 'list') {
      const order = ordered(context, object.items, false, at).map((k) => object.items[k] ?? none);
      object.items.splice(0, order.length, ...order);
      return none;
    }
    const array = arrayAt(context, args, 0, at);
    refuseFrozen(context, array, at);
    overwrite(context, array, sorting.sorted(context, args, at), at);
    return none;
  },
  sortedList: (context, args, at) => {
    const items = itemsOf(asArray(context, args[0] ?? none, at));
    const order = ordered(context, items, truthOr(context, args[1], false, at), at);
    return { kind: 'list', form: 'list', items: order.map((k) => items[k] ?? none) };
  },
  positionOfMax: (context, args, at) => position(context, 'greaterEqual', args, at),
  positionOfMin: (context, args, at) => position(context, 'lessEqual', args, at),
  medianOf: (context, args, at) =>
    along(context, args, at, (items) => quantile(context, items, context.constant(0.5), at)),
  lowerMedianOf: (context, args, at) =>
    along(context, args, at, (items) => {
      const order = ordered(context, items, false, at);
      return items[order[Math.floor((items.length - 1) / 2)] ?? -1] ?? none;
    }),
  quantileOf: (context, args, at) => {
    const wanted = asArray(context, args[3] ?? none, at);
    const results = itemsOf(wanted).map((q) =>
      along(context, args, at, (items) => quantile(context, items, q, at)),
    );
    const [only] = results;
    if (!wanted.shape.length && only) return only;
    const parts = results.map((r) => asArray(context, r, at));
    return arrayOf([...wanted.shape, ...(parts[0]?.shape ?? [])], parts.flatMap(itemsOf));
  },
  largest: (context, args, at) => {
    const count = integerOr(context, args[2], 1, at);
    const up = truthOr(context, args[3], true, at);
    const take = (items: readonly Value[]): number[] => ordered(context, items, up, at).slice(0, count);
    const source = [args[0] ?? none, args[1] ?? none];
    return {
      kind: 'list',
      form: 'tuple',
      items: [
        slices(context, source, at, (items) => take(items).map((k) => items[k] ?? none)),
        slices(context, source, at, (items) => take(items).map((value) => ({ kind: 'integer', value }))),
      ],
    };
  },
  extremeWithPosition: (context, args, at) => {
    const largest = truthOr(context, args[3], true, at);
    const where = position(context, largest ? 'greaterEqual' : 'lessEqual', args, at);
    const values = along(context, args, at, (items) => {
      const k = decided(context, largest ? 'greaterEqual' : 'lessEqual', items, at);
      return items[k] ?? none;
    });
    return { kind: 'list', form: 'tuple', items: [values, where] };
  },
  take: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const indices = asArray(context, args[1] ?? none, at);
    const axis = given(args[2]);
    const positions = {
      positions: itemsOf(indices).map((v) => asInteger(context, v, at)),
      shape: indices.shape,
    };
    if (!axis) return element(context, arrayOf([itemsOf(array).length], itemsOf(array)), [positions], at);
    const place = axisAt(context, integerOr(context, axis, 0, at), array.shape.length, at);
    return element(context, array, [...Array.from({ length: place }, () => ({})), positions], at);
  },
  takeAlong: (context, args, at) => takeAlong(context, args, at),
} as const satisfies Readonly<Record<string, Operation>>;

const none = { kind: 'none' } as const;

/** Without an axis all elements are sorted as one line. */
function flat(context: TraceContext, args: readonly Value[], at: Span): Value[] {
  const array = arrayAt(context, args, 0, at);
  return args[1]?.kind === 'none'
    ? [arrayOf([itemsOf(array).length], itemsOf(array)), none]
    : [array, args[1] ?? none];
}

function descends(context: TraceContext, args: readonly Value[], at: Span): boolean {
  return truthOr(context, args[2], false, at);
}

/** Positions in ascending order of the elements; equal ones stay in their order. */
function ordered(context: TraceContext, items: readonly Value[], descending: boolean, at: Span): number[] {
  const numbers = items.map((v) => numberOf(context, v));
  if (numbers.some(Number.isNaN)) return context.stop('not-a-number', at, 'NaN has no place in an order');
  const sign = descending ? -1 : 1;
  const order = numbers
    .map((_, k) => k)
    .sort((a, b) => sign * ((numbers[a] ?? 0) - (numbers[b] ?? 0)) || a - b);
  order.slice(1).forEach((k, j) => {
    const before = order[j] ?? 0;
    compare(context, descending ? 'greaterEqual' : 'lessEqual', items[before], items[k], at);
    if (numbers[before] === numbers[k] && isActive(context, items[k])) tied(context, at);
  });
  return order;
}

function isActive(context: TraceContext, v: Value | undefined): boolean {
  return v?.kind === 'real' && context.isActive(v.node);
}

function tied(context: TraceContext, at: Span): void {
  context.note(
    'not-differentiable',
    at,
    'elements are equal where their order decides; the derivative is that of the order taken',
  );
}

/** A comparison whose outcome is used, and guarded where it can change. */
function compare(
  context: TraceContext,
  operation: string,
  a: Value | undefined,
  b: Value | undefined,
  at: Span,
): boolean {
  if (!a || !b) return true;
  if (!isActive(context, a) && !isActive(context, b)) {
    const [x, y] = [numberOf(context, a), numberOf(context, b)];
    return operation === 'lessEqual' ? x <= y : x >= y;
  }
  return asTruth(context, applyPrimitive(context, operation, [a, b], at), at);
}

/** The first element that no other one exceeds. */
function decided(context: TraceContext, operation: string, items: readonly Value[], at: Span): number {
  const numbers = items.map((v) => numberOf(context, v));
  if (!items.length) return context.stop('outside-domain', at, 'there is no largest one of no elements');
  if (numbers.some(Number.isNaN)) return context.stop('not-a-number', at, 'NaN has no place in an order');
  const best = operation === 'greaterEqual' ? Math.max(...numbers) : Math.min(...numbers);
  const place = numbers.indexOf(best);
  items.forEach((v, k) => {
    if (k === place) return;
    compare(context, operation, items[place], v, at);
    if (numbers[k] === best && isActive(context, v)) tied(context, at);
  });
  return place;
}

function position(context: TraceContext, operation: string, args: readonly Value[], at: Span): Value {
  return along(context, args, at, (items) => ({
    kind: 'integer',
    value: decided(context, operation, items, at),
  }));
}

/** Between the two elements next to the place q·(n − 1) of the sorted ones, in proportion. */
function quantile(context: TraceContext, items: readonly Value[], q: Value, at: Span): Value {
  const share = numberOf(context, q);
  if (isActive(context, q))
    return context.stop('unsupported-syntax', at, 'a quantile at a computed place is not followed');
  if (!(share >= 0 && share <= 1)) return context.stop('outside-domain', at, `there is no quantile ${share}`);
  const order = ordered(context, items, false, at);
  const place = share * (items.length - 1);
  const below = items[order[Math.floor(place)] ?? -1] ?? none;
  const above = items[order[Math.ceil(place)] ?? -1] ?? none;
  const part = place - Math.floor(place);
  if (part === 0) return below;
  if (part === 0.5) {
    const sum = applyPrimitive(context, 'add', [below, above], at);
    return applyPrimitive(context, 'div', [sum, context.constant(2)], at);
  }
  const distance = applyPrimitive(context, 'sub', [above, below], at);
  const step = applyPrimitive(context, 'mul', [distance, context.constant(part)], at);
  return applyPrimitive(context, 'add', [below, step], at);
}

/** r[i][j] = x[index[i][j]][j] and so along the named axis. */
function takeAlong(context: TraceContext, args: readonly Value[], at: Span): Value {
  const array = arrayAt(context, args, 0, at);
  const indices = arrayAt(context, args, 1, at);
  const rank = array.shape.length;
  const axis = axisAt(context, integerOr(context, args[2], -1, at), rank, at);
  const fits = indices.shape.every((d, k) => k === axis || d <= (array.shape[k] ?? 0));
  if (indices.shape.length !== rank || !fits)
    return context.stop('shape-mismatch', at, 'the positions do not fit the array along this axis');
  const items = itemsOf(indices).map((v, place) => {
    let rest = place;
    let offset = array.offset;
    for (let k = rank - 1; k >= 0; k--) {
      const size = indices.shape[k] ?? 1;
      const own = rest % size;
      rest = Math.floor(rest / size);
      const wanted = k === axis ? inside(context, asInteger(context, v, at), array, axis, at) : own;
      offset += wanted * (array.strides[k] ?? 0);
    }
    return itemAt(array, offset);
  });
  return collapsed(indices.shape, items);
}

function inside(context: TraceContext, k: number, array: ArrayValue, axis: number, at: Span): number {
  const size = array.shape[axis] ?? 0;
  const place = k < 0 ? k + size : k;
  if (place < 0 || place >= size)
    context.stop('index-out-of-range', at, `index ${k} is outside of ${size} elements`);
  return place;
}
