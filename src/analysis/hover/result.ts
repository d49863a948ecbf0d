import { printExpr } from '../../core/expr/print';
import { conditionNumber, determinant } from '../../core/matrix';
import type { Inspection } from '../../inspection/inspection';
import { loopsOf } from '../../inspection/loops';
import type { Place } from '../../inspection/place';
import type { DerivativeHover } from '../../protocol/questions';
import { type Subject, titleOf, type Work } from '../subject';
import { derivativeRows, gradientTable, inputsShown, jacobianTable } from '../tables';
import { shownNumber } from '../words';
import { base } from './base';

/** The target's own values by all inputs. */
export function resultHover(
  subject: Subject,
  inspection: Inspection,
  place: Place | undefined,
  work: Work,
): DerivativeHover {
  const { digits } = work.options;
  const { inputs, outputs, primals, jacobian } = inspection;
  const several = outputs.length > 1;
  const table = several ? jacobianTable(inspection, digits) : gradientTable(inspection, digits);
  const square = several && outputs.length === inputs.length;
  const hasFormulas = table.columns.some((c) => c.kind === 'formula');
  return {
    ...base(subject, inspection, work),
    span: place?.span ?? subject.span,
    title: titleOf(subject),
    values: outputs.slice(0, mostValues).map(({ name, node }) => ({
      name: several ? name : '',
      value: shownNumber(primals[node] ?? Number.NaN, digits),
    })),
    tables: inputs.length ? [table] : [],
    equations: recurrences(inspection),
    facts:
      several && inputs.length > 1
        ? [
            ...(square
              ? [{ fact: 'determinant' as const, value: shownNumber(determinant(jacobian), digits) }]
              : []),
            { fact: 'conditionNumber', value: shownNumber(conditionNumber(jacobian), digits) },
          ]
        : [],
    ...notationOf(subject),
    formulas:
      hasFormulas || subject.notation
        ? derivativeRows(inspection, inputsShown(inspection), subject.notation)
        : [],
  };
}

const mostValues = 5;

/** Lines of loops that a hover has room for. */
const mostLines = 6;

/** The loop as its recurrence: what a round gives, and how its derivatives move on; nothing of more loops than one. */
function recurrences({ tape, inputs, complete }: Inspection): string[] {
  const [loop, ...others] = complete ? loopsOf(tape) : [];
  if (!loop || others.length) return [];
  const { counter, rounds, lines, tangents } = loop;
  const single = new Set(tape.inputs.filter((i) => !i.shape.length).map((i) => i.first));
  const by = inputs.filter((i) => single.has(i.node)).flatMap((i) => tangents(i.node));
  const all = lines.length + by.length <= mostLines ? [...lines, ...by] : lines.slice(0, mostLines);
  return all.map(({ name, value }, k) => {
    const text = `${name} = ${printExpr(value, { reading: true, digits: 6, longest: 120 })}`;
    return k === 0 ? `${text}   (${counter} = 1 … ${rounds})` : text;
  });
}

/** A formula of notation as its author wrote it, where it stands in one piece. */
function notationOf({ notation, document, span }: Subject): { notation: string } | undefined {
  const text = document.text.slice(span.start, Math.min(span.end, span.start + longestNotation + 1)).trim();
  const simple =
    notation && text.length <= longestNotation && !/[&%]|\\\\|\\(?:label|tag|begin|end)\b/.test(text);
  return simple ? { notation: text } : undefined;
}

const longestNotation = 400;
