import type { PointValue } from '../core/program/program';
import { shift } from '../core/span';
import { commentsAbout } from '../inspection/comments';
import type { Inspection } from '../inspection/inspection';
import { unitOf } from '../inspection/target';
import { plainName } from '../languages/latex/points';
import { parsePointValues } from '../languages/shared/point-comment';
import type { CommentPlace, ReadPoint, TargetPoint } from '../protocol/questions';
import type { TextDocument } from './documents';
import { inspectSubject, type Subject, subjectAt, type Work } from './subject';
import { headline, pointItems, writtenValue } from './words';

/** The values that the target at an offset is looked at with. */
export function pointAt(document: TextDocument, offset: number, work: Work): TargetPoint | undefined {
  const subject = subjectAt(document, offset);
  if (!subject) return undefined;
  const unit = subject.program.units[unitOf(subject.program, subject.target)];
  if (unit?.statements.every((s) => s.kind === 'stop')) return undefined;
  const inspection = inspectSubject(subject, proposing(work));
  if (!inspection.point.length) return undefined;
  const values = inspection.point.map(({ name, value }) => ({ name, value: writtenValue(value) }));
  const comment = commentPlace(
    subject,
    values.filter(({ name }) => isPlain(name)),
  );
  return {
    key: subject.key,
    title: inspection.target.name || headline(document.text, subject.span, 40),
    items: pointItems(inspection.point, document, work.options.digits),
    text: values.map(({ name, value }) => `${name}=${value}`).join(', '),
    ...(comment ? { comment } : {}),
  };
}

/** Reads `a=2, x=[1, 2]` for the target at an offset: only names that it has. A number may be given for an array and the other way round: what is sampled may be either. */
export function readPointAt(document: TextDocument, offset: number, text: string, work: Work): ReadPoint {
  const subject = subjectAt(document, offset);
  const inspection = subject && inspectSubject(subject, proposing(work));
  const { values, wrong } = valuesIn(
    text,
    inspection?.point.map((e) => e.name) ?? [],
    subject?.notation ?? false,
  );
  if (wrong !== undefined) return { kind: 'wrong', message: wrong };
  const unknown = values.find((v) => !inspection?.point.some((e) => e.name === v.name));
  if (unknown) return { kind: 'wrong', message: unknownName(unknown.name, inspection) };
  return {
    kind: 'values',
    values: Object.fromEntries(values.map((v): [string, PointValue] => [v.name, v.value])),
  };
}

/** Whoever sets values is shown what they may look like, also where no sample is ever computed with. */
function proposing(work: Work): Work {
  return { ...work, options: { ...work.options, samples: true } };
}

/** The values of a text; inputs that are expressions, `load(y)`, stand in it as they are. */
function valuesIn(
  text: string,
  known: readonly string[],
  notation: boolean,
): { values: { name: string; value: PointValue }[]; wrong: string | undefined } {
  const expressions = known.filter((name) => !isPlain(name)).sort((a, b) => b.length - a.length);
  const stands = (k: number): string => `expression${k}_`;
  const plain = expressions.reduce((rest, name, k) => rest.replaceAll(`${name}=`, `${stands(k)}=`), text);
  const { values, problems } = parsePointValues(plain, 0);
  const nameOf = (written: string): string => {
    const k = expressions.findIndex((_, index) => stands(index) === written);
    return expressions[k] ?? (notation ? plainName(written) : written);
  };
  return {
    values: values.map(({ name, value }) => ({ name: nameOf(name), value })),
    wrong: problems[0]?.message,
  };
}

/** Whether a comment can give a value to it. */
function isPlain(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(name);
}

function unknownName(name: string, inspection: Inspection | undefined): string {
  const known = inspection?.point.map((e) => e.name) ?? [];
  return known.length
    ? `${name} is no input here; the inputs are ${known.join(', ')}`
    : `${name} is no input here: there is no computation`;
}

type Values = CommentPlace['values'];

/** The comment that is there already, or a new one: above code, above a formula that stands alone, or behind one in a line. */
function commentPlace(subject: Subject, values: Values): CommentPlace | undefined {
  const { document, program, target, embedded, notation } = subject;
  const unit = program.units[unitOf(program, target)];
  if (!unit || embedded || !values.length) return undefined;
  const [existing] = commentsAbout(program, target).own;
  if (existing) return { span: shift(existing.span, unit.start), before: '', values, after: '' };
  const [open, close] =
    document.language.id === 'markdown' ? ['<!-- ', ' -->'] : [`${document.language.lineComment} `, ''];
  const line = lineOf(document.text, subject.span.start);
  if (!notation || isAlone(line.before)) {
    const indent = /^[ \t]*/.exec(line.before)?.[0] ?? '';
    const above = notation ? openingLine(document.text, line.start) : line.start;
    const at = { start: above, end: above };
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

/** The line of the delimiter that opens a formula on lines of its own: a comment inside of `$$` would belong to it. */
function openingLine(text: string, start: number): number {
  const before = /(?:^|\n)[ \t]*(?:\$\$|\\\[|`{3,}\s*math|`{3,}\s*\{math\})[ \t]*\r?\n\s*$/.exec(
    text.slice(Math.max(0, start - 200), start),
  );
  if (!before) return start;
  return start - before[0].length + (before[0].startsWith('\n') ? 1 : 0);
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
