import { numberText } from '../../src/core/expr/print';

/** A number for people: a true minus sign, ∞, and so many significant digits. */
export function shown(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return numberText(value, digits).replaceAll('-', '−');
}
