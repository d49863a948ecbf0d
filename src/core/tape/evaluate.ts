import { problem } from '../problem';
import type { ArrayOperation } from '../program/array-operations';
import type { CallExpression, ElementExpression, Expression, FoldExpression } from '../program/program';
import type { Span } from '../span';
import { callFunction, callMethod } from './call';
import { evaluateChain, isChain } from './chain';
import type { TraceContext } from './context';
import { asInteger, asTruth } from './convert';
import { defined } from './functions';
import { applyOperation } from './operation';
import { element, subscripts } from './subscripts';
import { describe, Scope, type Value } from './value';

/** Expressions nested deeper than this are declined: the tracer recurses over them. */
const deepest = 1200;

/** The value of an expression in a scope. Ends the trace by `TraceStop` where it has none. */
export function evaluate(context: TraceContext, e: Expression, scope: Scope): Value {
  context.step(e.span);
  if (++context.depth > deepest) context.stop('too-large', e.span, `nested more than ${deepest} deep`);
  const value =
    context.opaqueInput(e) ??
    (isChain(e) ? evaluateChain(context, e, scope) : evaluateOne(context, e, scope));
  context.depth--;
  return context.seen(e, value);
}

function evaluateOne(context: TraceContext, e: Expression, scope: Scope): Value {
  switch (e.kind) {
    case 'literal':
      return literal(context, e.value, e.integer === true);
    case 'name':
      return lookUp(context, e.name, e.span, scope);
    case 'apply':
      return applyOperation(context, e.operation, evaluateAll(context, e.args, scope), e.span, e.errors);
    case 'call':
      return call(context, e, scope);
    case 'lambda':
      return defined(context, e.function, scope);
    case 'conditional':
      return evaluate(
        context,
        asTruth(context, evaluate(context, e.test, scope), e.test.span) ? e.then : e.otherwise,
        scope,
      );
    case 'logic':
      return logic(context, e.operator, e.args, scope);
    case 'list':
      return { kind: 'list', form: e.form, items: evaluateAll(context, e.elements, scope) };
    case 'record':
      return {
        kind: 'record',
        fields: new Map(e.fields.map((f) => [f.name, evaluate(context, f.value, scope)])),
        ...(e.open === undefined ? {} : { open: e.open }),
      };
    case 'index':
      return element(
        context,
        evaluate(context, e.array, scope),
        subscripts(context, e.indices, scope),
        e.span,
      );
    case 'field': {
      const object = evaluate(context, e.object, scope);
      return given(context, object, e) ?? field(context, object, e.name, e.span);
    }
    case 'fold':
      return fold(context, e, scope);
    case 'element':
      return elementOrName(context, e, scope);
    case 'stop':
      return context.stop(e.problem.code, e.problem.span, e.problem.message);
  }
}

function evaluateAll(context: TraceContext, all: readonly Expression[], scope: Scope): Value[] {
  const values: Value[] = [];
  for (const e of all) values.push(evaluate(context, e, scope));
  return values;
}

