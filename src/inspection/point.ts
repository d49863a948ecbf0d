import { declarers, unitsBehind } from '../core/program/dependencies';
import { namesAssigned } from '../core/program/main-statement';
import type {
  Expression,
  FunctionDefinition,
  PointComment,
  PointValue,
  Program,
  Statement,
  Target,
  Unit,
} from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { shift } from '../core/span';
import { plainConstant, type TraceTarget } from '../core/tape/trace';
import { commentsAbout } from './comments';
import type { PointEntry, Provenance } from './inspection';
import { definingStatement, innerDefinition, makerOf, unitOf } from './target';

export interface ResolvedPoint {
  /** What has a value, in the order of the text. */
  readonly entries: readonly PointEntry[];
  /** Inputs for which nothing in the text gives a value. */
  readonly missing: readonly string[];
  /** Those of `missing` that are declared as integers: no real number stands for them. */
  readonly integers: ReadonlySet<string>;
  /** Those that are declared as arrays, with their axes. */
  readonly shapes: ReadonlyMap<string, readonly (number | undefined)[]>;
  /** The target's unit and those that it depends on. */
  readonly units: readonly Unit[];
  /** All of these, in the order of the text. */
  readonly names: readonly string[];
  /** Names assigned a plain constant at the top level that are inputs of this target. */
  readonly constantsAsInputs: ReadonlySet<string>;
}

/** What is known of the point from outside the text. */
export interface PointRequest {
  readonly program: Program;
  readonly target: TraceTarget;
  readonly given?: ReadonlyMap<string, PointValue>;
  readonly debugged?: ReadonlyMap<string, PointValue>;
  readonly of?: readonly string[];
  readonly opaque?: ReadonlyMap<Expression, string>;
}

/**
 * Where each input of the target gets its value: debugger, given, `at:` comment, constant or default, call; the rest
 * is missing.
 */
export function resolvePoint({
  program,
  target,
  given = new Map(),
  debugged = new Map(),
  of = [],
  opaque = new Map(),
}: PointRequest): ResolvedPoint {
  const index = unitOf(program, target);
  const unit = program.units[index];
  const definition = definitionOf(program, target);
  const wanted = [...(unit?.refers ?? []), ...(definition ? [] : of)];
  const { own, around: outer, others } = commentsAbout(program, target);
  const comments = [...own, ...outer, ...others];
  const behind = unitsBehind(program, wanted, definition ? undefined : index);
  const units = [
    ...behind.flatMap((k) => program.units[k] ?? []),
    ...(unit && !behind.includes(index) ? [unit] : []),
  ];
  const around = namesAround(program, units, index, definition === undefined);
  const constants = definition ? new Map<string, PointEntry>() : around.constants;
  const names = [
    ...(definition?.parameters.filter((p) => !p.rest).map((p) => p.name) ?? []),
    ...neededAround(program, target),
    ...constants.keys(),
    ...around.free,
    ...opaque.values(),
  ];
  const sources: ((name: string) => PointEntry | undefined)[] = [
    (name) => (keepsValue(unit, name) ? entry(name, debugged.get(name), { kind: 'debugger' }) : undefined),
    (name) => entry(name, given.get(name), { kind: 'given' }),
    (name) => fromComment(unit, comments, name),
    (name) => constants.get(name),
    (name) => fromDefault(unit, definition, name),
    callValues(program, definition),
  ];
  const entries: PointEntry[] = [];
  const missing: string[] = [];
  for (const name of new Set([...names, ...given.keys()])) {
    const found = sources.map((source) => source(name)).find((e) => e !== undefined);
    if (found) entries.push(found);
    else if (names.includes(name)) missing.push(name);
  }
  return {
    entries,
    missing: missing.filter((n) => !hasDefault(definition, n)),
    integers: new Set(definition?.parameters.filter((p) => p.type === 'integer').map((p) => p.name)),
    shapes: new Map(definition?.parameters.flatMap((p) => (p.shape ? [[p.name, p.shape] as const] : []))),
    units,
    names: [...new Set([...names, ...given.keys()])],
    constantsAsInputs: new Set(constants.keys()),
  };
}

/** Whether a name has its first value to the end: of one that is assigned anew a debugger knows only the latest. */
function keepsValue(unit: Unit | undefined, name: string): boolean {
  for (const node of nodesIn(unit?.statements)) if (bindsAnew(node, name)) return false;
  return true;
}

function bindsAnew(node: Expression | Statement, name: string): boolean {
  if (node.kind === 'assign' || node.kind === 'for') return targetNames(node.target).includes(name);
  return false;
}

function targetNames(target: Target): string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'targets':
      return target.elements.flatMap(targetNames);
    case 'index':
      // A part of an array is changed.
      return target.array.kind === 'name' ? [target.array.name] : [];
    case 'field':
      return [];
  }
}

function hasDefault(definition: FunctionDefinition | undefined, name: string): boolean {
  return definition?.parameters.some((p) => p.name === name && p.default !== undefined) ?? false;
}

function entry(name: string, value: PointValue | undefined, provenance: Provenance): PointEntry | undefined {
  return value === undefined ? undefined : { name, value, provenance };
}

/** The function that a target is, or is bound to. */
function definitionOf(program: Program, target: TraceTarget): FunctionDefinition | undefined {
  const { statement, all = [] } = definingStatement(program, target) ?? {};
  if (!statement || target.kind === 'unit') return functionOf(statement);
  const inner = innerDefinition(all, target.name);
  if (inner) return inner.function;
  if (!namesAssigned(statement).includes(target.name)) return undefined;
  const lambda = statement.kind === 'assign' && statement.value.kind === 'lambda' && statement.value.function;
  return lambda || functionOf(statement);
}

