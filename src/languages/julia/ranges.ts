import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { readLink } from '../shared/chain';
import { apply, lambda, literal, method, name } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { bind, kindOf } from './values';

/** `from:to` and `from:step:to` of integers, both ends included, as a list. */
export function rangeExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const { left, right } = readLink(reading, node);
  const inner = left?.name === 'BinaryExpression' ? readLink(reading, left) : undefined;
  const to = reading.expression(right, at);
  if (inner?.operator !== ':') return counted(reading, at, reading.expression(left, at), to);
  const from = reading.expression(inner.left, at);
  return stepped(at, from, reading.expression(inner.right, at), to);
}

/**
 * An upper end that is a name is handed to the tracer as it is, so that it knows what counts; the numbers are
 * counted from one less and moved.
 */
function counted(reading: Reading, at: Span, from: Expression, to: Expression): Expression {
  const one = literal(at, 1, true);
  const before = from.kind === 'literal' && typeof from.value === 'number' && Number.isInteger(from.value);
  if (!before || to.kind !== 'name' || kindOf(reading, to) === 'integer')
    return apply(at, 'range', [from, apply(at, 'add', [to, one])]);
  const moved = apply(at, 'add', [name(at, '#k'), one]);
  const earlier = literal(from.span, Number(from.value) - 1, true);
  return method(at, apply(at, 'range', [earlier, to]), 'map', [
    lambda(at, [{ name: '#k', span: at }], moved),
  ]);
}

function stepped(at: Span, from: Expression, step: Expression, to: Expression): Expression {
  return bind(at, [step], ([by = step]) => {
    const beyond = apply(at, 'add', [to, apply(at, 'sign', [by])]);
    return apply(at, 'range', [from, beyond, by]);
  });
}

/** The number of its elements. */
export function sizeOf(at: Span, array: Expression): Expression {
  return { kind: 'field', span: at, object: array, name: 'length' };
}

/** The least number of a range; undefined where it is not written down. */
export function leastOfRange(reading: Reading, node: SyntaxNode | undefined): number | undefined {
  if (node?.name !== 'BinaryExpression') return undefined;
  const { left, right, operator } = readLink(reading, node);
  if (operator !== ':' || !left) return undefined;
  const inner = left.name === 'BinaryExpression' ? readLink(reading, left) : undefined;
  const number = (part: SyntaxNode | undefined) =>
    part && /^-?\d+$/.test(reading.textOf(part)) ? Number(reading.textOf(part)) : undefined;
  if (inner?.operator !== ':') return number(left);
  const [from, step, to] = [number(inner.left), number(inner.right), number(right)];
  if (step === undefined) return undefined;
  return step > 0 ? from : to;
}