function literal(context: TraceContext, value: number | boolean | string | null, integer: boolean): Value {
  if (value === null) return { kind: 'none' };
  if (typeof value === 'string') return { kind: 'string', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (!integer || !Number.isInteger(value)) return context.constant(value);
  return Number.isSafeInteger(value)
    ? { kind: 'integer', value }
    : { kind: 'integer', value, exact: 'unknown' };
}

/** What a name stands for: a variable, an input of the point, or the length of an array. */
export function lookUp(context: TraceContext, name: string, at: Span, scope: Scope): Value {
  const value = find(context, name, scope);
  if (!value) return context.stop('no-value', at, `${name} has no value`);
  if (value.kind === 'unknown')
    return context.stop(value.problem.code, relativeTo(context, value.problem.span), value.problem.message);
  return value;
}

/** Problems of unknown values are absolute already. */
function relativeTo(context: TraceContext, span: Span): Span {
  const start = context.unitAt(context.unit)?.start ?? 0;
  return { start: span.start - start, end: span.end - start };
}

function find(context: TraceContext, name: string, scope: Scope): Value | undefined {
  const known = scope.get(name);
  if (known) return known;
  const given = context.point.get(name);
  if (given !== undefined) {
    const value = context.input(name, given);
    context.globals.declare(name, value);
    return value;
  }
  return lengthNamed(context, name, scope);
}

/** The length that every array of a rule for this name agrees on. */
function lengthNamed(context: TraceContext, name: string, scope: Scope): Value | undefined {
  const rule = context.unitAt(context.unit)?.lengths?.find((r) => r.name === name);
  let length: number | undefined;
  for (const { name: array, axis, offset } of rule?.arrays ?? []) {
    const value = find(context, array, scope);
    if (value?.kind !== 'array') continue;
    const size = (value.shape[axis] ?? Number.NaN) + offset;
    if (length !== undefined && length !== size) return undefined;
    length = size;
  }
  return length === undefined || Number.isNaN(length) ? undefined : { kind: 'integer', value: length };
}

function logic(
  context: TraceContext,
  operator: 'and' | 'or' | 'not',
  args: readonly Expression[],
  scope: Scope,
): Value {
  const [first, second] = args;
  if (!first) return { kind: 'boolean', value: false };
  const left = evaluate(context, first, scope);
  const truth = asTruth(context, left, first.span);
  if (operator === 'not') return { kind: 'boolean', value: !truth };
  const decided = operator === 'and' ? !truth : truth;
  return decided || !second ? left : evaluate(context, second, scope);
}

function call(context: TraceContext, e: CallExpression, scope: Scope): Value {
  const args = (): Value[] => evaluateAll(context, e.args, scope);
  if (e.callee.kind === 'field') {
    const object = evaluate(context, e.callee.object, scope);
    const method = object.kind === 'record' ? object.fields.get(e.callee.name) : undefined;
    if (method?.kind !== 'function') return callMethod(context, object, e.callee.name, args(), e.span);
    return callFunction(context, method, args(), keywords(context, e, scope), e.span);
  }
  const object = callable(context, e.callee, scope);
  // An object of a class that says what calling it does.
  const callee = (object.kind === 'record' && object.fields.get('__call__')) || object;
  if (callee.kind !== 'function')
    return context.stop('unknown-function', e.callee.span, `${describe(callee)} cannot be called`);
  return callFunction(context, callee, args(), keywords(context, e, scope), e.span);
}

function callable(context: TraceContext, callee: Expression, scope: Scope): Value {
  if (callee.kind !== 'name') return evaluate(context, callee, scope);
  const value = find(context, callee.name, scope);
  if (!value)
    return context.stop(
      'unknown-function',
      callee.span,
      `${callee.name} is not known: it is not defined in this file`,
    );
  return lookUp(context, callee.name, callee.span, scope);
}

function keywords(context: TraceContext, e: CallExpression, scope: Scope): Map<string, Value> {
  return new Map(e.keywords.map((k) => [k.name, evaluate(context, k.value, scope)]));
}

const arrayFields: ReadonlyMap<string, ArrayOperation> = new Map([
  ['shape', 'shapeOf'],
  ['size', 'sizeOf'],
  ['length', 'sizeOf'],
  ['ndim', 'rankOf'],
  ['T', 'permute'],
  ['mT', 'swapAxes'],
]);

/** Names of the parts of pairs that operations of the libraries give. */
const tupleFields: ReadonlyMap<string, number> = new Map([
  ['values', 0],
  ['indices', 1],
  ['sign', 0],
  ['logdet', 1],
  ['logabsdet', 1],
]);

function field(context: TraceContext, object: Value, name: string, at: Span): Value {
  const value = object.kind === 'record' ? object.fields.get(name) : undefined;
  if (value) return value;
  if (object.kind === 'record' && object.open !== undefined) return inherited(context, name, object.open, at);
  if (object.kind === 'list' && (name === 'length' || name === 'size'))
    return { kind: 'integer', value: object.items.length };
  const operation = arrayFields.get(name);
  if (operation && (object.kind === 'array' || object.kind === 'real'))
    return applyOperation(context, operation, [object], at);
  const part = object.kind === 'list' && object.form === 'tuple' ? tupleFields.get(name) : undefined;
  if (part !== undefined && object.kind === 'list' && object.items.length === 2)
    return object.items[part] ?? { kind: 'none' };
  return context.stop(
    'unsupported-syntax',
    at,
    `${describe(object)} has no field ${name} that can be followed`,
  );
}

/** `self.n`, which a class of another file gives, where the point has a value for it. */
function given(
  context: TraceContext,
  object: Value,
  e: Extract<Expression, { kind: 'field' }>,
): Value | undefined {
  const { name } = e;
  if (object.kind !== 'record' || object.open === undefined || object.fields.has(name)) return undefined;
  const key = e.object.kind === 'name' ? `${e.object.name}.${name}` : undefined;
  const value = key === undefined ? undefined : context.point.get(key);
  if (key === undefined || value === undefined) return undefined;
  const input = context.input(key, value);
  object.fields.set(name, input);
  return input;
}

/** A field that a class of another file gives: it matters once it is used. */
function inherited(context: TraceContext, name: string, from: string, at: Span): Value {
  const why = problem(
    'unknown-name',
    context.absolute(at),
    `${name} comes from ${from}, which is not in this file`,
  );
  return { kind: 'unknown', problem: why, unit: context.unit };
}

function fold(context: TraceContext, e: FoldExpression, scope: Scope): Value {
  const from = asInteger(context, evaluate(context, e.from, scope), e.from.span);
  const to = asInteger(context, evaluate(context, e.to, scope), e.to.span);
  if (to - from >= context.limits.operations) {
    return context.stop('too-large', e.span, `${to - from + 1} terms are too many`);
  }
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k);
  const terms = context.inRounds(numbers, (value) => {
    const inner = new Scope(scope, false);
    inner.declare(e.variable, { kind: 'integer', value });
    return evaluate(context, e.body, inner);
  });
  const [only] = terms;
  if (terms.length === 1 && only) return only;
  if (terms.length) return applyOperation(context, e.operation, terms, e.span);
  if (e.operation === 'sum' || e.operation === 'product')
    return { kind: 'integer', value: e.operation === 'sum' ? 0 : 1 };
  return context.stop('outside-domain', e.span, `${e.operation} over nothing has no value`);
}

function elementOrName(context: TraceContext, e: ElementExpression, scope: Scope): Value {
  const family = scope.get(`${e.base}_`);
  if (family?.kind === 'function' && e.indices.length) {
    return callFunction(
      context,
      family,
      e.indices.map((i) => evaluate(context, i, scope)),
      new Map(),
      e.span,
    );
  }
  const exact = scope.get(e.name) ?? context.point.has(e.name);
  const base = exact || !e.indices.length ? undefined : find(context, e.base, scope);
  if (base?.kind !== 'array' && base?.kind !== 'list') return lookUp(context, e.name, e.span, scope);
  const at = e.indices.map((i) => ({ at: asInteger(context, evaluate(context, i, scope), i.span) - 1 }));
  const negative = at.findIndex((i) => i.at < 0);
  if (negative >= 0) context.stop('index-out-of-range', e.span, `${e.name}: elements are counted from 1`);
  return element(context, base, at, e.span);
}
