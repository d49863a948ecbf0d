export interface PrintOptions {
  readonly reading?: boolean;
  /** Significant digits of constants; absent: all. */
  readonly digits?: number;
  /** What is longer is cut with an ellipsis. */
  readonly longest?: number;
}

/** A number with at most `digits` significant digits, without needless zeros; NaN is `nan`, infinity `inf`. */
export function numberText(value: number, digits?: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '0';
  if (digits === undefined) return String(value);
  const rounded = Number(value.toPrecision(digits));
  return String(rounded);
}
