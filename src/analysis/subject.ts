import type { Limits } from '../core/budget';
import { defaultLimits } from '../core/budget';
import { isNotation } from '../core/program/notation';
import type { Expression, PointValue, Program } from '../core/program/program';
import type { Span } from '../core/span';
import type { TraceTarget } from '../core/tape/trace';
import type { Inspection } from '../inspection/inspection';
import { definingStatement, describeTarget, innerDefinition, targetAt, unitOf } from '../inspection/target';
import { latex } from '../languages/latex';
import type { AnswerOptions } from '../protocol/analysis';
import type { Given, StoppedFrame } from '../protocol/questions';
import type { TextDocument } from './documents';
import { expressionsOf } from './opaque';
import { headline } from './words';

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

/** The function, statement or formula at an offset; before a line's first character at that. */
export function subjectAt(document: TextDocument, at: number): Subject | undefined {
  const offset = afterIndent(document.text, at);
  const formula = document.formulas.find((f) => f.start <= offset && offset <= f.end);
  const program = formula ? formulaProgram(document.text, formula) : document.programAt(offset);
  const target = targetAt(program, offset);
  return target && subjectOf(document, program, target);
}

function afterIndent(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  if (text.slice(start, offset).trim() !== '') return offset;
  let first = offset;
  while (text[first] === ' ' || text[first] === '\t') first++;
  return first;
}

export function subjectOf(document: TextDocument, program: Program, target: TraceTarget): Subject {
  const { span, name } = describeTarget(program, target);
  const notation = isNotation(program.language);
  const title = name || document.text.slice(span.start, Math.min(span.end, span.start + 200)).trim();
  const earlier = sameBefore(program, target, name);
  const key = earlier ? `${title} (${earlier + 1})` : title;
  return {
    document,
    program,
    target,
    span,
    key,
    notation,
    embedded: notation && !isNotation(document.language.id),
  };
}

/** How many units before that of the target bind its name: two functions of one name do not share their values. */
function sameBefore(program: Program, target: TraceTarget, name: string): number {
  const before = program.units.slice(0, Math.max(0, unitOf(program, target)));
  return name
    ? before.filter(({ declares }) => declares.join(', ') === name || declares.includes(name)).length
    : 0;
}

/** The statement's text in one line; of a function its name and parameters. */
export function titleOf({ document, program, target, span, notation }: Subject): string {
  const { statement, all = [] } = definingStatement(program, target) ?? {};
  const path = target.kind === 'function' ? target.name : '';
  const defined =
    statement?.kind === 'function' && !path.includes('.') ? statement : innerDefinition(all, path);
  if (!defined || notation) return headline(document.text, span);
  const { name, parameters } = defined.function;
  return `${path || name}(${parameters.map((p) => p.name).join(', ')})`;
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
  const { values = {} } = work.given[subject.key] ?? {};
  const opaque = opaqueOf(subject, work);
  const given = new Map<string, PointValue>(Object.entries(values));
  return document.inspections.inspect({
    program,
    target,
    given,
    debugged: debuggedIn(subject, work),
    ...(opaque.size ? { opaque } : {}),
    samples: work.options.samples,
    limits: limitsOf(work),
    ...more,
  });
}

/** The expressions that are inputs because somebody wanted it, each with the name that it has as one. */
export function opaqueOf(
  { document, program, target, key }: Subject,
  { given }: Work,
): Map<Expression, string> {
  const { opaque = [] } = given[key] ?? {};
  if (!opaque.length) return new Map<Expression, string>();
  return expressionsOf(document.text, program, target, new Set(opaque));
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
