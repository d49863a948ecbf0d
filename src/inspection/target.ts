import { mainStatement, namesAssigned } from '../core/program/main-statement';
import type { FunctionDefinition, Program, Statement, Unit } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { contains, type Span, shift, span } from '../core/span';
import type { TraceTarget } from '../core/tape/trace';
import { classOfPart, partOfClass } from '../languages/shared/inheritance';
import type { Target } from './inspection';
import { definingAll, methodAt } from './methods';

/** The function or statement whose text is at an offset; undefined where there is none. */
export function targetAt(program: Program, offset: number): TraceTarget | undefined {
  const index = program.units.findIndex((u) => contains(span(u.start, u.start + u.length), offset));
  const unit = program.units[index];
  if (!unit?.statements.length) return undefined;
  const found = unit.statements.findLastIndex((s) => contains(s.span, offset - unit.start));
  const statement = Math.max(0, found);
  const inside = unit.statements[statement];
  const method = inside && methodAt(unit, inside, offset - unit.start);
  if (method !== undefined) return { kind: 'function', name: method };
  const [name, ...more] = inside ? namesAssigned(inside) : [];
  const oneOfSeveral = unit.statements.length > 1 && !more.length;
  if (name === undefined || (inside?.kind !== 'function' && !oneOfSeveral))
    return { kind: 'unit', unit: index };
  if (definitionsOf(program, name) === 1) return { kind: 'function', name };
  return { kind: 'function', name, definition: { unit: index, statement: decorated(unit, statement, name) } };
}

/** The function inside of others or of a class that a path `outer.inner` means, with where it stands. */
export function innerDefinition(
  statements: readonly Statement[],
  path: string,
): { readonly span: Span; readonly function: FunctionDefinition } | undefined {
  const [, ...inner] = path.split('.');
  const name = inner.at(-1);
  if (name === undefined) return undefined;
  for (const node of nodesIn(statements))
    if ((node.kind === 'lambda' || node.kind === 'function') && node.function.name === name) return node;
  return undefined;
}

/** The constructor of a class by its name, that of its base where it has none of its own; or the function of that name. */
export function makerOf(program: Program, name: string): FunctionDefinition | undefined {
  const seen = new Set<string>();
  for (let title: string | undefined = name; title !== undefined && !seen.has(title); ) {
    seen.add(title);
    const defining = definingStatement(program, { kind: 'function', name: title });
    const [only] = defining?.all ?? [];
    if (only?.kind === 'function') return only.function;
    const found = innerDefinition(defining?.all ?? [], `.${title}`)?.function;
    if (found) return found;
    title = baseOf(defining?.all ?? [], title);
  }
  return undefined;
}

/** The class whose constructor a class of several parts has. */
function baseOf(all: readonly Statement[], title: string): string | undefined {
  const create = all.find((s) => namesAssigned(s).includes(partOfClass(title, 'create')));
  const value = create?.kind === 'assign' ? create.value : undefined;
  return value?.kind === 'name' ? classOfPart(value.name) : undefined;
}

/** A decorated function is the function and, behind it, the name bound to what its decorators make of it. */
function decorated({ statements }: Unit, statement: number, name: string): number {
  const isFunction = statements[statement]?.kind === 'function';
  return isFunction ? statements.findLastIndex((s) => namesAssigned(s).includes(name)) : statement;
}

/** How many statements of the top level bind a name. */
function definitionsOf({ units }: Program, name: string): number {
  let count = 0;
  for (const { declares, statements } of units)
    if (declares.includes(name)) for (const s of statements) if (namesAssigned(s).includes(name)) count++;
  return count;
}

interface Defining {
  readonly unit: Unit;
  readonly statement: Statement | undefined;
  /** The statement and, where a class has several parts, those of the others. */
  readonly all: readonly Statement[];
}

/** The statement that a target is defined by, with its unit. */
export function definingStatement(program: Program, target: TraceTarget): Defining | undefined {
  const unit = program.units[unitOf(program, target)];
  if (!unit) return undefined;
  const { statement: last = unit.statements.length - 1 } =
    (target.kind === 'function' ? target.definition : undefined) ?? {};
  const [first = ''] = nameOf(target).split('.');
  const named = unit.statements.slice(0, last + 1).filter((s) => namesAssigned(s).includes(first));
  const statement = named.find((s) => s.kind === 'function') ?? named.at(-1) ?? mainStatement(unit);
  return { unit, statement, all: statement ? definingAll(unit, statement) : [] };
}

/** The unit that defines a target, −1 where none does. */
export function unitOf(program: Program, target: TraceTarget): number {
  if (target.kind === 'unit') return target.unit;
  if (target.definition) return target.definition.unit;
  const first = target.name.split('.')[0] ?? '';
  return program.units.findLastIndex((u) => u.declares.includes(first));
}

export function describeTarget(program: Program, target: TraceTarget): Target {
  const defined = definingStatement(program, target);
  if (!defined)
    return {
      kind: target.kind === 'function' ? 'function' : 'statement',
      name: nameOf(target),
      span: span(0, 0),
    };
  const { unit, statement, all } = defined;
  const inner = innerDefinition(all, nameOf(target));
  if (inner) return { kind: 'function', name: nameOf(target), span: shift(inner.span, unit.start) };
  return {
    kind: statement?.kind === 'function' ? 'function' : 'statement',
    name: nameOf(target) || unit.declares.join(', '),
    span: shift(statement?.span ?? span(0, unit.length), unit.start),
  };
}

function nameOf(target: TraceTarget): string {
  return target.kind === 'function' ? target.name : '';
}
