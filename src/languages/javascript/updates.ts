import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement, Target } from '../../core/program/program';
import { readLink } from '../shared/chain';
import { apply, boxed, literal, logic, stopStatement, unboxed } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { bitOperation, bitwise } from './bits';
import { arithmetic, unlessNull } from './operators';
import { assign, assignPattern, isPattern } from './patterns';

/** A place to assign to whose object and key were computed before, and what it holds. */
export interface HeldPlace {
  readonly before: readonly Statement[];
  readonly target: Target;
  readonly value: Expression;
}

/** The statements of an expression that stands for its effect; undefined where it has none. */
export function effectStatements(
  reading: Reading,
  node: SyntaxNode,
  counting = false,
  held?: HeldPlace,
): Statement[] | undefined {
  switch (node.name) {
    case 'AssignmentExpression':
      return assignment(reading, node, counting, held);
    case 'BinaryExpression':
      return elementSwap(reading, node);
    case 'PostfixExpression':
    case 'UnaryExpression':
      return count(reading, node, counting, held);
    case 'SequenceExpression': {
      const parts = childrenOf(node).filter((child) => child.name !== ',');
      return parts.flatMap((part) => effectStatements(reading, part, counting) ?? plain(reading, part));
    }
    case 'ParenthesizedExpression': {
      const [, inner] = childrenOf(node);
      return inner && reading.levelsLeft > 0
        ? reading.deeper(1, () => effectStatements(reading, inner, counting))
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `[a[i], a[j]] = [b, c]`, which the parser was given as a sum. */
function elementSwap(reading: Reading, node: SyntaxNode): Statement[] | undefined {
  const { operator, left, right } = readLink(reading, node);
  if (operator !== '=' || left?.name !== 'ArrayExpression') return undefined;
  const at = reading.spanOf(node);
  const inside = childrenOf(left).filter((child) => child.name !== '[' && child.name !== ']');
  const elements = splitAtCommas(inside).flatMap(([first]) => (first && placeOf(reading, first)) ?? []);
  const target: Target = { kind: 'targets', span: reading.spanOf(left), elements };
  return [assign(target, reading.expression(right, at), 'nearest', at)];
}

function plain(reading: Reading, node: SyntaxNode): Statement[] {
  const value = reading.expression(node, reading.spanOf(node));
  return [{ kind: 'expression', span: value.span, value }];
}

/** `a = b = value` from the right: `b` first, then `a` from it. */
function assignment(reading: Reading, node: SyntaxNode, counting: boolean, given?: HeldPlace): Statement[] {
  const at = reading.spanOf(node);
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || left.type.isError) return plain(reading, node);
  const text = reading.textOf(operator);
  if (
    text === '=' &&
    right?.name === 'AssignmentExpression' &&
    !given &&
    isSimple(left) &&
    reading.levelsLeft > 0
  ) {
    const inner = reading.deeper(1, () => assignment(reading, right, counting));
    const from = childrenOf(right)[0];
    if (from && isSimple(from)) return [...inner, ...store(reading, left, reading.expression(from, at), at)];
  }
  const needed = !given && left.name === 'MemberExpression' && needsHolding(left, right, text);
  const held = given ?? (needed ? heldPlace(reading, left, true) : undefined);
  const before = given ? [] : (held?.before ?? []);
  const value = reading.expression(right?.type.isError ? undefined : right, at);
  const put = (result: Expression): Statement[] => [
    ...before,
    ...(held ? [assign(held.target, result, 'nearest', at)] : store(reading, left, result, at)),
  ];
  if (text === '=') return put(value);
  const old = held?.value ?? reading.expression(left, at);
  const added = counting ? asCounter(value) : value;
  return put(combined(reading, operator, text.slice(0, -1), old, added, at));
}

/** A name, or a property of names: computing where it is changes nothing. */
function isSimple(node: SyntaxNode): boolean {
  if (node.name === 'VariableName' || node.name === 'this') return true;
  return (
    node.name === 'MemberExpression' &&
    !node.getChild('[') &&
    node.firstChild !== null &&
    isSimple(node.firstChild)
  );
}

/**
 * Where something is assigned to is computed before what is assigned, and once. That matters where one of them changes
 * something, or a call may.
 */
function needsHolding(left: SyntaxNode, right: SyntaxNode | undefined, operator: string): boolean {
  const changesPlace = hasEffect(left, operator !== '=');
  return changesPlace || (right !== undefined && !isSimple(left) && hasEffect(right, false));
}

function hasEffect(node: SyntaxNode, calls: boolean): boolean {
  let found = false;
  node.cursor().iterate((inner) => {
    if (inner.name === 'AssignmentExpression' || (calls && inner.name === 'CallExpression')) found = true;
    if (inner.name === 'PostfixExpression' || inner.name === 'UnaryExpression') {
      const sign = inner.node.getChild('ArithOp');
      if (sign && sign.to - sign.from === 2) found = true;
    }
    return !/^(?:Arrow)?Function/.test(inner.name);
  });
  return found;
}

/** A place with its object and its key in names of their own; of a variable the variable. */
export function heldPlace(reading: Reading, node: SyntaxNode, apart: boolean): HeldPlace | undefined {
  const span = reading.spanOf(node);
  if (node.name === 'ParenthesizedExpression') {
    const [, inner] = childrenOf(node);
    return inner ? heldPlace(reading, inner, apart) : undefined;
  }
  const place = placeOf(reading, node);
  if (!place || place.kind === 'targets') return undefined;
  if (place.kind === 'name' || !apart) {
    const value = reading.expression(node, span);
    return { before: [], target: place, value };
  }
  const keep = (text: string, value: Expression): Statement =>
    assign({ kind: 'name', span, name: text }, boxed(span, value), 'block', span);
  const [object, key] = [`#${span.start}object`, `#${span.start}key`];
  if (place.kind === 'field') {
    const target: Target = { ...place, object: unboxed(span, object) };
    return {
      before: [keep(object, place.object)],
      target,
      value: { kind: 'field', span, object: target.object, name: place.name },
    };
  }
  const [index] = place.indices;
  if (index?.kind !== 'at') return undefined;
  const indices = [{ kind: 'at' as const, index: unboxed(span, key) }];
  const target: Target = { ...place, array: unboxed(span, object), indices };
  const before = [keep(object, place.array), keep(key, index.index)];
  return { before, target, value: { kind: 'index', span, array: unboxed(span, object), indices } };
}

function combined(
  reading: Reading,
  node: SyntaxNode,
  operator: string,
  before: Expression,
  value: Expression,
  at: Expression['span'],
): Expression {
  const operation = arithmetic[operator];
  if (operation) return apply(at, operation, [before, value]);
  if (operator in bitwise) return bitOperation(at, operator, before, value);
  if (operator === '&&' || operator === '||')
    return logic(at, operator === '&&' ? 'and' : 'or', [before, value]);
  if (operator === '??') return unlessNull(at, before, value);
  return reading.stop('unsupported-syntax', node, `The operator ${operator}= is not followed`);
}

function store(reading: Reading, left: SyntaxNode, value: Expression, at: Expression['span']): Statement[] {
  if (isPattern(left)) return assignPattern(reading, left, value, 'nearest', at);
  const target = placeOf(reading, left);
  if (target) return [assign(target, value, 'nearest', at)];
  return [
    stopStatement(problem('unsupported-syntax', reading.spanOf(left), 'Nothing can be assigned to this')),
  ];
}

function placeOf(reading: Reading, node: SyntaxNode): Target | undefined {
  const span = reading.spanOf(node);
  if (node.name === 'VariableName') return { kind: 'name', span, name: reading.textOf(node) };
  if (node.name !== 'MemberExpression') return undefined;
  const object = reading.expression(node.firstChild, span);
  const property = node.getChild('PropertyName') ?? node.getChild('PrivatePropertyName');
  if (property) return { kind: 'field', span, object, name: reading.textOf(property) };
  const children = childrenOf(node);
  const index = children[children.findIndex((child) => child.name === '[') + 1];
  return {
    kind: 'index',
    span,
    array: object,
    indices: [{ kind: 'at', index: reading.expression(index, span) }],
  };
}

/** `i++` and `--i`, where their value is not asked for. */
function count(
  reading: Reading,
  node: SyntaxNode,
  counting: boolean,
  given?: HeldPlace,
): Statement[] | undefined {
  const children = childrenOf(node);
  const operator = children.find((child) => child.name === 'ArithOp');
  const operand = children.find((child) => child.name !== 'ArithOp' && !child.type.isError);
  const text = operator ? reading.textOf(operator) : '';
  if (!operand || (text !== '++' && text !== '--')) return undefined;
  const at = reading.spanOf(node);
  const needed = !given && operand.name === 'MemberExpression' && hasEffect(operand, true);
  const held = given ?? (needed ? heldPlace(reading, operand, true) : undefined);
  const old = held?.value ?? reading.expression(operand, at);
  const value = apply(at, text === '++' ? 'add' : 'sub', [old, literal(at, 1, counting)]);
  if (!held) return store(reading, operand, value, at);
  return [...(given ? [] : held.before), assign(held.target, value, 'nearest', at)];
}

/** In the head of a loop a whole number counts: an integer, so that no derivative is taken by it. */
export function asCounter(value: Expression): Expression {
  if (value.kind !== 'literal' || typeof value.value !== 'number') return value;
  return literal(value.span, value.value, Number.isSafeInteger(value.value));
}
