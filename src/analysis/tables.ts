import { type Expr, ExprPool, inOrder } from '../core/expr/expr';
import { latexOf } from '../core/expr/latex';
import { printExpr } from '../core/expr/print';
import type { Tape } from '../core/tape/tape';
import { elasticities } from '../inspection/derivatives';
import { formulas } from '../inspection/formulas';
import type { Inspection, Variable } from '../inspection/inspection';
import type { Column, DerivativeTable, LatexRow } from '../protocol/questions';
import { shownNumber } from './words';

/** Rows and columns of a table in a hover. */
const mostRows = 5;

/** A formula in a cell; longer ones leave the column out. */
const longestCell = 44;

/** Derivatives of one output by every input: the number, and its formula where all are short, else its elasticity. */
export function gradientTable(inspection: Inspection, digits: number): DerivativeTable {
  const { primals, jacobian, inputs } = inspection;
  const [output] = inspection.outputs;
  const row = jacobian[0];
  if (!output || !row) return { columns: [], rows: [], more: 0 };
  const relative = elasticities(primals, output, row, inputs);
  const order = shownInputs(inspection);
  const cells = formulaTexts(
    inspection,
    order.flatMap((k) => inputs[k] ?? []),
  );
  const lines = order.map((k, place) => ({
    label: derivativeName(output, inputs[k]),
    value: row[k] ?? Number.NaN,
    elasticity: relative[k] ?? Number.NaN,
    formula: cells?.[place],
  }));
  return { ...lineTable(lines, digits), more: inputs.length - order.length };
}

/** How the only input of an inspection moves each of its outputs. */
export function outputsTable(inspection: Inspection, digits: number): DerivativeTable {
  const { primals, jacobian, inputs, outputs } = inspection;
  const lines = outputs.slice(0, mostRows).map((output, k) => {
    const row = jacobian[k] ?? new Float64Array();
    const [formula] = formulaTexts({ ...inspection, outputs: [output] }, inputs) ?? [];
    return {
      label: derivativeName(output, inputs[0]),
      value: row[0] ?? Number.NaN,
      elasticity: elasticities(primals, output, row, inputs)[0] ?? Number.NaN,
      formula,
    };
  });
  return { ...lineTable(lines, digits), more: outputs.length - lines.length };
}

interface Line {
  readonly label: string;
  readonly value: number;
  readonly elasticity: number;
  readonly formula: string | undefined;
}

/** A column has one meaning: the formulas where each line has one, else the elasticities. */
function lineTable(lines: readonly Line[], digits: number): Omit<DerivativeTable, 'more'> {
  const kind = lines.every((l) => l.formula !== undefined) ? 'formula' : 'elasticity';
  const columns: Column[] = [{ kind: 'here' }, { kind }];
  const rows = lines.map(({ label, value, elasticity, formula }) => ({
    label,
    cells: [
      shownNumber(value, digits),
      kind === 'formula' ? (formula ?? '') : elasticityText(elasticity, digits),
    ],
  }));
  return { columns, rows };
}

/** Of a value that is 0 there is none. */
function elasticityText(elasticity: number, digits: number): string {
  return Number.isNaN(elasticity) ? '–' : shownNumber(elasticity, Math.min(digits, 4));
}

/** All, as the source has them; of many the largest by elasticity, or by the derivative where that is no number. */
function shownInputs({ inputs, outputs, primals, jacobian }: Inspection): number[] {
  const all = inputs.map((_, k) => k);
  const [output] = outputs;
  const [row] = jacobian;
  if (all.length <= mostRows || !output || !row) return all.slice(0, mostRows);
  const relative = elasticities(primals, output, row, inputs);
  const comparable = all.every((k) => Number.isFinite(relative[k]));
  const size = (k: number): number => Math.abs((comparable ? relative[k] : row[k]) ?? 0);
  const ranked = (k: number): number => (Number.isNaN(size(k)) ? Number.POSITIVE_INFINITY : size(k));
  return all.sort((a, b) => ranked(b) - ranked(a) || a - b).slice(0, mostRows);
}

/** Those of the table; in a typeset formula numbers go before elements of arrays, see `derivativeRows`. */
export function inputsShown(inspection: Inspection): Variable[] {
  return shownInputs(inspection).flatMap((k) => inspection.inputs[k] ?? []);
}

