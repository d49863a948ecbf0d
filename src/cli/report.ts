import { ExprPool } from '../core/expr/expr';
import { numberText, printExpr } from '../core/expr/print';
import { Lines } from '../core/lines';
import { conditionNumber, determinant } from '../core/matrix';
import type { Program } from '../core/program/program';
import { type NumberRange, rangeOf } from '../core/range';
import { type Costs, costSentence, costs } from '../core/sweep/cost';
import { factored } from '../core/sweep/factor';
import { pathsBetween } from '../core/sweep/paths';
import type { RecurrenceLine } from '../core/sweep/recurrence';
import { ruleName, speedSentence, stepSentence, type Wording } from '../core/sweep/sentences';
import { forwardSteps, reverseSteps, type Sweep } from '../core/sweep/steps';
import { printTape } from '../core/tape/print';
import { branchesOf, branchNote } from '../inspection/branches';
import { elasticities, picked } from '../inspection/derivatives';
import { formulas } from '../inspection/formulas';
import { type GraphView, graphOf } from '../inspection/graph';
import type { Inspection, PointEntry, Provenance } from '../inspection/inspection';
import { loopsOf } from '../inspection/loops';
import { placeIn } from '../inspection/notes';
import { place } from './answer';
import type { InspectOptions } from './arguments';
import type { PlacedProblem } from './messages';

/** An inspection as the command line shows it, in words and plain numbers. */
export interface Report {
  readonly target: {
    readonly kind: string;
    readonly name: string;
    readonly text: string;
    readonly line: number;
  };
  readonly complete: boolean;
  readonly point: readonly {
    readonly name: string;
    readonly value: PointEntry['value'];
    /** Of an array. */
    readonly shape?: readonly number[];
    readonly provenance: string;
    readonly line?: number;
  }[];
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly name: string; readonly value: number }[];
  /** [output][input]. */
  readonly jacobian: readonly (readonly number[])[];
  readonly gradients: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** (x/f)·∂f/∂x: the relative change of the output for a relative change of the input. */
  readonly elasticities: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Of each output: Σ |x·∂f/∂x|/|f|, how much relative errors of the inputs grow at most. */
  readonly conditionNumbers: Readonly<Record<string, number>>;
  readonly formulas: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What numbers decided on the way: the formulas hold as long as it comes out so. */
  readonly branches: readonly { readonly text: string; readonly line: number }[];
  /** The same as a sentence. */
  readonly branch?: string;
  readonly loops: readonly ReportLoop[];
  readonly hessian?: readonly (readonly number[])[];
  /** Of the Jacobian, where it has more than one row and column. */
  readonly determinant?: number;
  readonly conditionNumber?: number;
  /** Inputs, outputs and named values that are arrays: their elements are `x[0]`, `x[1]`, … */
  readonly arrays: readonly ReportArray[];
  readonly graph?: ReportGraph;
  readonly sweeps: readonly ReportSweep[];
  readonly paths?: ReportPaths;
  readonly costs?: Costs & { readonly sentence: string; readonly asked: boolean };
  readonly checks: Inspection['checks'];
  readonly problems: readonly PlacedProblem[];
  readonly tape?: string;
}

/** A loop as its recurrence; rounds count from 1. */
export interface ReportLoop {
  /** What the rounds are counted by. */
  readonly counter: string;
  readonly line: number;
  readonly rounds: number;
  readonly recurrence: readonly string[];
  /** Of each input that is a single number. */
  readonly derivatives: Readonly<Record<string, readonly string[]>>;
}

export interface ReportArray extends NumberRange {
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: string;
  readonly text: string;
  readonly line: number;
}

export interface ReportGraph {
  readonly nodes: readonly {
    readonly name: string;
    readonly text: string;
    readonly operation: string;
    readonly value: number;
    readonly role: string;
    readonly line: number;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly partial: number;
    readonly label: string;
  }[];
}

export interface ReportSweep {
  readonly mode: Sweep['mode'];
  readonly seed: string;
  readonly steps: readonly {
    readonly node: string;
    readonly total: number;
    readonly sentence: string;
    readonly speed?: string;
    readonly rule: string;
  }[];
}

export interface ReportPaths {
  readonly from: string;
  readonly to: string;
  /** A decimal number of any length. */
  readonly count: string;
  readonly sum: number;
  readonly largest: readonly {
    readonly nodes: readonly string[];
    readonly partials: readonly number[];
    readonly contribution: number;
  }[];
  readonly factored: {
    readonly expression: string;
    readonly multiplications: number;
    readonly additions: number;
  };
  readonly writtenOut: { readonly multiplications: string; readonly additions: string };
}

/** Tapes with more nodes than this are printed only when asked for. */
const longestTape = 2_000;
/** Tapes with more have numbers only. */
const longestGraph = 200_000;
const mostPaths = 20;
const digits = 6;

