import { useMemo } from 'preact/hooks';
import type { Sweep } from '../../../src/core/sweep/steps';
import { type Drawing, sizes } from '../drawing/boxes';
import { titleAt } from '../drawing/titles';
import { figureOf } from '../graph/figure';
import { roundOf } from '../graph/round-of';
import { type Infected, infectionOf, infectionWord } from '../results/infection';
import { kinkIn } from '../results/kinks';
import { besideChipOf, chipOf, type Look } from '../state/look';
import { SvgMathematics } from './mathematics';

export interface BoxProps {
  /** Which vertex of the drawing it is. */
  readonly place: number;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly isReached: boolean;
  readonly look: Look;
  readonly drawing: Drawing;
  /** Absent where nothing can be chosen. */
  readonly onPick: (() => void) | undefined;
  readonly onUnfold: (() => void) | undefined;
}

interface NodeProps extends BoxProps {
  readonly vertex: number;
  /** Of what it shows, from 0 to 1, where sizes are shown. */
  readonly size: number | undefined;
}

/** Name and value in a box; the sweep's number hangs at its lower edge, so that the two are never taken for each other. */
export function Node(props: NodeProps) {
  const { vertex, place, isSelected, look, drawing, onPick, onUnfold } = props;
  const { now, mute, wording } = look;
  const { model } = now;
  const node = now.graph.nodes[vertex] ?? -1;
  const width = drawing.halfWidths[place] ?? 0;
  const height = drawing.halfHeight;
  const chip = mute ? undefined : chipOf(look, vertex);
  // Above the chip that hangs at it; in the middle where there is none, or one on each side.
  const lift = look.sweep && !look.beside ? 4 : 0;
  const second = mute ? undefined : besideChipOf(look, vertex);
  const style = classesOf(props);
  const size = props.size?.toFixed(2);
  const title = titleAt(figureOf(look).now, place);
  const value = mute ? '' : wording.number(now.values[node] ?? Number.NaN);
  // A text that has changed moves nothing.
  const isAlone = mute && !look.outdated;
  const name = spoken(look, vertex, title);
  const rounds = onUnfold && roundOf(model.tape, node)?.round;
  // What is as it was is not compared again: dragging a value changes few of many nodes.
  return useMemo(
    () => (
      <g
        class={style}
        style={size === undefined ? undefined : { '--size': size }}
        transform={`translate(${drawing.layout.x[place] ?? 0} ${(drawing.layout.y[place] ?? 0) - drawing.rise})`}
        id={`node-${place}`}
        {...(onPick ? { role: 'button', 'aria-pressed': isSelected } : { role: 'img' })}
        aria-label={name}
        onClick={onPick}
      >
        <rect
          class="box"
          x={-width}
          y={-height}
          width={2 * width}
          height={2 * height}
          rx={model.nodes.get(node)?.role === 'input' ? height : 8}
        />
        <text class="title" aria-hidden="true" y={isAlone ? 0 : -9 - lift} dy="0.35em" text-anchor="middle">
          <SvgMathematics text={title} />
        </text>
        {value ? (
          <text class="value" aria-hidden="true" y={9 - lift} dy="0.35em" text-anchor="middle">
            {value}
          </text>
        ) : null}
        {mute ? null : <Kink look={look} node={node} x={width - 3} y={-height + 6} />}
        {onUnfold ? (
          <Fold x={-width + 3} y={-height + 3} {...{ rounds, onUnfold }} direction={drawing.direction} />
        ) : null}
        {chip ? <Chip {...chip} y={height} /> : null}
        {second ? <Chip {...second} y={-height} way={look.beside?.mode} /> : null}
      </g>
    ),
    [
      style,
      size,
      title,
      value,
      name,
      chip?.name,
      chip?.value,
      second?.name,
      second?.value,
      lift,
      isAlone,
      drawing,
      model,
      place,
      onPick === undefined,
      onUnfold === undefined,
    ],
  );
}

interface FoldProps {
  readonly x: number;
  readonly y: number;
  /** Of a loop, that are folded into the node. */
  readonly rounds: number | undefined;
  /** What is folded, where it is no operations. */
  readonly words?: string;
  readonly direction: Drawing['direction'];
  readonly onUnfold: () => void;
}

