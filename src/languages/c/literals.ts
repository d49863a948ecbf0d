import type { Span } from '../../core/span';
import { literal } from '../shared/nodes';
import type { Lowering, Typed } from './lowering';
import { double, type IntegerType, int } from './types';

/** A number with the type that its form gives it: `1` is an integer, `1.` and `1e3` are real. */
export function numberLiteral(lowering: Lowering, text: string, at: Span): Typed {
  const plain = text.replaceAll("'", '');
  const hex = /^0[xX]/.test(plain);
  const isReal = hex ? /[.pP]/.test(plain) : /[.eE]/.test(plain);
  if (isReal) return realLiteral(lowering, plain, hex, at);
  const found = /^(0[xX][\da-fA-F]+|0[bB][01]+|\d+)([uUlLzZ]*)$/.exec(plain);
  if (!found) {
    const isSingle = /^\d+[fF]$/.test(plain);
    const message = isSingle ? 'An f behind a number needs a point in it' : `${text} is no number`;
    lowering.note('syntax', at, message);
    return lowering.refuse('syntax', at, message);
  }
  const [, digits = '', suffix = ''] = found;
  const exact = BigInt(/^0\d/.test(digits) ? octal(digits) : digits);
  return {
    type: integerType(exact, suffix, /^0/.test(digits) && digits.length > 1),
    value: literal(at, Number(exact), true),
  };
}

function octal(digits: string): string {
  return /^[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.replace(/^0+(?=\d)/, '');
}

/** The first type that holds it, of those that its suffix leaves. */
function integerType(value: bigint, suffix: string, isCoded: boolean): IntegerType {
  const unsigned = /u/i.test(suffix);
  const long = /l|z/i.test(suffix);
  if (!long && unsigned && value < 2n ** 32n) return { ...int, signed: false };
  if (!long && !unsigned && value < 2n ** 31n) return int;
  if (!long && !unsigned && isCoded && value < 2n ** 32n) return { ...int, signed: false };
  return { kind: 'integer', bits: 64, signed: !unsigned && value < 2n ** 63n };
}

function realLiteral(lowering: Lowering, text: string, hex: boolean, at: Span): Typed {
  const found = hex
    ? /^(0[xX][\da-fA-F]*\.?[\da-fA-F]*[pP][-+]?\d+)([fFlL]?)$/.exec(text)
    : /^((?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)([fFlL]?)$/.exec(text);
  if (!found) {
    lowering.note('syntax', at, `${text} is no number`);
    return lowering.refuse('syntax', at, `${text} is no number`);
  }
  const [, digits = '', suffix = ''] = found;
  const value = hex ? hexadecimal(digits) : Number(digits);
  const single = /f/i.test(suffix);
  if (single && Math.fround(value) !== value)
    lowering.note(
      'single-precision',
      at,
      `${text} is rounded to single precision; the numbers here are in double`,
    );
  return { type: single ? { kind: 'real', precision: 'single' } : double, value: literal(at, value) };
}

/** `0x1.8p3` is 12. */
function hexadecimal(digits: string): number {
  const [mantissa = '', exponent = '0'] = digits.slice(2).split(/[pP]/);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const parsed = Number.parseInt(`${whole}${fraction}` || '0', 16);
  return parsed * 2 ** (Number(exponent) - 4 * fraction.length);
}

const escapes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, '0': 0, a: 7, b: 8, f: 12, v: 11 };

/** `'a'`: its code; of C's own type `int`. */
export function characterLiteral(lowering: Lowering, text: string, at: Span): Typed {
  const inside = text.replace(/^[^']*'|'$/g, '');
  const escaped = /^\\(.)$/s.exec(inside)?.[1];
  const code = escaped === undefined ? inside.charCodeAt(0) : (escapes[escaped] ?? escaped.charCodeAt(0));
  if ((escaped === undefined && inside.length !== 1) || code > 127)
    return lowering.refuse('unsupported-syntax', at, `The character ${text} is not followed`, int);
  return { type: int, value: literal(at, code, true) };
}
