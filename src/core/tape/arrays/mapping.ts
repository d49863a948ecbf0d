import type { Span } from '../../span';
import { callFunction } from '../call';
import type { TraceContext } from '../context';
import { asInteger, asTruth } from '../convert';
import { rows } from '../subscripts';
import { describe, type FunctionValue, type Value } from '../value';
import { given, integerOr, type Operation } from './arguments';
import { asArray, axisAt, viewOf } from './array';
import { shaping } from './shaping';

/** Functions of the program run over arrays. */
export const mapping = {
  vectorized: (context, args, at) => vectorized(context, args, at),
  scanned: (context, args, at) => scanned(context, args, at),
  repeated: (context, [from = none, to = none, f, start = none], at) => {
    const body = functionOf(context, f, at);
    let state = start;
    const [first, end] = [asInteger(context, from, at), asInteger(context, to, at)];
    return context.builder.loop((loop) => {
      for (let k = first; k < end; k++) {
        context.step(at);
        state = called(context, body, [{ kind: 'integer', value: k }, state], at);
        loop.round();
      }
      return state;
    });
  },
  whileHolding: (context, [test, f, start = none], at) => {
    const [holds, body] = [functionOf(context, test, at), functionOf(context, f, at)];
    let state = start;
    return context.builder.loop((loop) => {
      while (asTruth(context, called(context, holds, [state], at), at)) {
        context.step(at);
        state = called(context, body, [state], at);
        loop.round();
      }
      return state;
    });
  },
  branched: (context, [test = none, then, otherwise, ...args], at) =>
    called(context, functionOf(context, asTruth(context, test, at) ? then : otherwise, at), args, at),
} as const satisfies Readonly<Record<string, Operation>>;

const none = { kind: 'none' } as const;

function functionOf(context: TraceContext, value: Value | undefined, at: Span): FunctionValue {
  return value?.kind === 'function'
    ? value
    : context.stop(
        'wrong-arguments',
        at,
        `a function is needed here, and this is ${describe(value ?? none)}`,
      );
}

function called(context: TraceContext, f: FunctionValue, args: readonly Value[], at: Span): Value {
  return callFunction(context, f, args, new Map(), at);
}

/** The slices of an array along an axis. */
function slicesAlong(context: TraceContext, value: Value, axis: number, at: Span): readonly Value[] {
  const array = asArray(context, value, at);
  const place = axisAt(context, axis, array.shape.length, at);
  const order = [place, ...array.shape.map((_, k) => k).filter((k) => k !== place)];
  const turned = viewOf(
    array,
    order.map((k) => array.shape[k] ?? 1),
    order.map((k) => array.strides[k] ?? 0),
  );
  return rows(context, turned, at);
}

/** (f, axes of the arguments, axis of the result, arguments): f of each slice, the results stacked. */
function vectorized(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [f, axes, out, tuple] = args;
  const body = functionOf(context, f, at);
  const values = tuple?.kind === 'list' ? tuple.items : [];
  const named = axes?.kind === 'list' ? axes.items : values.map(() => axes ?? none);
  const single = given(axes) === undefined;
  const columns = values.map((v, k) => {
    const axis = single && axes === undefined ? none : named[k];
    return given(axis) ? slicesAlong(context, v, integerOr(context, axis, 0, at), at) : undefined;
  });
  const lengths = new Set(columns.flatMap((c) => (c ? [c.length] : [])));
  const [count] = lengths;
  if (count === undefined || lengths.size > 1)
    return context.stop(
      'shape-mismatch',
      at,
      'the arguments have different lengths along the axis mapped over',
    );
  const results = Array.from({ length: count }, (_, k) => {
    const own = values.map((v, j) => columns[j]?.[k] ?? v);
    return called(context, body, own, at);
  });
  return stacked(context, results, integerOr(context, out, 0, at), at);
}

/** Results as one array; tuples of results as a tuple of arrays. */
function stacked(context: TraceContext, results: readonly Value[], axis: number, at: Span): Value {
  const [first] = results;
  if (!first || first.kind === 'none') return none;
  if (first.kind !== 'list') {
    const list: Value = { kind: 'list', form: 'list', items: [...results] };
    return shaping.stack(context, [list, { kind: 'integer', value: axis }], at);
  }
  const items = first.items.map((_, k) =>
    stacked(
      context,
      results.map((r) => (r.kind === 'list' ? (r.items[k] ?? none) : none)),
      axis,
      at,
    ),
  );
  return { kind: 'list', form: first.form, items };
}

/** (f, start, xs, length): carries a state along the slices; the last state and the outputs stacked. */
function scanned(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [f, start = none, xs = none, length] = args;
  const body = functionOf(context, f, at);
  const slices = slicesOfTree(context, xs, integerOr(context, length, -1, at), at);
  let state = start;
  const outputs: Value[] = [];
  context.inRounds(slices, (x) => {
    context.step(at);
    const result = called(context, body, [state, x], at);
    const [next, output] = rows(context, result, at);
    state = next ?? none;
    outputs.push(output ?? none);
  });
  return { kind: 'list', form: 'tuple', items: [state, stacked(context, outputs, 0, at)] };
}

function slicesOfTree(context: TraceContext, xs: Value, count: number, at: Span): readonly Value[] {
  if (xs.kind === 'none') {
    if (count < 0) return context.stop('wrong-arguments', at, 'a scan over nothing needs a length');
    return Array.from({ length: Math.min(count, context.limits.steps) }, () => none);
  }
  if (xs.kind !== 'list') return slicesAlong(context, xs, 0, at);
  const columns = xs.items.map((v) => slicesAlong(context, v, 0, at));
  const length = Math.min(...columns.map((c) => c.length));
  return Array.from(
    { length },
    (_, k): Value => ({
      kind: 'list',
      form: xs.form,
      items: columns.map((c) => c[k] ?? none),
    }),
  );
}
