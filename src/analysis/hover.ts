import { isNote, type Problem } from '../core/problem';
import { costSentence } from '../core/sweep/cost';
import { nameAt } from '../core/tape/nodes';
import { adjointsOf, focusOn } from '../inspection/focus';
import type { Inspection, Variable } from '../inspection/inspection';
import { conditionNumber, determinant } from '../inspection/matrix';
import { meansSomething } from '../inspection/meaning';
import { placeIn } from '../inspection/notes';
import { type Place, placeAt } from '../inspection/place';
import { definingStatement } from '../inspection/target';
import type {
  DerivativeHover,
  DerivativeTable,
  Hover,
  HoverQuestion,
  PlacedNote,
  Stop,
} from '../protocol/questions';
import type { TextDocument } from './documents';
import { survey } from './found';
import { expressionAt } from './opaque';
import { inspectSubject, type Subject, subjectAt, type Work } from './subject';
import {
  adjointTable,
  derivativeName,
  derivativeRows,
  formulaTexts,
  gradientTable,
  isRebound,
  isUnnamed,
  jacobianTable,
  outputsTable,
  shownInputs,
} from './tables';
import { headline, notationText, pointItems, shownNumber } from './words';

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
  const [stop] = stops(subject, inspection.problems);
  return {
    kind: 'declined',
    key: subject.key,
    span: inspection.target.span,
    title: titleOf(subject, inspection),
    stop: stop ?? { code: 'fault', message: 'this is not followed', line: 1, offset: 0, text: '' },
  };
}

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

/** The target's own values by all inputs. */
function resultHover(
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
    title: titleOf(subject, inspection),
    values: outputs.slice(0, mostValues).map(({ name, node }) => ({
      name: several ? name : '',
      value: shownNumber(primals[node] ?? Number.NaN, digits),
    })),
    tables: inputs.length ? [table] : [],
    equations: [],
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
      hasFormulas || subject.notation ? derivativeRows(inspection, chosen(inspection), subject.notation) : [],
  };
}

const mostValues = 5;

/** The inputs of the table; in notation numbers go before elements of arrays, see `derivativeRows`. */
function chosen(inspection: Inspection): Variable[] {
  return shownInputs(inspection).flatMap((k) => inspection.inputs[k] ?? []);
}

/** One input: how it moves each output, and the formula of that in the names of the source. */
function inputHover(subject: Subject, inspection: Inspection, place: Place, work: Work): DerivativeHover {
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

/** A value on the way: how the inputs move it, and how it moves the outputs. */
function innerHover(subject: Subject, inspection: Inspection, place: Place, work: Work): DerivativeHover {
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
          chosen(focused),
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

type Base = Pick<DerivativeHover, 'kind' | 'point' | 'cost' | 'notes'>;

function base({ document }: Subject, inspection: Inspection, { options }: Work): Base {
  const { inputs, outputs, point, checks, problems } = inspection;
  const undecided = checks.find((c) => c.verdict === 'undecided');
  // Of a computation that came to its end, also where its numbers stop being numbers.
  const notes = problems
    .filter((p) => isNote(p) || p.code === 'outside-domain')
    .map((p) => placed(document, p));
  const doubt =
    undecided && !notes.length
      ? [
          {
            ...placed(document, {
              code: 'undecided',
              message: undecided.reason ?? '',
              span: inspection.target.span,
            }),
          },
        ]
      : [];
  return {
    kind: 'derivatives',
    point: pointItems(point, document, options.digits),
    ...(inputs.length && outputs.length && inputs.length + outputs.length > 2
      ? { cost: costSentence(inputs.length, outputs.length) }
      : {}),
    notes: [...notes, ...doubt],
  };
}

/** The statement's text; of a function its name and parameters. */
function titleOf({ document, program, target, notation }: Subject, inspection: Inspection): string {
  const statement = definingStatement(program, target)?.statement;
  if (statement?.kind !== 'function' || notation) return headline(document.text, inspection.target.span);
  const { name, parameters } = statement.function;
  return `${name}(${parameters.map((p) => p.name).join(', ')})`;
}

/** A formula of notation as its author wrote it, where it stands in one piece. */
function notationOf({ notation, document, span }: Subject): { notation: string } | undefined {
  const text = document.text.slice(span.start, Math.min(span.end, span.start + longestNotation + 1)).trim();
  const simple =
    notation && text.length <= longestNotation && !/[&%]|\\\\|\\(?:label|tag|begin|end)\b/.test(text);
  return simple ? { notation: text } : undefined;
}

const longestNotation = 400;
