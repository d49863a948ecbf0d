import type { PointValue } from '../core/program/program';
import { shift } from '../core/span';
import type { Inspection } from '../inspection/inspection';
import { unitOf } from '../inspection/target';
import { parsePointValues } from '../languages/shared/point-comment';
import type { CommentPlace, ReadPoint, TargetPoint } from '../protocol/questions';
import type { TextDocument } from './documents';
import { inspectSubject, type Subject, subjectAt, type Work } from './subject';
import { headline, pointItems, writtenValue } from './words';

/** The values that the target at an offset is looked at with. */
export function pointAt(document: TextDocument, offset: number, work: Work): TargetPoint | undefined {
  const subject = subjectAt(document, offset);
  if (!subject) return undefined;
  const inspection = inspectSubject(subject, work);
  if (!inspection.point.length) return undefined;
  const values = inspection.point.map(({ name, value }) => ({ name, value: writtenValue(value) }));
  const comment = commentPlace(subject, values);
  return {
    key: subject.key,
    title: inspection.target.name || headline(document.text, subject.span, 40),
    items: pointItems(inspection.point, document, work.options.digits),
    text: values.map(({ name, value }) => `${name}=${value}`).join(', '),
    ...(comment ? { comment } : {}),
  };
}

/** Reads `a=2, x=[1, 2]` for the target at an offset: only names that it has, each with a value of the right form. */
export function readPointAt(document: TextDocument, offset: number, text: string, work: Work): ReadPoint {
  const { values, problems } = parsePointValues(text, 0);
  const [wrong] = problems;
  if (wrong) return { kind: 'wrong', message: wrong.message };
  const subject = subjectAt(document, offset);
  const inspection = subject && inspectSubject(subject, work);
  const unknown = values.find((v) => !inspection?.point.some((e) => e.name === v.name));
  if (unknown) return { kind: 'wrong', message: unknownName(unknown.name, inspection) };
  return {
    kind: 'values',
    values: Object.fromEntries(values.map((v): [string, PointValue] => [v.name, v.value])),
  };
}

function unknownName(name: string, inspection: Inspection | undefined): string {
  const known = inspection?.point.map((e) => e.name) ?? [];
  return `${name} is no input here; the inputs are ${known.join(', ')}`;
}

type Values = CommentPlace['values'];

/** The comment that is there already, or a new one: above code, above a formula that stands alone, or behind one in a line. */
function commentPlace(subject: Subject, values: Values): CommentPlace | undefined {
  const { document, program, target, embedded, notation } = subject;
  const unit = program.units[unitOf(program, target)];
  if (!unit || embedded) return undefined;
  const [existing] = unit.points;
  if (existing) return { span: shift(existing.span, unit.start), before: '', values, after: '' };
  const [open, close] =
    document.language.id === 'markdown' ? ['<!-- ', ' -->'] : [`${document.language.lineComment} `, ''];
  const line = lineOf(document.text, subject.span.start);
  if (!notation || isAlone(line.before)) {
    const indent = /^[ \t]*/.exec(line.before)?.[0] ?? '';
    const at = { start: line.start, end: line.start };
    return { span: at, before: `${indent}${open}at: `, values, after: `${close}\n` };
  }
  const end = lineOf(document.text, subject.span.end).end;
  const rest = document.text.slice(subject.span.end, end);
  const closed = /^\s*(?:\$\$?|\\\)|\\\]|`\$)/.exec(rest);
  if (document.language.id === 'latex' && /\$|\\[([]/.test(rest.slice(closed?.[0].length ?? 0)))
    return undefined;
  const at = document.language.id === 'markdown' ? subject.span.end + (closed?.[0].length ?? 0) : end;
  return { span: { start: at, end: at }, before: ` ${open}at: `, values, after: close };
}

/** Whether nothing but delimiters stands before a formula on its line. */
function isAlone(before: string): boolean {
  return /^\s*(?:\$\$|\\\[|\\begin\{\w+\*?\})?\s*$/.test(before);
}

function lineOf(text: string, offset: number): { start: number; end: number; before: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end, before: text.slice(start, offset) };
}
