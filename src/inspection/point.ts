import type {
  Expression,
  FunctionDefinition,
  PointValue,
  Program,
  Statement,
  Unit,
} from '../core/program/program';
import { shift } from '../core/span';
import { plainConstant, type TraceTarget } from '../core/tape/trace';
import type { PointEntry, Provenance } from './inspection';
import { unitOf } from './target';

export interface ResolvedPoint {
  /** What has a value, in the order of the text. */
  readonly entries: readonly PointEntry[];
  /** Inputs for which nothing in the text gives a value. */
  readonly missing: readonly string[];
  /** All of these, in the order of the text. */
  readonly names: readonly string[];
  /** Names assigned a plain constant at the top level that are inputs of this target. */
  readonly constantsAsInputs: ReadonlySet<string>;
}

/** Where each input of the target gets its value: given, `at:` comment, constant or default, call; the rest is missing. */
export function resolvePoint(
  program: Program,
  target: TraceTarget,
  given: ReadonlyMap<string, PointValue>,
): ResolvedPoint {
  const index = unitOf(program, target);
  const unit = program.units[index];
  const definition = unit && definitionOf(unit, target);
  const around = namesAround(program, unit, index, definition === undefined);
  const constants = definition ? new Map<string, PointEntry>() : around.constants;
  const names = [...(definition?.parameters.map((p) => p.name) ?? []), ...constants.keys(), ...around.free];
  const sources: ((name: string) => PointEntry | undefined)[] = [
    (name) => entry(name, given.get(name), { kind: 'given' }),
    (name) => fromComment(unit, name),
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
    names: [...new Set([...names, ...given.keys()])],
    constantsAsInputs: new Set(constants.keys()),
  };
}

function hasDefault(definition: FunctionDefinition | undefined, name: string): boolean {
  return definition?.parameters.some((p) => p.name === name && p.default !== undefined) ?? false;
}

function entry(name: string, value: PointValue | undefined, provenance: Provenance): PointEntry | undefined {
  return value === undefined ? undefined : { name, value, provenance };
}

function definitionOf(unit: Unit, target: TraceTarget): FunctionDefinition | undefined {
  const functions = unit.statements.flatMap((s) => (s.kind === 'function' ? [s.function] : []));
  const last = unit.statements[unit.statements.length - 1];
  if (target.kind === 'unit') return last?.kind === 'function' ? last.function : undefined;
  const assigned = unit.statements.findLast((s) => assignsLambda(s, target.name));
  if (assigned?.kind === 'assign' && assigned.value.kind === 'lambda') return assigned.value.function;
  return functions.findLast((f) => f.name === target.name);
}

function assignsLambda(s: Statement, name: string): boolean {
  return (
    s.kind === 'assign' && s.target.kind === 'name' && s.target.name === name && s.value.kind === 'lambda'
  );
}

interface Around {
  readonly constants: ReadonlyMap<string, PointEntry>;
  readonly free: readonly string[];
}

/** The top-level constants and the names without a definition that a unit depends on, by the units it refers to. */
function namesAround(program: Program, unit: Unit | undefined, index: number, asInputs: boolean): Around {
  const constants = new Map<string, PointEntry>();
  const free: string[] = [];
  const open = [...(unit?.refers ?? [])];
  const seen = new Set(open);
  for (let k = 0; k < open.length; k++) {
    const name = open[k] ?? '';
    const declaring = program.units.filter((u, i) => u.declares.includes(name) && (i < index || !asInputs));
    if (!declaring.length) free.push(name);
    const constant = asInputs ? constantNamed(declaring, name) : undefined;
    if (constant) constants.set(name, constant);
    for (const u of declaring) {
      for (const other of u.refers) {
        if (!seen.has(other)) open.push(other);
        seen.add(other);
      }
    }
  }
  return { constants: inTextOrder(constants), free };
}

/** `a = 2`: an input, unless its name or declaration says that it is a constant. */
function constantNamed(units: readonly Unit[], name: string): PointEntry | undefined {
  const [unit] = units;
  if (!unit || units.length !== 1 || /^\p{Lu}[\p{Lu}\p{N}_]+$/u.test(name)) return undefined;
  for (const s of unit.statements) {
    if (s.kind !== 'assign' || s.target.kind !== 'name' || s.target.name !== name) continue;
    const value = plainConstant(s.value);
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

function fromComment(unit: Unit | undefined, name: string): PointEntry | undefined {
  for (const comment of unit?.points ?? []) {
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
  const open: unknown[] = [...unit.statements];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isCallOf(next, name)) found.push(next);
    for (const inner of Object.values(next)) open.push(inner);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function isCallOf(node: object, name: string): node is Call {
  const call = node as Partial<Call>;
  return call.kind === 'call' && call.callee?.kind === 'name' && call.callee.name === name;
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