export function reportOn(
  inspection: Inspection,
  program: Program,
  text: string,
  options: InspectOptions,
): Report {
  const lines = new Lines(text);
  const { target, inputs, outputs, jacobian, primals, tape, hessian } = inspection;
  const line = (offset: number): number => lines.positionAt(offset).line;
  const graph = graphed(inspection, program, text);
  const shown = graph?.nodes.length ? graph : undefined;
  const perOutput = <T>(value: (output: number) => Record<string, T>): Record<string, Record<string, T>> =>
    Object.fromEntries(jacobian.map((_, k) => [outputs[k]?.name ?? '', value(k)]));
  const matrix = jacobian.length > 1 && inputs.length > 1 ? jacobian : undefined;
  const paths = shown && options.paths ? pathsReport(shown, ...options.paths) : undefined;
  return {
    target: {
      kind: target.kind,
      name: target.name,
      text: text.slice(target.span.start, target.span.end).split('\n')[0] ?? '',
      line: line(target.span.start),
    },
    complete: inspection.complete,
    point: inspection.point.map((e) => ({
      name: e.name,
      value: e.value,
      ...shapeOf(inspection, e.name),
      ...whence(e.provenance, line),
    })),
    inputs: inputs.map((i) => i.name),
    outputs: inspection.complete
      ? outputs.map((o) => ({ name: o.name, value: primals[o.node] ?? Number.NaN }))
      : [],
    jacobian: jacobian.map((row) => [...row]),
    gradients: perOutput((k) => Object.fromEntries(inputs.map((i, c) => [i.name, jacobian[k]?.[c] ?? 0]))),
    elasticities: perOutput((k) => named(inputs, elasticitiesOf(inspection, k))),
    conditionNumbers: Object.fromEntries(
      jacobian.map((_, k) => [
        outputs[k]?.name ?? '',
        elasticitiesOf(inspection, k).reduce((sum, e) => sum + Math.abs(e), 0),
      ]),
    ),
    formulas: perOutput((k) => formulasOf(inspection, k)),
    ...branchReport(inspection, program, text, line),
    loops: inspection.complete ? loopReports(inspection, program, line) : [],
    ...(hessian ? { hessian: hessian.map((row) => [...row]) } : {}),
    ...(matrix && matrix.length === inputs.length ? { determinant: determinant(matrix) } : {}),
    ...(matrix ? { conditionNumber: conditionNumber(matrix) } : {}),
    arrays: graph ? arrayReports(graph, inspection, line) : [],
    ...(shown ? { graph: graphReport(shown, line) } : {}),
    sweeps: shown ? sweepReports(shown, options) : [],
    ...(paths ? { paths } : {}),
    ...(graph ? { costs: costReport(graph, inspection, options) } : {}),
    checks: inspection.checks,
    problems: inspection.problems.map((p) => place(lines, p)),
    ...(options.tape || (options.json && tape.length <= longestTape) ? { tape: printTape(tape) } : {}),
  };
}

function branchReport(
  { tape }: Inspection,
  program: Program,
  text: string,
  line: (offset: number) => number,
): Pick<Report, 'branches' | 'branch'> {
  const branches = branchesOf(tape, program, text);
  const branch = branchNote(branches, line);
  return {
    branches: branches.map((b) => ({ text: b.text, line: line(b.span.start) })),
    ...(branch === undefined ? {} : { branch }),
  };
}

function graphed(inspection: Inspection, program: Program, text: string): GraphView | undefined {
  const isSmall = inspection.tape.length <= longestGraph;
  return inspection.complete && isSmall ? graphOf(inspection, program, text) : undefined;
}

function costReport(
  { linear }: GraphView,
  { inputs, outputs }: Inspection,
  { cost }: InspectOptions,
): NonNullable<Report['costs']> {
  return { ...costs(linear), sentence: costSentence(inputs.length, outputs.length), asked: cost };
}

function whence(
  provenance: Provenance,
  line: (offset: number) => number,
): { provenance: string; line?: number } {
  return 'span' in provenance
    ? { provenance: provenance.kind, line: line(provenance.span.start) }
    : { provenance: provenance.kind };
}

function named(inputs: Inspection['inputs'], numbers: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(inputs.map((i, k) => [i.name, numbers[k] ?? Number.NaN]));
}

function elasticitiesOf({ primals, outputs, jacobian, inputs }: Inspection, k: number): Float64Array {
  const [output, row] = [outputs[k], jacobian[k]];
  return output && row ? elasticities(primals, output, row, inputs) : new Float64Array();
}

function formulasOf({ tape, outputs, inputs }: Inspection, k: number): Record<string, string> {
  const output = outputs[k];
  if (!output || inputs.length > mostPaths) return {};
  const all = formulas(tape, output, inputs);
  return Object.fromEntries(
    all
      .map((f) => [f.variable, printExpr(f.expression, { reading: true, digits: 12, longest: 400 })] as const)
      // What has no room would be more gaps than formula.
      .filter(([, text]) => !text.includes('…')),
  );
}

