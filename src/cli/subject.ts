import { Lines } from '../core/lines';
import { isNotation } from '../core/program/notation';
import type { Program, Statement } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { contains } from '../core/span';
import type { TraceTarget } from '../core/tape/trace';
import { targetAt } from '../inspection/target';
import type { Language } from '../languages/language';
import { latex } from '../languages/latex';
import type { InspectOptions } from './arguments';

/** What a question is about: a text, its program, and the target in it. */
export interface Subject {
  readonly text: string;
  readonly program: Program;
  readonly target: TraceTarget;
}

/** What the user has to choose from, where the question does not say. */
export interface Choice {
  readonly candidates: readonly { readonly line: number; readonly text: string }[];
}

export async function subjectOf(
  text: string,
  language: Language,
  options: InspectOptions,
): Promise<Subject | Choice> {
  const lines = new Lines(text);
  const offset =
    options.line === undefined ? undefined : lineOffset(text, lines, options.line, options.column);
  await language.load();
  const formula = offset === undefined ? undefined : language.formulas(text).find((f) => contains(f, offset));
  if (formula && !isNotation(language.id)) return formulaSubject(text, formula.start, formula.end);
  const focus = offset !== undefined && options.column === undefined ? lineEnd(text, offset) : offset;
  const program = language.parse(text, focus === undefined ? {} : { focus });
  if (options.function !== undefined)
    return { text, program, target: { kind: 'function', name: options.function } };
  if (offset !== undefined) {
    const target =
      targetAt(program, offset) ??
      (options.column === undefined ? targetInLine(program, text, offset) : undefined);
    return target ? { text, program, target } : choice(program, lines, text);
  }
  const defining = options.of ? lastDeclaring(program, options.of) : -1;
  if (defining >= 0) return { text, program, target: { kind: 'unit', unit: defining } };
  const all = candidates(program);
  const [only] = all;
  return only !== undefined && all.length === 1
    ? { text, program, target: targetOfUnit(program, only) }
    : choice(program, lines, text);
}

/** Without a column: the first character of the line that is no space. */
function lineOffset(text: string, lines: Lines, line: number, column: number | undefined): number {
  const start = lines.offsetAt({ line, column: column ?? 1 });
  if (column !== undefined) return start;
  const indent = /^[ \t]*/.exec(text.slice(start, start + 1000))?.[0].length ?? 0;
  return start + indent;
}

/** The last unit that declares one of the names. */
function lastDeclaring(program: Program, names: readonly string[]): number {
  return program.units.findLastIndex((u) => u.declares.some((name) => names.includes(name)));
}

/** The first unit that begins in the line of an offset. */
function targetInLine(program: Program, text: string, offset: number): TraceTarget | undefined {
  const end = lineEnd(text, offset);
  const unit = program.units.findIndex((u) => u.start >= offset && u.start <= end && u.statements.length > 0);
  return unit < 0 ? undefined : targetOfUnit(program, unit);
}

function lineEnd(text: string, offset: number): number {
  return text.slice(offset, offset + 10_000).search(/[\r\n]|$/) + offset;
}

/** A formula in a comment or doc string: a program of its own, at its place in the text. */
async function formulaSubject(text: string, start: number, end: number): Promise<Subject> {
  await latex.load();
  const inner = latex.parseExpression(text.slice(start, end));
  const program = { ...inner, units: inner.units.map((u) => ({ ...u, start: u.start + start })) };
  return { text, program, target: { kind: 'unit', unit: 0 } };
}

/** Units that compute something: functions, and statements with an operation in them. */
function candidates(program: Program): number[] {
  return program.units.flatMap((u, k) =>
    u.statements.some((s) => s.kind === 'function' || hasOperation(s)) ? [k] : [],
  );
}

function hasOperation(statement: Statement): boolean {
  for (const { kind } of nodesIn(statement))
    if (kind === 'apply' || kind === 'call' || kind === 'fold') return true;
  return false;
}

function targetOfUnit(program: Program, unit: number): TraceTarget {
  const statement = program.units[unit]?.statements[0];
  return statement?.kind === 'function'
    ? { kind: 'function', name: statement.function.name }
    : { kind: 'unit', unit };
}

function choice(program: Program, lines: Lines, text: string): Choice {
  return {
    candidates: candidates(program).map((k) => {
      const unit = program.units[k];
      const start = (unit?.start ?? 0) + (unit?.statements[0]?.span.start ?? 0);
      const { line } = lines.positionAt(start);
      return { line, text: headline(text.slice(start, start + 100)) };
    }),
  };
}

/** The first line, without what a terminal would take for a command. */
function headline(text: string): string {
  return (text.split(/[\r\n]/)[0] ?? '').replace(/\p{C}/gu, '·');
}
