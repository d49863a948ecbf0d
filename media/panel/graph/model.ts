import { type LinearGraph, linearGraph, reachable } from '../../../src/core/sweep/graph';
import type { Tape } from '../../../src/core/tape/tape';
import { type Linearised, linearised, type Operand, reweighted } from '../../../src/engine/linearise';
import { rerun } from '../../../src/engine/rerun';
import type { Picture, PictureNode } from '../../../src/protocol/panel';
import { tapeFrom } from '../../../src/protocol/tape-data';
import { rememberedBy } from '../text/remembered';
import { type ArrayNode, aboutArray, arrayNodes, elementName, type Members, membersOf } from './arrays';
import { type Detail, fittingDetail, hasParallelChains, kept } from './detail';
import { folded } from './fold';

/** A picture made ready to run: the same tape at any point that takes the same branches. */
export interface Model {
  readonly picture: Picture;
  readonly tape: Tape;
  /** The numbers of all inputs in the order of the tape's inputs, element by element, as the text has them. */
  readonly start: Float64Array;
  /** node of the tape → what is said of it. */
  readonly nodes: ReadonlyMap<number, PictureNode>;
  /** node of the tape → name, of inputs and outputs: of very many not all are among `nodes`. */
  readonly ends: ReadonlyMap<number, string>;
  /** `to argument` → the partial in the source's names. */
  readonly labels: ReadonlyMap<string, string>;
  readonly arrays: readonly ArrayNode[];
  /** Of the vertices of the graph. */
  readonly members: Members;
  readonly detail: Detail;
  /** The details that can be chosen. */
  readonly offered: readonly Detail[];
  /** Whether arrays are single nodes, but for those that are unfolded. */
  readonly foldsArrays: boolean;
  /** Nodes of the tape that are drawn although the detail folds them, and arrays whose elements are. */
  readonly unfolded: ReadonlySet<number>;
  /** The graph at the point of the text: its edges are those of any point. */
  readonly whole: Linearised;
}

/** A model at one point. */
export interface Now {
  readonly model: Model;
  /** node of the tape → value. */
  readonly values: Float64Array;
  /** The whole graph: a vertex an operation. */
  readonly whole: LinearGraph;
  /** By edge of `whole`. */
  readonly operands: readonly Operand[];
  /** The graph that is drawn, in the model's detail. */
  readonly graph: LinearGraph;
  /** By edge of `graph`: the operands that it is made of; empty where it stands for several paths. */
  readonly chains: readonly (readonly Operand[])[];
  /** By vertex of `graph`: whether something was folded into it. */
  readonly fused: Uint8Array;
  /** node of the tape → vertex of `graph`. */
  readonly vertexOf: ReadonlyMap<number, number>;
}

export function modelOf(
  picture: Picture,
  wanted: Detail | undefined,
  unfolded: ReadonlySet<number> = new Set(),
): Model {
  const { known, ...rest } = parts(picture, '', () => partsOf(picture));
  const fitting = fittingDetail(rest.whole.linear, known, rest.members, wanted);
  return { picture, ...rest, ...fitting, unfolded };
}

/** What all models of a picture have in common. */
function partsOf(picture: Picture) {
  const tape = tapeFrom(picture.tape);
  const elements = tape.inputs.flatMap(({ first, size }) =>
    Array.from({ length: size }, (_, k) => first + k),
  );
  const known = new Map(picture.nodes.map((node) => [node.node, node]));
  const whole = wholeGraph(picture, tape);
  const arrays = arrayNodes(picture);
  return {
    known,
    tape,
    arrays,
    members: membersOf(arrays, whole.linear),
    whole,
    start: Float64Array.from(elements, (node) => picture.primals[node] ?? Number.NaN),
    nodes: new Map([...known, ...arrays.map((array) => [array.node, aboutArray(array)] as const)]),
    ends: endNames(picture),
    labels: new Map(picture.edges.map((e) => [edgeKey(e.to, e.argument), e.label])),
  };
}

const parts = rememberedBy<Picture, ReturnType<typeof partsOf>>();

function endNames({ inputs, outputs }: Picture): Map<number, string> {
  const named = [...outputs, ...inputs].filter((end) => end.name !== '');
  return new Map(named.map((end) => [end.node, end.name]));
}

function edgeKey(to: number, argument: number): string {
  return `${to} ${argument}`;
}

/** The model as the text has it. */
export function asWritten(model: Model): Now {
  const known = written.get(model) ?? linearisedAt(model, model.picture.primals);
  written.set(model, known);
  return known;
}

