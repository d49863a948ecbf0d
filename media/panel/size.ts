import type { Now } from './model';
import { rememberedBy } from './remembered';

interface Span {
  readonly low: number;
  readonly high: number;
}

/** How large a partial is among those that are drawn, on a logarithmic scale from 0 to 1; 0 for none at all. */
export function sizeOf(now: Now, weight: number): number {
  const size = Math.log10(Math.abs(weight));
  if (!Number.isFinite(size)) return weight === 0 ? 0 : 1;
  const { low, high } = spans(now, '', () => spanOf(now));
  return high > low ? 0.1 + (0.9 * (size - low)) / (high - low) : 0.5;
}

const spans = rememberedBy<Now, Span>();

function spanOf({ graph }: Now): Span {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const weight of graph.weights) {
    const size = Math.log10(Math.abs(weight));
    if (Number.isFinite(size)) [low, high] = [Math.min(low, size), Math.max(high, size)];
  }
  return { low, high };
}
