import { isNote, type Problem } from '../core/problem';
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
      const expression = expressionAt(document.text, subject.program, p.span);
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

/** What to know of the numbers of a computation; also where they stop being numbers, and why they are not certain. */
export function notesOf(document: TextDocument, { target, checks, problems }: Inspection): PlacedNote[] {
  const notes = problems.filter((p) => isNote(p) || p.code === 'outside-domain');
  if (notes.length) return notes.map((p) => placed(document, p));
  const undecided = checks.find((c) => c.verdict === 'undecided');
  const message = undecided?.reason ?? '';
  return undecided ? [placed(document, { code: 'undecided', message, span: target.span })] : [];
}
