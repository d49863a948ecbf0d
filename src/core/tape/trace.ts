import type { Limits } from '../budget';
import { type Problem, problem } from '../problem';
import { unitsBehind } from '../program/dependencies';
import { mainStatement, namesAssigned } from '../program/main-statement';
import type { Expression, Parameter, PointValue, Program, Statement } from '../program/program';
import { nodesIn } from '../program/walk';
import type { Span } from '../span';
import { itemsOf } from './arrays/array';
import { TraceContext, TraceStop } from './context';
import { asReal } from './convert';
import { evaluate, lookUp } from './evaluate';
import { executeAll, executeBody } from './execute';
import { defaultOf } from './functions';
import type { Occurrence } from './occurrences';
import { settled } from './slots';
import type { Tape } from './tape';
import type { TracedArray } from './traced-arrays';
import { type FunctionValue, Scope, type Value } from './value';

/** What is to be followed. */
export type TraceTarget =
  /**
   * A function of the file, run on the point's values: its result is the output. Of another name, its value. Where
   * the text defines the name more than once, `definition` says which one is meant; absent: the last.
   */
  | { readonly kind: 'function'; readonly name: string; readonly definition?: Definition }
  /** A statement of the top level: the value of its expression, or of the names that it assigns. */
  | { readonly kind: 'unit'; readonly unit: number };

/** One of a unit's statements. */
export interface Definition {
  readonly unit: number;
  readonly statement: number;
}

export interface TraceRequest {
  readonly program: Program;
  readonly target: TraceTarget;
  /** Values by name: of parameters, and of names that the file gives no value. */
  readonly point: ReadonlyMap<string, PointValue>;
  /** Names assigned a plain constant at the top level that are inputs all the same. */
  readonly constantsAsInputs?: ReadonlySet<string>;
  /** Names whose values are the outputs, instead of the target's result. */
  readonly of?: readonly string[];
  /** Expressions that are not computed: each stands for an input with this name, whose value the point has. */
  readonly opaque?: ReadonlyMap<Expression, string>;
  /** Names whose value is an integer of the language, not a number to differentiate by. */
  readonly integers?: ReadonlySet<string>;
  readonly limits?: Limits;
}

export interface Traced {
  readonly tape: Tape;
  /** node → value in doubles, as the trace found them. */
  readonly values: Float64Array;
  /** Spans are absolute. */
  readonly problems: readonly Problem[];
  /** What the names and expressions of the text stood for. */
  readonly occurrences: readonly Occurrence[];
  /** What the target's own statements name, and then what they compute on the way. */
  readonly arrays: readonly TracedArray[];
  /** Inputs that served as an index, a count or a length. */
  readonly counts: ReadonlySet<string>;
  /** Whether the trace came to its end, so that the tape has its outputs. */
  readonly complete: boolean;
}

/**
 * Follows a program at a point and records every operation on real numbers.
 * What stops it is a problem beside the tape as far as it came.
 */
export function trace(request: TraceRequest): Traced {
  const context = new TraceContext(
    evaluate,
    request.program,
    request.point,
    request.limits,
    request.constantsAsInputs,
    request.opaque,
    request.integers,
  );
  let complete = false;
  try {
    runTarget(context, request);
    complete = true;
  } catch (error) {
    if (!(error instanceof TraceStop)) throw error;
    context.problems.push(error.problem);
  }
  const tape = context.builder.finish(request.program.indexing);
  const final = (node: number): number => settled(node, tape.constants.length);
  return {
    tape,
    values: context.finish(),
    problems: context.problems,
    occurrences: context.occurrences.all(final),
    arrays: context.arrays.all(itemsOf, final),
    counts: context.counts,
    complete,
  };
}

function runTarget(context: TraceContext, request: TraceRequest): void {
  const { program, target } = request;
  if (target.kind === 'unit') {
    prepare(context, [...(program.units[target.unit]?.refers ?? []), ...(request.of ?? [])], target.unit);
    runUnit(context, target.unit, request.of);
    return;
  }
  const { definition } = target;
  const defining =
    definition?.unit ??
    program.units.findLastIndex((u) => u.declares.includes(target.name.split('.')[0] ?? ''));
  if (defining < 0)
    throw new TraceStop(
      problem('unknown-name', { start: 0, end: 0 }, `there is no ${target.name} in this text`),
    );
  const [first = target.name] = target.name.split('.');
  prepare(context, [first], program.units.length, definition && { ...definition, name: first });
  runFunction(context, target.name, defining, request.of);
}