const written = new WeakMap<Model, Now>();

/** The model at other numbers of its inputs; undefined where the computation would go another way there. */
export function nowAt(model: Model, inputs: Float64Array): Now | undefined {
  const again = rerun(model.tape, inputs);
  return 'values' in again ? linearisedAt(model, again.values) : undefined;
}

function linearisedAt(model: Model, values: Float64Array): Now {
  const { linear, edges } = reweighted(model.whole, model.tape, values);
  return drawn(model, values, linear, edges, model.detail);
}

/** Only what lies on a path between two nodes of the tape, in the detail of the whole; parallel terms of a sum are edges. */
export function between(now: Now, from: number, to: number): Now {
  const { model, whole } = now;
  const ends = [from, to].map((node) => whole.nodes.indexOf(node));
  const [first = -1, last = -1] = ends;
  if (first < 0 || last < 0) return now;
  const after = reachable(whole, first, true);
  const before = reachable(whole, last, false);
  const isBetween = (vertex: number): boolean => after[vertex] === 1 && before[vertex] === 1;
  const edges = now.operands.flatMap((operand, edge) =>
    isBetween(whole.from[edge] ?? -1) && isBetween(whole.to[edge] ?? -1)
      ? [{ ...operand, weight: whole.weights[edge] ?? Number.NaN }]
      : [],
  );
  const part = linearGraph(edges, [from], [to]);
  const isChained = model.detail === 'operations' && hasParallelChains(part, model.nodes);
  return drawn(model, now.values, part, edges, isChained ? 'chains' : model.detail);
}

function drawn(
  model: Model,
  values: Float64Array,
  whole: LinearGraph,
  operands: readonly Operand[],
  detail: Detail,
): Now {
  const { graph, chains, fused } = folded(whole, operands, keptOf(model, whole, detail));
  const vertexOf = new Map(Array.from(graph.nodes, (node, vertex) => [node, vertex]));
  return { model, values, whole, operands, graph, chains, fused, vertexOf };
}

/** Which vertices are drawn does not depend on the point. */
function keptOf(
  { nodes, unfolded, members, foldsArrays }: Model,
  whole: LinearGraph,
  detail: Detail,
): Uint8Array {
  const known = masks.get(whole.nodes) ?? new Map<string, Uint8Array>();
  masks.set(whole.nodes, known);
  const key = `${detail} ${foldsArrays}`;
  const mask = known.get(key) ?? kept(whole, nodes, detail, members, foldsArrays);
  known.set(key, mask);
  return unfolded.size
    ? mask.map((isKept, vertex) => (unfolded.has(whole.nodes[vertex] ?? -1) ? 1 : isKept))
    : mask;
}

/** vertices → detail, and whether arrays are folded → mask. */
const masks = new WeakMap<Int32Array, Map<string, Uint8Array>>();

function wholeGraph({ inputs, outputs, primals }: Picture, tape: Tape): Linearised {
  return linearised(
    tape,
    primals,
    inputs.map((i) => i.node),
    outputs.map((o) => o.node),
  );
}

/** Where the elements of a tape's input stand among the numbers of all inputs. */
export function elementOf({ tape }: Model, node: number): number {
  let before = 0;
  for (const { first, size } of tape.inputs) {
    if (first <= node && node < first + size) return before + node - first;
    before += size;
  }
  return -1;
}

/** What a vertex is called. */
export function nameOf({ model, graph }: Now, vertex: number): string {
  const node = graph.nodes[vertex] ?? -1;
  return nodeName(model, node);
}

/** What a node of the tape is called. */
export function nodeName({ tape, nodes, ends, members }: Model, node: number): string {
  const element = (): string | undefined => elementName(members.get(node), node, tape.indexing);
  return nodes.get(node)?.name ?? ends.get(node) ?? element() ?? `%${node}`;
}

/** The partial of an edge in the source's names, the product of those of a chain; empty where it is no formula of a line. */
export function labelOf({ model, chains }: Now, edge: number): string {
  const labels = (chains[edge] ?? []).map((e) => model.labels.get(edgeKey(e.to, e.argument)) ?? '');
  if (!labels.length || labels.includes('')) return '';
  const factors = labels.filter((label) => label !== '1');
  if (factors.length < 2) return factors[0] ?? '1';
  return factors.map((label) => (isAtom(label) ? label : `(${label})`)).join('·');
}

function isAtom(label: string): boolean {
  return /^[\p{L}\p{N}_.]+(?:\([^()]*\))?$/u.test(label);
}
