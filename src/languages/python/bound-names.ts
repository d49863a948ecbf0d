import type { SyntaxNode } from '@lezer/common';
import type { Reading } from '../shared/reading';
import { type Binding, variable } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { importBindings } from './imports';
import { targetNames } from './targets';

/** Constructs with names of their own. */
const closed = new Set([
  'LambdaExpression',
  'ComprehensionExpression',
  'ArrayComprehensionExpression',
  'SetComprehensionExpression',
  'DictionaryComprehensionExpression',
]);

/** The names that a function's body makes its own by binding them anywhere in it, as Python has it. */
export function boundNames(reading: Reading, body: SyntaxNode): Map<string, Binding> {
  const names = new Map<string, Binding>();
  const elsewhere = new Set<string>();
  const bind = (nodes: readonly SyntaxNode[]) => {
    for (const name of targetNames(reading, nodes)) names.set(name, variable);
  };
  body.cursor().iterate(({ node }) => {
    if (closed.has(node.name)) return false;
    switch (node.name) {
      case 'AssignStatement':
        bind(assigned(node));
        return undefined;
      case 'UpdateStatement':
      case 'NamedExpression':
        bind(childrenOf(node).slice(0, 1));
        return undefined;
      case 'ForStatement':
        bind(between(node, 'for', 'in'));
        return undefined;
      case 'WithStatement':
      case 'TryStatement':
        bind(childrenOf(node).filter((child) => child.prevSibling?.name === 'as'));
        return undefined;
      case 'MatchStatement':
        bind(captured(node));
        return undefined;
      case 'ImportStatement':
        for (const [name, binding] of importBindings(reading.textOf(node))) names.set(name, binding);
        return false;
      case 'ScopeStatement':
        for (const child of node.getChildren('VariableName')) elsewhere.add(reading.textOf(child));
        return false;
      case 'FunctionDefinition':
      case 'ClassDefinition':
        bind(node.getChildren('VariableName').slice(0, 1));
        return false;
      default:
        return undefined;
    }
  });
  for (const name of elsewhere) names.delete(name);
  return names;
}

/** The names that the patterns of a `match` bind; those in its statements are found by themselves. */
function captured(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  node.cursor().iterate(({ node: inner }) => {
    if (inner.name === 'Body' || inner.name === 'Guard') return false;
    const binds = inner.name === 'VariableName' && /^(?:Capture|As)Pattern$/.test(inner.parent?.name ?? '');
    if (binds) found.push(inner);
    return undefined;
  });
  return found;
}

/** All targets of `a = b, c = value`. */
function assigned(node: SyntaxNode): SyntaxNode[] {
  const children = childrenOf(node);
  const last = children.map((child) => child.name).lastIndexOf('AssignOp');
  return last < 0 ? children.slice(0, 1) : children.slice(0, last);
}

/** The children between two keywords. */
export function between(node: SyntaxNode, from: string, to: string): SyntaxNode[] {
  const children = childrenOf(node);
  const start = children.findIndex((child) => child.name === from);
  const end = children.findIndex((child) => child.name === to);
  return start < 0 || end < start ? [] : children.slice(start + 1, end);
}
