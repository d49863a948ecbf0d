import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from '../shared/tree';

/** The head of a function: `f(x; k=1)::Float64 where {T}`. */
export interface Signature {
  /** Absent: a function without a name, `function (x) … end`. */
  readonly name: SyntaxNode | undefined;
  readonly list: SyntaxNode;
}

/** What a head declares; undefined where the node is no head. */
export function signatureOf(node: SyntaxNode | null | undefined): Signature | undefined {
  let head = node ?? undefined;
  for (let depth = 0; head?.name === 'BinaryExpression' && depth < 4; depth++) {
    if (!head.getChild('where') && !head.getChild('SubTypeOp')) return undefined;
    head = head.firstChild ?? undefined;
  }
  if (head?.name === 'TupleExpression' && node?.parent?.name === 'Signature')
    return { name: undefined, list: head };
  const [callee, list, ...rest] = head?.name === 'CallExpression' ? childrenOf(head) : [];
  if (!callee || list?.name !== 'Arguments' || rest.length > 0) return undefined;
  return { name: callee, list };
}
