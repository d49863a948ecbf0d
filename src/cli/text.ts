import { numberText } from '../core/expr/print';
import { shapeText } from '../core/shape';
import type { Report, ReportLoop, ReportPaths, ReportSweep } from './report';

const digits = 6;
const number = (x: number): string => numberText(x, digits);

/** A report for reading in a terminal. */
export function reportText(report: Report, file: string): string {
  const sections = [
    heading(report, file),
    derivatives(report),
    report.branch === undefined ? [] : [report.branch],
    matrixSection(
      'Jacobian',
      report.outputs.length > 1 ? report.jacobian : [],
      report.outputs.map((o) => o.name),
      report.inputs,
      matrixFacts(report),
    ),
    matrixSection('Hessian', report.hessian ?? [], report.inputs, report.inputs, []),
    ...report.loops.map(loopSection),
    arraysSection(report),
    graphSection(report),
    ...report.sweeps.map(sweepSection),
    report.paths ? pathsSection(report.paths) : [],
    costSection(report),
    checksSection(report),
    problemsSection(report, file),
    report.tape === undefined
      ? []
      : [
          'Tape',
          ...report.tape
            .trimEnd()
            .split('\n')
            .map((l) => `  ${l}`),
        ],
  ];
  return `${sections
    .filter((s) => s.length)
    .map((s) => s.join('\n'))
    .join('\n\n')}\n`;
}

function loopSection({ line, counter, rounds, recurrence, derivatives }: ReportLoop): string[] {
  return [
    `Loop, line ${line}: each round ${counter} = 1 … ${rounds}`,
    ...[...recurrence, ...Object.values(derivatives).flat()].map((text) => `  ${text}`),
  ];
}

function heading({ target, point, outputs, complete }: Report, file: string): string[] {
  const values = outputs.length === 1 ? ` = ${number(outputs[0]?.value ?? Number.NaN)}` : '';
  const first = `${target.text}   →  ${outputs.length === 1 ? `${outputs[0]?.name}${values}` : outputs.map((o) => `${o.name} = ${number(o.value)}`).join(', ')}`;
  const sample = point.some((p) => p.provenance === 'sample') ? ['sample values, not from your code'] : [];
  const at = point.map(
    (p) =>
      `${p.name}${p.shape ? ` (${shapeText(p.shape)})` : ''} = ${pointText(p.value)}${p.provenance === 'given' || p.provenance === 'sample' ? '' : ` (${p.provenance}, line ${p.line})`}`,
  );
  return [
    `${file}:${target.line}`,
    complete ? first : target.text,
    ...(at.length ? [`at ${at.join(', ')}`] : []),
    ...sample,
  ];
}

function pointText(value: unknown): string {
  return typeof value === 'number'
    ? number(value)
    : Array.isArray(value)
      ? `[${value.map(pointText).join(', ')}]`
      : String(value);
}

function derivatives({
  outputs,
  inputs,
  gradients,
  elasticities,
  conditionNumbers,
  formulas,
}: Report): string[] {
  return outputs.flatMap(({ name: output }, k) => {
    const rows = inputs.map((input) => [
      `∂${output}/∂${input}`,
      number(gradients[output]?.[input] ?? 0),
      number(elasticities[output]?.[input] ?? Number.NaN),
      formulas[output]?.[input] ?? '',
    ]);
    const lines = table([['', 'here', 'elasticity', 'formula'], ...rows], [false, true, true, false]);
    const condition = `  condition number ${number(conditionNumbers[output] ?? Number.NaN)}`;
    return rows.length ? [...(k ? [''] : []), ...lines, condition] : [];
  });
}

function matrixFacts({ determinant, conditionNumber }: Report): string[] {
  return [
    ...(determinant === undefined ? [] : [`  determinant ${number(determinant)}`]),
    ...(conditionNumber === undefined ? [] : [`  condition number of the matrix ${number(conditionNumber)}`]),
  ];
}

function matrixSection(
  title: string,
  matrix: readonly (readonly number[])[],
  rows: readonly string[],
  columns: readonly string[],
  facts: readonly string[],
): string[] {
  if (!matrix.length || !columns.length || columns.length > 12) return [];
  const body = matrix.map((row, k) => [rows[k] ?? '', ...row.map(number)]);
  return [title, ...table([['', ...columns], ...body], [false, ...columns.map(() => true)]), ...facts];
}

