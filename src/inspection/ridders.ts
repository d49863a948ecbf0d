/** A value as an unevaluated sum of two doubles. */
export interface Sample {
  readonly high: number;
  readonly low: number;
}

export interface Difference {
  readonly value: number;
  /** Of the extrapolation and of rounding, together. */
  readonly error: number;
}

const columns = 8;
const shrink = 1.6;
/** Relative errors below this decide nothing any more. */
const enough = 1e-9;

/**
 * f′(0) by Ridders' method: central differences at shrinking steps, extrapolated to step 0 (Ridders, Advances
 * in Engineering Software 4, 1982). `precision` is the relative rounding error of f. Undefined where f is.
 */
export function ridders(
  f: (t: number) => Sample | undefined,
  step: number,
  precision: number,
): Difference | undefined {
  let previous: number[] = [];
  let best: Difference | undefined;
  for (let i = 0, h = step; i < columns; i++, h /= shrink) {
    const up = f(h);
    const down = f(-h);
    if (!up || !down) return undefined;
    const rounding = (precision * Math.max(Math.abs(up.high), Math.abs(down.high))) / h;
    const row = [(up.high - down.high + (up.low - down.low)) / (2 * h)];
    for (let j = 1, factor = shrink * shrink; j <= i; j++, factor *= shrink * shrink) {
      const [finer, coarser] = [row[j - 1] ?? 0, previous[j - 1] ?? 0];
      const value = (finer * factor - coarser) / (factor - 1);
      row.push(value);
      const error = Math.max(Math.abs(value - finer), Math.abs(value - coarser)) + rounding;
      if (!best || error < best.error) best = { value, error };
    }
    previous = row;
    if (best && best.error <= enough * Math.abs(best.value)) return best;
  }
  return best;
}
