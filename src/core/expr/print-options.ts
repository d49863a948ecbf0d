export interface PrintOptions {
  readonly reading?: boolean;
  /** Significant digits of constants; absent: all. */
  readonly digits?: number;
  /** What is longer is cut with an ellipsis. */
  readonly longest?: number;
}

/** Digits before the point that a rounded number has at most beyond its significant ones: zeros that say nothing. */
const mostZeros = 3;

/**
 * A number with at most `digits` significant digits, without needless zeros, and with an exponent where there would be
 * many: 1e+18. NaN is `nan`, infinity `inf`.
 */
export function numberText(value: number, digits?: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '0';
  if (digits === undefined) return String(value);
  const rounded = Number(value.toPrecision(digits));
  const isLong = Math.abs(rounded) >= 10 ** (digits + mostZeros);
  return isLong ? rounded.toExponential() : String(rounded);
}