/** Says that operations are folded into a node; a click draws them, of a loop those of one round. */
export function Fold({ x, y, rounds, words, direction, onUnfold }: FoldProps) {
  // Off the side at which edges arrive.
  const isDown = direction === 'down';
  const place = isDown ? { x: -11, dy: '0.35em', 'text-anchor': 'end' as const } : { x: 10, y: -7 };
  const count = rounds === undefined ? '' : `↻ ${rounds}`;
  // One thing to click on, with the gap between the sign and the number.
  const reach = count ? 14 + 7 * count.length : 0;
  return (
    <g
      class="fold"
      transform={`translate(${x} ${y})`}
      onClick={(event) => {
        event.stopPropagation();
        onUnfold();
      }}
    >
      <title>{words ?? foldedWords(rounds)}: draw them (Enter)</title>
      {count ? (
        <rect
          x={isDown ? -reach : -9}
          y={-17}
          width={reach + 9}
          height={26}
          fill="none"
          pointer-events="all"
        />
      ) : null}
      <circle r={8} />
      <path d="M -4 0 H 4 M 0 -4 V 4" />
      {count ? (
        <text class="rounds" {...place} aria-hidden="true">
          {count}
        </text>
      ) : null}
    </g>
  );
}

function foldedWords(rounds: number | undefined): string {
  if (rounds === undefined) return 'Operations are folded into it';
  return rounds === 1
    ? 'The first round of a loop is folded into it'
    : `${rounds} rounds of a loop are folded into it`;
}

function classesOf({ vertex, size, isSelected, isCurrent, isReached, look }: NodeProps): string {
  const { now, mute } = look;
  const node = now.graph.nodes[vertex] ?? -1;
  const about = now.model.nodes.get(node);
  const classes = [
    'node',
    about?.role ?? 'inner',
    about?.opaque ? 'opaque' : '',
    size === undefined ? '' : 'tinted',
    isSelected ? 'selected' : '',
    isCurrent ? 'current' : '',
    isReached ? '' : 'ahead',
    Number.isFinite(now.values[node]) || mute ? '' : 'broken',
    infectionOf(look).vertices.get(vertex) ?? '',
  ];
  return classes.filter(Boolean).join(' ');
}

/** Of elements of an array: where what is not finite begins goes before where it passes. */
export function infectedIn(look: Look, nodes: Iterable<number>): Infected | undefined {
  const { vertices } = infectionOf(look);
  let found: Infected | undefined;
  for (const node of nodes) {
    const kind = vertices.get(look.now.vertexOf.get(node) ?? -1);
    if (kind === 'origin') return kind;
    found ??= kind;
  }
  return found;
}

/** Marks a node at which a convention was taken for the derivative. */
export function Kink({ look, node, x, y }: { look: Look; node: number; x: number; y: number }) {
  const taken = kinkIn(look.now, node);
  return taken === undefined ? null : (
    <text class="mark" x={x} y={y} text-anchor="middle">
      ◆<title>{taken}</title>
    </text>
  );
}

interface ChipProps {
  readonly name: string;
  readonly value: string;
  readonly y: number;
  /** Of the other sweep: its colours. */
  readonly way?: string | undefined;
}

function Chip({ name, value, y, way = '' }: ChipProps) {
  const text = name ? `${name} ${value}` : value;
  // A mark above a letter takes no room.
  const width = text.normalize('NFD').replace(/\p{M}/gu, '').length * sizes.chip * 0.62 + 16;
  return (
    <g class={`chip ${way} ${/\d/.test(value) ? '' : 'broken'}`}>
      <rect
        x={-width / 2}
        y={y - sizes.chipHeight / 2}
        width={width}
        height={sizes.chipHeight}
        rx={sizes.chipHeight / 2}
      />
      <text y={y} dy="0.35em" text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

function spoken(look: Look, vertex: number, title: string): string {
  const { now, wording, sweep, swept, mute } = look;
  const node = now.graph.nodes[vertex] ?? -1;
  const rounds = roundOf(now.model.tape, node)?.round;
  const folded = now.fused[vertex] === 1 ? `, ${foldedWords(rounds).toLowerCase()}` : '';
  if (mute) return `${title}${folded}`;
  const number = wording.number(now.values[node] ?? Number.NaN);
  const value = `value ${number}${infectionWord(infectionOf(look).vertices.get(vertex))}`;
  const own = spokenTotal(look, sweep, swept.get(vertex));
  const other = look.beside?.steps.find((s) => s.vertex === vertex)?.total;
  return `${title}, ${value}${own}${spokenTotal(look, look.beside, other)}${folded}`;
}

function spokenTotal({ wording }: Look, sweep: Sweep | undefined, total: number | undefined): string {
  if (!sweep || total === undefined) return '';
  return `, ${sweep.mode === 'forward' ? 'tangent' : 'adjoint'} ${wording.number(total)}`;
}
