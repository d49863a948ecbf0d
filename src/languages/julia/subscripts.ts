import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Subscript } from '../../core/program/program';
import type { Span } from '../../core/span';
import { readLink } from '../shared/chain';
import { apply, conditional, literal, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Binding, lookUp } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { sizeOf } from './ranges';
import { bind, isPure, least, relocated } from './values';
import { vectorOnly } from './vectors';

/** What `end` stands for inside of brackets. */
const ends = new WeakMap<Binding, (at: Span) => Expression>();

/** `x[i, 1:n, end]`: an element, or a copy of a part. */
export function indexExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const [arrayNode, list] = childrenOf(node);
  if (!arrayNode || !list) return reading.stop('syntax', node, 'These brackets are not complete');
  if (list.name !== 'VectorExpression')
    return reading.stop('unsupported-syntax', list, 'These indices are not followed');
  return bind(at, [reading.expression(arrayNode, at)], ([array = literal(at, null)]) => {
    const nodes = indexNodes(list);
    const indices = readSubscripts(reading, nodes, array);
    const copied = indices.some(({ kind }) => kind === 'slice');
    const from = nodes.length === 1 ? vectorOnly(reading, array) : array;
    if (!copied) return elementOf(at, from, indices);
    // A part has elements of its own: changes of one are not seen in the other.
    return apply(at, 'copy', [elementOf(at, apply(at, 'copy', [from]), indices)]);
  });
}

function elementOf(at: Span, array: Expression, indices: readonly Subscript[]): Expression {
  return { kind: 'index', span: at, array, indices };
}

export function indexNodes(list: SyntaxNode): SyntaxNode[] {
  return childrenOf(list).filter((child) => !/^[[\],]$/.test(child.name) && !child.type.isError);
}

export function readSubscripts(
  reading: Reading,
  nodes: readonly SyntaxNode[],
  array: Expression,
): Subscript[] {
  return nodes.map((node, axis) => {
    const end: Binding = { kind: 'variable' };
    ends.set(end, (place) => lengthOf(place, array, nodes.length === 1 ? undefined : axis));
    return reading.within(new Map([['end', end]]), () => readSubscript(reading, node, array, nodes.length));
  });
}

/** The number of elements, or the length of one axis. */
function lengthOf(at: Span, array: Expression, axis: number | undefined): Expression {
  const place = { start: at.start, end: at.start };
  const asked = relocated(array, place);
  if (axis === undefined) return sizeOf(place, asked);
  const index = literal(place, axis, true);
  return {
    kind: 'index',
    span: place,
    array: apply(place, 'shapeOf', [asked]),
    indices: [{ kind: 'at', index }],
  };
}

export function endExpression(reading: Reading, node: SyntaxNode): Expression {
  const binding = lookUp(reading.scope, 'end');
  const value = binding && ends.get(binding);
  if (value) return value(reading.spanOf(node));
  return reading.stop('syntax', node, 'There is no end outside of brackets');
}

function readSubscript(reading: Reading, node: SyntaxNode, array: Expression, count: number): Subscript {
  if (reading.textOf(node) === ':') return { kind: 'slice' };
  if (node.name === 'BinaryExpression' && readLink(reading, node).operator === ':')
    return slice(reading, node, array, count);
  return { kind: 'at', index: fromZero(reading, node) };
}

/** How far `end`, `end - 1` lies from the end: 0, 1; undefined for anything else. */
function fromEnd(reading: Reading, node: SyntaxNode | undefined): number | undefined {
  const found = node && /^end(?:\s*-\s*(\d+))?$/.exec(reading.textOf(node));
  return found ? Number(found[1] ?? 0) : undefined;
}

/** An index counted from 0. What is not surely positive is looked at first, for -1 would count from the end. */
function fromZero(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const back = fromEnd(reading, node);
  if (back !== undefined) return literal(at, -1 - back, true);
  const value = node.name === 'begin' ? literal(at, 1, true) : reading.expression(node, at);
  return lowered(reading, at, value, 1);
}

function lowered(reading: Reading, at: Span, value: Expression, first: number): Expression {
  const outside = stop(problem('index-out-of-range', at, 'Elements are counted from 1'), at);
  if (value.kind === 'literal' && typeof value.value === 'number')
    return value.value >= first ? literal(at, value.value - 1, true) : outside;
  const below = (index: Expression) => apply(at, 'sub', [index, literal(at, 1, true)]);
  if ((least(reading, value) ?? Number.NEGATIVE_INFINITY) >= first) return below(value);
  return bind(at, [value], ([index = value]) =>
    conditional(at, apply(at, 'less', [index, literal(at, first, true)]), outside, below(index)),
  );
}

/** `a:b`, `a:step:b`: the end is included, and has to lie inside. */
function slice(reading: Reading, node: SyntaxNode, array: Expression, count: number): Subscript {
  const at = reading.spanOf(node);
  const { left, right } = readLink(reading, node);
  const inner = left?.name === 'BinaryExpression' ? readLink(reading, left) : undefined;
  const stepNode = inner?.operator === ':' ? inner.right : undefined;
  const first = inner?.operator === ':' ? inner.left : left;
  const step = stepNode && reading.expression(stepNode, at);
  const by = step?.kind === 'literal' && typeof step.value === 'number' ? step.value : undefined;
  if (
    by === -1 &&
    first &&
    fromEnd(reading, first) === 0 &&
    right &&
    /^(?:1|begin)$/.test(reading.textOf(right))
  )
    return { kind: 'slice', step: literal(at, -1, true) };
  if (step && (by === undefined || by < 1)) {
    const why = problem('unsupported-syntax', at, 'This part of an array is not followed');
    return { kind: 'slice', step: stop(why) };
  }
  if (!first || !right) return { kind: 'at', index: reading.stop('syntax', node, 'A bound is missing') };
  const from = fromZero(reading, first);
  const to = upperBound(reading, right, array, count, node);
  return { kind: 'slice', from, ...(to && { to }), ...(step && { step }) };
}

function upperBound(
  reading: Reading,
  node: SyntaxNode,
  array: Expression,
  count: number,
  whole: SyntaxNode,
): Expression | undefined {
  const at = reading.spanOf(node);
  const back = fromEnd(reading, node);
  if (back !== undefined) return back === 0 ? undefined : literal(at, -back, true);
  const axis = count === 1 ? undefined : axisOf(whole);
  const size = lengthOf(at, array, axis);
  const outside = stop(problem('index-out-of-range', at, 'This bound lies outside of the array'), at);
  if (!isPure(array)) return outside;
  return bind(at, [reading.expression(node, at)], ([bound = name(at, '#bound')]) => {
    const place = { start: at.start, end: at.start };
    const asked = relocated(bound, place);
    const below = apply(place, 'less', [asked, literal(place, 0, true)]);
    const above = apply(place, 'greater', [asked, size]);
    return conditional(
      at,
      { kind: 'logic', span: place, operator: 'or', args: [below, above] },
      outside,
      bound,
    );
  });
}

function axisOf(node: SyntaxNode): number {
  let axis = 0;
  for (let before = node.prevSibling; before; before = before.prevSibling) if (before.name === ',') axis++;
  return axis;
}
