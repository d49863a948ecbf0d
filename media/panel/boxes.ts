import type { EdgeLabels, PictureNode } from '../../src/protocol/panel';
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
}

export interface DrawingOptions {
  readonly digits: number;
  readonly edgeLabels: EdgeLabels;
  readonly direction: 'right' | 'down';
}

export function drawingOf(now: Now, options: DrawingOptions, measure: Measure): Drawing {
  const { graph, values } = now;
  const widths = Float64Array.from(graph.nodes, (node) => boxWidth(now, node, values, options, measure));
  const heights = Float64Array.from(graph.nodes, () => sizes.box + 2 * sizes.overhang);
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
    direction: options.direction,
  };
  return { layout: layout(request), halfWidths: widths.map((w) => w / 2), halfHeight: sizes.box / 2 };
}

function boxWidth(
  { model }: Now,
  node: number,
  values: Float64Array,
  { digits }: DrawingOptions,
  measure: Measure,
): number {
  const title = titleOf(model.nodes.get(node));
  const text = shown(values[node] ?? Number.NaN, digits);
  return Math.max(110, measure(title, sizes.title) + 32, measure(text, sizes.value) + 32);
}

const longestTitle = 26;

/** `c = a + b`; of an input its name. */
export function titleOf(node: PictureNode | undefined): string {
  if (!node) return '';
  if (node.role === 'input' || node.operation === 'input') return shortened(node.name);
  return shortened(`${node.name} = ${node.definition}`);
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join('')}…` : text;
}

const longestLabel = 18;

/** What stands on an edge: its partial as a number, as a formula, or both. */
export function edgeText(now: Now, edge: number, { digits, edgeLabels }: DrawingOptions): string {
  const number = shown(now.graph.weights[edge] ?? Number.NaN, Math.min(digits, 3));
  const symbol = labelOf(now, edge);
  if (edgeLabels === 'number' || symbol === number || !symbol || symbol.length > longestLabel) return number;
  return edgeLabels === 'symbol' ? symbol : `${symbol} = ${number}`;
}
