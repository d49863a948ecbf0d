import type { Frame, Plot } from '../results/plot';

/** Pixels around the curve. */
const margin = { left: 40, right: 10, top: 18, bottom: 22 } as const;

/** From numbers to pixels, and back. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (x: number) => number;
  readonly y: (y: number) => number;
  readonly input: (pixel: number) => number;
}

export function placing(frame: Frame, width: number, height: number): Place {
  const [left, right] = [margin.left, width - margin.right];
  const [top, bottom] = [margin.top, height - margin.bottom];
  const across = (right - left) / (frame.right - frame.left);
  const up = (bottom - top) / (frame.top - frame.bottom);
  // Far outside of the frame browsers draw long lines wrongly.
  const near = (pixel: number): number =>
    Math.round(100 * Math.max(-4 * height, Math.min(5 * height, pixel))) / 100;
  return {
    left,
    right,
    top,
    bottom,
    x: (x) => Math.round(100 * (left + (x - frame.left) * across)) / 100,
    y: (y) => near(bottom - (y - frame.bottom) * up),
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
