import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import { literal } from '../shared/nodes';
import type { Reading } from '../shared/reading';

/**
 * A number. All of JavaScript's numbers are doubles, so none is marked as an integer: `7 / 2` is 3.5, and
 * `const a = 2` is a real number as much as 2.5 would be.
 */
export function numberLiteral(reading: Reading, node: SyntaxNode): Expression {
  const text = reading.textOf(node).replaceAll('_', '');
  if (text.endsWith('n') && !/^0x/i.test(text))
    return reading.stop('unsupported-syntax', node, 'BigInt is not followed');
  if (/^0\d/.test(text)) return reading.stop('syntax', node, 'A number cannot begin with 0 here');
  return literal(reading.spanOf(node), Number(text));
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
};

export function stringLiteral(reading: Reading, node: SyntaxNode): Expression {
  const inside = reading.textOf(node).replace(/^['"`]|['"`\n]$/g, '');
  return literal(
    reading.spanOf(node),
    inside.replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character),
  );
}

export function templateString(reading: Reading, node: SyntaxNode): Expression {
  if (!node.getChild('Interpolation')) return stringLiteral(reading, node);
  return reading.stop('unsupported-syntax', node, 'A template with values in it is not followed');
}