/** Of a method or an inner function: what the constructor, or the function around it, takes and has no default for. */
function neededAround(program: Program, target: TraceTarget): string[] {
  if (target.kind === 'unit') return [];
  const all = definingStatement(program, target)?.all ?? [];
  if (!innerDefinition(all, target.name)) return [];
  const [first = ''] = target.name.split('.');
  return (makerOf(program, first)?.parameters ?? []).filter((p) => !p.default && !p.rest).map((p) => p.name);
}

function functionOf(s: Statement | undefined): FunctionDefinition | undefined {
  return s?.kind === 'function' ? s.function : undefined;
}

interface Around {
  readonly constants: ReadonlyMap<string, PointEntry>;
  readonly free: readonly string[];
}

/** The top-level constants and the names without a definition that a unit depends on. */
function namesAround(program: Program, units: readonly Unit[], index: number, asInputs: boolean): Around {
  const constants = new Map<string, PointEntry>();
  const free: string[] = [];
  let called: ReadonlySet<string> | undefined;
  const own = program.units[index];
  // A field of another function's parameter, `p.x`, has its value from whoever calls that function.
  const others = new Set(
    units.filter((u) => u !== own).flatMap((u) => u.refers.filter((n) => !n.includes('.'))),
  );
  for (const name of new Set([...(own?.refers ?? []), ...others])) {
    const declaring = (declarers(program).get(name) ?? []).flatMap((i) =>
      i < index || !asInputs ? (program.units[i] ?? []) : [],
    );
    if (!declaring.length) {
      called ??= calledNames(units);
      if (!called.has(name)) free.push(name);
    }
    const constant = asInputs ? constantNamed(declaring, name) : undefined;
    if (constant) constants.set(name, constant);
  }
  return { constants: inTextOrder(constants), free };
}

/** A name that is called is a function that is missing, not a number. */
function calledNames(units: readonly Unit[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodesIn(units.map((u) => u.statements))) {
    if (node.kind === 'call' && node.callee.kind === 'name') names.add(node.callee.name);
  }
  return names;
}

/** `a = 2`: an input, unless its name or declaration says that it is a constant. */
function constantNamed(units: readonly Unit[], name: string): PointEntry | undefined {
  const [unit] = units;
  if (!unit || units.length !== 1) return undefined;
  for (const s of unit.statements) {
    if (s.kind !== 'assign' || s.target.kind !== 'name' || s.target.name !== name) continue;
    const value = s.constant ? undefined : plainConstant(s.value);
    return value === undefined
      ? undefined
      : { name, value, provenance: { kind: 'constant', span: shift(s.span, unit.start) } };
  }
  return undefined;
}

function inTextOrder(constants: ReadonlyMap<string, PointEntry>): Map<string, PointEntry> {
  const start = ({ provenance: p }: PointEntry): number => ('span' in p ? p.span.start : 0);
  return new Map([...constants].sort(([, a], [, b]) => start(a) - start(b)));
}

function fromComment(
  unit: Unit | undefined,
  comments: readonly PointComment[],
  name: string,
): PointEntry | undefined {
  for (const comment of comments) {
    const found = comment.values.find((v) => v.name === name);
    if (found && unit)
      return {
        name,
        value: found.value,
        provenance: { kind: 'comment', span: shift(comment.span, unit.start) },
      };
  }
  return undefined;
}

function fromDefault(
  unit: Unit | undefined,
  definition: FunctionDefinition | undefined,
  name: string,
): PointEntry | undefined {
  const p = definition?.parameters.find((q) => q.name === name);
  if (!p?.default || !unit || p.type === 'integer' || p.type === 'boolean' || p.type === 'string')
    return undefined;
  return entry(name, plainConstant(p.default), { kind: 'default', span: shift(p.default.span, unit.start) });
}

/** The values of the first call of the function in the file whose arguments are all plain constants. */
function callValues(
  program: Program,
  definition: FunctionDefinition | undefined,
): (name: string) => PointEntry | undefined {
  if (!definition?.name) return () => undefined;
  for (const unit of program.units) {
    if (!unit.refers.includes(definition.name)) continue;
    for (const call of callsIn(unit, definition.name)) {
      const values = argumentsOf(call, definition);
      if (!values) continue;
      const provenance: Provenance = { kind: 'call', span: shift(call.span, unit.start) };
      return (name) => entry(name, values.get(name), provenance);
    }
  }
  return () => undefined;
}

type Call = Extract<Expression, { kind: 'call' }>;

function callsIn(unit: Unit, name: string): Call[] {
  const found: Call[] = [];
  for (const node of nodesIn(unit.statements)) {
    if (node.kind === 'call' && node.callee.kind === 'name' && node.callee.name === name) found.push(node);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function argumentsOf(call: Call, definition: FunctionDefinition): Map<string, PointValue> | undefined {
  const pairs: [string, Expression][] = [];
  call.args.forEach((arg, k) => {
    const p = definition.parameters[k];
    if (p) pairs.push([p.name, arg]);
  });
  for (const k of call.keywords) pairs.push([k.name, k.value]);
  const values = new Map<string, PointValue>();
  for (const [name, e] of pairs) {
    const value = plainConstant(e);
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return values.size ? values : undefined;
}
