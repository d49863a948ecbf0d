import { numberText } from '../../../src/core/expr/print';

/** Longer whole numbers are shortened. */
const mostDigits = 120;

/** An exact count with its thousands apart; of hundreds of digits the first ones: `1.23…×10²²⁹²`. */
export function countText(count: bigint): string {
  const digits = String(count);
  if (digits.length <= mostDigits) return count.toLocaleString('en-US');
  return `${digits[0]}.${digits.slice(1, 3)}…×10${raised(digits.length - 1)}`;
}

function raised(exponent: number): string {
  return String(exponent).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}

/** Whether `countText` leaves digits out. */
export function isShortened(count: bigint): boolean {
  return String(count).length > mostDigits;
}

/** What somebody has typed as a number; undefined for what is none, and for `1,000`, which is one thousand or one. */
export function typedNumber(text: string): number | undefined {
  const typed = text.trim().replaceAll('−', '-');
  const [, whole = '', fraction = '', exponent = ''] = /^([-+]?\d+),(\d+)(e[-+]?\d+)?$/i.exec(typed) ?? [];
  const isThousands = fraction.length === 3 && Number(whole) !== 0;
  const plain = fraction && !isThousands ? `${whole}.${fraction}${exponent}` : typed;
  const isNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain);
  return isNumber && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/** A number for people: a true minus sign, ∞, and so many significant digits. */
export function shown(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return numberText(value, digits).replaceAll('-', '−');
}
