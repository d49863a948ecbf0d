import type { FunctionDefinition, Parameter } from '../program/program';
import type { TraceContext } from './context';
import type { FunctionValue, Scope, Value } from './value';

/** A function where it is defined: with its defaults, unless they wait for the call. */
export function defined(context: TraceContext, definition: FunctionDefinition, scope: Scope): FunctionValue {
  const defaults = new Map<string, Value>();
  for (const p of definition.lateDefaults ? [] : definition.parameters) {
    // One that cannot be followed matters only once it is used.
    if (p.default) defaults.set(p.name, context.attempt(p.default, scope));
  }
  return { kind: 'function', definition, scope, defaults, unit: context.unit };
}

/** The default of a parameter; `scope` is the call's own, in which earlier parameters are known. */
export function defaultOf(
  context: TraceContext,
  f: FunctionValue,
  p: Parameter,
  scope: Scope,
): Value | undefined {
  return f.defaults.get(p.name) ?? (p.default ? context.evaluate(p.default, scope) : undefined);
}
