import { isNote, type Problem } from '../core/problem';
import type { Program } from '../core/program/program';
import { costSentence } from '../core/sweep/cost';
import { nameAt } from '../core/tape/nodes';
import { adjointsOf, focusOn } from '../inspection/focus';
import type { Inspection, Variable } from '../inspection/inspection';
import { conditionNumber, determinant } from '../inspection/matrix';
import { meansSomething } from '../inspection/meaning';
import { type Place, placeAt } from '../inspection/place';
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
  isUnnamed,
  jacobianTable,
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
  const place = placeIn(subject, inspection, offset);
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
function placeIn(subject: Subject, inspection: Inspection, offset: number): Place | undefined {
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
  const rows = outputs.slice(0, mostValues).map((output, k) => {
    const table = gradientTable(
      { ...only, outputs: [output], jacobian: only.jacobian.slice(k, k + 1) },
      digits,
    );
    return table;
  });
  const [first] = rows;
  return {
    ...base(subject, inspection, work),
    span: place.span,
    title: subject.notation ? headline(subject.document.text, place.span) : (input?.name ?? ''),
    values: [{ name: '', value: shownNumber(primals[place.node] ?? Number.NaN, digits) }],
    tables: first ? [{ ...first, rows: rows.flatMap((t) => t.rows), more: 0 }] : [],
    facts: second === undefined ? [] : [{ fact: 'secondDerivative', value: shownNumber(second, digits) }],
    equations: first?.columns.some((c) => c.kind === 'formula') ? [] : equations(only),
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

/** The formulas of a single input, where they are not too long to read. */
function equations(inspection: Inspection): string[] {
  const [input] = inspection.inputs;
  const [output] = inspection.outputs;
  if (!input || !output || inspection.outputs.length > 1) return [];
  const [text] = formulaTexts(inspection, [input], longestEquation) ?? [];
  return text === undefined ? [] : [`${derivativeName(output, input)} = ${text}`];
}

const longestEquation = 300;

/** Of the only output by this input; absent for large computations. */
function secondDerivative(subject: Subject, input: Variable | undefined, work: Work): number | undefined {
  const inspection = inspectSubject(subject, work, { hessian: true });
  const column = inspection.inputs.findIndex((i) => i.name === input?.name);
  return inspection.complete ? inspection.hessian?.[column]?.[column] : undefined;
}

/** A value on the way: how the inputs move it, and how it moves the outputs. */
function innerHover(subject: Subject, inspection: Inspection, place: Place, work: Work): DerivativeHover {
  const { digits } = work.options;
  const { outputs, tape, primals } = inspection;
  const { node, occurrence } = place;
  const text = headline(subject.document.text, place.span, 60);
  const name = occurrence?.isName ? text : (nameAt(tape, node) ?? 'result');
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
      ? derivativeRows(focused, chosen(focused), subject.notation)
      : [],
  };
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
function titleOf({ document, program, notation }: Subject, { target }: Inspection): string {
  if (target.kind !== 'function' || notation) return headline(document.text, target.span);
  const parameters = parametersOf(program, target.name);
  return parameters ? `${target.name}(${parameters.join(', ')})` : headline(document.text, target.span);
}

function parametersOf(program: Program, name: string): string[] | undefined {
  for (const unit of program.units)
    for (const s of unit.statements)
      if (s.kind === 'function' && s.function.name === name) return s.function.parameters.map((p) => p.name);
  return undefined;
}

/** A formula of notation as its author wrote it, where it stands in one piece. */
function notationOf({ notation, document, span }: Subject): { notation: string } | undefined {
  const text = document.text.slice(span.start, Math.min(span.end, span.start + longestNotation + 1)).trim();
  const simple =
    notation && text.length <= longestNotation && !/[&%]|\\\\|\\(?:label|tag|begin|end)\b/.test(text);
  return simple ? { notation: text } : undefined;
}

const longestNotation = 400;
