import type { Expr, ExprPool } from './expr';

/** Where expressions are made, and whether for being read rather than computed. */
export interface Making {
  readonly pool: ExprPool;
  readonly words: boolean;
}

/** Collecting looks at no more terms or factors than this. */
export const widest = 32;

/** A fraction of whole numbers, or of whatever a product begins with. */
export interface Fraction {
  readonly up: number;
  readonly down: number;
}

/** Multiples of π by fractions with a larger denominator are numbers like any other. */
const largestPart = 12;

/** p and q where a number is pπ/q to the last digit. */
export function partOfPi(value: number): Fraction | undefined {
  const parts = value / Math.PI;
  if (parts === 0 || !(Math.abs(parts) < 1000)) return undefined;
  for (let down = 1; down <= largestPart; down++) {
    const up = Math.round(parts * down);
    if (up !== 0 && (up * Math.PI) / down === value) return { up, down };
  }
  return undefined;
}

/** Whether an expression is a product that the constant 0 makes 0 wherever it is finite, and that is kept as it is. */
export function isZeroTimes(e: Expr): boolean {
  return (
    e.kind === 'apply' && e.operation === 'mul' && e.args.some((a) => a.kind === 'const' && a.value === 0)
  );
}
