import type { SyntaxNode } from '@lezer/common';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';

const silent = new Set('println print display show printstyled flush sleep sizehint! GC.gc'.split(' '));
const errors = new Set(['error', 'throw', 'rethrow', 'exit']);

/** Statements that a program makes outside its numbers: printing, texts, errors. */
export function isPassedOver(reading: Reading, node: SyntaxNode): 'silent' | 'text' | 'error' | undefined {
  if (node.name === 'StringLiteral' || node.name === 'Symbol') return 'text';
  const callee = node.name === 'CallExpression' ? node.firstChild : null;
  if (!callee) return undefined;
  const text = reading.textOf(callee);
  if (lookUp(reading.scope, text)) return undefined;
  return silent.has(text) ? 'silent' : errors.has(text) ? 'error' : undefined;
}
