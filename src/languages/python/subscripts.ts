import type { SyntaxNode } from '@lezer/common';
import type { Subscript } from '../../core/program/program';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';

/** The subscripts of `x[i, 1:n, ::2]`. */
export function readSubscripts(reading: Reading, node: SyntaxNode): Subscript[] {
  const [, ...rest] = childrenOf(node);
  const inside = rest.filter((child) => child.name !== '[' && child.name !== ']');
  return splitAtCommas(inside)
    .filter((part, index, parts) => part.length > 0 || index + 1 < parts.length)
    .map((part) => readSubscript(reading, node, part));
}

function readSubscript(reading: Reading, node: SyntaxNode, part: readonly SyntaxNode[]): Subscript {
  if (part.length === 1 && part[0]?.name === 'Ellipsis') return { kind: 'others' };
  if (!part.some((child) => child.name === ':'))
    return { kind: 'at', index: reading.expression(part[0], reading.spanOf(node)) };
  const bounds: (SyntaxNode | undefined)[] = [undefined];
  for (const child of part) {
    if (child.name === ':') bounds.push(undefined);
    else bounds[bounds.length - 1] = child;
  }
  const [from, to, step] = bounds.map((bound) => bound && reading.expression(bound, reading.spanOf(bound)));
  return { kind: 'slice', ...(from && { from }), ...(to && { to }), ...(step && { step }) };
}

/** The name in `point["x"]`. */
export function keyOf([only, ...others]: readonly Subscript[]): string | undefined {
  const index = others.length === 0 && only?.kind === 'at' ? only.index : undefined;
  return index?.kind === 'literal' && typeof index.value === 'string' ? index.value : undefined;
}
