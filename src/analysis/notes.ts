import { isNote, type Problem } from '../core/problem';
import type { Program } from '../core/program/program';
import { branchesOf, branchNote } from '../inspection/branches';
import type { Inspection } from '../inspection/inspection';
import type { PlacedNote, Stop } from '../protocol/parts';
import type { TextDocument } from './documents';
import { expressionAt } from './opaque';
import type { Subject } from './subject';
import { headline } from './words';

/** What stops a computation, the place where it stands first. */
export function stops(subject: Subject, problems: readonly Problem[]): Stop[] {
  const { document } = subject;
  return problems
    .filter((p) => !isNote(p))
    .map((p) => {
      // What is written only half stands for no value.
      const expression =
        p.code === 'syntax' ? undefined : expressionAt(document.text, subject.program, p.span);
      const text = headline(document.text, p.span, 60);
      return { ...placed(document, p), text, ...(expression === undefined ? {} : { expression }) };
    });
}

export function placed(document: TextDocument, { code, message, span }: Problem): PlacedNote {
  return { code, message, line: document.lines.positionAt(span.start).line, offset: span.start };
}

/** The stop that decides. */
export function firstStop(subject: Subject, problems: readonly Problem[]): Stop {
  const [stop] = stops(subject, problems);
  return stop ?? { code: 'fault', message: 'this is not followed', line: 1, offset: 0, text: '' };
}

/**
 * What to know of the numbers of a computation: on which branch they hold, where they stop being numbers, why they are not
 * certain.
 */
export function notesOf(document: TextDocument, program: Program, inspection: Inspection): PlacedNote[] {
  const { target, checks, problems } = inspection;
  const branch = branchNoteOf(document, program, inspection);
  const notes = problems.filter((p) => isNote(p) || p.code === 'outside-domain');
  if (notes.length) return [...branch, ...distinct(notes.map((p) => placed(document, p)))];
  const undecided = checks.find((c) => c.verdict === 'undecided');
  const message = undecided?.reason ?? '';
  return undecided
    ? [...branch, placed(document, { code: 'undecided', message, span: target.span })]
    : branch;
}

/** What elements of an array have in common is said once. */
function distinct(notes: readonly PlacedNote[]): PlacedNote[] {
  return [...new Map(notes.map((note) => [`${note.offset} ${note.message}`, note])).values()];
}

/** One for all branches, at the place of the first. */
function branchNoteOf(document: TextDocument, program: Program, { tape }: Inspection): PlacedNote[] {
  const branches = branchesOf(tape, program, document.text);
  const [first] = branches;
  const lineAt = (offset: number): number => document.lines.positionAt(offset).line;
  const message = branchNote(branches, lineAt);
  if (!first || message === undefined) return [];
  const { start } = first.span;
  return [{ code: 'branch', message, line: lineAt(start), offset: start }];
}
