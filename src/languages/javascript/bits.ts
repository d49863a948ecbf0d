import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal } from '../shared/nodes';

export const bitwise: Readonly<Record<string, string>> = {
  '&': 'bitAnd',
  '|': 'bitOr',
  '^': 'bitXor',
  '<<': 'shiftLeft',
  '>>': 'shiftRight',
  '>>>': 'shiftRight',
};

/**
 * Operators on the 32 bits of an integer: a number loses its fraction, which cuts the derivative, then turns over. What
 * they give is a number like any other, so that it grows beyond 32 bits in what follows.
 */
export function bitOperation(at: Span, sign: string, left: Expression, right: Expression): Expression {
  const operation = bitwise[sign] ?? '';
  if (!operation.startsWith('shift'))
    return apply(at, 'toReal', [apply(at, operation, [signed(at, left), signed(at, right)])]);
  const first = apply(at, sign === '>>>' ? 'unsigned32' : 'wrapped32', [whole(at, left)]);
  const count = apply(at, 'bitAnd', [signed(at, right), literal(at, 31, true)]);
  const shifted = apply(at, operation, [first, count]);
  return apply(at, 'toReal', [sign === '<<' ? apply(at, 'wrapped32', [shifted]) : shifted]);
}

export function bitComplement(at: Span, value: Expression): Expression {
  return apply(at, 'toReal', [apply(at, 'bitNot', [signed(at, value)])]);
}

/** `Math.imul`: the product of integers, turned over. */
export function integerProduct(at: Span, left: Expression, right: Expression): Expression {
  const product = apply(at, 'mul', [signed(at, left), signed(at, right)]);
  return apply(at, 'toReal', [apply(at, 'wrapped32', [product])]);
}

function signed(at: Span, value: Expression): Expression {
  return apply(at, 'wrapped32', [whole(at, value)]);
}

function whole(at: Span, value: Expression): Expression {
  return apply(at, 'toInteger', [value]);
}
