import type { Plot } from '../results/plot';
import { ticks } from '../results/ticks';
import { shown } from '../text/numbers';
import type { Place } from './plot-place';

/** Pixels of a letter of a name. */
const letter = 8;

/** Both axes with their round numbers, and the line of 0 where it is seen. */
export function Axes({
  plot: { frame, input, output },
  place,
  width,
  height,
  mute,
}: {
  plot: Plot;
  place: Place;
  width: number;
  height: number;
  mute: boolean;
}) {
  const { left, bottom, right, top } = place;
  const across = mute ? [] : ticks(frame.left, frame.right, width / 60);
  const up = mute ? [] : ticks(frame.bottom, frame.top, height / 42);
  // Where the input's name stands, there is no number.
  const nameRoom = 10 + letter * shortened(input.name).length;
  const zero = frame.bottom < 0 && 0 < frame.top ? place.y(0) : undefined;
  return (
    <g class="axes">
      {zero === undefined || mute ? null : <path class="zero" d={`M ${left} ${zero} H ${right}`} />}
      <path d={`M ${left} ${top} V ${bottom} H ${right}`} />
      {across.map((x) => (
        <g key={x} transform={`translate(${place.x(x)} ${bottom})`}>
          <path d="M 0 0 V 3" />
          {place.x(x) > right - nameRoom ? null : (
            <text y={14} text-anchor="middle">
              {shown(x, 4)}
            </text>
          )}
        </g>
      ))}
      {up.map((y) => (
        <g key={y} transform={`translate(${left} ${place.y(y)})`}>
          <path d="M 0 0 H -3" />
          <text x={-6} dy="0.35em" text-anchor="end">
            {shown(y, 4)}
          </text>
        </g>
      ))}
      <text
        class="name"
        x={output.name.length > 3 ? 2 : left - 6}
        y={11}
        text-anchor={output.name.length > 3 ? 'start' : 'middle'}
      >
        {shortened(output.name)}
      </text>
      <text class="name" x={right + 2} y={bottom + 15} text-anchor="end">
        {shortened(input.name)}
      </text>
    </g>
  );
}

function shortened(name: string): string {
  return name.length > 9 ? `${name.slice(0, 8)}…` : name;
}
