import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { readLink } from '../shared/chain';
import type { Reading } from '../shared/reading';
import { rangeExpression } from './ranges';
import { vectorOnly } from './vectors';

/** What a loop walks over: a range, a list, the elements of a vector. */
export function iterable(reading: Reading, node: SyntaxNode | undefined, at: Span): Expression {
  if (node?.name === 'BinaryExpression' && readLink(reading, node).operator === ':')
    return rangeExpression(reading, node);
  return vectorOnly(reading, reading.expression(node, at));
}
