import type { ComponentChildren } from 'preact';
import { type Drawing, sizes } from '../boxes';
import type { Joined } from '../eliminated';
import { shown } from '../numbers';

/** What a vertex elimination has taken from the graph is faint. */
export function Gone({ gone, children }: { readonly gone: boolean; readonly children: ComponentChildren }) {
  return <g class={gone ? 'gone' : undefined}>{children}</g>;
}

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
        <Arc key={`${edge.from} ${edge.to}`} edge={edge} drawing={drawing} mute={mute} />
      ))}
    </g>
  );
}

function Arc({ edge, drawing, mute }: { edge: Joined; drawing: Drawing; mute: boolean }) {
  const { from, to, weight, through, isNew } = edge;
  const [a, b] = [centre(drawing, from), centre(drawing, to)];
  const middle = through === undefined ? between(a, b) : centre(drawing, through);
  const start = border(drawing, from, a, middle);
  const end = border(drawing, to, b, middle);
  const at = { x: (start.x + end.x + 2 * middle.x) / 4, y: (start.y + end.y + 2 * middle.y) / 4 };
  const text = mute ? '' : shown(weight, 3);
  const width = text.length * sizes.label * 0.62 + 8;
  return (
    <g class={isNew ? 'joined new' : 'joined'}>
      <path d={`M ${xy(start)} Q ${xy(middle)} ${xy(end)}`} marker-end="url(#arrow)" />
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

/** Bowed to one side, so that it does not run through what lies between. */
function between(a: Spot, b: Spot): Spot {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const bow = Math.min(0.16 * length, 60);
  return { x: (a.x + b.x) / 2 + (dy / length) * bow, y: (a.y + b.y) / 2 - (dx / length) * bow };
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

/** Where the line from a box's centre leaves it. */
function border({ halfWidths, halfHeight }: Drawing, vertex: number, from: Spot, towards: Spot): Spot {
  const [dx, dy] = [towards.x - from.x, towards.y - from.y];
  const across = (halfWidths[vertex] ?? 0) / Math.max(Math.abs(dx), 1e-9);
  const up = halfHeight / Math.max(Math.abs(dy), 1e-9);
  const part = Math.min(across, up, 1);
  return { x: from.x + dx * part, y: from.y + dy * part };
}
