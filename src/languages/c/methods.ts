import { problem } from '../../core/problem';
import type { Expression, Parameter, Statement } from '../../core/program/program';
import { name, stopStatement } from '../shared/nodes';
import { functionStatement } from './functions';
import { constructed, valueFor } from './initialisers';
import type { Lowering } from './lowering';
import { functionName, programName } from './overloads';
import { fieldType } from './structs';
import type { FunctionSyntax, StructSyntax } from './syntax';

/** The methods of a class as functions of their own: `Body::energy(this)`. */
export function structStatements(lowering: Lowering, s: StructSyntax): Statement[] {
  if (s.refused) return [];
  return s.methods.flatMap((method) => {
    if (!method.body) return [];
    if (method.name !== s.name) return [functionStatement(lowering, method)];
    return [makingFunction(lowering, s, method)];
  });
}

/** A constructor makes the object, gives its fields what they begin with, and does what its body says. */
function makingFunction(lowering: Lowering, s: StructSyntax, method: FunctionSyntax): Statement {
  const whole = functionStatement(lowering, method);
  if (whole.kind !== 'function') return whole;
  const { nameSpan: at } = method;
  const self = { kind: 'name', span: at, name: 'this' } as const;
  const begins = lowering.inFunction({ result: undefined, boxed: new Set(), owner: s.name }, () => {
    for (const p of method.parameters)
      lowering.declare(p.name, {
        type: lowering.known(p.type.kind === 'reference' ? p.type.to : p.type),
        name: p.name,
        boxed: false,
      });
    return (method.begins ?? []).map((begin): Statement => {
      const type = fieldType(lowering, s.name, begin.name);
      const target = {
        kind: 'field',
        span: begin.span,
        object: name(begin.span, 'this'),
        name: begin.name,
      } as const;
      if (!type)
        return stopStatement(
          problem('unsupported-syntax', begin.span, `${s.name} has no field ${begin.name}`),
        );
      const value = valueFor(lowering, type, begin.value);
      const span = { start: begin.span.start, end: Math.max(begin.span.end, value.span.end) };
      return { kind: 'assign', span, target, value, scope: 'nearest' };
    });
  });
  const plain = bare(lowering, s, at);
  const body: Statement[] = [
    { kind: 'assign', span: at, target: self, value: plain, scope: 'function' },
    ...begins,
    ...whole.function.body,
    { kind: 'return', span: at, value: name(at, 'this') },
  ];
  const parameters: readonly Parameter[] = whole.function.parameters;
  return {
    ...whole,
    function: {
      ...whole.function,
      name: programName(lowering.environment.functions, method),
      parameters,
      body,
    },
  };
}

/** The object before its constructor ran: fields with values of their own have these, the others none. */
function bare(lowering: Lowering, s: StructSyntax, at: StructSyntax['span']): Expression {
  const { functions } = lowering.environment;
  const key = functionName({ owner: s.name, name: s.name });
  const own = functions.get(key);
  // Without its constructor a struct is made field by field.
  const environment = {
    ...lowering.environment,
    functions: new Map([...functions].filter(([k]) => k !== key)),
  };
  return own
    ? constructed(lowering.with(environment), { kind: 'struct', name: s.name }, [], undefined, at).value
    : { kind: 'record', span: at, fields: [] };
}
