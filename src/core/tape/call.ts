import type { Parameter } from '../program/program';
import type { Span } from '../span';
import type { TraceContext } from './context';
import { executeBody } from './execute';
import { applyOperation } from './operation';
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
  const { unit, calls } = context;
  context.calls = [...calls, { unit, span: at, name: f.definition.name }];
  context.unit = f.unit;
  try {
    const scope = new Scope(f.scope, true);
    bind(context, f, args, keywords, scope, at);
    return executeBody(context, f.definition.body, scope);
  } finally {
    context.unit = unit;
    context.calls = calls;
  }
}

function bind(
  context: TraceContext,
  f: FunctionValue,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  scope: Scope,
  at: Span,
): void {
  const { parameters, name } = f.definition;
  const positional = parameters.filter((p) => !p.keywordOnly && !p.rest);
  const collects = parameters.some((p) => p.rest === 'positional');
  if (args.length > positional.length && !collects) {
    context.stop(
      'wrong-arguments',
      at,
      `${name || 'this function'} takes ${positional.length} arguments, not ${args.length}`,
    );
  }
  for (const k of keywords.keys()) {
    if (!parameters.some((p) => p.name === k || p.rest === 'keyword'))
      context.stop('wrong-arguments', at, `${name} has no parameter ${k}`);
  }
  for (const p of parameters) {
    const given = keywords.get(p.name) ?? (p.keywordOnly ? undefined : args[positional.indexOf(p)]);
    if (p.rest) scope.declare(p.name, rest(p, args.slice(positional.length)));
    else scope.declare(p.name, given ?? defaultOf(context, f, p, at));
  }
}

function defaultOf(context: TraceContext, f: FunctionValue, p: Parameter, at: Span): Value {
  if (p.default) return context.evaluate(p.default, f.scope);
  return context.stop(
    'wrong-arguments',
    at,
    `${f.definition.name || 'this function'} is called without ${p.name}`,
  );
}

function rest(p: Parameter, extra: readonly Value[]): Value {
  return p.rest === 'positional'
    ? { kind: 'list', form: 'tuple', items: [...extra] }
    : { kind: 'record', fields: new Map() };
}

/** A method of an array or list: `xs.map(f)`, `xs.reduce(f, start)`. */
export function callMethod(
  context: TraceContext,
  object: Value,
  name: string,
  args: readonly Value[],
  at: Span,
): Value {
  const [f, start] = args;
  if ((object.kind === 'array' || object.kind === 'list') && f?.kind === 'function') {
    if (name === 'map') {
      const items = object.items.map((v, k) => onItem(context, f, [v], k, at));
      return object.kind === 'array'
        ? { kind: 'array', shape: object.shape, items }
        : { kind: 'list', form: 'list', items };
    }
    if (name === 'reduce') return reduce(context, f, object.items, start, at);
  }
  if (object.kind === 'real' && name === 'item' && !args.length)
    return applyOperation(context, 'toReal', [object], at);
  return context.stop('unknown-function', at, `${name} of ${describe(object)} is not known`);
}

function reduce(
  context: TraceContext,
  f: FunctionValue,
  items: readonly Value[],
  start: Value | undefined,
  at: Span,
): Value {
  let total = start;
  items.forEach((v, k) => {
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
