import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Curve, sampled } from './curves';
import type { Shape } from './graphs';

/** A layout to measure against: the drawn curves of a graph. */
export type Other = (shape: Shape) => readonly Curve[];

const folder = join(process.cwd(), 'test', 'bench', 'layout');

/** Graphviz and dagre; none where they are not installed. */
export async function othersThere(): Promise<readonly Other[]> {
  try {
    return [await graphviz(), await dagre()];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return [];
  }
}

/** Packages of this folder, which the root package knows nothing of. */
async function load(name: string): Promise<unknown> {
  const path = createRequire(join(folder, 'package.json')).resolve(name);
  return import(pathToFileURL(path).href);
}

interface GraphvizModule {
  readonly Graphviz: { load(): Promise<{ layout(dot: string, format: 'plain', engine: 'dot'): string }> };
}

/** Graphviz's dot, from left to right. Its plain format has control points of cubic Béziers, in inches. */
export async function graphviz(): Promise<Other> {
  const module = (await load('@hpcc-js/wasm-graphviz')) as GraphvizModule;
  const engine = await module.Graphviz.load();
  return (shape) => {
    const edges = shape.edges.map(([a, b]) => `${a}->${b}`).join(';');
    const nodes = Array.from({ length: shape.count }, (_, v) => v).join(';');
    const settings = 'rankdir=LR;nodesep=0.28;ranksep=0.67;node[shape=box,width=1.25,height=0.75,label=""]';
    const plain = engine.layout(`digraph{${settings};${nodes};${edges}}`, 'plain', 'dot');
    return plain
      .split('\n')
      .filter((line) => line.startsWith('edge '))
      .map(plainCurve);
  };
}

function plainCurve(line: string): Curve {
  const [, from, to, count, ...numbers] = line.split(' ');
  const control = numbers.slice(0, 2 * Number(count)).map((text) => Number(text) * 72);
  return { from: Number(from), to: Number(to), line: sampled(control) };
}

interface DagreGraph {
  setGraph(label: object): void;
  setNode(name: string, label: object): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  edge(from: string, to: string, name: string): { points: readonly { x: number; y: number }[] };
}

interface Dagre {
  readonly layout: (graph: DagreGraph) => void;
  readonly Graph?: new (options: object) => DagreGraph;
  readonly graphlib?: { readonly Graph: new (options: object) => DagreGraph };
}

/** Dagre, whose edges are lines through points. */
export async function dagre(): Promise<Other> {
  const module = (await load('@dagrejs/dagre')) as Dagre & { readonly default?: Dagre };
  const library = module.default ?? module;
  const Graph = library.Graph ?? library.graphlib?.Graph;
  if (!Graph) throw new Error('dagre has no graph');
  return (shape) => {
    const graph = new Graph({ multigraph: true });
    graph.setGraph({ rankdir: 'LR', nodesep: 20, ranksep: 48 });
    for (let v = 0; v < shape.count; v++) graph.setNode(String(v), { width: 90, height: 54 });
    for (const [k, [a, b]] of shape.edges.entries()) graph.setEdge(String(a), String(b), {}, String(k));
    library.layout(graph);
    return shape.edges.map(([from, to], k) => {
      const { points } = graph.edge(String(from), String(to), String(k));
      return { from, to, line: Float64Array.from(points.flatMap(({ x, y }) => [x, y])) };
    });
  };
}
