import type { PictureEnd } from '../../../src/protocol/panel';
import { type Rounds as Carried, roundsOf } from '../results/rounds';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { shown } from '../text/numbers';
import { Section } from './section';

interface RoundsProps {
  readonly state: State;
  readonly look: Look;
  readonly dispatch: Dispatch;
}

/** A loop round by round: how much of the output's adjoint arrives at each, by powers of ten. */
export function Rounds({ state, look, dispatch }: RoundsProps) {
  const { output } = look;
  if (!output || look.mute) return null;
  const all = roundsOf(look.now, output);
  if (!all.length) return null;
  return (
    <Section name="rounds" title="Rounds" {...{ state, dispatch }}>
      {all.map((rounds) => (
        <Curve key={rounds.name} {...{ rounds, output, digits: state.options.digits }} />
      ))}
    </Section>
  );
}

const width = 218;
const height = 96;
const margin = { left: 44, right: 8, top: 8, bottom: 18 } as const;

function Curve({ rounds, output, digits }: { rounds: Carried; output: PictureEnd; digits: number }) {
  const { name, adjoints, factor } = rounds;
  const sizes = Array.from(adjoints, (a) => Math.log10(Math.abs(a)));
  const finite = sizes.filter(Number.isFinite);
  const top = Math.ceil(Math.max(...finite, 0));
  const bottom = Math.min(Math.floor(Math.min(...finite, 0)), top - 1);
  const x = (k: number): number =>
    margin.left + ((width - margin.left - margin.right) * k) / Math.max(sizes.length - 1, 1);
  const y = (size: number): number =>
    margin.top + ((height - margin.top - margin.bottom) * (top - size)) / (top - bottom);
  const points = sizes.flatMap((size, k) => (Number.isFinite(size) ? [`${x(k)} ${y(size)}`] : []));
  const first = shown(adjoints[0] ?? 0, digits);
  const last = shown(adjoints.at(-1) ?? 0, digits);
  return (
    <figure class="rounds">
      <figcaption>
        ∂<i class="name">{output.name}</i>/∂<i class="name">{name}</i> after round 1: <b>{first}</b>, after
        round {adjoints.length}: <b>{last}</b>
        {Number.isFinite(factor) ? (
          <span class="muted">{`; a round multiplies it by ${shown(factor, 3)} (median)`}</span>
        ) : null}
      </figcaption>
      <svg
        class="plot still"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`Size of the derivative of ${output.name} by ${name} after each of ${adjoints.length} rounds, from ${first} to ${last}`}
      >
        <g class="axes">
          <path d={`M ${margin.left} ${margin.top} V ${height - margin.bottom} H ${width - margin.right}`} />
          {[top, bottom].map((power) => (
            <text key={power} x={margin.left - 6} y={y(power)} dy="0.35em" text-anchor="end">
              {power === 0 ? '1' : `10${superscript(power)}`}
            </text>
          ))}
          <text x={margin.left} y={height - 4} text-anchor="middle">
            1
          </text>
          <text x={width - margin.right} y={height - 4} text-anchor="end">
            {adjoints.length}
          </text>
          <text x={(width + margin.left) / 2} y={height - 4} text-anchor="middle">
            round
          </text>
        </g>
        <path class="curve" d={points.length ? `M ${points.join(' L ')}` : ''} />
      </svg>
    </figure>
  );
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(power: number): string {
  const digits = [...String(Math.abs(power))].map((d) => raised[Number(d)] ?? d).join('');
  return `${power < 0 ? '⁻' : ''}${digits}`;
}