/** A statement beyond which its name is not bound anew. */
type Last = Definition & { readonly name: string };

/** Runs the units that `names` come from, in the order of the file; none at or after `before`. */
function prepare(context: TraceContext, names: readonly string[], before: number, last?: Last): void {
  for (const index of unitsBehind(context.program, names, before)) runForNames(context, index, last);
}

function isBeyond(s: Statement, unit: number, statement: number, last: Last): boolean {
  const later = unit > last.unit || (unit === last.unit && statement > last.statement);
  return later && namesAssigned(s).includes(last.name);
}

/** Runs a unit for what it declares. Where it cannot be followed, its names are unknown, which matters once they are used. */
function runForNames(context: TraceContext, index: number, last: Last | undefined): void {
  context.unit = index;
  const unit = context.unitAt(index);
  try {
    for (const [k, s] of (unit?.statements ?? []).entries()) {
      if (last && isBeyond(s, index, k, last)) continue;
      if (!declaredAsInput(context, s)) executeAll(context, [s], context.globals);
    }
  } catch (error) {
    if (!(error instanceof TraceStop)) throw error;
    context.depth = 0;
    for (const name of unit?.declares ?? []) {
      if (!context.globals.get(name))
        context.globals.declare(name, { kind: 'unknown', problem: error.problem, unit: index });
    }
  }
}

/** `b = 1` of a name that is an input: its value is the point's, or this one. */
function declaredAsInput(context: TraceContext, s: Statement): boolean {
  if (s.kind !== 'assign' || s.target.kind !== 'name' || !context.constantsAsInputs.has(s.target.name))
    return false;
  const { name } = s.target;
  const given = context.point.get(name) ?? plainConstant(s.value);
  if (given === undefined) return false;
  context.globals.declare(name, context.input(name, given));
  return true;
}

/** Operations whose result has the numbers of their argument. */
const sameNumbers = new Set(['elements', 'toReal', 'copy']);

/** The number, or array of numbers, that an expression plainly is. */
export function plainConstant(e: Expression): PointValue | undefined {
  if (e.kind === 'literal') return typeof e.value === 'number' ? e.value : undefined;
  if (e.kind === 'apply' && e.args.length === 1 && e.args[0]) {
    const inner = plainConstant(e.args[0]);
    if (e.operation === 'neg' && typeof inner === 'number') return -inner;
    return sameNumbers.has(e.operation) ? inner : undefined;
  }
  if (e.kind !== 'list') return undefined;
  const items = e.elements.map(plainConstant);
  return items.length && items.every((v): v is PointValue => v !== undefined) ? items : undefined;
}

function runUnit(context: TraceContext, index: number, of: readonly string[] | undefined): void {
  context.unit = index;
  const unit = context.unitAt(index);
  const broken = unit?.problems.find((p) => p.code === 'syntax');
  const main = unit && mainStatement(unit);
  if (broken && !main) context.stop(broken.code, broken.span, broken.message);
  if (!unit || !main) {
    const nothing = { start: 0, end: unit?.length ?? 0 };
    return context.stop('no-output', nothing, 'there is nothing to compute here');
  }
  const others = unit.statements.filter((s) => s !== main);
  executeAll(context, others, context.globals);
  if (main.kind === 'expression') {
    return recordOutput(context, 'result', evaluate(context, main.value, context.globals), main.span);
  }
  executeAll(context, [main], context.globals);
  if (main.kind === 'function') return runFunction(context, main.function.name, index, of);
  const assigned = others.length ? namesAssigned(main) : unit.declares;
  for (const name of of ?? assigned) {
    recordOutput(context, name, lookUp(context, name, main.span, context.globals), main.span);
  }
}

function runFunction(
  context: TraceContext,
  path: string,
  unit: number,
  of: readonly string[] | undefined,
): void {
  context.unit = unit;
  const [first = '', ...inner] = path.split('.');
  const span = { start: 0, end: Math.min(context.unitAt(unit)?.length ?? 0, 1) };
  const outermost = lookUp(context, first, span, context.globals);
  const f = inner.reduce((outer, name) => innerFunction(context, outer, name, span), outermost);
  if (f.kind !== 'function') return recordOutput(context, path, f, span);
  context.unit = f.unit;
  const scope = new Scope(f.scope, true);
  for (const p of f.definition.parameters)
    scope.declare(p.name, context.seen(nameOf(p), argument(context, f, p, scope)));
  const result = executeBody(context, f.definition.body, scope);
  const at = f.definition.nameSpan;
  if (of) for (const name of of) recordOutput(context, name, lookUp(context, name, at, scope), at);
  else recordResult(context, f, result, scope);
}

