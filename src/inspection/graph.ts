import { ExprPool } from '../core/expr/expr';
import { type PrintOptions, printExpr } from '../core/expr/print';
import { constantCode, inputCode, primitiveOf } from '../core/primitives/table';
import { isNotation } from '../core/program/notation';
import type { Program } from '../core/program/program';
import { isSameSpan, type Span, shift } from '../core/span';
import type { LinearGraph } from '../core/sweep/graph';
import { isWordy, namesOfInputs, partialInWords, worded } from '../core/sweep/symbolic';
import { codeAt, isOwnName, nameAt, placeOf } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import { linearised } from '../engine/linearise';
import { type ArrayView, arraysOf } from './arrays';
import { type Defined, sourceDefinition } from './definition';
import type { Inspection } from './inspection';
import { aliased, elementNames, type NamedView, vertexNames, wordsOf } from './names';
import { placeIn } from './notes';

/** The computation graph as it is shown: only what moves with an input and moves an output. */
export interface GraphView {
  readonly linear: LinearGraph;
  /** By vertex. */
  readonly nodes: readonly GraphNode[];
  /** By edge of `linear`. */
  readonly edges: readonly GraphEdge[];
  readonly arrays: readonly GraphArray[];
}

/** An array among the vertices: its name, and where it stands. */
export interface GraphArray extends NamedView {
  /** Whether the source gives the name. */
  readonly named: boolean;
  /** The source's text; of an input its name. */
  readonly text: string;
  readonly span: Span;
}

export interface GraphNode {
  /** Of the tape. */
  readonly node: number;
  /** The source's name, or a short alias that no name of the source has. */
  readonly name: string;
  readonly named: boolean;
  /** The source's own name, which several values may bear one after the other. */
  readonly base: string;
  /** The source's text. */
  readonly text: string;
  /** What it is computed by, in the names of the other nodes: `c · d`; of an input its name. */
  readonly definition: string;
  /** `input`, or the operation that it is the result of. */
  readonly operation: string;
  readonly value: number;
  readonly role: 'input' | 'inner' | 'output';
  readonly span: Span;
  /** The functions whose calls computed it, innermost last; empty in the target itself. */
  readonly calls: readonly string[];
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** Which operand of `to` it is. */
  readonly argument: number;
  /** The elementary partial, as a number and in the source's names; no words where they would be too long. */
  readonly partial: number;
  readonly label: string;
}

const pretty: PrintOptions = { reading: true, digits: 6, longest: 60 };

/** Graphs with more vertices than this have no named nodes and labelled edges: they are summed up. */
const largestNamed = 2_000;

export function graphOf(inspection: Inspection, program: Program, text: string): GraphView {
  const { tape, primals, inputs, outputs } = inspection;
  const { linear, edges: shown } = linearised(
    tape,
    primals,
    inputs.map((i) => i.node),
    outputs.map((o) => o.node),
  );
  const isLarge = linear.nodes.length > largestNamed;
  const taken = isLarge ? new Set<string>() : wordsOf(inspection, program, text, linear.nodes);
  const views = aliased(inspection, linear, arraysOf(inspection, linear.nodes), taken);
  const arrays = placed(inspection, program, text, views);
  if (isLarge) return { linear, nodes: [], edges: [], arrays };
  const elements = elementNames(views, inspection.tape);
  const own = elementNames(
    views.filter((view) => view.place === undefined),
    inspection.tape,
  );
  const names = vertexNames(inspection, linear, elements, taken);
  const pool = new ExprPool();
  const words = worded(
    tape,
    pool,
    new Map(Array.from(linear.nodes, (node, vertex) => [node, names[vertex] ?? ''])),
  );
  const plain = Array.from(linear.nodes, (node, vertex) =>
    nodeView(inspection, program, text, node, names[vertex] ?? '', own.get(node)),
  );
  const inSource = isNotation(program.language) ? () => undefined : definitionsIn(text, plain, linear);
  const nodes = plain.map((view, vertex) => ({
    ...view,
    definition:
      inSource(vertex) ?? printExpr(words.definitions.get(view.node) ?? pool.constant(Number.NaN), pretty),
  }));
  const wordy = new Set(Array.from(linear.nodes).filter((node) => isWordy(tape, node)));
  const edges = shown.map((e, k) => ({
    from: linear.from[k] ?? 0,
    to: linear.to[k] ?? 0,
    argument: e.argument,
    partial: linear.weights[k] ?? Number.NaN,
    label: wordy.has(e.to) ? '' : printExpr(partialInWords(words, e.to, e.argument, pool), pretty),
  }));
  return { linear, nodes, edges, arrays };
}

