import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { chainTooLong, foldChain, type Link, leftSpine, readLink } from '../shared/chain';
import { asTest, balanced } from '../shared/logic';
import { apply, call, lambda, literal, logic, name, once, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { readArguments } from './arguments';
import { fused } from './broadcast';
import { applyFunction } from './functions-as-values';
import { truncatedQuotient } from './integers';
import { comparisons, isDotted } from './operator-names';
import { coefficientOf, power } from './power';
import { rangeExpression } from './ranges';
import { isNumber, kindOf, scalar } from './values';

const arithmetic = new Set(['+', '-', '*', '/', '÷', '%', '//', '\\']);

export function binaryExpression(reading: Reading, node: SyntaxNode): Expression {
  const link = readLink(reading, node);
  const { operator, left, right, unexpected } = link;
  const at = reading.spanOf(node);
  if (unexpected) return reading.stop('syntax', unexpected, 'This is not expected here');
  if (isDotted(operator)) return fused(reading, node);
  if (operator === '^' || operator === '↑') return powerExpression(reading, link);
  if (operator === '&&' || operator === '||') return decision(reading, node, operator);
  if (operator === ':') return apply(at, 'elements', [rangeExpression(reading, node)]);
  if (operator === '::') return reading.expression(left, at);
  if (operator === '|>') return applyFunction(reading, right, [reading.expression(left, at)], at);
  if (operator === '∘') return composed(reading, node, left, right);
  if (Object.hasOwn(comparisons, operator)) {
    const links = leftSpine(reading, node, (other) => Object.hasOwn(comparisons, other));
    return links ? comparison(reading, links) : chainTooLong(reading, node);
  }
  if (!arithmetic.has(operator)) return unknownOperator(reading, link);
  const links = leftSpine(reading, node, (other) => arithmetic.has(other));
  if (!links) return chainTooLong(reading, node);
  return foldChain(reading, links, (one, a, b) =>
    arithmeticOf(reading, reading.spanOf(one.node), one.operator, a, b, one),
  );
}

function unknownOperator(reading: Reading, { operator, operatorNode, node }: Link): Expression {
  const why = operator === '' ? 'An operator is missing here' : `The operator ${operator} is not followed`;
  return reading.stop(operator === '' ? 'syntax' : 'unsupported-syntax', operatorNode ?? node, why);
}

/** `left operator right` of numbers or of whole arrays: products are those of matrices. */
export function arithmeticOf(
  reading: Reading,
  at: Span,
  operator: string,
  left: Expression,
  right: Expression,
  link?: Link,
): Expression {
  switch (operator) {
    case '+':
    case '-':
      return sum(reading, at, operator, left, right);
    case '*':
      return productOf(reading, at, left, right);
    case '/':
      return apply(at, 'div', [left, scalar(reading, right)]);
    case '//':
      return apply(at, 'div', [scalar(reading, left), scalar(reading, right)]);
    case '%':
      return apply(at, 'fmod', [scalar(reading, left), scalar(reading, right)]);
    case '÷':
      return truncatedQuotient(at, scalar(reading, left), scalar(reading, right));
    case '^':
      return power(reading, at, left, right);
    case '\\':
      return apply(at, 'solve', [left, right]);
    default: {
      const place = link?.operatorNode ? reading.spanOf(link.operatorNode) : at;
      return stop(problem('unsupported-syntax', place, `The operator ${operator} is not followed here`), at);
    }
  }
}

function productOf(reading: Reading, at: Span, left: Expression, right: Expression): Expression {
  if (isNumber(reading, left) && isNumber(reading, right)) return apply(at, 'mul', [left, right]);
  return apply(at, 'times', [left, right]);
}

/** Julia has no sum of a number and an array without a dot. */
function sum(reading: Reading, at: Span, operator: string, left: Expression, right: Expression): Expression {
  const mixed =
    (isNumber(reading, left) && kindOf(reading, right) === 'vector') ||
    (isNumber(reading, right) && kindOf(reading, left) === 'vector');
  if (mixed && left.kind !== 'stop' && right.kind !== 'stop')
    return stop(
      problem(
        'shape-mismatch',
        at,
        `Julia has no ${operator} of a number and an array; .${operator} is meant`,
      ),
      at,
    );
  return apply(at, operator === '+' ? 'add' : 'sub', [left, right]);
}

function powerExpression(reading: Reading, { node, left, right, operatorNode }: Link): Expression {
  const at = reading.spanOf(node);
  const { factors, base } = coefficientOf(left);
  const exponent = reading.expression(right, reading.spanOf(operatorNode ?? node));
  const raised = power(reading, at, reading.expression(base, at), exponent);
  return product(reading, at, [...factors.map((factor) => reading.expression(factor, at)), raised]);
}

function product(reading: Reading, at: Span, factors: readonly Expression[]): Expression {
  const [first, ...rest] = factors;
  if (!first) return literal(at, 1, true);
  return rest.reduce((total, factor) => arithmeticOf(reading, at, '*', total, factor), first);
}

/** `4ϵ`, `2(x + 1)`: a product that binds tighter than any other. */
export function juxtaposition(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const factors = childrenOf(node).filter((child) => !child.type.isError);
  return product(
    reading,
    at,
    factors.map((factor) => reading.expression(factor, at)),
  );
}

/** `a && b && c`, grouped anew, since depth matters and grouping does not. */
function decision(reading: Reading, node: SyntaxNode, operator: '&&' | '||'): Expression {
  const parts: SyntaxNode[] = [];
  const waiting: (SyntaxNode | undefined)[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const link = next.name === 'BinaryExpression' ? readLink(reading, next) : undefined;
    if (link?.operator === operator && link.left && link.right) waiting.push(link.right, link.left);
    else parts.push(next);
  }
  const tests = parts.map((part) => asTest(reading.expression(part, reading.spanOf(node))));
  return tests.length > 0 && tests.length === parts.length && parts[0] !== node
    ? balanced(operator === '&&' ? 'and' : 'or', tests)
    : reading.stop('syntax', node, `Something is missing beside ${operator}`);
}

/** `a < b < c` is `a < b && b < c` with `b` computed once. */
function comparison(reading: Reading, links: readonly Link[]): Expression {
  const [first] = links;
  const last = links[links.length - 1];
  if (!first || !last) throw new Error('A chain has at least one link');
  if (links.length * 2 >= reading.levelsLeft) return chainTooLong(reading, last.node);
  return reading.deeper(links.length, () => {
    const left = reading.expression(first.left, reading.spanOf(first.node));
    return compareFrom(reading, links, 0, left);
  });
}

function compareFrom(reading: Reading, links: readonly Link[], index: number, left: Expression): Expression {
  const link = links[index];
  if (!link) return left;
  const right = reading.expression(link.right, reading.spanOf(link.operatorNode ?? link.node));
  const operation = comparisons[link.operator] ?? 'equal';
  const last = reading.spanOf(links[links.length - 1]?.node ?? link.node);
  const single = index + 1 === links.length && index === 0;
  const start = Math.min(left.span.start, right.span.start, single ? last.start : left.span.start);
  const whole = { start, end: Math.max(left.span.end, right.span.end, last.end) };
  if (index + 1 === links.length) return apply(whole, operation, [left, right]);
  return once(whole, right, (shared) =>
    logic(whole, 'and', [
      apply(whole, operation, [left, shared]),
      compareFrom(reading, links, index + 1, { ...shared }),
    ]),
  );
}

export function unaryExpression(reading: Reading, node: SyntaxNode): Expression {
  const [operator, operand] = childrenOf(node);
  const text = operator ? reading.textOf(operator) : '';
  const at = reading.spanOf(node);
  if (isDotted(text)) return fused(reading, node);
  if (operator && operand?.name === 'TupleExpression') return operatorCall(reading, operator, operand, at);
  const value = reading.expression(operand?.type.isError ? undefined : operand, at);
  if (text === '+') return value;
  if (text === '-') return negative(at, value, operand);
  if (text === '!') return logic(at, 'not', [asTest(value)]);
  const root = text === '√' ? 'sqrt' : text === '∛' ? 'cbrt' : undefined;
  if (!root || !operator)
    return reading.stop('unsupported-syntax', operator ?? node, `The operator ${text} is not followed`);
  if (operand?.name === 'JuxtapositionExpression' || operand?.name === 'BinaryExpression')
    return reading.stop(
      'unsupported-syntax',
      node,
      `Without parentheses it is not clear how far ${text} reaches`,
    );
  return apply(at, root, [scalar(reading, value)], root === 'sqrt' ? 'raise' : undefined);
}

function negative(at: Span, value: Expression, operand: SyntaxNode | undefined): Expression {
  if (value.kind === 'literal' && typeof value.value === 'number' && /Literal$/.test(operand?.name ?? ''))
    return literal(at, -value.value, value.integer);
  return apply(at, 'neg', [value]);
}

/** `+(a, b)` */
function operatorCall(reading: Reading, operator: SyntaxNode, list: SyntaxNode, at: Span): Expression {
  const { positional, refused } = readArguments(reading, list);
  return (
    refused ??
    applyFunction(
      reading,
      operator,
      positional.map(({ value }) => value),
      at,
    )
  );
}

/** `f ∘ g` is the function x ↦ f(g(x)). */
function composed(
  reading: Reading,
  node: SyntaxNode,
  outer: SyntaxNode | undefined,
  inner: SyntaxNode | undefined,
): Expression {
  const at = reading.spanOf(node);
  const argument = name(at, '#x');
  const first = call(at, reading.expression(inner, at), [argument]);
  return lambda(at, [{ name: '#x', span: at }], call(at, reading.expression(outer, at), [first]));
}
