import type { Inspection } from '../../inspection/inspection';
import { meansSomething } from '../../inspection/meaning';
import { type Place, placeAt } from '../../inspection/place';
import type { DerivativeHover, Hover, HoverQuestion } from '../../protocol/questions';
import type { TextDocument } from '../documents';
import { survey } from '../found';
import { firstStop } from '../notes';
import { inspectSubject, type Subject, subjectAt, titleOf, type Work } from '../subject';
import { notationText } from '../words';
import { innerHover } from './inner';
import { inputHover } from './input';
import { resultHover } from './result';

/** What to say about an offset; unasked only where it means something. */
export function hoverAt(document: TextDocument, question: HoverQuestion, work: Work): Hover | undefined {
  const { offset, mode } = question;
  const asked = mode === 'asked';
  const subject = subjectAt(document, offset);
  if (!subject) return asked ? emptyHover(document, offset, work) : undefined;
  const inspection = inspectSubject(subject, work);
  if (mode === 'unasked' && !meansSomething(inspection, subject.program)) return undefined;
  if (!inspection.complete) return asked ? declinedHover(subject, inspection) : undefined;
  const place = placeAround(subject, inspection, offset);
  if (!asked && (!place || place.role === 'fixed')) return undefined;
  if (!inspection.inputs.length && asked) return emptyHover(document, offset, work);
  const hover = derivativeHover(subject, inspection, place, work);
  return subject.notation ? inNotation(hover) : hover;
}

/** The names of a hover as mathematics writes them. */
function inNotation(hover: DerivativeHover): DerivativeHover {
  return {
    ...hover,
    equations: hover.equations.map(notationText),
    point: hover.point.map((item) => ({ ...item, name: notationText(item.name) })),
    tables: hover.tables.map((table) => ({
      ...table,
      columns: table.columns.map((c) => (c.kind === 'variable' ? { ...c, name: notationText(c.name) } : c)),
      rows: table.rows.map(({ label, cells }) => ({
        label: notationText(label),
        cells: cells.map(notationText),
      })),
    })),
  };
}

/** In a formula of notation only a symbol is looked at by itself: signs and numbers stand for the whole. */
function placeAround(subject: Subject, inspection: Inspection, offset: number): Place | undefined {
  const place = placeAt(inspection, subject.program, offset);
  const { start, end } = subject.span;
  const inside = subject.notation && start <= offset && offset <= end;
  const whole =
    inside && (!place || (place.role !== 'result' && place.role !== 'input' && !place.occurrence?.isName));
  return whole ? { role: 'result', span: subject.span, node: -1 } : place;
}

function emptyHover(document: TextDocument, offset: number, work: Work): Hover {
  return { kind: 'empty', span: { start: offset, end: offset }, found: survey(document, work).found };
}

function declinedHover(subject: Subject, inspection: Inspection): Hover {
  return {
    kind: 'declined',
    key: subject.key,
    span: inspection.target.span,
    title: titleOf(subject),
    stop: firstStop(subject, inspection.problems),
  };
}

function derivativeHover(
  subject: Subject,
  inspection: Inspection,
  place: Place | undefined,
  work: Work,
): DerivativeHover {
  if (place?.role === 'input') return inputHover(subject, inspection, place, work);
  if (place?.role === 'inner') return innerHover(subject, inspection, place, work);
  return resultHover(subject, inspection, place, work);
}