/** vertex → its definition as the source writes it, where its text stands for no other operation too. */
function definitionsIn(
  text: string,
  nodes: readonly Omit<GraphNode, 'definition'>[],
  { from, to }: LinearGraph,
): (vertex: number) => string | undefined {
  const operands = nodes.map((): Defined[] => []);
  const shared = new Set<number>();
  for (const [edge, head] of to.entries()) {
    const tail = from[edge] ?? -1;
    const [result, operand] = [nodes[head], nodes[tail]];
    if (!result || !operand) continue;
    operands[head]?.push(operand);
    if (isSameSpan(result.span, operand.span)) shared.add(head).add(tail);
  }
  return (vertex) => {
    const node = nodes[vertex];
    if (!node || node.role === 'input' || shared.has(vertex)) return undefined;
    return sourceDefinition(node, operands[vertex] ?? [], text);
  };
}

/** More nodes than this of a large graph nobody looks at. */
const mostLandmarks = 300;

/**
 * Of a graph that is too large to be named whole: its ends, and the values that the target's own statements name; of a name
 * that means several one after the other, the last.
 */
export function landmarksOf(
  inspection: Inspection,
  program: Program,
  text: string,
  { linear, arrays }: GraphView,
): GraphNode[] {
  const { tape } = inspection;
  const inputNames = namesOfInputs(tape);
  const byName = new Map<string, number>();
  for (const [vertex, node] of linear.nodes.entries()) {
    const name = isOwnName(tape, node) ? nameAt(tape, node) : undefined;
    if (name !== undefined && !inputNames.has(node)) byName.set(name, vertex);
  }
  const wanted = new Set([...linear.outputs, ...byName.values(), ...linear.inputs]);
  const chosen = [...wanted].slice(0, mostLandmarks).sort((a, b) => a - b);
  const names = vertexNames(inspection, linear, elementNames(arrays, tape), new Set());
  return chosen.map((vertex) => {
    const name = names[vertex] ?? '';
    return {
      ...nodeView(inspection, program, text, linear.nodes[vertex] ?? -1, name),
      definition: name,
    };
  });
}

function nodeView(
  inspection: Inspection,
  program: Program,
  text: string,
  node: number,
  name: string,
  element?: string,
): Omit<GraphNode, 'definition'> {
  const { tape, primals, outputs } = inspection;
  const code = codeAt(tape, node);
  const isInput = code === inputCode;
  const span = isInput ? placeOfInput(inspection, program, node) : placeIn(program, tape, node);
  const source = isInput || code === constantCode ? name : lineOf(text, span);
  return {
    node,
    name,
    named: isInput || (element ?? nameAt(tape, node)) !== undefined,
    base: isInput ? name : (element ?? nameAt(tape, node) ?? ''),
    text: source,
    operation: isInput ? 'input' : primitiveOf(code).name,
    value: primals[node] ?? Number.NaN,
    role: outputs.some((o) => o.node === node) ? 'output' : isInput ? 'input' : 'inner',
    span,
    calls: isInput ? [] : callsOf(tape, node),
  };
}

/** Where an input has its constant value, or stands first in the text. */
function placeOfInput({ point, tape, occurrences }: Inspection, program: Program, node: number): Span {
  const name = tape.inputs.find(({ first, size }) => first <= node && node < first + size)?.name;
  const provenance = point.find((e) => e.name === name)?.provenance;
  if (provenance?.kind === 'constant') return provenance.span;
  const first = occurrences.find((o) => o.node === node);
  return first ? shift(first.span, program.units[first.unit]?.start ?? 0) : placeIn(program, tape, node);
}

function callsOf(tape: Tape, node: number): string[] {
  const { block, slot } = placeOf(tape, node);
  return (tape.origins[block.origins[slot] ?? 0]?.calls ?? []).map((call) => call.name);
}

/** Arrays of one name are numbered like values of one name; elements that stand at several places have none together. */
function placed(
  inspection: Inspection,
  program: Program,
  text: string,
  arrays: readonly NamedView[],
): GraphArray[] {
  const counts = new Map<string, number>();
  return arrays.map((array) => {
    const { name, place } = array;
    if (place) return { ...array, named: false, ...sourceAt(program, text, place) };
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const views = [...new Set(array.nodes)]
      .slice(0, mostCompared)
      .filter((node) => codeAt(inspection.tape, node) !== constantCode)
      .map((node) => nodeView(inspection, program, text, node, name));
    const [first] = views;
    const isOne = first !== undefined && views.every((v) => isSameSpan(v.span, first.span));
    return {
      ...array,
      named: true,
      name: count === 1 ? name : `${name}#${count}`,
      text: isOne ? first.text : name,
      span: first?.span ?? inspection.target.span,
    };
  });
}

/** What stands at an array's own place in the source. */
function sourceAt(
  { units }: Program,
  text: string,
  { unit, span }: NonNullable<ArrayView['place']>,
): Pick<GraphArray, 'text' | 'span'> {
  const at = shift(span, units[unit]?.start ?? 0);
  return { text: lineOf(text, at), span: at };
}

function lineOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ');
}

/** Elements of which it is asked whether they stand at one place. */
const mostCompared = 100;
