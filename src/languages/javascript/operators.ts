import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { chainTooLong, foldChain, type Link, leftSpine, readLink } from '../shared/chain';
import { asTest, balanced } from '../shared/logic';
import { apply, conditional, literal, logic, once, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { bitComplement, bitOperation, bitwise } from './bits';

export const arithmetic: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'fmod',
  '**': 'pow',
};

const comparisons: Readonly<Record<string, string>> = {
  '<': 'less',
  '<=': 'lessEqual',
  '>': 'greater',
  '>=': 'greaterEqual',
  '==': 'equal',
  '===': 'equal',
  '!=': 'notEqual',
  '!==': 'notEqual',
};

export function binaryExpression(reading: Reading, node: SyntaxNode): Expression {
  const { operator, left } = readLink(reading, node);
  if (isLogic(operator)) return logicExpression(reading, node);
  // TypeScript's `as T` and `satisfies T` leave the value.
  if (/^(?:as|satisfies)\b/.test(operator)) return reading.expression(left, reading.spanOf(node));
  const given = askedType(reading, node);
  if (given) return given;
  const kind = [comparisons, bitwise].find((operators) => operator in operators) ?? arithmetic;
  const links = leftSpine(reading, node, (other) => other in kind);
  if (!links) return chainTooLong(reading, node);
  return (
    powers(reading, links) ??
    foldChain(reading, links, (link, first, second) => combine(reading, link, first, second))
  );
}

/** `typeof k === 'undefined'` asks whether there is a value. */
function askedType(reading: Reading, node: SyntaxNode): Expression | undefined {
  const { operator, left, right } = readLink(reading, node);
  const isAsked = left?.name === 'UnaryExpression' && /^typeof\b/.test(reading.textOf(left));
  if (!isAsked || !right || !/^['"]undefined['"]$/.test(reading.textOf(right)) || !/^[!=]==?$/.test(operator))
    return undefined;
  const at = reading.spanOf(node);
  const value = reading.expression(childrenOf(left)[1], at);
  return apply(at, operator.startsWith('!') ? 'notEqual' : 'equal', [value, literal(at, null)]);
}

function combine(reading: Reading, link: Link, left: Expression, right: Expression): Expression {
  const operation = arithmetic[link.operator] ?? comparisons[link.operator];
  const at = reading.spanOf(link.node);
  if (operation) return apply(at, operation, [left, right]);
  if (link.operator in bitwise) return bitOperation(at, link.operator, left, right);
  const code = link.operator === '' ? 'syntax' : 'unsupported-syntax';
  const message =
    link.operator === '' ? 'An operator is missing here' : `The operator ${link.operator} is not followed`;
  return stop(problem(code, reading.spanOf(link.operatorNode ?? link.node), message), at);
}

/** Powers group from the right, which the grammar does not know: the tree of `a ** b ** c` is that of `(a ** b) ** c`. */
function powers(reading: Reading, links: readonly Link[]): Expression | undefined {
  const count = links.findIndex((link) => link.operator !== '**');
  const chain = count < 0 ? links : links.slice(0, count);
  const [first] = chain;
  if (!first) return undefined;
  const at = reading.spanOf(first.node);
  const bases = [first.left, ...chain.slice(0, -1).map((link) => link.right)];
  const signed = bases.find(
    (base) => base?.name === 'UnaryExpression' && !/^(?:\+\+|--)/.test(reading.textOf(base)),
  );
  if (signed) {
    const message = 'A sign before a power needs parentheses: (-x) ** 2 or -(x ** 2)';
    reading.note('syntax', reading.spanOf(signed), message);
    return reading.stop('syntax', signed, message);
  }
  if (chain.length < 2) return undefined;
  if (chain.length + links.length >= reading.levelsLeft) return chainTooLong(reading, first.node);
  return reading.deeper(links.length, () => {
    const right = (link: Link) =>
      reading.expression(link.right, reading.spanOf(link.operatorNode ?? link.node));
    const operands = [reading.expression(first.left, at), ...chain.map(right)];
    const power = operands.reduceRight((exponent, base) =>
      apply({ start: Math.min(base.span.start, exponent.span.start), end: exponent.span.end }, 'pow', [
        base,
        exponent,
      ]),
    );
    return links
      .slice(chain.length)
      .reduce((value, link) => combine(reading, link, value, right(link)), power);
  });
}

function isLogic(operator: string): boolean {
  return operator === '&&' || operator === '||' || operator === '??';
}

/** A chain of `&&` and `||` in any tree that keeps their order: `&&` binds tighter. */
function logicExpression(reading: Reading, node: SyntaxNode): Expression {
  const links = leftSpine(reading, node, isLogic);
  const [first] = links ?? [];
  if (!links || !first) return chainTooLong(reading, node);
  const place = reading.spanOf(node);
  const nullish = links.filter((link) => link.operator === '??');
  if (nullish.length > 0 && nullish.length < links.length)
    return mixed(reading, nullish[0]?.operatorNode ?? node);
  const operands = [first.left, ...links.map((link) => link.right)].map((part) =>
    reading.expression(part, place),
  );
  if (nullish.length > 0) return operands.reduce((value, other) => unlessNull(place, value, other));
  const alternatives: Expression[][] = [[]];
  operands.forEach((operand, index) => {
    if (links[index - 1]?.operator === '||') alternatives.push([]);
    alternatives[alternatives.length - 1]?.push(operand);
  });
  return balanced(
    'or',
    alternatives.map((parts) => balanced('and', parts)),
  );
}

function mixed(reading: Reading, node: SyntaxNode): Expression {
  reading.note('syntax', reading.spanOf(node), '?? beside && or || needs parentheses');
  return reading.stop('syntax', node, '?? beside && or || needs parentheses');
}

/** `a ?? b` is `a` unless it is null or undefined. */
export function unlessNull(at: Span, value: Expression, other: Expression): Expression {
  return once(at, value, (shared) =>
    conditional(at, apply(at, 'notEqual', [shared, literal(at, null)]), shared, other),
  );
}

export function unaryExpression(reading: Reading, node: SyntaxNode): Expression {
  const [operator, operand] = childrenOf(node);
  const text = operator ? reading.textOf(operator) : '';
  const at = reading.spanOf(node);
  if (text === 'typeof' || text === 'delete')
    return reading.stop('unsupported-syntax', node, `${text} is not followed`);
  if (text === 'void') return literal(at, null);
  const value = reading.expression(operand?.type.isError ? undefined : operand, at);
  if (text === '~') return bitComplement(at, value);
  if (text === '!') return logic(at, 'not', [value]);
  if (text === '+') return apply(at, 'toReal', [value]);
  if (value.kind === 'literal' && typeof value.value === 'number' && operand?.name === 'Number')
    return literal(at, -value.value);
  return apply(at, 'neg', [value]);
}

export function conditionalExpression(reading: Reading, node: SyntaxNode): Expression {
  const [test, , chosen, , otherwise] = childrenOf(node).map((child) =>
    child.type.isError ? undefined : child,
  );
  const at = reading.spanOf(node);
  return conditional(
    at,
    asTest(reading.expression(test, at)),
    reading.expression(chosen, at),
    reading.expression(otherwise, at),
  );
}
