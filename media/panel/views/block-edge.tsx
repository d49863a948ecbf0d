import { rangeText } from '../drawing/array-ranges';
import { type Block, blockText, blockWords } from '../drawing/block';
import type { Figure } from '../graph/figure';
import { nameOf } from '../graph/model';
import { type Infected, infectionOf, infectionWord } from '../results/infection';
import { sizeOf } from '../results/size';
import { edgeSelection, isSame } from '../state/selection';
import { Label, type LineProps, pathOf } from './edge';

interface BlockEdgeProps extends LineProps {
  readonly figure: Figure;
  readonly block: Block;
}

/** All edges between an array and something else, with the shape of their partials on them. */
export function BlockEdge({
  place,
  figure,
  block,
  isLit,
  state,
  look,
  drawing,
  dispatch,
  isStill,
}: BlockEdgeProps) {
  const { now } = figure;
  const { layout } = drawing;
  const selection = edgeSelection(now, place);
  const isSelected = isSame(state.selection, selection);
  const infected = infectedAlong(infectionOf(look).edges, figure.edges[place] ?? []);
  const isTinted = state.tinted && !look.mute;
  const classes = [
    'edge block',
    isLit ? 'lit' : '',
    isSelected ? 'selected' : '',
    block.range.broken && !look.mute ? 'broken' : '',
    isTinted ? 'tinted' : '',
    infected ?? '',
  ];
  const path = pathOf(drawing, place);
  const size = isTinted ? sizeOf(now, now.graph.weights[place] ?? 0).toFixed(2) : undefined;
  const ends = [now.graph.from[place], now.graph.to[place]].map((vertex) => nameOf(now, vertex ?? 0));
  const range = look.mute ? '' : `; entries ${rangeText(block.range)}`;
  const name = `from ${ends[0]} to ${ends[1]}: ${blockWords(block)}${range}${infectionWord(infected)}`;
  return (
    <g
      class={classes.filter(Boolean).join(' ')}
      style={size === undefined ? undefined : { '--size': size }}
      id={`edge-${place}`}
      onClick={isStill ? undefined : () => dispatch({ kind: 'select', selection })}
      aria-label={name}
      {...(isStill ? { role: 'img' } : { role: 'button', 'aria-pressed': isSelected })}
    >
      <title>{name}</title>
      <path class="grip" d={path} />
      <path class="line" d={path} marker-end="url(#arrow)" />
      <Label text={blockText(block)} x={layout.labelX[place] ?? 0} y={layout.labelY[place] ?? 0} />
    </g>
  );
}

/** Where it begins goes before where it passes. */
function infectedAlong(
  infected: ReadonlyMap<number, Infected>,
  edges: readonly number[],
): Infected | undefined {
  const found = edges.map((edge) => infected.get(edge));
  return found.includes('origin') ? 'origin' : found.find((kind) => kind !== undefined);
}
