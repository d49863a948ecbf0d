/** A slider's ends and step for a value that it starts at. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/**
 * Ends around `start` that suit its size: from 0 to twice the value, mirrored for negative ones, and −1…1 around 0; the
 * step is a power of ten of which some hundreds fit.
 */
export function rangeOf(start: number): Range {
  if (!Number.isFinite(start) || start === 0) return { low: -1, high: 1, step: 0.01 };
  const size = Math.abs(start);
  const step = 10 ** Math.floor(Math.log10(size) - 1.7);
  const far = Math.ceil((2 * size) / step) * step;
  return start > 0 ? { low: 0, high: far, step } : { low: -far, high: 0, step };
}
