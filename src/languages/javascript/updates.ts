import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement, Target } from '../../core/program/program';
import { readLink } from '../shared/chain';
import { apply, literal, logic, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { arithmetic } from './operators';
import { assign, assignPattern, isPattern } from './patterns';

/** The statements of an expression that stands for its effect; undefined where it has none. */
export function effectStatements(
  reading: Reading,
  node: SyntaxNode,
  counting = false,
): Statement[] | undefined {
  switch (node.name) {
    case 'AssignmentExpression':
      return assignment(reading, node, counting);
    case 'BinaryExpression':
      return elementSwap(reading, node);
    case 'PostfixExpression':
    case 'UnaryExpression':
      return count(reading, node, counting);
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
function assignment(reading: Reading, node: SyntaxNode, counting: boolean): Statement[] {
  const at = reading.spanOf(node);
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || left.type.isError) return plain(reading, node);
  const text = reading.textOf(operator);
  if (text === '=' && right?.name === 'AssignmentExpression' && reading.levelsLeft > 0) {
    const inner = reading.deeper(1, () => assignment(reading, right, counting));
    const from = childrenOf(right)[0];
    return [...inner, ...store(reading, left, reading.expression(from, at), at)];
  }
  const value = reading.expression(right?.type.isError ? undefined : right, at);
  if (text === '=') return store(reading, left, value, at);
  const before = reading.expression(left, at);
  const changed = combined(
    reading,
    operator,
    text.slice(0, -1),
    before,
    counting ? asCounter(value) : value,
    at,
  );
  return store(reading, left, changed, at);
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
  if (operator === '&&' || operator === '||')
    return logic(at, operator === '&&' ? 'and' : 'or', [before, value]);
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
  const property = node.getChild('PropertyName');
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
function count(reading: Reading, node: SyntaxNode, counting: boolean): Statement[] | undefined {
  const children = childrenOf(node);
  const operator = children.find((child) => child.name === 'ArithOp');
  const operand = children.find((child) => child.name !== 'ArithOp' && !child.type.isError);
  const text = operator ? reading.textOf(operator) : '';
  if (!operand || (text !== '++' && text !== '--')) return undefined;
  const at = reading.spanOf(node);
  const value = apply(at, text === '++' ? 'add' : 'sub', [
    reading.expression(operand, at),
    literal(at, 1, counting),
  ]);
  return store(reading, operand, value, at);
}

/** In the head of a loop a whole number counts: an integer, so that no derivative is taken by it. */
export function asCounter(value: Expression): Expression {
  if (value.kind !== 'literal' || typeof value.value !== 'number') return value;
  return literal(value.span, value.value, Number.isSafeInteger(value.value));
}
