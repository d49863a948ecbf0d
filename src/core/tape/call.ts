import type { Parameter } from '../program/program';
import type { Span } from '../span';
import type { TraceContext } from './context';
import { asTruth } from './convert';
import { executeBody } from './execute';
import { defaultOf } from './functions';
import { listMethod } from './list-methods';
import { rows } from './subscripts';
import { describe, type FunctionValue, Scope, type Value } from './value';

/** Runs a function of the program on values; its result is `none` where it returns nothing. */
export function callFunction(
  context: TraceContext,
  f: FunctionValue,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  at: Span,
): Value {
  if (context.calls.length >= context.limits.calls) {
    return context.stop('recursion', at, `calls are nested more than ${context.limits.calls} deep`);
  }
  const bound = matched(context, f, args, keywords, at);
  const { unit, calls } = context;
  context.calls = context.builder.origins.within(calls, { unit, span: at, name: f.definition.name });
  context.unit = f.unit;
  try {
    const scope = new Scope(f.scope, true);
    for (const p of f.definition.parameters) {
      const value = bound.get(p.name) ?? defaultOf(context, f, p, scope);
      if (value) scope.declare(p.name, value);
    }
    return executeBody(context, f.definition.body, scope);
  } finally {
    context.unit = unit;
    context.calls = calls;
  }
}

/** Which value each parameter gets; those with a default may get none. */
function matched(
  context: TraceContext,
  { definition: { parameters, name } }: FunctionValue,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  at: Span,
): Map<string, Value> {
  const title = name || 'this function';
  const positional = parameters.filter((p) => !p.keywordOnly && !p.rest);
  if (args.length > positional.length && !parameters.some((p) => p.rest === 'positional')) {
    context.stop('wrong-arguments', at, `${title} takes ${positional.length} arguments, not ${args.length}`);
  }
  for (const k of keywords.keys()) {
    const known = parameters.some((p) => p.name === k || p.rest === 'keyword');
    if (!known) context.stop('wrong-arguments', at, `${title} has no parameter ${k}`);
  }
  const bound = new Map<string, Value>();
  for (const p of parameters) {
    const given = keywords.get(p.name) ?? args[positional.indexOf(p)];
    if (p.rest) bound.set(p.name, rest(p, args.slice(positional.length)));
    else if (given) bound.set(p.name, given);
    else if (!p.default) context.stop('wrong-arguments', at, `${title} is called without ${p.name}`);
  }
  return bound;
}

function rest(p: Parameter, extra: readonly Value[]): Value {
  return p.rest === 'positional'
    ? { kind: 'list', form: 'tuple', items: [...extra] }
    : { kind: 'record', fields: new Map() };
}

/** A method of an array or list: `xs.map(f)`, `xs.filter(f)`, `xs.reduce(f, start)`, `xs.append(x)`. */
export function callMethod(
  context: TraceContext,
  object: Value,
  name: string,
  args: readonly Value[],
  at: Span,
): Value {
  const [f, start] = args;
  if ((object.kind === 'array' || object.kind === 'list') && f?.kind === 'function') {
    const found = withFunction(context, name, f, rows(context, object, at), start, at);
    if (found) return found;
  }
  const result = object.kind === 'list' ? listMethod(context, object, name, args, at) : undefined;
  if (result) return result;
  if (object.kind === 'real' && name === 'item' && !args.length) return object;
  return context.stop('unknown-function', at, `${name} of ${describe(object)} is not known`);
}

function withFunction(
  context: TraceContext,
  name: string,
  f: FunctionValue,
  items: readonly Value[],
  start: Value | undefined,
  at: Span,
): Value | undefined {
  switch (name) {
    case 'map':
      return mapped(context, f, items, at);
    case 'forEach':
      mapped(context, f, items, at);
      return { kind: 'none' };
    case 'flatMap':
      return flatMapped(context, f, items, at);
    case 'filter':
      return filtered(context, f, items, at);
    case 'reduce':
      return reduce(context, f, items, start, at);
    case 'every':
    case 'some':
      return firstDecided(context, f, items, name === 'some', at);
    default:
      return undefined;
  }
}

/** Whether one of the elements decides: the first that is as wanted ends the search. */
function firstDecided(
  context: TraceContext,
  f: FunctionValue,
  items: readonly Value[],
  wanted: boolean,
  at: Span,
): Value {
  const found = items.some((v, k) => asTruth(context, onItem(context, f, [v], k, at), at) === wanted);
  return { kind: 'boolean', value: found === wanted };
}

function mapped(context: TraceContext, f: FunctionValue, items: readonly Value[], at: Span): Value {
  return {
    kind: 'list',
    form: 'list',
    items: context.inRounds(items, (v, k) => onItem(context, f, [v], k, at)),
  };
}

function flatMapped(context: TraceContext, f: FunctionValue, items: readonly Value[], at: Span): Value {
  const lists = context.inRounds(items, (v, k) => onItem(context, f, [v], k, at));
  return { kind: 'list', form: 'list', items: lists.flatMap((l) => (l.kind === 'list' ? l.items : [l])) };
}

function filtered(context: TraceContext, f: FunctionValue, items: readonly Value[], at: Span): Value {
  const kept = context.inRounds(items, (v, k) => asTruth(context, onItem(context, f, [v], k, at), at));
  return { kind: 'list', form: 'list', items: items.filter((_, k) => kept[k]) };
}

function reduce(
  context: TraceContext,
  f: FunctionValue,
  items: readonly Value[],
  start: Value | undefined,
  at: Span,
): Value {
  let total = start;
  context.inRounds(items, (v, k) => {
    total = total ? onItem(context, f, [total, v], k, at) : v;
  });
  return total ?? context.stop('outside-domain', at, 'reduce of nothing has no value');
}

/** Callbacks may take the position as a further argument. */
function onItem(
  context: TraceContext,
  f: FunctionValue,
  values: readonly Value[],
  position: number,
  at: Span,
): Value {
  const wanted = f.definition.parameters.length;
  const all: Value[] = [...values, { kind: 'integer', value: position }];
  return callFunction(context, f, all.slice(0, Math.max(wanted, 0)), new Map(), at);
}
