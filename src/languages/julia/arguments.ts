import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import type { Arguments } from '../shared/library';
import type { Reading } from '../shared/reading';
import { childrenOf, isUnexpected } from '../shared/tree';
import { asFunction } from './functions-as-values';

export interface ReadArguments extends Arguments {
  /** Text that fits nowhere, or keywords from a collection. */
  readonly refused?: Expression;
}

/**
 * The arguments between the parentheses of a call: `f(a, b..., k=1; l=2, m)`. `functions`: whether a library's
 * function may be among them.
 */
export function readArguments(reading: Reading, list: SyntaxNode, functions = true): ReadArguments {
  const positional: { value: Expression; spread: boolean }[] = [];
  const keywords: { name: string; value: Expression; span: Span }[] = [];
  let refused: Expression | undefined;
  const keyword = (node: SyntaxNode): void => {
    const at = reading.spanOf(node);
    if (node.name === 'KwArg') {
      const [key, , value] = childrenOf(node);
      keywords.push({ name: key ? reading.textOf(key) : '', value: reading.expression(value, at), span: at });
    } else if (node.name === 'Identifier') {
      keywords.push({ name: reading.textOf(node), value: reading.expression(node, at), span: at });
    } else
      refused ??= reading.stop('unsupported-syntax', node, 'Keywords from a collection are not followed');
  };
  const positionalOf = (node: SyntaxNode): Expression =>
    functions ? asFunction(reading, node) : reading.expression(node, reading.spanOf(node));
  for (const child of partsOf(list)) {
    if (isUnexpected(child))
      refused = reading.stop('syntax', child, 'This is not expected between the arguments');
    else if (child.name === 'KeywordArguments') for (const inner of partsOf(child)) keyword(inner);
    else if (child.name === 'KwArg') keyword(child);
    else if (child.name === 'SplatExpression')
      positional.push({ value: reading.expression(child.firstChild, reading.spanOf(child)), spread: true });
    else positional.push({ value: positionalOf(child), spread: false });
  }
  return refused ? { positional, keywords, refused } : { positional, keywords };
}

function partsOf(list: SyntaxNode): SyntaxNode[] {
  return childrenOf(list).filter(
    (child) => !/^[(),;]$/.test(child.name) && (!child.type.isError || isUnexpected(child)),
  );
}
