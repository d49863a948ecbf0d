import { useMemo } from 'preact/hooks';
import type { LinearGraph } from '../../../src/core/sweep/graph';
import type { Layout } from '../../layout/layout';
import { type Drawing, sizes } from '../drawing/boxes';
import { edgeText, symbolText } from '../drawing/titles';
import { type Now, nameOf } from '../graph/model';
import { infectionOf, infectionWord } from '../results/infection';
import { sizeOf } from '../results/size';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import { edgeSelection, isSame } from '../state/selection';
import type { Selection, State } from '../state/state';
import { rememberedBy } from '../text/remembered';

export interface LineProps {
  /** Which edge of the drawing it is. */
  readonly place: number;
  readonly isLit: boolean;
  readonly state: State;
  readonly look: Look;
  readonly drawing: Drawing;
  readonly dispatch: Dispatch;
  readonly isStill: boolean;
}

interface EdgeProps extends LineProps {
  readonly edge: number;
}

/** An edge with its elementary partial on it. */
export function Edge({ edge, place, isLit, state, look, drawing, dispatch, isStill }: EdgeProps) {
  const { now } = look;
  const { layout } = drawing;
  const selection: Selection = edgeSelection(now, edge);
  const isSelected = isSame(state.selection, selection);
  const { digits } = state.options;
  const edgeLabels = isSelected ? 'both' : state.options.edgeLabels;
  const text = look.mute ? symbolText(now, edge) : edgeText(now, edge, { digits, edgeLabels });
  const weight = now.graph.weights[edge] ?? 0;
  const infected = infectionOf(look).edges.get(edge);
  const classes = [
    'edge',
    isLit ? 'lit' : '',
    isSelected ? 'selected' : '',
    Number.isFinite(weight) || look.mute ? '' : 'broken',
    state.tinted && !look.mute ? 'tinted' : '',
    infected ?? '',
  ];
  const from = nameOf(now, now.graph.from[edge] ?? 0);
  const to = nameOf(now, now.graph.to[edge] ?? 0);
  const style = classes.filter(Boolean).join(' ');
  const size = state.tinted && !look.mute ? sizeOf(look.now, weight).toFixed(2) : undefined;
  const name =
    (text ? `${spoken(now, edge, from, to)}${text}` : `from ${from} to ${to}`) + infectionWord(infected);
  const path = pathOf(drawing, place);
  // What is as it was is not compared again: dragging a value changes few of many edges.
  return useMemo(
    () => (
      <g
        class={style}
        style={size === undefined ? undefined : { '--size': size }}
        id={`edge-${place}`}
        onClick={isStill ? undefined : () => dispatch({ kind: 'select', selection })}
        aria-label={name}
        {...(isStill ? { role: 'img' } : { role: 'button', 'aria-pressed': isSelected })}
      >
        <path class="grip" d={path} />
        <path class="line" d={path} marker-end="url(#arrow)" />
        {text ? <Label text={text} x={layout.labelX[place] ?? 0} y={layout.labelY[place] ?? 0} /> : null}
      </g>
    ),
    [style, size, name, path, text, layout, isStill, now.model],
  );
}

/** Where several edges join two nodes, none of them is the derivative of the one by the other. */
function spoken({ graph, chains }: Now, edge: number, from: string, to: string): string {
  const isOnly = pairs(graph.to, '', () => pairsOf(graph)).get(pairAt(graph, edge)) === 1;
  return isOnly && chains[edge]?.length === 1 ? `∂${to}/∂${from} = ` : `from ${from} to ${to}: `;
}

/** Heads of edges → how many edges join each pair of nodes, which does not depend on the point. */
const pairs = rememberedBy<Int32Array, Map<number, number>>();

function pairsOf(graph: LinearGraph): Map<number, number> {
  const counts = new Map<number, number>();
  for (const edge of graph.to.keys()) {
    const pair = pairAt(graph, edge);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function pairAt({ nodes, from, to }: LinearGraph, edge: number): number {
  return (from[edge] ?? 0) * nodes.length + (to[edge] ?? 0);
}

export function Label({ text, x, y }: { readonly text: string; readonly x: number; readonly y: number }) {
  const width = text.length * sizes.label * 0.62 + 8;
  const height = sizes.label + 6;
  return (
    <>
      <rect class="ground" x={x - width / 2} y={y - height / 2} width={width} height={height} rx={3} />
      <text x={x} y={y} dy="0.35em" text-anchor="middle">
        {text}
      </text>
    </>
  );
}

export function pathOf({ layout, direction }: Drawing, edge: number): string {
  const known = paths.get(layout) ?? [];
  paths.set(layout, known);
  known[edge] ??= written(layout, direction, edge);
  return known[edge];
}

const paths = new WeakMap<Layout, string[]>();

/** How far below a node an edge begins: round ends and the room of a chip leave no gap. */
const hidden = { right: 9, down: sizes.overhang + 4 } as const;

function written({ points, offset }: Layout, direction: Drawing['direction'], edge: number): string {
  const start = offset[edge] ?? 0;
  const end = offset[edge + 1] ?? start;
  const numbers = Array.from(points.subarray(start, end), (n) => n.toFixed(1));
  const [x = '0', y = '0', ...rest] = numbers;
  const beginning = direction === 'right' ? `H ${x}` : `V ${y}`;
  const [left, up] = direction === 'right' ? [hidden.right, 0] : [0, hidden.down];
  return `M ${(Number(x) - left).toFixed(1)} ${(Number(y) - up).toFixed(1)} ${beginning} C ${rest.join(' ')}`;
}
