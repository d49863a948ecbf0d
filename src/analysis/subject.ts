import type { Limits } from '../core/budget';
import { defaultLimits } from '../core/budget';
import { unitsBehind } from '../core/program/dependencies';
import type { Expression, PointValue, Program, Statement } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import type { Span } from '../core/span';
import type { TraceTarget } from '../core/tape/trace';
import type { Inspection } from '../inspection/inspection';
import { describeTarget, targetAt, unitOf } from '../inspection/target';
import { latex } from '../languages/latex';
import type { AnswerOptions } from '../protocol/analysis';
import type { Given, StoppedFrame } from '../protocol/questions';
import type { TextDocument } from './documents';

/** A computation around an offset of a document. */
export interface Subject {
  readonly document: TextDocument;
  readonly program: Program;
  readonly target: TraceTarget;
  readonly span: Span;
  /** What values that somebody set for it are kept by; it survives edits elsewhere. */
  readonly key: string;
  /** Whether it is mathematical notation: a formula of LaTeX or Markdown, or one in a comment or doc string. */
  readonly notation: boolean;
  /** A formula of notation within a document of code. */
  readonly embedded: boolean;
}

/** The function, statement or formula at an offset. */
export function subjectAt(document: TextDocument, offset: number): Subject | undefined {
  const formula = document.formulas.find((f) => f.start <= offset && offset <= f.end);
  const program = formula ? formulaProgram(document.text, formula) : document.programAt(offset);
  const target = targetAt(program, offset);
  return target && subjectOf(document, program, target);
}

export function subjectOf(document: TextDocument, program: Program, target: TraceTarget): Subject {
  const { span, name } = describeTarget(program, target);
  const notation = program.language === 'latex' || program.language === 'markdown';
  const key = name || document.text.slice(span.start, Math.min(span.end, span.start + 200)).trim();
  return {
    document,
    program,
    target,
    span,
    key,
    notation,
    embedded: notation && !['latex', 'markdown'].includes(document.language.id),
  };
}

/** A formula in a comment or doc string is a program of its own, at its place in the text. */
function formulaProgram(text: string, { start, end }: Span): Program {
  const inner = latex.parseExpression(text.slice(start, end));
  return { ...inner, units: inner.units.map((u) => ({ ...u, start: u.start + start })) };
}

/** The work that an answer may take, and values that it starts from. */
export interface Work {
  readonly options: AnswerOptions;
  readonly given: Given;
  readonly frame?: StoppedFrame | undefined;
  /** Whether the time is over. */
  readonly expired: () => boolean;
}

export function inspectSubject(subject: Subject, work: Work, more: { hessian?: boolean } = {}): Inspection {
  const { document, program, target } = subject;
  const { values = {}, opaque = [] } = work.given[subject.key] ?? {};
  const given = new Map<string, PointValue>(Object.entries(values));
  return document.inspections.inspect({
    program,
    target,
    given,
    debugged: debuggedIn(subject, work),
    ...(opaque.length ? { opaque: expressionsOf(subject, new Set(opaque)) } : {}),
    samples: work.options.samples,
    limits: limitsOf(work),
    ...more,
  });
}

/** The expressions with these texts in what the target is made of, each under a name of its own. */
function expressionsOf(
  { document, program, target }: Subject,
  texts: ReadonlySet<string>,
): Map<Expression, string> {
  const own = program.units[unitOf(program, target)];
  const units = unitsBehind(program, own?.refers ?? []).flatMap((k) => program.units[k] ?? []);
  const found = new Map<Expression, string>();
  const names = new Set<string>();
  for (const unit of new Set([...units, ...(own ? [own] : [])])) {
    const parts = [...nodesIn(unit.statements)].sort((a, b) => a.span.start - b.span.start);
    for (const part of parts) {
      const text = document.text.slice(part.span.start + unit.start, part.span.end + unit.start);
      if (!texts.has(text) || !isExpression(part)) continue;
      const name = unusedName(text.replace(/\s+/g, ' '), names);
      names.add(name);
      found.set(part, name);
    }
  }
  return found;
}

function unusedName(text: string, taken: ReadonlySet<string>): string {
  let name = text;
  for (let k = 2; taken.has(name); k++) name = `${text} #${k}`;
  return name;
}

/** Calls, and what the front end could not follow. */
function isExpression(part: Expression | Statement): part is Expression {
  return part.kind === 'call' || part.kind === 'stop' || part.kind === 'field' || part.kind === 'index';
}

/** The text of the expression that a problem is about, whole; undefined where there is none that could be an input. */
export function expressionAt({ document, program }: Subject, { start, end }: Span): string | undefined {
  const unit = program.units.find((u) => u.start <= start && end <= u.start + u.length);
  for (const part of nodesIn(unit?.statements)) {
    if (!unit || !isExpression(part)) continue;
    // Of a call whose function is unknown the problem is at the function's name.
    const at = [part.span, ...(part.kind === 'call' ? [part.callee.span] : [])];
    if (at.some((s) => s.start + unit.start === start && s.end + unit.start === end))
      return document.text.slice(part.span.start + unit.start, part.span.end + unit.start);
  }
  return undefined;
}

/** The variables of a frame belong to the function, or statement, that it stands in. */
function debuggedIn({ program, target }: Subject, { frame }: Work): Map<string, PointValue> {
  const unit = program.units[unitOf(program, target)];
  const inside = frame && unit && unit.start <= frame.offset && frame.offset <= unit.start + unit.length;
  return new Map<string, PointValue>(inside ? Object.entries(frame.values) : []);
}

function limitsOf({ options, expired }: Work): Limits {
  return {
    ...defaultLimits,
    operations: options.operations,
    steps: Math.max(options.operations * 6, 50_000),
    cancelled: expired,
  };
}
