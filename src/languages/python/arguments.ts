import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import type { Argument, Arguments } from '../shared/library';
import type { Reading } from '../shared/reading';
import { childrenOf, isUnexpected, splitAtCommas } from '../shared/tree';
import { comprehension } from './comprehensions';
import { fieldsOf, knownDict } from './known-dicts';

export interface ReadArguments extends Arguments {
  readonly keywords: readonly (Arguments['keywords'][number] & { readonly text: string })[];
  /** An argument that no call can be read with: `**options`, or text that fits nowhere. */
  readonly refused?: Expression;
}

interface Found {
  readonly positional: Argument[];
  readonly keywords: { name: string; value: Expression; span: Span; text: string }[];
  refused?: Expression;
}

/** The arguments between the parentheses of a call. */
export function readArguments(reading: Reading, list: SyntaxNode): ReadArguments {
  const found: Found = { positional: [], keywords: [] };
  const children = childrenOf(list);
  const unexpected = children.find(isUnexpected);
  if (unexpected)
    found.refused = reading.stop('syntax', unexpected, 'This is not expected between the arguments');
  const inside = children.filter((child) => child.name !== '(' && child.name !== ')');
  // A comprehension is the only argument; its targets may have commas of their own.
  if (inside.some((child) => child.name === 'for') && inside[0]?.name !== '*') {
    found.positional.push({ value: comprehension(reading, list, inside), spread: false });
    return found;
  }
  for (const part of splitAtCommas(inside)) readArgument(reading, part, found);
  return found;
}

function readArgument(reading: Reading, part: readonly SyntaxNode[], found: Found): void {
  const [first, second, third] = part;
  if (!first) return;
  const place = reading.spanOf(first);
  if (first.name === '**') fromDict(reading, first, second, found);
  else if (first.name === '*')
    found.positional.push({ value: reading.expression(second, place), spread: true });
  else if (second?.name !== 'AssignOp')
    found.positional.push({ value: reading.expression(first, place), spread: false });
  else if (reading.textOf(second) === ':=')
    found.refused ??= reading.stop(
      'unsupported-syntax',
      second,
      'An assignment between arguments is followed in parentheses only',
    );
  else
    found.keywords.push({
      name: reading.textOf(first),
      value: reading.expression(third, place),
      span: { start: place.start, end: reading.spanOf(third ?? second).end },
      text: third ? reading.textOf(third) : '',
    });
}

/** `**options` of a dictionary whose keys are known. */
function fromDict(reading: Reading, star: SyntaxNode, node: SyntaxNode | undefined, found: Found): void {
  const known = knownDict(reading, node);
  if (known) found.keywords.push(...fieldsOf(known).map((field) => ({ ...field, span: known.at, text: '' })));
  else
    found.refused ??= reading.stop(
      'unsupported-syntax',
      star,
      'Arguments from a dictionary are not followed',
    );
}
