import type { Inspection, Variable } from '../../inspection/inspection';
import type { Place } from '../../inspection/place';
import type { DerivativeHover } from '../../protocol/questions';
import { inspectSubject, type Subject, type Work } from '../subject';
import { derivativeName, derivativeRows, formulaTexts, isRebound, outputsTable } from '../tables';
import { headline, shownNumber } from '../words';
import { base } from './base';

/** One input: how it moves each output, and the formula of that in the names of the source. */
export function inputHover(
  subject: Subject,
  inspection: Inspection,
  place: Place,
  work: Work,
): DerivativeHover {
  const { digits } = work.options;
  const { inputs, outputs, jacobian, primals } = inspection;
  const column = inputs.findIndex((i) => i.node === place.node);
  const input = inputs[column];
  const only: Inspection = {
    ...inspection,
    inputs: input ? [input] : [],
    jacobian: jacobian.map((row) => row.slice(column, column + 1)),
  };
  const second = outputs.length === 1 ? secondDerivative(subject, input, work) : undefined;
  const table = outputsTable(only, digits);
  return {
    ...base(subject, inspection, work),
    span: place.span,
    title: inputTitle(subject, inspection, place, input),
    values: [{ name: '', value: shownNumber(primals[place.node] ?? Number.NaN, digits) }],
    tables: [table],
    facts: second === undefined ? [] : [{ fact: 'secondDerivative', value: shownNumber(second, digits) }],
    equations: table.columns.some((c) => c.kind === 'formula') ? [] : equations(only),
    formulas: input
      ? outputs
          .slice(0, 2)
          .flatMap((output, k) =>
            derivativeRows(
              { ...only, outputs: [output], jacobian: only.jacobian.slice(k, k + 1) },
              [input],
              subject.notation,
            ),
          )
      : [],
  };
}

/** The word under the cursor, and which input it is where it has another name. */
function inputTitle(
  { document, notation }: Subject,
  { tape }: Inspection,
  place: Place,
  input: Variable | undefined,
): string {
  const text = headline(document.text, place.span, 60);
  const same = notation || !input || input.name === text || isRebound(tape, input.name);
  return same ? text : `${text} = ${input.name}`;
}

/** The formulas of a single input, where they are not too long to read. */
function equations(inspection: Inspection): string[] {
  const [input] = inspection.inputs;
  const [output] = inspection.outputs;
  if (!input || !output || inspection.outputs.length > 1) return [];
  const [text] = formulaTexts(inspection, [input], longestEquation) ?? [];
  return text === undefined ? [] : [`${derivativeName(output, input)} = ${text}`];
}

const longestEquation = 300;

/** Of the only output by this input; absent for large computations and where the first derivative is a convention. */
function secondDerivative(subject: Subject, input: Variable | undefined, work: Work): number | undefined {
  const inspection = inspectSubject(subject, work, { hessian: true });
  const column = inspection.inputs.findIndex((i) => i.name === input?.name);
  const isSmooth = !inspection.problems.some((p) => p.code === 'not-differentiable');
  return inspection.complete && isSmooth ? inspection.hessian?.[column]?.[column] : undefined;
}
