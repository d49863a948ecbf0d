import type { LinearGraph } from '../../../src/core/sweep/graph';
import type { ArrayNode } from './arrays';
import { boxed, circular, inOrder } from './boxed';
import type { Model, Now } from './model';

/** A graph as it is drawn: arrays that are folded are vertices. Sweeps and paths are of the graph beneath. */
export interface Figure {
  /** What is drawn. Between arrays an edge is a block of a Jacobian: its weight is the entry that is largest. */
  readonly now: Now;
  /** The graph beneath, of which sweeps and paths are. */
  readonly beneath: Now;
  /** vertex that is drawn → the vertices beneath that it stands for. */
  readonly vertices: readonly (readonly number[])[];
  /** The same of edges. */
  readonly edges: readonly (readonly number[])[];
  /** vertex beneath → vertex that is drawn. */
  readonly vertexOf: Int32Array;
}

/** What a look draws: among paths every element for itself. */
export function figureOf(look: { readonly now: Now; readonly isWhole: boolean }): Figure {
  return figureAt(look.now, look.isWhole);
}

/** The figure of a graph, with arrays folded or not. */
export function figureAt(now: Now, isWhole: boolean): Figure {
  const cache = isWhole ? whole : folded;
  const figure = cache.get(now) ?? (isWhole ? undefined : foldedFigure(now)) ?? wholeFigure(now);
  cache.set(now, figure);
  if (figure.now !== now) figures.set(figure.now, figure);
  return figure;
}

const whole = new WeakMap<Now, Figure>();
const folded = new WeakMap<Now, Figure>();

/** What a graph that is drawn was made of; undefined where it is a graph of sweeps itself. */
export function behind(drawn: Now): Figure | undefined {
  return figures.get(drawn);
}

const figures = new WeakMap<Now, Figure>();

/** The array that a drawn vertex is; undefined of all others. */
export function arrayAt({ model, graph }: Now, vertex: number): ArrayNode | undefined {
  return model.arrays[(graph.nodes[vertex] ?? -1) - model.tape.length];
}

/** Whether numbers of one drawn vertex are computed from others of it, as running sums are: edges that nobody sees. */
export function isWoven(figure: Figure, vertex: number): boolean {
  const found = woven.get(figure) ?? wovenIn(figure);
  woven.set(figure, found);
  return found.has(vertex);
}

const woven = new WeakMap<Figure, ReadonlySet<number>>();

function wovenIn({ beneath: { graph }, vertexOf }: Figure): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [edge, from] of graph.from.entries()) {
    const vertex = vertexOf[from] ?? -1;
    if (vertex >= 0 && vertex === vertexOf[graph.to[edge] ?? -1]) found.add(vertex);
  }
  return found;
}

function wholeFigure(now: Now): Figure {
  const { nodes, weights } = now.graph;
  return {
    now,
    beneath: now,
    vertices: Array.from(nodes.keys(), (v) => [v]),
    edges: Array.from(weights.keys(), (e) => [e]),
    vertexOf: Int32Array.from(nodes.keys()),
  };
}

/** Undefined where no array is folded. */
function foldedFigure(now: Now): Figure | undefined {
  if (!now.model.foldsArrays) return undefined;
  const shape = shapeOf(now);
  if (!shape) return undefined;
  const { graph, chains, fused, places, ...rest } = shape;
  const { weights } = now.graph;
  const entries = rest.edges.map((all) => largest(all.map((edge) => weights[edge] ?? Number.NaN)));
  const drawn = { ...graph, weights: Float64Array.from(entries) };
  return { ...rest, beneath: now, now: { ...now, graph: drawn, chains, fused, vertexOf: places } };
}

/** All of a figure that is the same at every point. */
interface Shape extends Pick<Figure, 'vertices' | 'edges' | 'vertexOf'> {
  readonly graph: Omit<LinearGraph, 'weights'>;
  readonly chains: Now['chains'];
  readonly fused: Uint8Array;
  /** node of the tape or array → vertex that is drawn. */
  readonly places: ReadonlyMap<number, number>;
}

/** The edges of a graph → the shape that it had last. */
const shapes = new WeakMap<Int32Array, { readonly shape: Shape | undefined; readonly now: Now }>();

function shapeOf(now: Now): Shape | undefined {
  const last = shapes.get(now.graph.to);
  const isKnown = last?.now.model === now.model && last.now.chains === now.chains;
  if (last && isKnown) return last.shape;
  const groups = groupsOf(now);
  const shape = groups.some((k) => k >= 0) ? shapeFrom(now, groups) : undefined;
  shapes.set(now.graph.to, { shape, now });
  return shape;
}

/**
 * vertex → the node of the array into which it is folded; −1 of all others. Of an array all elements of the graph are there, and
 * none of its elements leads on to another through something else: arrows would run in circles.
 */
