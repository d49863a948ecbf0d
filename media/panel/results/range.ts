import type { Running } from '../state/state';

/** A slider's ends and step for a value that it starts at. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/**
 * The ends for one of the inputs as somebody looks at it: around the value that it had before it was moved, so that the
 * scale stays while it moves; wider where it has left them.
 */
export function rangeAt({ inputs, undo, model }: Running, element: number): Range {
  const range = rangeOf(undo[0]?.inputs[element] ?? model.start[element] ?? Number.NaN);
  const value = inputs[element] ?? Number.NaN;
  if (!Number.isFinite(value) || (range.low <= value && value <= range.high)) return range;
  const wide = rangeOf(value, beyond);
  const { low, high } = { low: Math.min(range.low, wide.low), high: Math.max(range.high, wide.high) };
  return { low, high, step: Math.max(range.step, wide.step) };
}

/** A value that has left the ends has this much more room: what lies between them is still seen well. */
const beyond = 1.25;

/**
 * Ends around `start` that suit its size: from 0 to so many times the value, mirrored for negative ones, and −1…1 around 0; the
 * step is a power of ten of which some hundreds fit.
 */
function rangeOf(start: number, far = 2): Range {
  if (!Number.isFinite(start) || start === 0) return { low: -1, high: 1, step: 0.01 };
  const size = Math.abs(start);
  const step = 10 ** Math.floor(Math.log10(size) - 1.7);
  const end = Math.ceil((far * size) / step) * step;
  return start > 0 ? { low: 0, high: end, step } : { low: -end, high: 0, step };
}
