import type { ArrayOperation } from '../program/program';
import type { Span } from '../span';
import { applyPrimitive, asArray } from './apply';
import type { TraceContext } from './context';
import { asInteger, asReal, asTruth } from './convert';
import { integer } from './integers';
import { dot, times, transpose } from './linear-algebra';
import { rows } from './subscripts';
import { describe, type Value } from './value';

type Operation = (context: TraceContext, args: readonly Value[], at: Span) => Value;

const operations: Readonly<Record<ArrayOperation, Operation>> = {
  range: (context, args, at) =>
    range(
      context,
      args.map((a) => asInteger(context, a, at)),
      at,
    ),
  length: (context, [value], at) => length(context, value, at),
  total: (context, args, at) => reduced(context, 'sum', args, at),
  productOf: (context, args, at) => reduced(context, 'product', args, at),
  maxOf: (context, args, at) => reduced(context, 'max', args, at),
  minOf: (context, args, at) => reduced(context, 'min', args, at),
  normOf: norm,
  times: (context, args, at) => times(context, args, at),
  dot: (context, args, at) => dot(context, args, at),
  transpose: (context, args, at) => transpose(context, args, at),
  listOf: (context, args, at) => ({
    kind: 'list',
    form: 'list',
    items: [...rows(context, only(context, args, at), at)],
  }),
  copy: (context, args, at) => copy(only(context, args, at)),
  zip: (context, args, at) => zip(args.map((a) => rows(context, a, at))),
  enumerate: (context, args, at) => enumerate(context, args, at),
  reversed: (context, args, at) => ({
    kind: 'list',
    form: 'list',
    items: [...rows(context, only(context, args, at), at)].reverse(),
  }),
  elements: (context, args, at) => asArray(context, only(context, args, at), at),
  cut: (context, args, at) => applyPrimitive(context, 'detach', args, at),
  truth: (context, args, at) => ({ kind: 'boolean', value: asTruth(context, only(context, args, at), at) }),
  factorial: (context, args, at) => factorial(context, asInteger(context, only(context, args, at), at), at),
  toInteger: (context, args, at) => toInteger(context, only(context, args, at), at),
  toReal: (context, args, at) => toReal(context, only(context, args, at), at),
};

export function isArrayOperation(name: string): name is ArrayOperation {
  return Object.hasOwn(operations, name);
}

export function applyArrayOperation(
  context: TraceContext,
  name: ArrayOperation,
  args: readonly Value[],
  at: Span,
): Value {
  return operations[name](context, args, at);
}

function only(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [value] = args;
  return value && args.length === 1
    ? value
    : context.stop('wrong-arguments', at, `one argument is needed, not ${args.length}`);
}

function range(context: TraceContext, numbers: readonly number[], at: Span): Value {
  const [from = 0, to = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  if (step === 0) return context.stop('outside-domain', at, 'a range cannot step by 0');
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (count > context.limits.steps)
    return context.stop('too-large', at, `a range of ${count} numbers is too long`);
  return {
    kind: 'list',
    form: 'list',
    items: Array.from({ length: count }, (_, k) => ({ kind: 'integer', value: from + k * step })),
  };
}

function copy(value: Value): Value {
  if (value.kind === 'array') return { kind: 'array', shape: value.shape, items: [...value.items] };
  return value.kind === 'list' ? { ...value, items: [...value.items] } : value;
}

function zip(lists: readonly (readonly Value[])[]): Value {
  const count = lists.length ? Math.min(...lists.map((l) => l.length)) : 0;
  const items = Array.from(
    { length: count },
    (_, k): Value => ({ kind: 'list', form: 'tuple', items: lists.flatMap((l) => l[k] ?? []) }),
  );
  return { kind: 'list', form: 'list', items };
}

function enumerate(context: TraceContext, [list, start]: readonly Value[], at: Span): Value {
  if (!list) return context.stop('wrong-arguments', at, 'enumerate needs a list');
  const first = start ? asInteger(context, start, at) : 0;
  const all = rows(context, list, at);
  return zip([all.map((_, k) => ({ kind: 'integer', value: first + k })), all]);
}

function length(context: TraceContext, value: Value | undefined, at: Span): Value {
  if (value?.kind === 'list') return { kind: 'integer', value: value.items.length };
  if (value?.kind === 'array' && value.shape.length) return { kind: 'integer', value: value.shape[0] ?? 0 };
  return context.stop('shape-mismatch', at, `${value ? describe(value) : 'nothing'} has no length`);
}

function reduced(context: TraceContext, operation: string, args: readonly Value[], at: Span): Value {
  const { items } = asArray(context, only(context, args, at), at);
  if (items.length) return applyPrimitive(context, operation, items, at);
  if (operation === 'sum' || operation === 'product')
    return { kind: 'integer', value: operation === 'sum' ? 0 : 1 };
  return context.stop('outside-domain', at, `${operation} of no elements has no value`);
}

function norm(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [value, order] = args;
  if (!value) return context.stop('wrong-arguments', at, 'a norm needs an argument');
  const { items, shape } = asArray(context, value, at);
  if (shape.length > 1 && order)
    return context.stop(
      'unsupported-syntax',
      at,
      'norms of matrices other than the default are not followed',
    );
  const p = order ? context.valueAt(asReal(context, order, at).node) : 2;
  if (p === 2) return applyPrimitive(context, 'norm', items, at);
  const sizes = items.map((x) => applyPrimitive(context, 'abs', [x], at));
  if (p === 1) return applyPrimitive(context, 'sum', sizes, at);
  if (p === Number.POSITIVE_INFINITY) return applyPrimitive(context, 'max', sizes, at);
  if (!order || !(p > 0)) return context.stop('outside-domain', at, `there is no norm of order ${p}`);
  const powers = sizes.map((x) => applyPrimitive(context, 'pow', [x, order], at));
  const total = applyPrimitive(context, 'sum', powers, at);
  return applyPrimitive(
    context,
    'pow',
    [total, applyPrimitive(context, 'div', [context.constant(1), order], at)],
    at,
  );
}

function factorial(context: TraceContext, n: number, at: Span): Value {
  if (n < 0) return context.stop('outside-domain', at, 'there is no factorial of a negative integer');
  if (n > 1000) return context.stop('too-large', at, `the factorial of ${n} is too large`);
  let product = 1n;
  for (let k = 2n; k <= n; k++) product *= k;
  return integer(product);
}

function toInteger(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind === 'integer') return value;
  const whole = applyPrimitive(context, 'trunc', [value], at);
  return { kind: 'integer', value: asInteger(context, whole, at) };
}

function toReal(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind === 'array' || value.kind === 'list') {
    const array = asArray(context, value, at);
    return { ...array, items: array.items.map((v) => asReal(context, v, at)) };
  }
  return asReal(context, value, at);
}
