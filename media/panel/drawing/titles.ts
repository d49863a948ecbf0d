import type { EdgeLabels, Picture } from '../../../src/protocol/panel';
import { arrayAt, behind } from '../graph/figure';
import { labelOf, type Now, nodeName } from '../graph/model';
import { shown } from '../text/numbers';
import { rememberedBy } from '../text/remembered';
import { withSigns } from '../text/tokens';
import { blockAt, blockText } from './block';

/** How labels of edges are written. */
export interface LabelOptions {
  readonly digits: number;
  readonly edgeLabels: EdgeLabels;
}

const longestTitle = 26;

/** `c = a + b`; of an input its name, and of what has no definition that can be read; where operations were folded into it or it comes from an array, its name, or an alias with the source's own text. */
export function titleAt(now: Now, vertex: number): string {
  const { model, graph, fused } = now;
  const node = graph.nodes[vertex] ?? -1;
  const array = arrayAt(now, vertex);
  if (array)
    return shortened(array.text === array.name ? array.name : `${array.name} = ${withSigns(array.text)}`);
  const about = model.nodes.get(node);
  if (!about) return shortened(nodeName(model, node));
  if (about.operation === 'input' || about.definition === about.name) return shortened(about.name);
  if (fused[vertex] !== 1 && !isOfArray(now, vertex) && isBesideOperands(now, node))
    return shortened(`${about.name} = ${withSigns(about.definition)}`);
  return shortened(about.named ? about.name : `${about.name} = ${withSigns(about.text)}`);
}

/** Among paths what a node is computed from may not be drawn: no definition speaks of an alias that nobody sees. */
function isBesideOperands({ model: { picture, nodes }, vertexOf }: Now, node: number): boolean {
  const found = operands(picture, '', () => operandsOf(picture)).get(node) ?? [];
  return found.every((operand) => vertexOf.has(operand) || nodes.get(operand)?.named === true);
}

const operands = rememberedBy<Picture, ReadonlyMap<number, readonly number[]>>();

function operandsOf({ edges }: Picture): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { from, to } of edges) found.set(to, [...(found.get(to) ?? []), from]);
  return found;
}

/** What is computed from an array that is one node has a definition in its elements, of which none is drawn. */
function isOfArray(now: Now, vertex: number): boolean {
  const { from, to } = now.graph;
  return (
    behind(now) !== undefined &&
    to.some((end, edge) => end === vertex && arrayAt(now, from[edge] ?? -1) !== undefined)
  );
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join('')}…` : text;
}

const longestLabel = 18;

/** The partial as a formula; nothing where there is none, or none that is short. */
export function symbolText(now: Now, edge: number): string {
  const block = blockAt(now, edge);
  if (block) return blockText(block);
  const symbol = withSigns(labelOf(now, edge));
  return symbol.length > longestLabel ? '' : symbol;
}

/** What stands on an edge: its partial as a number, as a formula, or both; between arrays the shape of all partials. */
export function edgeText(now: Now, edge: number, { digits, edgeLabels }: LabelOptions): string {
  const block = blockAt(now, edge);
  if (block) return blockText(block);
  const number = shown(now.graph.weights[edge] ?? Number.NaN, Math.min(digits, 3));
  const symbol = symbolText(now, edge);
  if (edgeLabels === 'number' || symbol === number || !symbol) return number;
  return edgeLabels === 'symbol' ? symbol : `${symbol} = ${number}`;
}
