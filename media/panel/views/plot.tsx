import { useEffect, useRef, useState } from 'preact/hooks';
import {
  isAtHand,
  isPlottable,
  type PlotEnds,
  type Plot as Plotted,
  plotEnds,
  plotOf,
} from '../results/plot';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { shown } from '../text/numbers';
import { Axes } from './plot-axes';
import { line, type Place, pairs, placing, tangent } from './plot-place';
import { Section } from './section';
import { useRested } from './use-rested';

/** Pixels; the width is that of the column. */
const usualWidth = 218;
const widest = 460;

/** The output over one of the inputs, with the tangent at the point; dragging sets the input. */
export function Plot({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const ends = plotEnds(state, look);
  if (!ends) return null;
  const title = (
    <>
      Plot: <i class="name">{ends.output.name}</i> over <i class="name">{ends.input.name}</i>
    </>
  );
  return (
    <Section name="plot" title={title} {...{ state, dispatch }}>
      <Shown {...{ state, look, ends, dispatch }} />
    </Section>
  );
}

function Shown(props: DrawnProps) {
  const { look } = props;
  if (look.mute && !look.outdated) return <p class="muted">Drawn once all inputs have values.</p>;
  if (!isPlottable(look.running.model))
    return <p class="muted">Too many operations to be run again for a curve.</p>;
  return <Rested {...props} />;
}

interface DrawnProps {
  readonly state: State;
  readonly look: Look;
  readonly ends: PlotEnds;
  readonly dispatch: Dispatch;
}

/** Milliseconds after which inputs rest. */
const rest = 150;

/** A curve that takes long is drawn when the inputs rest: the graph comes first. */
function Rested(props: DrawnProps) {
  const isRested = useRested(props.look.running.inputs, rest);
  if (isRested || isAtHand(props.look, props.ends)) return <Drawn {...props} />;
  return <svg class="plot" aria-busy="true" width={usualWidth} height={Math.round(0.68 * usualWidth)} />;
}

function Drawn({ state, look, ends, dispatch }: DrawnProps) {
  const plot = plotOf(state, look, ends);
  const { low, high, pieces } = plot.curve;
  if (!pieces.length && !look.mute)
    return (
      <p class="muted">
        <i class="name">{plot.output.name}</i> has no finite value for <i class="name">{plot.input.name}</i>{' '}
        from {shown(low, 4)} to {shown(high, 4)}.
      </p>
    );
  return (
    <>
      <Picture plot={plot} look={look} dispatch={dispatch} />
      {look.mute ? null : (
        <p class="muted legend">
          <svg class="swatch" viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
            <path class="tangent" d="M 0 4 H 22" />
          </svg>
          slope {shown(plot.slope, state.options.digits)} at{' '}
          <span class="whole">
            <i class="name">{plot.input.name}</i> = {shown(plot.x, 4)}
          </span>
        </p>
      )}
      {look.mute || isWhole(plot.curve) ? null : (
        <p class="muted">Broken where the computation goes another way, jumps, or has no finite value.</p>
      )}
    </>
  );
}

function isWhole({ low, high, pieces: [first, ...others] }: Plotted['curve']): boolean {
  return !others.length && first?.at(0) === low && first.at(-2) === high;
}

function Picture({ plot, look, dispatch }: { plot: Plotted; look: Look; dispatch: Dispatch }) {
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(svg);
  const height = Math.round(Math.min(0.68 * width, 230));
  const { frame, curve, range, input } = plot;
  const place = placing(frame, width, height);
  const value = (event: PointerEvent): number => {
    const box = svg.current?.getBoundingClientRect();
    return snapped(place.input(event.clientX - (box?.left ?? 0)), range.step, range.low, range.high);
  };
  const move = (to: number, begins: boolean): void =>
    dispatch({ kind: 'value', node: input.node, value: to, begins });
  const set = (event: PointerEvent, begins: boolean): void => move(value(event), begins);
  return (
    <svg
      ref={svg}
      class="plot"
      role="slider"
      tabindex={0}
      aria-label={look.mute ? `Plot of ${plot.output.name} over ${input.name}` : spoken(plot)}
      aria-valuemin={range.low}
      aria-valuemax={range.high}
      aria-valuenow={look.mute ? undefined : plot.x}
      aria-valuetext={look.mute ? '–' : `${input.name} = ${shown(plot.x, 4)}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        set(event, true);
      }}
      onKeyDown={(event) => {
        const to = steppedBy(event.key, plot);
        if (to === undefined) return;
        event.preventDefault();
        move(to, !event.repeat);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) set(event, false);
      }}
    >
      <Axes {...{ plot, place, width, mute: look.mute }} />
      {look.mute ? null : (
        <>
          <clipPath id="plot-frame">
            <rect
              x={place.left}
              y={place.top}
              width={place.right - place.left}
              height={place.bottom - place.top}
            />
          </clipPath>
          <g clip-path="url(#plot-frame)">
            {curve.pieces.map((piece) => (
              <path key={piece[0]} class="curve" d={line(piece, place)} />
            ))}
            {plot.trails.map((trail, k) => (
              <Trail key={k} trail={trail} place={place} isLast={k === plot.trails.length - 1} />
            ))}
            <path class="tangent" d={tangent(plot, place)} />
          </g>
          {Number.isFinite(plot.y) ? (
            <circle class="point" cx={place.x(plot.x)} cy={place.y(plot.y)} r={4.5} />
          ) : null}
        </>
      )}
    </svg>
  );
}

/** The points of a descent, joined in their order. */
function Trail({ trail, place, isLast }: { trail: Float64Array; place: Place; isLast: boolean }) {
  const points = pairs(trail).filter(([, y]) => Number.isFinite(y));
  return (
    <g class={isLast ? 'trail' : 'trail earlier'}>
      <path d={line(Float64Array.from(points.flat()), place)} />
      {points.map(([x, y], k) => (
        <circle key={k} cx={place.x(x)} cy={place.y(y)} r={2.5} />
      ))}
    </g>
  );
}

function snapped(value: number, step: number, low: number, high: number): number {
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  const round = Number((Math.round(value / step) * step).toFixed(Math.min(digits, 100)));
  return Math.min(Math.max(round, low), high);
}

/** Where a key leads, as on a slider. */
function steppedBy(key: string, { x, range }: Plotted): number | undefined {
  const { low, high, step } = range;
  const by = (steps: number): number => snapped(x + steps * step, step, low, high);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return by(1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return by(-1);
    case 'PageUp':
      return by(10);
    case 'PageDown':
      return by(-10);
    case 'Home':
      return low;
    case 'End':
      return high;
    default:
      return undefined;
  }
}

function spoken({ input, output, curve, x, y, slope }: Plotted): string {
  const number = (n: number): string => shown(n, 4);
  const breaks = curve.pieces.length - 1;
  return [
    `Plot of ${output.name} over ${input.name} from ${number(curve.low)} to ${number(curve.high)}`,
    `${output.name} between ${number(curve.bottom)} and ${number(curve.top)}`,
    ...(breaks > 0 ? [breaks === 1 ? 'broken in one place' : `broken in ${breaks} places`] : []),
    `at ${input.name} = ${number(x)}: ${output.name} = ${number(y)}, slope ${number(slope)}`,
  ].join('; ');
}

/** The width of the column around. */
function useWidth(svg: { readonly current: SVGSVGElement | null }): number {
  const [width, setWidth] = useState(usualWidth);
  useEffect(() => {
    const around = svg.current?.parentElement;
    if (!around) return undefined;
    const watch = new ResizeObserver(() => {
      if (around.clientWidth > 0) setWidth(Math.min(around.clientWidth, widest));
    });
    watch.observe(around);
    return () => watch.disconnect();
  }, [svg]);
  return width;
}
