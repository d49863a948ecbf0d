/** What many numbers come to. */
export interface NumberRange {
  /** The least and the largest finite number; NaN where there is none. */
  readonly low: number;
  readonly high: number;
  /** Of the finite numbers. */
  readonly mean: number;
  /** How many are NaN or infinite. */
  readonly broken: number;
}

export function rangeOf(numbers: ArrayLike<number>): NumberRange {
  let [low, high, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let k = 0; k < numbers.length; k++) {
    const x = numbers[k] ?? Number.NaN;
    if (!Number.isFinite(x)) continue;
    if (x < low) low = x;
    if (x > high) high = x;
    sum += x;
    count++;
  }
  const broken = numbers.length - count;
  return count
    ? { low, high, mean: sum / count, broken }
    : { low: Number.NaN, high: Number.NaN, mean: Number.NaN, broken };
}