/** Shapes and ranges of what is not a single number. */
function arraysSection({ arrays }: Report): string[] {
  if (!arrays.length) return [];
  const rows = arrays.map(({ name, shape, text, role, low, high, mean, broken }) => [
    name,
    shapeText(shape),
    role === 'input' ? 'input' : text.length > 48 ? `${text.slice(0, 47)}…` : text,
    number(low),
    number(high),
    number(mean),
    broken ? `${broken} not finite` : '',
  ]);
  return [
    'Arrays',
    ...table(
      [['', 'shape', '', 'least', 'largest', 'mean', ''], ...rows],
      [false, false, false, true, true, true, false],
    ),
  ];
}

const mostNodes = 60;

function graphSection({ graph }: Report): string[] {
  if (!graph) return [];
  const rows = graph.nodes.slice(0, mostNodes).map((node) => {
    const from = graph.edges
      .filter((e) => e.to === node.name)
      .map((e) => `${e.from} · ${edgeText(e.label, e.partial)}`);
    const text = node.role === 'input' ? 'input' : node.text;
    return [
      node.name,
      text.length > 48 ? `${text.slice(0, 47)}…` : text,
      number(node.value),
      from.length ? `∂ by ${from.join(', ')}` : '',
    ];
  });
  const more = graph.nodes.length - rows.length;
  return [
    'Graph',
    ...table([['', '', 'value', 'elementary partials'], ...rows], [false, false, true, false]),
    ...(more > 0 ? [`  + ${more} more`] : []),
  ];
}

function edgeText(label: string, partial: number): string {
  const value = number(partial);
  return label === value ? value : `${label} = ${value}`;
}

function sweepSection({ mode, seed, steps }: ReportSweep): string[] {
  const title =
    mode === 'forward'
      ? `Forward sweep from ${seed} (tangents): how does ${seed} affect every node?`
      : `Reverse sweep from ${seed} (adjoints, backpropagation): how does every node affect ${seed}?`;
  const width = String(steps.length).length;
  const lines = steps
    .slice(0, mostNodes)
    .map(
      (s, k) =>
        `  ${String(k + 1).padStart(width)}. ${s.sentence}${s.speed === undefined ? '' : `   (${s.speed})`}`,
    );
  return [title, ...lines, ...(steps.length > mostNodes ? [`  + ${steps.length - mostNodes} more`] : [])];
}

function pathsSection({ from, to, count, sum, largest, factored, writtenOut }: ReportPaths): string[] {
  const rows = largest.map((p) => [
    p.nodes.join(' → '),
    p.partials.map(number).join(' · '),
    number(p.contribution),
  ]);
  return [
    `Paths from ${from} to ${to}: ${count}`,
    ...table([...rows, [`sum over ${count} paths`, '', number(sum)]], [false, false, true]),
    `  factored: ${factored.expression}`,
    `  written out: ${writtenOut.multiplications} multiplications and ${writtenOut.additions} additions; factored: ${factored.multiplications} and ${factored.additions}`,
  ];
}

function costSection({ costs }: Report): string[] {
  if (!costs) return [];
  const { elimination: e } = costs;
  const rows = [
    ['all forward sweeps', String(costs.forwardSweeps ?? 'too many to count')],
    ['all reverse sweeps', String(costs.reverseSweeps ?? 'too many to count')],
    ...(e
      ? [
          ['vertex elimination, forward', String(e.forward)],
          ['vertex elimination, reverse', String(e.reverse)],
          ['vertex elimination, Markowitz', String(e.markowitz)],
          ['vertex elimination, cheapest found', String(e.cheapest)],
        ]
      : []),
  ];
  if (!costs.asked) return [costs.sentence];
  return ['Cost', `  ${costs.sentence}`, ...table([['', 'multiplications'], ...rows], [false, true])];
}

function checksSection({ checks }: Report): string[] {
  if (!checks.length) return [];
  const worst =
    checks.find((c) => c.verdict === 'disagrees') ?? checks.find((c) => c.verdict === 'undecided');
  return [
    worst
      ? `Checked a second way: ${worst.verdict} (${worst.method}: ${worst.reason})`
      : 'Checked a second way: all agree',
  ];
}

function problemsSection({ problems }: Report, file: string): string[] {
  return problems.map((p) => `${file}:${p.line}:${p.column}: ${p.message} [${p.code}]`);
}

/** Columns padded to their widest entry; `right` says which are aligned to the right. */
function table(rows: readonly (readonly string[])[], right: readonly boolean[]): string[] {
  const widths = right.map((_, c) => Math.max(...rows.map((r) => [...(r[c] ?? '')].length)));
  return rows.map((r) =>
    `  ${r.map((text, c) => padded(text, widths[c] ?? 0, right[c] ?? false)).join('  ')}`.trimEnd(),
  );
}

function padded(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - [...text].length));
  return right ? space + text : text + space;
}
