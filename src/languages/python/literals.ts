import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import { literal } from '../shared/nodes';
import type { Reading } from '../shared/reading';

/** `1_000`, `0x1F`, `2.5e-3`; a complex number is declined. */
export function numberLiteral(reading: Reading, node: SyntaxNode): Expression {
  const text = reading.textOf(node).replaceAll('_', '');
  if (/^0[xXbBoO]/.test(text)) return whole(reading, node, Number(text));
  if (/[jJ]$/.test(text)) return reading.stop('unsupported-syntax', node, 'Complex numbers are not followed');
  const value = Number(text);
  return /^\d+$/.test(text) ? whole(reading, node, value) : literal(reading.spanOf(node), value);
}

/** The tracer knows that digits beyond 2^53 were rounded here. */
function whole(reading: Reading, node: SyntaxNode, value: number): Expression {
  return literal(reading.spanOf(node), value, true);
}

/** The contents of a string literal with the usual escapes. */
export function stringLiteral(reading: Reading, node: SyntaxNode): Expression {
  return literal(reading.spanOf(node), unquote(reading.textOf(node)));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function unquote(text: string): string {
  const prefix = /^[a-zA-Z]*/.exec(text)?.[0] ?? '';
  const quoted = text.slice(prefix.length);
  const width = /^("""|''')/.test(quoted) ? 3 : 1;
  const closed = quoted.length >= 2 * width && quoted.endsWith(quoted.slice(0, width));
  const inside = quoted.slice(width, closed ? -width : undefined);
  return /r/i.test(prefix)
    ? inside
    : inside.replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character);
}

/** Strings side by side are one; with a formatted one among them the whole cannot be known. */
export function continuedString(reading: Reading, node: SyntaxNode): Expression {
  let text = '';
  for (let part = node.firstChild; part; part = part.nextSibling) {
    if (part.name === 'FormatString') return formattedString(reading, node);
    if (part.name === 'String') text += unquote(reading.textOf(part));
  }
  return literal(reading.spanOf(node), text);
}

export function formattedString(reading: Reading, node: SyntaxNode): Expression {
  if (!reading.textOf(node).includes('{')) return stringLiteral(reading, node);
  return reading.stop('unsupported-syntax', node, 'A formatted string is not followed');
}
