import { codeLines, tooLong } from '../core/expr/code';
import type { Expr } from '../core/expr/expr';
import { latexOf } from '../core/expr/latex';
import { numberText, printExpr } from '../core/expr/print';
import { nameAt } from '../core/tape/nodes';
import { focusOn } from '../inspection/focus';
import { formulas } from '../inspection/formulas';
import type { Inspection, Variable } from '../inspection/inspection';
import { placeAt } from '../inspection/place';
import type { Copied, CopyQuestion } from '../protocol/questions';
import type { TextDocument } from './documents';
import { nodeDerivative } from './node-derivative';
import { inspectSubject, type Subject, subjectAt, type Work } from './subject';
import { derivativeName, isRebound, isUnnamed, latexName } from './tables';

/** A derivative as its number and its formula. */
interface Derivative {
  readonly output: Variable;
  readonly input: Variable;
  readonly value: number;
  readonly formula?: Expr;
}

/** The derivatives at an offset in a form to paste. */
export function copied(document: TextDocument, question: CopyQuestion, work: Work): Copied | undefined {
  const subject = subjectAt(document, question.offset);
  if (!subject) return undefined;
  const whole = inspectSubject(subject, work);
  if (!whole.complete) return { kind: 'none', reason: 'this computation is not followed to its end' };
  const { derivative } = question;
  const inspection = derivative
    ? nodeDerivative(subject, whole, derivative)
    : atPlace(subject, whole, question.offset);
  if (!inspection) return { kind: 'none', reason: 'there is no checked derivative by this value' };
  const derivatives = derivativesOf(inspection);
  if (!derivatives.length) return { kind: 'none', reason: 'nothing here moves with an input' };
  switch (question.format) {
    case 'code':
      return asCode(document, inspection);
    case 'latex':
      return asText(derivatives.map((d) => latexLine(d, subject.notation)).join(' \\\\\n'));
    case 'markdown':
      return asText(markdownText(derivatives, inspection, subject.notation));
    case 'json':
      return asText(jsonText(derivatives, inspection));
    case 'plain':
      return asText(derivatives.map(plainLine).join('\n'));
  }
}

function asText(text: string): Copied {
  return { kind: 'text', text: `${text}\n`, imports: [] };
}

/** At an input: by this input alone; at a value on the way: of this value. */
function atPlace({ program, document }: Subject, inspection: Inspection, offset: number): Inspection {
  const place = placeAt(inspection, program, offset);
  if (place?.role === 'input') {
    const column = inspection.inputs.findIndex((i) => i.node === place.node);
    return {
      ...inspection,
      inputs: inspection.inputs.slice(column, column + 1),
      jacobian: inspection.jacobian.map((row) => row.slice(column, column + 1)),
    };
  }
  if (place?.role !== 'inner') return inspection;
  const text = document.text.slice(place.span.start, place.span.end);
  const name = place.occurrence?.isName ? text : (nameAt(inspection.tape, place.node) ?? 'result');
  return focusOn(inspection, program, { name, node: place.node });
}

/** Inputs and outputs of arrays are too many to paste. */
const most = 100;

function derivativesOf({ tape, inputs, outputs, jacobian }: Inspection): Derivative[] {
  return outputs.slice(0, most).flatMap((output, row) => {
    const words = formulas(tape, output, inputs.slice(0, most));
    return inputs.slice(0, most).map((input, k) => {
      const formula = words[k]?.expression;
      return { output, input, value: jacobian[row]?.[k] ?? Number.NaN, ...(formula ? { formula } : {}) };
    });
  });
}

/** Assignments in the language of the file, in the names that the target's own statements have. */
function asCode(document: TextDocument, inspection: Inspection): Copied {
  const style = document.language.codeStyle?.(document.text);
  if (!style) return { kind: 'none', reason: 'the language of this file is no programming language' };
  const { tape } = inspection;
  const ambiguous = tape.inputs.find(({ name }) => isRebound(tape, name));
  if (ambiguous)
    return {
      kind: 'none',
      reason: `${ambiguous.name} is assigned anew here, so a formula of it would be ambiguous`,
    };
  const derivatives = derivativesOf(inspection);
  const results = derivatives.flatMap(({ output, input, formula }) =>
    formula ? [{ name: codeName(output, input), expression: formula }] : [],
  );
  if (results.length < derivatives.length)
    return { kind: 'none', reason: 'this computation is too long for a formula' };
  const written = codeLines(results, style);
  if ('missing' in written) return { kind: 'none', reason: missingText(written.missing) };
  return { kind: 'text', text: `${written.lines.join('\n')}\n`, imports: written.imports };
}

function missingText(missing: readonly string[]): string {
  if (missing.includes(tooLong)) return 'the formula is too long to be of use';
  return `this language has no way to write ${missing.join(', ')}`;
}

/** `de_da`, `dx_0_dq1`: a name in every language. */
function codeName(output: Variable, input: Variable): string {
  const plain = ({ name }: Variable): string =>
    name.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
  return `d${isUnnamed(output) ? '' : plain(output)}_d${plain(input)}`;
}

function plainLine({ output, input, value, formula }: Derivative): string {
  const words = formula ? ` = ${printExpr(formula, { reading: true, digits: 12, longest: 2_000 })}` : '';
  return `${derivativeName(output, input)}${words} = ${numberText(value, 12)}`;
}

function latexLine({ output, input, formula, value }: Derivative, notation: boolean): string {
  const of = output.name === 'result' ? '' : latexName(output.name, notation);
  const right = formula ? latexOf(formula, notation ? {} : { display: 'code' }) : numberText(value);
  return `\\frac{\\partial ${of}}{\\partial ${latexName(input.name, notation)}} = ${right}`;
}

function markdownText(derivatives: readonly Derivative[], { point }: Inspection, notation: boolean): string {
  const at = point.filter((e) => typeof e.value === 'number').map((e) => `${e.name} = ${e.value}`);
  return [
    '| derivative | here |',
    '| --- | ---: |',
    ...derivatives.map(
      (d) => `| $${latexLine(d, notation).replaceAll('|', '\\vert ')}$ | ${numberText(d.value, 12)} |`,
    ),
    ...(at.length ? ['', `at ${at.join(', ')}`] : []),
  ].join('\n');
}

interface OutputJson {
  readonly value: number;
  readonly derivatives: Map<string, { readonly value: number; readonly formula?: string }>;
}

function jsonText(derivatives: readonly Derivative[], { point, primals }: Inspection): string {
  const of = new Map<string, OutputJson>();
  for (const { output, input, value, formula } of derivatives) {
    const known = of.get(output.name) ?? {
      value: primals[output.node] ?? Number.NaN,
      derivatives: new Map(),
    };
    of.set(output.name, known);
    const words = formula ? { formula: printExpr(formula, { longest: 2_000 }) } : {};
    known.derivatives.set(input.name, { value, ...words });
  }
  return JSON.stringify({ at: new Map(point.map((e) => [e.name, e.value])), of }, plainJson, 2);
}

/** NaN and the infinities travel as strings, as on the command line. */
function plainJson(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries<unknown>(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