function loopReports(
  { tape, inputs }: Inspection,
  program: Program,
  line: (offset: number) => number,
): ReportLoop[] {
  const single = new Set(tape.inputs.filter((i) => i.shape.length === 0).map((i) => i.first));
  const by = inputs.filter((i) => single.has(i.node));
  return loopsOf(tape).map((loop) => ({
    counter: loop.counter,
    line: line(placeIn(program, tape, loop.first).start),
    rounds: loop.rounds,
    recurrence: loop.lines.map(lineText),
    derivatives: Object.fromEntries(
      by.map((i) => [i.name, loop.tangents(i.node).map(lineText)] as const).filter(([, all]) => all.length),
    ),
  }));
}

function lineText({ name, value }: RecurrenceLine): string {
  return `${name} = ${printExpr(value, { reading: true, digits: 12, longest: 400 })}`;
}

function shapeOf({ tape }: Inspection, name: string): { shape?: readonly number[] } {
  const shape = tape.inputs.find((i) => i.name === name)?.shape ?? [];
  return shape.length ? { shape } : {};
}

function arrayReports(
  { arrays }: GraphView,
  { primals }: Inspection,
  line: (offset: number) => number,
): ReportArray[] {
  return arrays.map(({ name, shape, role, text, span, nodes }) => ({
    name,
    shape,
    role,
    text,
    line: line(span.start),
    ...rangeOf(picked(primals, nodes)),
  }));
}

function graphReport({ nodes, edges }: GraphView, line: (offset: number) => number): ReportGraph {
  return {
    nodes: nodes.map((n) => ({
      name: n.name,
      text: n.text,
      operation: n.operation,
      value: n.value,
      role: n.role,
      line: line(n.span.start),
    })),
    edges: edges.map((e) => ({
      from: nodes[e.from]?.name ?? '',
      to: nodes[e.to]?.name ?? '',
      partial: e.partial,
      label: e.label || numberText(e.partial, digits),
    })),
  };
}

function vertexNamed(graph: GraphView, name: string): number {
  const vertex = graph.nodes.findIndex((n) => n.name === name);
  if (vertex < 0)
    throw new UnknownNode(
      name,
      graph.nodes.map((n) => n.name),
    );
  return vertex;
}

/** A name on the command line that the graph does not have. */
export class UnknownNode extends Error {
  constructor(name: string, known: readonly string[]) {
    super(`the graph has no node ${name}; it has ${known.slice(0, 30).join(', ')}`);
  }
}

/** What was asked for; else the reverse sweep of the first output. */
function sweepReports(graph: GraphView, { forward, reverse }: InspectOptions): ReportSweep[] {
  const first = graph.linear.outputs[0];
  const found: Sweep[] = [];
  if (forward !== undefined) found.push(forwardSteps(graph.linear, vertexNamed(graph, forward)));
  if (reverse !== undefined) found.push(reverseSteps(graph.linear, vertexNamed(graph, reverse)));
  if (!found.length && first !== undefined) found.push(reverseSteps(graph.linear, first));
  return found.map((sweep) => sweepReport(graph, sweep));
}

function sweepReport({ nodes }: GraphView, sweep: Sweep): ReportSweep {
  const wording: Wording = { name: (v) => nodes[v]?.name ?? '', number: (x) => numberText(x, digits) };
  return {
    mode: sweep.mode,
    seed: wording.name(sweep.seed),
    steps: sweep.steps.map((step) => ({
      node: wording.name(step.vertex),
      total: step.total,
      sentence: stepSentence(sweep, step, wording),
      ...(sweep.mode === 'forward' ? { speed: speedSentence(sweep, step, wording) } : {}),
      rule: ruleName(nodes[step.vertex]?.operation ?? ''),
    })),
  };
}

function pathsReport(graph: GraphView, from: string, to: string): ReportPaths {
  const [start, end] = [vertexNamed(graph, from), vertexNamed(graph, to)];
  const { count, sum, largest } = pathsBetween(graph.linear, start, end, mostPaths);
  const pool = new ExprPool();
  const label = (edge: number) => {
    const { partial, label: text } = graph.edges[edge] ?? { partial: 0, label: '0' };
    return Math.abs(partial) === 1 || !text ? pool.constant(partial) : pool.input(text);
  };
  const factors = factored(graph.linear, start, end, label, pool);
  const nameOf = (vertex: number | undefined): string => graph.nodes[vertex ?? -1]?.name ?? '';
  return {
    from,
    to,
    count: String(count),
    sum,
    largest: largest.map((p) => ({
      nodes: [from, ...p.edges.map((e) => nameOf(graph.linear.to[e]))],
      partials: p.edges.map((e) => graph.linear.weights[e] ?? 0),
      contribution: p.contribution,
    })),
    factored: {
      expression: printExpr(factors.expression, { reading: true, digits, longest: 2_000 }),
      ...factors.operations,
    },
    writtenOut: {
      multiplications: String(factors.writtenOut.multiplications),
      additions: String(factors.writtenOut.additions),
    },
  };
}
