import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import type { Argument, Arguments } from '../shared/library';
import type { Reading } from '../shared/reading';
import { childrenOf, isUnexpected, splitAtCommas } from '../shared/tree';
import { comprehension } from './comprehensions';

export interface ReadArguments extends Arguments {
  readonly keywords: readonly (Arguments['keywords'][number] & { readonly text: string })[];
  /** An argument that no call can be read with: `**options`, or text that fits nowhere. */
  readonly refused?: Expression;
}

/** The arguments between the parentheses of a call. */
export function readArguments(reading: Reading, list: SyntaxNode): ReadArguments {
  const positional: Argument[] = [];
  const keywords: { name: string; value: Expression; span: Span; text: string }[] = [];
  let refused: Expression | undefined;
  const children = childrenOf(list);
  const unexpected = children.find(isUnexpected);
  if (unexpected) refused = reading.stop('syntax', unexpected, 'This is not expected between the arguments');
  const inside = children.filter((child) => child.name !== '(' && child.name !== ')');
  // A comprehension is the only argument; its targets may have commas of their own.
  const parts = inside.some((child) => child.name === 'for') ? [inside] : splitAtCommas(inside);
  for (const part of parts) {
    const [first, second, third] = part;
    if (!first) continue;
    const place = reading.spanOf(first);
    if (first.name === '**')
      refused ??= reading.stop('unsupported-syntax', first, 'Arguments from a dictionary are not followed');
    else if (first.name === '*') positional.push({ value: reading.expression(second, place), spread: true });
    else if (parts.length === 1 && part === inside)
      positional.push({ value: comprehension(reading, list, part), spread: false });
    else if (second?.name === 'AssignOp')
      keywords.push({
        name: reading.textOf(first),
        value: reading.expression(third, place),
        span: { start: place.start, end: reading.spanOf(third ?? second).end },
        text: third ? reading.textOf(third) : '',
      });
    else positional.push({ value: reading.expression(first, place), spread: false });
  }
  return refused ? { positional, keywords, refused } : { positional, keywords };
}