/** The formulas in the source's names; undefined unless each has one that is short enough. */
export function formulaTexts(
  inspection: Inspection,
  inputs: readonly Variable[],
  longest = longestCell,
): string[] | undefined {
  const texts = derivativeFormulas(inspection, inputs).map((e) =>
    printExpr(e, { reading: true, digits: 12, longest: longest + 10 }),
  );
  const fits = texts.length === inputs.length && texts.every((t) => t.length <= longest);
  return fits ? texts : undefined;
}

/** ∂output/∂input of the first output; empty for long tapes, and where a name in one of them means other values elsewhere. */
function derivativeFormulas({ tape, outputs }: Inspection, inputs: readonly Variable[]): Expr[] {
  const [output] = outputs;
  const found = output ? formulas(tape, output, inputs).map((f) => f.expression) : [];
  return inOrder(found).some((e) => e.kind === 'input' && isRebound(tape, e.name)) ? [] : found;
}

/** Whether the target's own statements give a name, or that of the array which it is an element of, to several values. */
export function isRebound({ rebound }: Tape, name: string): boolean {
  return rebound.size > 0 && rebound.has(name.split('[', 1)[0] ?? name);
}

/** The Jacobian, a row an output and a column an input. */
export function jacobianTable(inspection: Inspection, digits: number): DerivativeTable {
  const { jacobian, inputs, outputs } = inspection;
  return {
    columns: inputs.slice(0, mostRows).map(({ name }) => ({ kind: 'variable', name: `∂${name}` })),
    rows: outputs.slice(0, mostRows).map(({ name }, row) => ({
      label: `∂${name}`,
      cells: inputs.slice(0, mostRows).map((_, k) => shownNumber(jacobian[row]?.[k] ?? Number.NaN, digits)),
    })),
    more: Math.max(0, outputs.length - mostRows, inputs.length - mostRows),
  };
}

/** How a value moves the outputs. */
export function adjointTable(
  outputs: readonly Variable[],
  adjoints: Float64Array,
  name: string,
  digits: number,
): DerivativeTable {
  return {
    caption: 'moves',
    columns: [{ kind: 'here' }],
    rows: outputs.slice(0, mostRows).map((output, k) => ({
      label: derivativeName(output, { name, node: -1 }),
      cells: [shownNumber(adjoints[k] ?? Number.NaN, digits)],
    })),
    more: Math.max(0, outputs.length - mostRows),
  };
}

/** ∂e/∂a; of a value without a name ∂/∂a. */
export function derivativeName(output: Variable, input: Variable | undefined): string {
  return `∂${isUnnamed(output) ? '' : output.name}/∂${input?.name ?? ''}`;
}

/** What the tracer calls a value that the source gives no name. */
export function isUnnamed({ name }: Variable): boolean {
  return name === 'result' || name === '';
}

/** A typeset formula longer than this fills the hover and helps nobody. */
const longestLatex = 420;

const mostFormulas = 4;

/** Rows to typeset: the derivatives by these inputs, as far as they are short enough; numbers go before elements of arrays. */
export function derivativeRows(
  inspection: Inspection,
  inputs: readonly Variable[],
  notation: boolean,
): LatexRow[] {
  const [output] = inspection.outputs;
  const scalars = inputs.filter(({ name }) => !name.endsWith(']'));
  const chosen = (scalars.length ? scalars : inputs).slice(0, mostFormulas);
  if (!output) return [];
  return derivativeFormulas(inspection, chosen).flatMap((expression, k) => {
    const right = latexOf(expression, { digits: 6, display: notation ? 'notation' : 'code' });
    const input = chosen[k];
    if (right.length > longestLatex || !input) return [];
    const by = latexName(input.name, notation);
    const of = isUnnamed(output) ? '' : latexName(output.name, notation);
    const left =
      of.length > 12
        ? `\\frac{\\partial}{\\partial ${by}}\\,${of}`
        : `\\frac{\\partial ${of}}{\\partial ${by}}`;
    return [{ left, right }];
  });
}

export function latexName(name: string, notation: boolean): string {
  return latexOf(new ExprPool().input(name), { display: notation ? 'notation' : 'code' });
}
