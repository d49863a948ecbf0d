import type { Span } from '../../span';
import type { TraceContext } from '../context';
import { asInteger, asReal, asTruth } from '../convert';
import { integer } from '../integers';
import { rows } from '../subscripts';
import { describe, type Value } from '../value';
import { given, integerOr, type Operation, only } from './arguments';
import { asArray, itemsOf, sized } from './array';

/** Lists, and values that are no arrays. */
export const lists = {
  range: (context, args, at) => ({ kind: 'list', form: 'list', items: [...range(context, args, at)] }),
  length: (context, [value], at) => length(context, value, at),
  listOf: (context, args, at) => ({
    kind: 'list',
    form: 'list',
    items: [...rows(context, only(context, args, at), at)],
  }),
  nestedList: (context, args, at) => nestedList(context, only(context, args, at), at),
  joinedLists: (context, args, at) => ({
    kind: 'list',
    form: 'list',
    items: args.flatMap((a) => (a.kind === 'list' || a.kind === 'array' ? rows(context, a, at) : [a])),
  }),
  flatList: (context, args, at) => {
    const depth = integerOr(context, args[1], 1, at);
    return { kind: 'list', form: 'list', items: flat(rows(context, args[0] ?? none, at), depth) };
  },
  filledList: (context, args, at) => {
    const count = integerOr(context, args[0], 0, at);
    sized(context, [count], at);
    return { kind: 'list', form: 'list', items: Array.from({ length: count }, () => args[1] ?? none) };
  },
  slicedList: (context, args, at) => {
    const items = rows(context, args[0] ?? none, at);
    const clip = (v: Value | undefined, otherwise: number): number => {
      const k = integerOr(context, v, otherwise, at);
      return Math.min(Math.max(k < 0 ? k + items.length : k, 0), items.length);
    };
    return { kind: 'list', form: 'list', items: items.slice(clip(args[1], 0), clip(args[2], items.length)) };
  },
  zip: (context, args, at) => zip(args.map((a) => rows(context, a, at))),
  enumerate: (context, args, at) => enumerate(context, args, at),
  reversed: (context, args, at) => ({
    kind: 'list',
    form: 'list',
    items: [...rows(context, only(context, args, at), at)].reverse(),
  }),
  truth: (context, args, at) => ({ kind: 'boolean', value: asTruth(context, only(context, args, at), at) }),
  factorial: (context, args, at) => factorial(context, asInteger(context, only(context, args, at), at), at),
  scalarOf: (context, args, at) => {
    const value = only(context, args, at);
    if (value.kind !== 'array' && value.kind !== 'list') return value;
    const items = itemsOf(asArray(context, value, at));
    const [single] = items;
    return single && items.length === 1
      ? single
      : context.stop('shape-mismatch', at, `one number is needed here, and this is ${describe(value)}`);
  },
  realOnly: (context, args, at) => {
    const value = only(context, args, at);
    return value.kind === 'array' || value.kind === 'list'
      ? context.stop('shape-mismatch', at, `a number is needed here, and this is ${describe(value)}`)
      : asReal(context, value, at);
  },
  vectorOnly: (context, args, at) => {
    const value = only(context, args, at);
    if (value.kind === 'list' || (value.kind === 'array' && value.shape.length === 1)) return value;
    return context.stop('unsupported-syntax', at, `a vector is needed here, and this is ${describe(value)}`);
  },
} as const satisfies Readonly<Record<string, Operation>>;

const none = { kind: 'none' } as const;

/** (from, to exclusive, step): the integers one after the other. */
export function* range(context: TraceContext, args: readonly Value[], at: Span): Iterable<Value> {
  const numbers = args.map((a) => asInteger(context, a, at));
  const [from = 0, to = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  if (step === 0) return context.stop('outside-domain', at, 'a range cannot step by 0');
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (count > context.limits.steps)
    return context.stop('too-large', at, `a range of ${count} numbers is too long`);
  for (let k = 0; k < count; k++) yield { kind: 'integer', value: from + k * step };
}

function nestedList(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind !== 'array') return value;
  if (!value.shape.length) return itemsOf(value)[0] ?? none;
  const items = rows(context, value, at).map((v) => nestedList(context, v, at));
  return { kind: 'list', form: 'list', items };
}

function flat(items: readonly Value[], depth: number): Value[] {
  return items.flatMap((v) => (v.kind === 'list' && depth > 0 ? flat(v.items, depth - 1) : [v]));
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
  const first = given(start) ? integerOr(context, start, 0, at) : 0;
  const all = rows(context, list, at);
  return zip([all.map((_, k) => ({ kind: 'integer', value: first + k })), all]);
}

function length(context: TraceContext, value: Value | undefined, at: Span): Value {
  if (value?.kind === 'list') return { kind: 'integer', value: value.items.length };
  if (value?.kind === 'array' && value.shape.length) return { kind: 'integer', value: value.shape[0] ?? 0 };
  return context.stop('shape-mismatch', at, `${value ? describe(value) : 'nothing'} has no length`);
}

function factorial(context: TraceContext, n: number, at: Span): Value {
  if (n < 0) return context.stop('outside-domain', at, 'there is no factorial of a negative integer');
  if (n > 1000) return context.stop('too-large', at, `the factorial of ${n} is too large`);
  let product = 1n;
  for (let k = 2n; k <= n; k++) product *= k;
  return integer(product);
}
