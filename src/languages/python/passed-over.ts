import type { SyntaxNode } from '@lezer/common';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';

const silentModules = /^(?:logging|warnings|matplotlib|tqdm|time|sys|os|gc|pprint|pdb|traceback|wandb)\b/;
const silentNames =
  /^(?:print|pprint|breakpoint|help|display|tqdm|logger|log|logging|warnings|plt|assert_\w+)$/;
const silentMethods = new Set(['backward', 'zero_grad', 'retain_grad', 'requires_grad_', 'show', 'savefig']);

/** Statements that a program makes outside its numbers: docstrings, ellipses, printing, logging. */
export function isPassedOver(reading: Reading, node: SyntaxNode): boolean {
  if (
    node.name === 'String' ||
    node.name === 'ContinuedString' ||
    node.name === 'FormatString' ||
    node.name === 'Ellipsis'
  )
    return true;
  const callee = node.name === 'CallExpression' ? node.firstChild : null;
  if (!callee) return false;
  const method = callee.name === 'MemberExpression' ? callee.getChild('PropertyName') : null;
  if (method && silentMethods.has(reading.textOf(method))) return true;
  const root = rootName(reading, callee);
  if (root === undefined) return false;
  const binding = lookUp(reading.scope, root);
  if (binding?.kind === 'path') return silentModules.test(binding.path);
  return binding === undefined && silentNames.test(root);
}

function rootName(reading: Reading, node: SyntaxNode): string | undefined {
  let root: SyntaxNode | null = node;
  while (root?.name === 'MemberExpression') root = root.firstChild;
  return root?.name === 'VariableName' ? reading.textOf(root) : undefined;
}