function groupsOf({ model, graph, whole: all }: Now): Int32Array {
  const wanted = counts(model, all.nodes);
  const there = counts(model, graph.nodes);
  const isFolded = (k: number): boolean => wanted.get(k) === there.get(k) && !model.unfolded.has(k);
  const groups = Int32Array.from(graph.nodes, (node) => {
    const k = model.members.get(node)?.node;
    return k !== undefined && isFolded(k) ? k : -1;
  });
  const boxes = boxed(graph, groups);
  const circles = circular(boxes);
  const open = new Set(Array.from(groups).filter((_, vertex) => circles.has(boxes.boxOf[vertex] ?? -1)));
  return groups.map((k) => (open.has(k) ? -1 : k));
}

/** Node of an array → how many of its elements are among these nodes. */
function counts({ members }: Model, nodes: Int32Array): Map<number, number> {
  const found = new Map<number, number>();
  for (const node of nodes) {
    const k = members.get(node)?.node;
    if (k !== undefined) found.set(k, (found.get(k) ?? 0) + 1);
  }
  return found;
}

function shapeFrom(now: Now, groups: Int32Array): Shape {
  const { graph, model } = now;
  const vertexOf = verticesOf(graph, groups);
  const vertices = listed(vertexOf);
  const nodes = Int32Array.from(vertices, ([first = 0]) => {
    const k = groups[first] ?? -1;
    return k < 0 ? (graph.nodes[first] ?? -1) : k;
  });
  const isArray = (vertex: number): boolean => (nodes[vertex] ?? -1) >= model.tape.length;
  const edges = merged(graph, vertexOf, isArray);
  const drawn = drawnGraph(graph, vertexOf, nodes, edges);
  const isBlock = (edge: number): boolean => isArray(drawn.from[edge] ?? 0) || isArray(drawn.to[edge] ?? 0);
  return {
    graph: drawn,
    vertices,
    edges,
    vertexOf,
    chains: edges.map(([first = 0], edge) => (isBlock(edge) ? [] : (now.chains[first] ?? []))),
    // What is folded into an array are its elements.
    fused: Uint8Array.from(vertices, ([first = 0], v) => (isArray(v) ? 1 : (now.fused[first] ?? 0))),
    places: new Map([
      ...Array.from(graph.nodes, (node, v) => [node, vertexOf[v] ?? 0] as const),
      ...Array.from(nodes, (node, vertex) => [node, vertex] as const),
    ]),
  };
}

/** vertex → vertex that is drawn, in the direction of the data. */
function verticesOf(graph: LinearGraph, groups: Int32Array): Int32Array {
  const boxes = boxed(graph, groups);
  const place = new Int32Array(boxes.before.length);
  for (const [vertex, box] of inOrder(boxes).entries()) place[box] = vertex;
  return boxes.boxOf.map((box) => place[box] ?? 0);
}

function drawnGraph(
  { from, to, inputs, outputs }: LinearGraph,
  vertexOf: Int32Array,
  nodes: Int32Array,
  edges: readonly (readonly number[])[],
): Shape['graph'] {
  const at = (vertex: number | undefined): number => vertexOf[vertex ?? 0] ?? 0;
  return {
    nodes,
    from: Int32Array.from(edges, ([first = 0]) => at(from[first])),
    to: Int32Array.from(edges, ([first = 0]) => at(to[first])),
    inputs: Int32Array.from(new Set(inputs.map(at))),
    outputs: Int32Array.from(new Set(outputs.map(at))),
  };
}

/** number → the places at which it stands. */
function listed(numbers: Int32Array): number[][] {
  const lists: number[][] = [];
  for (const [k, number] of numbers.entries()) {
    const list = lists[number];
    if (list) list.push(k);
    else lists[number] = [k];
  }
  return lists;
}

/** Edges that are drawn: one for all between an array and something else; ordered by the vertex that they enter. */
function merged(graph: LinearGraph, vertexOf: Int32Array, isArray: (vertex: number) => boolean): number[][] {
  const byEnds = new Map<string, number[]>();
  for (const edge of graph.weights.keys()) {
    const [from, to] = [vertexOf[graph.from[edge] ?? 0] ?? 0, vertexOf[graph.to[edge] ?? 0] ?? 0];
    if (from === to) continue;
    const key = isArray(from) || isArray(to) ? `${from} ${to}` : `edge ${edge}`;
    const all = byEnds.get(key) ?? [];
    byEnds.set(key, all);
    all.push(edge);
  }
  const end = ([first = 0]: readonly number[]): number => vertexOf[graph.to[first] ?? 0] ?? 0;
  return [...byEnds.values()].sort((a, b) => end(a) - end(b));
}

/** The one that is farthest from 0; NaN where one of them is. */
function largest(weights: readonly number[]): number {
  return weights.reduce((most, w) => (Number.isNaN(w) || Math.abs(w) > Math.abs(most) ? w : most), 0);
}
