import type { SyntaxNode } from '@lezer/common';

/** Comments may stand between any two nodes. */
const passedOver = new Set(['Comment', 'LineComment', 'BlockComment']);

/** All children but comments, tokens included. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!passedOver.has(child.name)) children.push(child);
  }
  return children;
}

/** An error node that stands for text that fits nowhere (an error of no length stands for something missing). */
export function isUnexpected(node: SyntaxNode): boolean {
  return node.type.isError && node.to > node.from;
}

/** The children split at the tokens `,`; errors are left out. */
export function splitAtCommas(children: readonly SyntaxNode[]): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const child of children) {
    if (child.name === ',') parts.push([]);
    else if (!child.type.isError) parts[parts.length - 1]?.push(child);
  }
  return parts;
}
