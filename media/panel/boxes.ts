import type { EdgeLabels, PanelOptions } from '../../src/protocol/panel';
import { type Layout, type LayoutRequest, layout } from '../layout/layout';
import type { Measure } from './measure';
import { labelOf, type Now } from './model';
import { shown } from './numbers';

/** Sizes in pixels of what is drawn. */
export const sizes = {
  title: 14,
  value: 15,
  label: 12,
  chip: 13,
  box: 66,
  chipHeight: 22,
  /** Of a chip that hangs below its node's edge. */
  overhang: 13,
} as const;

/** The graph of a picture laid out at the point of the text: dragging a value moves nothing. */
export interface Drawing {
  readonly layout: Layout;
  /** Half sizes by vertex, without the chip. */
  readonly halfWidths: Float64Array;
  readonly halfHeight: number;
  /** How far a node is above the middle of its room, which has its chip below. */
  readonly rise: number;
}

interface LabelOptions {
  readonly digits: number;
  readonly edgeLabels: EdgeLabels;
}

export interface DrawingOptions extends LabelOptions {
  /** Room for a chip above the nodes, too. */
  readonly beside: boolean;
}

/** To the right, unless downwards fits so much better into a frame of this shape (width over height). */
export function drawingIn(
  now: Now,
  options: DrawingOptions,
  wanted: PanelOptions['direction'],
  shape: number,
  measure: Measure,
): Drawing {
  if (wanted !== 'auto') return drawingOf(now, options, wanted, measure);
  const right = drawingOf(now, options, 'right', measure);
  if (scaleIn(right, shape) >= readable(shape)) return right;
  const down = drawingOf(now, options, 'down', measure);
  return scaleIn(down, shape) > 1.3 * scaleIn(right, shape) ? down : right;
}

/** How large a drawing gets in a frame of this shape and a height of 1. */
function scaleIn({ layout: { width, height } }: Drawing, shape: number): number {
  return Math.min(shape / width, 1 / height);
}

/** The scale at which a drawing needs no other direction: its height is that of some rows of nodes. */
function readable(shape: number): number {
  return Math.min(shape, 1) / 600;
}

function drawingOf(
  now: Now,
  options: DrawingOptions,
  direction: 'right' | 'down',
  measure: Measure,
): Drawing {
  const { graph, values } = now;
  const widths = Float64Array.from(graph.nodes, (_, vertex) =>
    boxWidth(now, vertex, values, options, measure),
  );
  const heights = Float64Array.from(graph.nodes, () => sizes.box + (options.beside ? 2 : 1) * sizes.overhang);
  const labels = Array.from(graph.weights, (_, edge) => edgeText(now, edge, options));
  const request: LayoutRequest = {
    widths,
    heights,
    from: graph.from,
    to: graph.to,
    labelWidths: Float64Array.from(labels, (text) =>
      text ? Math.max(measure(text, sizes.label), 24) + 8 : 0,
    ),
    labelHeights: Float64Array.from(labels, (text) => (text ? sizes.label + 6 : 0)),
    direction,
  };
  return {
    layout: layout(request),
    halfWidths: widths.map((w) => w / 2),
    halfHeight: sizes.box / 2,
    rise: options.beside ? 0 : sizes.overhang / 2,
  };
}

function boxWidth(
  now: Now,
  vertex: number,
  values: Float64Array,
  { digits }: DrawingOptions,
  measure: Measure,
): number {
  const title = titleAt(now, vertex);
  const text = shown(values[now.graph.nodes[vertex] ?? -1] ?? Number.NaN, digits);
  return Math.max(110, measure(title, sizes.title) + 32, measure(text, sizes.value) + 32);
}

const longestTitle = 26;

/** `c = a + b`; of an input its name; where operations were folded into it, its name, or an alias with the source's own text. */
export function titleAt({ model, graph, fused }: Now, vertex: number): string {
  const node = graph.nodes[vertex] ?? -1;
  const about = model.nodes.get(node);
  if (!about) return `%${node}`;
  if (about.operation === 'input') return shortened(about.name);
  if (fused[vertex] !== 1) return shortened(`${about.name} = ${about.definition.replaceAll('-', '−')}`);
  return shortened(about.named ? about.name : `${about.name} = ${about.text}`);
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join('')}…` : text;
}

const longestLabel = 18;

/** The partial as a formula; nothing where there is none, or none that is short. */
export function symbolText(now: Now, edge: number): string {
  const symbol = labelOf(now, edge);
  return symbol.length > longestLabel ? '' : symbol;
}

/** What stands on an edge: its partial as a number, as a formula, or both. */
export function edgeText(now: Now, edge: number, { digits, edgeLabels }: LabelOptions): string {
  const number = shown(now.graph.weights[edge] ?? Number.NaN, Math.min(digits, 3));
  const symbol = symbolText(now, edge);
  if (edgeLabels === 'number' || symbol === number || !symbol) return number;
  return edgeLabels === 'symbol' ? symbol : `${symbol} = ${number}`;
}
