import { nameAt } from '../../core/tape/nodes';
import { adjointsOf, focusOn } from '../../inspection/focus';
import type { Inspection } from '../../inspection/inspection';
import { placeIn } from '../../inspection/notes';
import type { Place } from '../../inspection/place';
import type { DerivativeHover, DerivativeTable } from '../../protocol/questions';
import type { Subject, Work } from '../subject';
import { adjointTable, derivativeRows, gradientTable, inputsShown, isUnnamed } from '../tables';
import { headline, shownNumber } from '../words';
import { base } from './base';

/** A value on the way: how the inputs move it, and how it moves the outputs. */
export function innerHover(
  subject: Subject,
  inspection: Inspection,
  place: Place,
  work: Work,
): DerivativeHover {
  const { digits } = work.options;
  const { outputs, tape, primals } = inspection;
  const { node, occurrence } = place;
  const text = headline(subject.document.text, place.span, 60);
  const isNamed = occurrence?.isName === true;
  const name = isNamed ? innerName(subject, inspection, text, node) : (nameAt(tape, node) ?? 'result');
  const focused = focusOn(inspection, subject.program, { name, node });
  const adjoints = adjointsOf(inspection, node);
  const tables: DerivativeTable[] = focused.complete
    ? [{ ...gradientTable(focused, digits), caption: 'movedBy' }]
    : [];
  const label = isUnnamed({ name, node }) ? `(${headline(subject.document.text, place.span, 24)})` : name;
  const rounds = occurrence && occurrence.count > 1 ? occurrence : undefined;
  return {
    ...base(subject, focused, work),
    span: place.span,
    title: text,
    values: [{ name: '', value: shownNumber(primals[node] ?? Number.NaN, digits) }],
    ...(rounds
      ? {
          rounds: {
            count: rounds.count,
            low: shownNumber(rounds.low, digits),
            high: shownNumber(rounds.high, digits),
          },
        }
      : {}),
    tables: adjoints ? [...tables, adjointTable(outputs, adjoints, label, digits)] : tables,
    facts: [],
    equations: [],
    formulas: tables.some((t) => t.columns.some((c) => c.kind === 'formula'))
      ? derivativeRows(
          { ...focused, outputs: [{ name: isNamed ? text : name, node }] },
          inputsShown(focused),
          subject.notation,
        )
      : [],
  };
}

/** A name of the text; one that is an input's or output's too, with the line that this value is from. */
function innerName(
  { document, program }: Subject,
  inspection: Inspection,
  text: string,
  node: number,
): string {
  const { tape, inputs, outputs } = inspection;
  if (![...inputs, ...outputs].some((v) => v.name === text)) return text;
  return `${text} (line ${document.lines.positionAt(placeIn(program, tape, node).start).line})`;
}
