import type { Plot } from '../results/plot';
import { type Place, ticksOf } from './plot-place';

/** Pixels of a letter of a name. */
const letter = 8;

/** Both axes with their round numbers, and the line of 0 where it is seen. */
export function Axes({
  plot: { frame, input, output },
  place,
  width,
  mute,
}: {
  plot: Plot;
  place: Place;
  width: number;
  mute: boolean;
}) {
  const { left, bottom, right, top } = place;
  const across = mute ? [] : ticksOf(frame.left, frame.right, width / 60);
  // Where the input's name stands, there is no number.
  const nameRoom = 10 + letter * shortened(input.name).length;
  const zero = frame.bottom < 0 && 0 < frame.top ? place.y(0) : undefined;
  return (
    <g class="axes">
      {zero === undefined || mute ? null : <path class="zero" d={`M ${left} ${zero} H ${right}`} />}
      <path d={`M ${left} ${top} V ${bottom} H ${right}`} />
      {across.map(({ value, text }) => (
        <g key={value} transform={`translate(${place.x(value)} ${bottom})`}>
          <path d="M 0 0 V 3" />
          {place.x(value) > right - nameRoom ? null : (
            <text y={14} text-anchor="middle">
              {text}
            </text>
          )}
        </g>
      ))}
      {(mute ? [] : place.up).map(({ value, text }) => (
        <g key={value} transform={`translate(${left} ${place.y(value)})`}>
          <path d="M 0 0 H -3" />
          <text x={-6} dy="0.35em" text-anchor="end">
            {text}
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
