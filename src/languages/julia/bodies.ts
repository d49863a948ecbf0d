import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from '../shared/tree';

const heads =
  /^(?:end|begin|if|else|elseif|for|while|function|let|try|catch|finally|do|[,;])$|^(?:Condition|ElseIfClause|ElseClause|CatchClause|FinallyClause|ForBinding|LetBinding|Signature|Parameters|TypeHead)$/;

/** The statements between the head of a construct and its `end`. */
export function bodyOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => !heads.test(child.name) && !child.type.isError);
}

/** What stands directly behind a head belongs to it, whatever the grammar makes of it. */
export function tornFrom(head: SyntaxNode): SyntaxNode | undefined {
  const next = head.nextSibling;
  return next && next.from === head.to && !/^(?:end|[;,])$/.test(next.name) ? next : undefined;
}
