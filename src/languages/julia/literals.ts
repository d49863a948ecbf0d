import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import { literal } from '../shared/nodes';
import type { Reading } from '../shared/reading';

/** `1_000` is an integer; those with a prefix (`0x1F`) are unsigned and wrap elsewhere. */
export function integerLiteral(reading: Reading, node: SyntaxNode): Expression {
  const text = reading.textOf(node).replaceAll('_', '');
  if (/^0[xXbBoO]/.test(text))
    return reading.stop('unsupported-syntax', node, 'Unsigned integers are not followed');
  const value = Number(text);
  if (value > 9.22e18)
    return reading.stop('integer-overflow', node, 'Integers of more than 64 bits are not followed');
  return literal(reading.spanOf(node), value, true);
}

/** `2.5e-3`; `1f0` is single precision. */
export function floatLiteral(reading: Reading, node: SyntaxNode): Expression {
  const text = reading.textOf(node).replaceAll('_', '');
  const at = reading.spanOf(node);
  if (/^0[xX]/.test(text))
    return reading.stop('unsupported-syntax', node, 'Hexadecimal numbers with a point are not followed');
  if (/f/.test(text))
    reading.note('single-precision', at, `${text} is single precision; the numbers here are in double`);
  return literal(at, Number(text.replace('f', 'e')));
}

/** The text between the marks; with an interpolation it cannot be known. */
export function stringLiteral(reading: Reading, node: SyntaxNode): Expression {
  const text = reading.textOf(node);
  const inside = /^("""|")([\s\S]*)\1$/.exec(text)?.[2];
  if (inside === undefined || /(?<!\\)\$/.test(inside))
    return reading.stop('unsupported-syntax', node, 'This string is not followed');
  return literal(reading.spanOf(node), inside);
}
