import type { ComponentChildren } from 'preact';
import { type Drawing, sizes } from '../drawing/boxes';
import type { Joined } from '../results/eliminated';
import { shown } from '../text/numbers';

/** What a vertex elimination has taken from the graph is faint. */
export function Gone({ gone, children }: { readonly gone: boolean; readonly children: ComponentChildren }) {
  return <g class={gone ? 'gone' : undefined}>{children}</g>;
}

/** More numbers than this cannot be read. */
const mostLabelled = 40;

/** The edges that a vertex elimination has put in the place of those that went, each with its number. */
export function FillIn({
  joined,
  drawing,
  mute,
}: {
  readonly joined: readonly Joined[];
  readonly drawing: Drawing;
  readonly mute: boolean;
}) {
  return (
    <g class="fill-in">
      {joined.map((edge) => (
        <Arc
          key={`${edge.from} ${edge.to}`}
          edge={edge}
          drawing={drawing}
          isAlone={joined.every((other) => other === edge || other.through !== edge.through)}
          labelAt={joined.some((other) => other !== edge && other.to === edge.to) ? 0.3 : 0.5}
          labelled={!mute && joined.length <= mostLabelled}
        />
      ))}
    </g>
  );
}

interface ArcProps {
  readonly edge: Joined;
  readonly drawing: Drawing;
  /** No other goes through the same vertex. */
  readonly isAlone: boolean;
  /** The part of the way at which its number stands: where several meet, before they do. */
  readonly labelAt: number;
  readonly labelled: boolean;
}

function Arc({ edge, drawing, isAlone, labelAt, labelled }: ArcProps) {
  const { from, to, weight, through, isNew } = edge;
  const [a, b] = [centre(drawing, from), centre(drawing, to)];
  const start = port(drawing, from, a, b);
  const end = port(drawing, to, b, a);
  const gone = through === undefined ? undefined : centre(drawing, through);
  const middle = gone ?? bow(start, end);
  const isAcross = start.y === a.y;
  const isThrough = gone !== undefined && isAlone;
  const at = isThrough ? gone : onCurve(start, middle, end, labelAt);
  const text = labelled ? shown(weight, 3) : '';
  const width = text.length * sizes.label * 0.62 + 8;
  return (
    <g class={isNew ? 'joined new' : 'joined'}>
      <path
        d={
          isThrough
            ? `M ${xy(start)} ${sweep(start, gone, isAcross)} ${sweep(gone, end, isAcross)}`
            : `M ${xy(start)} Q ${xy(middle)} ${xy(end)}`
        }
        marker-end="url(#arrow)"
      />
      {text ? (
        <>
          <rect
            class="ground"
            x={at.x - width / 2}
            y={at.y - sizes.label / 2 - 3}
            width={width}
            height={sizes.label + 6}
            rx={3}
          />
          <text x={at.x} y={at.y} dy="0.35em" text-anchor="middle">
            {text}
          </text>
        </>
      ) : null}
    </g>
  );
}

/** From one spot to another, across or upright at both. */
function sweep(a: Spot, b: Spot, isAcross: boolean): string {
  const [first, second] = isAcross
    ? [
        { x: (a.x + b.x) / 2, y: a.y },
        { x: (a.x + b.x) / 2, y: b.y },
      ]
    : [
        { x: a.x, y: (a.y + b.y) / 2 },
        { x: b.x, y: (a.y + b.y) / 2 },
      ];
  return `C ${xy(first)} ${xy(second)} ${xy(b)}`;
}

/** A spot of the quadratic Bézier curve, `part` of its parameter from the start. */
function onCurve(start: Spot, middle: Spot, end: Spot, part: number): Spot {
  const mean = (a: number, b: number, c: number): number =>
    (1 - part) ** 2 * a + 2 * part * (1 - part) * b + part ** 2 * c;
  return { x: mean(start.x, middle.x, end.x), y: mean(start.y, middle.y, end.y) };
}

/** Bowed to one side, so that it does not run through what lies between. */
function bow(a: Spot, b: Spot): Spot {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const height = Math.min(0.16 * length, 60);
  return { x: (a.x + b.x) / 2 + (dy / length) * height, y: (a.y + b.y) / 2 - (dx / length) * height };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function xy({ x, y }: Spot): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function centre({ layout }: Drawing, vertex: number): Spot {
  return { x: layout.x[vertex] ?? 0, y: layout.y[vertex] ?? 0 };
}

/** Where an edge leaves a box towards another, or arrives from it: at a side, unless they stand one above the other. */
function port({ halfWidths, halfHeight }: Drawing, vertex: number, from: Spot, other: Spot): Spot {
  const [dx, dy] = [other.x - from.x, other.y - from.y];
  const halfWidth = halfWidths[vertex] ?? 0;
  if (Math.abs(dx) > 2 * halfWidth) return { x: from.x + Math.sign(dx) * halfWidth, y: from.y };
  return { x: from.x, y: from.y + Math.sign(dy) * halfHeight };
}