/**
 * A function that another one makes: a method of the object that a class makes, or what a function returns, by itself or
 * in the list or record that it returns. The outer one is called with its defaults, and with the point's values else.
 */
function innerFunction(context: TraceContext, outer: Value, name: string, at: Span): Value {
  if (outer.kind !== 'function') return context.stop('unknown-name', at, `there is no ${name} in here`);
  const { unit, calls } = context;
  context.unit = outer.unit;
  const scope = new Scope(outer.scope, true);
  for (const p of outer.definition.parameters)
    scope.declare(p.name, defaultOf(context, outer, p, scope) ?? argument(context, outer, p, scope));
  context.calls = context.builder.origins.within(calls, { unit, span: at, name: outer.definition.name });
  const made = executeBody(context, outer.definition.body, scope);
  context.calls = calls;
  const candidates =
    made.kind === 'record' ? [...made.fields.values()] : made.kind === 'list' ? made.items : [made];
  const found =
    (made.kind === 'record' ? made.fields.get(name) : undefined) ??
    candidates.find((v) => v.kind === 'function' && v.definition.name === name);
  return found?.kind === 'function'
    ? found
    : context.stop(
        'unknown-name',
        outer.definition.nameSpan,
        `${outer.definition.name} has no function ${name}`,
      );
}

/** A parameter's name, without its annotation and default. */
function nameOf({ name, span: { start, end } }: Parameter): { span: Span } {
  return { span: { start, end: Math.min(end, start + name.length) } };
}

/** A parameter's value: the point's, as an input unless its type says otherwise, or its default. */
function argument(context: TraceContext, f: FunctionValue, p: Parameter, scope: Scope): Value {
  const { name } = p;
  const given = context.point.get(name);
  if (given !== undefined) {
    if (p.type === 'integer' && typeof given === 'number' && Number.isSafeInteger(given))
      return { kind: 'integer', value: given };
    if (p.type === 'boolean' && typeof given === 'number') return { kind: 'boolean', value: given !== 0 };
    return context.input(name, given);
  }
  const at = context.absolute(p.span);
  const fallback = defaultOf(context, f, p, scope);
  if (fallback) return fallback;
  return { kind: 'unknown', unit: context.unit, problem: problem('no-value', at, `${name} has no value`) };
}

/** What a function returns, where it does so in one place. */
function onlyReturn(body: readonly Statement[]): Expression | undefined {
  const last = body[body.length - 1];
  if (last?.kind !== 'return') return undefined;
  for (const node of nodesIn(body)) if (node.kind === 'return' && node !== last) return undefined;
  return last.value;
}

/** A tuple's elements are outputs of their own, named as the `return` names them; a number that is returned under an input's name is the function's. */
function recordResult(context: TraceContext, f: FunctionValue, result: Value, scope: Scope): void {
  const { name, body, nameSpan: at, outputs } = f.definition;
  if (outputs) {
    for (const o of outputs) recordOutput(context, o.name, context.evaluate(o.value, scope), at);
    return;
  }
  const returned = onlyReturn(body);
  if (result.kind === 'list') {
    const names =
      returned?.kind === 'list' ? returned.elements.map((e) => (e.kind === 'name' ? e.name : undefined)) : [];
    result.items.forEach((v, k) => {
      recordOutput(context, names[k] ?? `${name || 'result'}[${k}]`, v, at);
    });
  } else if (result.kind === 'record') {
    for (const [key, v] of result.fields) recordOutput(context, key, v, at);
  } else {
    const own = returned?.kind === 'name' && !context.point.has(returned.name) ? returned.name : undefined;
    recordOutput(context, own ?? (name || 'result'), result, at);
  }
}

function recordOutput(context: TraceContext, name: string, value: Value, at: Span): void {
  if (value.kind === 'none') context.stop('no-output', at, `${name} is nothing: no number comes out here`);
  if (value.kind === 'function') context.stop('no-output', at, `${name} is a function, not a number`);
  if (value.kind === 'array') {
    const nodes = itemsOf(value).map((v) => asReal(context, v, at).node);
    context.builder.output(name, value.shape, nodes);
    return;
  }
  if (value.kind === 'list') {
    value.items.forEach((v, k) => {
      recordOutput(context, `${name}[${k}]`, v, at);
    });
    return;
  }
  const { node } = asReal(context, value, at);
  context.builder.name(node, name, true);
  context.builder.output(name, [], [node]);
}
