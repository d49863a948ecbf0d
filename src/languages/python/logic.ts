import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import { readLink } from '../shared/chain';
import { balanced } from '../shared/logic';
import { logic } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';

type Token = 'and' | 'or' | 'not' | SyntaxNode | undefined;

/**
 * A term of `and`, `or` and `not`. The grammar lets `not a and b` be `not (a and b)`, so the term is taken
 * apart and grouped anew: `not` binds tightest, then `and`, then `or`.
 */
export function logicExpression(reading: Reading, node: SyntaxNode): Expression {
  const tokens = flatten(reading, node);
  const alternatives = splitAt(tokens, 'or').map((terms) => {
    const factors = splitAt(terms, 'and').map((factor) => negated(reading, node, factor));
    return balanced('and', factors);
  });
  return balanced('or', alternatives);
}

function flatten(reading: Reading, root: SyntaxNode): Token[] {
  const tokens: Token[] = [];
  const waiting: Token[] = [root];
  while (waiting.length > 0) {
    const token = waiting.pop();
    if (token === undefined || typeof token === 'string') {
      tokens.push(token);
      continue;
    }
    const link = token.name === 'BinaryExpression' ? readLink(reading, token) : undefined;
    if (link && (link.operator === 'and' || link.operator === 'or'))
      waiting.push(link.right, link.operator, link.left);
    else if (token.name === 'UnaryExpression' && token.firstChild?.name === 'not') {
      const operand = childrenOf(token)[1];
      waiting.push(operand?.type.isError ? undefined : operand, 'not');
    } else tokens.push(token);
  }
  return tokens;
}

function splitAt(tokens: readonly Token[], separator: Token): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token === separator) parts.push([]);
    else parts[parts.length - 1]?.push(token);
  }
  return parts;
}

function negated(reading: Reading, node: SyntaxNode, factor: readonly Token[]): Expression {
  const operand = factor[factor.length - 1];
  const value = reading.expression(typeof operand === 'string' ? undefined : operand, reading.spanOf(node));
  const odd = factor.length % 2 === 0;
  // Twice negated is a truth value, not the value itself.
  if (factor.length === 1) return value;
  const once = logic(value.span, 'not', [value]);
  return odd ? once : logic(value.span, 'not', [once]);
}
