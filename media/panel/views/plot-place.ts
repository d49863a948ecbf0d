import type { Frame, Plot } from '../results/plot';
import { ticks } from '../results/ticks';
import { shown } from '../text/numbers';

/** Pixels around the curve; at the left at least. */
const margin = { left: 40, right: 10, top: 18, bottom: 22 } as const;
/** Pixels of a letter of a tick, and between it and the axis. */
const letter = 7;
const gap = 8;

/** A number at an axis, as it is written there. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** The round numbers of an axis, with so many digits that neighbours differ. */
export function ticksOf(low: number, high: number, wanted: number): Tick[] {
  const values = ticks(low, high, wanted);
  const apart = Math.max(Math.abs(low), Math.abs(high)) / ((values[1] ?? high) - (values[0] ?? low));
  const digits = Math.max(4, 1 + Math.ceil(Math.log10(apart)));
  return values.map((value) => ({ value, text: shown(value, digits) }));
}

/** From numbers to pixels, and back. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the axis that goes up. */
  readonly up: readonly Tick[];
  readonly x: (x: number) => number;
  readonly y: (y: number) => number;
  readonly input: (pixel: number) => number;
}

export function placing(frame: Frame, width: number, height: number): Place {
  const up = ticksOf(frame.bottom, frame.top, height / 42);
  const longest = Math.max(0, ...up.map(({ text }) => text.length));
  const [left, right] = [Math.max(margin.left, gap + letter * longest), width - margin.right];
  const [top, bottom] = [margin.top, height - margin.bottom];
  const across = (right - left) / (frame.right - frame.left);
  const upwards = (bottom - top) / (frame.top - frame.bottom);
  // Far outside of the frame browsers draw long lines wrongly.
  const near = (pixel: number): number =>
    Math.round(100 * Math.max(-4 * height, Math.min(5 * height, pixel))) / 100;
  return {
    left,
    right,
    top,
    bottom,
    up,
    x: (x) => Math.round(100 * (left + (x - frame.left) * across)) / 100,
    y: (y) => near(bottom - (y - frame.bottom) * upwards),
    input: (pixel) => frame.left + (pixel - left) / across,
  };
}

export function line(points: Float64Array, place: Place): string {
  const text = pairs(points).map(([x, y]) => `${place.x(x)} ${place.y(y)}`);
  return text.length ? `M ${text.join(' L ')}` : '';
}

export function pairs(points: Float64Array): [number, number][] {
  return Array.from({ length: points.length / 2 }, (_, k) => [points[2 * k] ?? 0, points[2 * k + 1] ?? 0]);
}

/** Through the point, as far as the frame goes upwards and sidewards. */
export function tangent({ frame, x, y, slope }: Plot, place: Place): string {
  if (!Number.isFinite(y) || !Number.isFinite(slope)) return '';
  const height = frame.top - frame.bottom;
  const reach = Math.min(
    frame.right - frame.left,
    slope === 0 ? Number.POSITIVE_INFINITY : height / Math.abs(slope),
  );
  const end = (dx: number): string => `${place.x(x + dx)} ${place.y(y + slope * dx)}`;
  return `M ${end(-reach)} L ${end(reach)}`;
}
