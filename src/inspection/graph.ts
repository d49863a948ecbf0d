import { ExprPool } from '../core/expr/expr';
import { numberText, type PrintOptions, printExpr } from '../core/expr/print';
import { constantCode, inputCode, primitiveOf } from '../core/primitives/table';
import type { Program } from '../core/program/program';
import type { Span } from '../core/span';
import { type LinearGraph, linearGraph } from '../core/sweep/graph';
import { isWordy, namesOfInputs, partialInWords, worded } from '../core/sweep/symbolic';
import { codeAt, nameAt } from '../core/tape/nodes';
import { activity } from '../engine/activity';
import { edgesBetween, leadingTo } from '../engine/edges';
import type { Inspection } from './inspection';
import { placeIn } from './notes';

/** The computation graph as it is shown: only what moves with an input and moves an output. */
export interface GraphView {
  readonly linear: LinearGraph;
  /** By vertex. */
  readonly nodes: readonly GraphNode[];
  /** By edge of `linear`. */
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** Of the tape. */
  readonly node: number;
  /** The source's name, or a short alias that no name of the source has. */
  readonly name: string;
  readonly named: boolean;
  /** The source's text. */
  readonly text: string;
  /** `input`, or the operation that it is the result of. */
  readonly operation: string;
  readonly value: number;
  readonly role: 'input' | 'inner' | 'output';
  readonly span: Span;
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** The elementary partial, as a number and in the source's names. */
  readonly partial: number;
  readonly label: string;
}

const pretty: PrintOptions = { reading: true, digits: 6, longest: 60 };

/** Graphs with more vertices than this have no named nodes and labelled edges: they are summed up. */
const largestNamed = 2_000;

export function graphOf(inspection: Inspection, program: Program, text: string): GraphView {
  const { tape, primals, outputs } = inspection;
  const active = activity(tape);
  const all = edgesBetween(tape, primals, active);
  const wanted = outputs.map((o) => o.node);
  const leading = leadingTo(tape, wanted, all);
  const shown = all.filter((e) => leading[e.to] === 1).sort((a, b) => a.to - b.to || a.argument - b.argument);
  const inputs = inspection.inputs.flatMap((i) => (i.node >= 0 ? [i.node] : []));
  const linear = linearGraph(
    shown,
    inputs,
    wanted.filter((node) => active[node] === 1),
  );
  if (linear.nodes.length > largestNamed) return { linear, nodes: [], edges: [] };
  const names = vertexNames(inspection, linear);
  const nodes = Array.from(linear.nodes, (node, vertex) =>
    nodeView(inspection, program, text, node, names[vertex] ?? ''),
  );
  const pool = new ExprPool();
  const words = worded(
    tape,
    pool,
    new Map(Array.from(linear.nodes, (node, vertex) => [node, names[vertex] ?? ''])),
  );
  const wordy = new Set(Array.from(linear.nodes).filter((node) => isWordy(tape, node)));
  const edges = shown.map((e, k) => ({
    from: linear.from[k] ?? 0,
    to: linear.to[k] ?? 0,
    partial: e.weight,
    label: wordy.has(e.to)
      ? numberText(e.weight, pretty.digits)
      : printExpr(partialInWords(words, e.to, e.argument, pool), pretty),
  }));
  return { linear, nodes, edges };
}

function nodeView(
  inspection: Inspection,
  program: Program,
  text: string,
  node: number,
  name: string,
): GraphNode {
  const { tape, primals, outputs } = inspection;
  const code = codeAt(tape, node);
  const isInput = code === inputCode;
  const span = placeIn(program, tape, node);
  const source =
    isInput || code === constantCode ? name : text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return {
    node,
    name,
    named: isInput || nameAt(tape, node) !== undefined,
    text: source,
    operation: isInput ? 'input' : primitiveOf(code).name,
    value: primals[node] ?? Number.NaN,
    role: outputs.some((o) => o.node === node) ? 'output' : isInput ? 'input' : 'inner',
    span,
  };
}

/** The source's names; where one is missing or taken, the next free letter of the alphabet. */
function vertexNames({ tape }: Inspection, linear: LinearGraph): string[] {
  const inputs = namesOfInputs(tape);
  const given = Array.from(linear.nodes, (node) => inputs.get(node) ?? nameAt(tape, node));
  const taken = new Set(given);
  const letters = freshNames(taken);
  const seen = new Set<string>();
  return given.map((name) => {
    if (name === undefined) return letters();
    const unique = seen.has(name) ? numbered(name, seen) : name;
    seen.add(unique);
    return unique;
  });
}

function numbered(name: string, seen: ReadonlySet<string>): string {
  let k = 2;
  while (seen.has(`${name}#${k}`)) k++;
  return `${name}#${k}`;
}

/** c, d, …, then t1, t2, …: letters that are not easily read as a number or a derivative. */
function freshNames(taken: ReadonlySet<string | undefined>): () => string {
  const letters = [...'cdghkmnpqstuvwxyz'].filter((c) => !taken.has(c));
  let k = 0;
  return () => {
    const letter = letters[k++];
    if (letter !== undefined) return letter;
    let n = k - letters.length;
    while (taken.has(`t${n}`)) n += 1000;
    return `t${n}`;
  };
}
