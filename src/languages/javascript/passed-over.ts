import type { SyntaxNode } from '@lezer/common';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';

const silent = /^(?:console|assert|expect|debug|log|logger|describe|it|test|process|performance)$/;

/** Statements that a program makes outside its numbers: directives, logging, assertions. */
export function isPassedOver(reading: Reading, node: SyntaxNode): boolean {
  if (node.name === 'String') return true;
  let root: SyntaxNode | null = node.name === 'AwaitExpression' ? node.lastChild : node;
  if (root?.name !== 'CallExpression') return false;
  while (root?.name === 'CallExpression' || root?.name === 'MemberExpression') root = root.firstChild;
  if (root?.name !== 'VariableName') return false;
  const text = reading.textOf(root);
  return silent.test(text) && lookUp(reading.scope, text)?.kind !== 'variable';
}
