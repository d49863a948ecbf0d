import { rangeOf } from '../../../src/core/range';
import { sweptName } from '../../../src/core/sweep/sentences';
import { captionText } from '../drawing/array-box';
import { rangeOfSome, rangeText, valuesOf } from '../drawing/array-ranges';
import { blockAt, blockText } from '../drawing/block';
import { titleAt } from '../drawing/titles';
import type { ArrayNode } from '../graph/arrays';
import { arrayAt, type Figure, figureOf } from '../graph/figure';
import { labelOf, type Now, nameOf } from '../graph/model';
import { sweptArrayName, sweptOf } from '../results/array-words';
import { type Infected, infectionOf, worstOf } from '../results/infection';
import type { Look } from '../state/look';
import { withSigns } from '../text/tokens';

/** The graph that is drawn as a graphviz file. */
export function dotOf(look: Look): string {
  const figure = figureOf(look);
  const { now } = figure;
  const { nodes, weights, from, to } = now.graph;
  const { vertices, edges } = brokenIn(look, figure);
  const lines = Array.from(nodes, (node, vertex) => {
    const value = valueText(look, figure, vertex)
      .map((line) => `\\n${line}`)
      .join('');
    const shape = now.model.nodes.get(node)?.role === 'input' ? 'ellipse' : 'box';
    return `  n${vertex} [label=${quoted(titleAt(now, vertex) + value)}, shape=${shape}${dotLook(vertices[vertex])}];`;
  });
  const arrows = Array.from(
    weights.keys(),
    (edge) =>
      `  n${from[edge]} -> n${to[edge]} [label=${quoted(partial(look, now, edge))}${dotLook(edges[edge])}];`,
  );
  return ['digraph derivative {', '  rankdir=LR;', ...lines, ...arrows, '}', ''].join('\n');
}

/** NaN and infinity on their way: in red, and thick where they begin. */
function dotLook(kind: Infected | undefined): string {
  if (kind === undefined) return '';
  return kind === 'origin' ? ', color=red, penwidth=3' : ', color=red, style=dashed';
}

/** Where something that is not finite begins and passes, by vertex and edge of what is drawn. */
function brokenIn(look: Look, { vertices, edges }: Figure) {
  const infection = infectionOf(look);
  return {
    vertices: vertices.map((places) => worstOf(infection.vertices, places)),
    edges: edges.map((places) => worstOf(infection.edges, places)),
  };
}

/** A backslash that was put there stays: graphviz reads \n as a new line. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

/** The graph that is drawn as a Mermaid flowchart. */
export function mermaidOf(look: Look): string {
  const figure = figureOf(look);
  const { now } = figure;
  const { nodes, weights, from, to } = now.graph;
  const { vertices, edges } = brokenIn(look, figure);
  const lines = Array.from(nodes, (node, vertex) => {
    const value = valueText(look, figure, vertex)
      .map((line) => `<br>${line}`)
      .join('');
    const [open, close] = now.model.nodes.get(node)?.role === 'input' ? ['([', '])'] : ['[', ']'];
    return `  n${vertex}${open}"${escaped(titleAt(now, vertex))}${value}"${close}`;
  });
  const arrows = Array.from(
    weights.keys(),
    (edge) => `  n${from[edge]} -- "${escaped(partial(look, now, edge))}" --> n${to[edge]}`,
  );
  const looks = [
    ...vertices.flatMap((kind, vertex) => (kind ? [`  style n${vertex} ${mermaidLook(kind)}`] : [])),
    ...edges.flatMap((kind, edge) => (kind ? [`  linkStyle ${edge} ${mermaidLook(kind)}`] : [])),
  ];
  return ['flowchart LR', ...lines, ...arrows, ...looks, ''].join('\n');
}

function mermaidLook(kind: Infected): string {
  return kind === 'origin' ? 'stroke:red,stroke-width:3px' : 'stroke:red,stroke-dasharray:4 3';
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `#${c.charCodeAt(0)};`);
}

/** A number, and what the sweep has given; of an array its shape, and ranges where there are numbers. */
function valueText(look: Look, figure: Figure, vertex: number): string[] {
  const { now, vertices } = figure;
  const array = arrayAt(now, vertex);
  if (array) return arrayLines(look, array);
  if (look.mute) return [];
  const { sweep, swept, wording } = look;
  const beneath = vertices[vertex]?.[0] ?? -1;
  const given = swept.get(beneath);
  return [
    wording.number(now.values[now.graph.nodes[vertex] ?? -1] ?? Number.NaN),
    ...(sweep && given !== undefined
      ? [`${sweptName(sweep, beneath, wording)} ${wording.number(given)}`]
      : []),
  ];
}

function arrayLines(look: Look, array: ArrayNode): string[] {
  const { sweep, mute } = look;
  if (mute) return [captionText(array, '')];
  const given = sweep ? rangeText(rangeOfSome(sweptOf(look, array))) : '';
  return [
    captionText(array, rangeText(rangeOf(valuesOf(look, array)))),
    ...(sweep && given ? [`${sweptArrayName(sweep, array, look)} ${given}`] : []),
  ];
}

function partial({ mute, wording }: Look, now: Now, edge: number): string {
  const block = blockAt(now, edge);
  if (block) return blockText(block);
  const number = mute ? '' : wording.number(now.graph.weights[edge] ?? Number.NaN);
  const label = withSigns(labelOf(now, edge));
  return label === number || !label ? number : number ? `${label} = ${number}` : label;
}

/** The graph that is drawn, with its values, partials and the sweep's numbers; what is no finite number as a string. */
export function jsonOf(look: Look): string {
  const { now, sweep, running, mute } = look;
  // Of another text, or of values that are nobody's, there is no number.
  const number = (x: number | undefined): number | null => (mute ? null : (x ?? Number.NaN));
  const { nodes, weights, from, to } = now.graph;
  const { vertices, edges } = infectionOf(look);
  const graph = {
    title: running.model.picture.title,
    at: running.model.picture.inputs.map(({ name, node }) => ({ name, value: number(now.values[node]) })),
    nodes: Array.from(nodes, (node, vertex) => ({
      name: nameOf(now, vertex),
      text: now.model.nodes.get(node)?.text ?? '',
      value: number(now.values[node]),
      ...(sweep ? { [sweep.mode === 'forward' ? 'tangent' : 'adjoint']: number(sweep.totals[vertex]) } : {}),
      ...jsonLook(vertices.get(vertex)),
    })),
    edges: Array.from(weights, (weight, edge) => ({
      from: nameOf(now, from[edge] ?? 0),
      to: nameOf(now, to[edge] ?? 0),
      partial: number(weight),
      label: labelOf(now, edge),
      ...jsonLook(edges.get(edge)),
    })),
    ...(now.model.arrays.length ? { arrays: arraysOf(look) } : {}),
  };
  return `${JSON.stringify(graph, plain, 2)}\n`;
}

function jsonLook(kind: Infected | undefined) {
  return kind === undefined ? {} : { notFinite: kind === 'origin' ? 'begins' : 'passes' };
}

/** Which nodes are the elements of which array, row by row; of constants there is none. */
function arraysOf({ now }: Look) {
  return now.model.arrays.map(({ name, shape, nodes }) => ({
    name,
    shape,
    elements: Array.from(nodes, (node) => {
      const vertex = now.vertexOf.get(node);
      return vertex === undefined ? null : nameOf(now, vertex);
    }),
  }));
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
