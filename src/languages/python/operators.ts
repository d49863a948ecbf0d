import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { chainTooLong, foldChain, type Link, leftSpine, readLink } from '../shared/chain';
import { balanced } from '../shared/logic';
import { apply, lambda, literal, logic, method, name, once, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { knownDict } from './known-dicts';
import { logicExpression } from './logic';

/**
 * Operators of Python's own numbers: a division by zero raises. Sums and products only carry on whose numbers
 * theirs are, NumPy's or Python's.
 */
const arithmetic: Readonly<Record<string, readonly [operation: string, errors?: 'operands']>> = {
  '+': ['add', 'operands'],
  '-': ['sub', 'operands'],
  '*': ['mul', 'operands'],
  '/': ['div', 'operands'],
  '//': ['floorDivide', 'operands'],
  '%': ['mod', 'operands'],
  '**': ['pow', 'operands'],
  '@': ['matmul'],
  '&': ['bitAnd'],
  '|': ['bitOr'],
  '^': ['bitXor'],
};

const shifts: Readonly<Record<string, string>> = { '<<': 'shiftLeft', '>>': 'shiftRight' };

/** Integers are shifted, which no fraction is: joining no digits to one stops there. */
export function shifted(at: Span, operation: string, left: Expression, right: Expression): Expression {
  const whole = (value: Expression) => apply(at, 'bitOr', [value, literal(at, 0, true)]);
  return apply(at, operation, [whole(left), whole(right)]);
}

const comparisons: Readonly<Record<string, string>> = {
  '<': 'less',
  '<=': 'lessEqual',
  '>': 'greater',
  '>=': 'greaterEqual',
  '==': 'equal',
  '!=': 'notEqual',
  '<>': 'notEqual',
  is: 'equal',
  'is not': 'notEqual',
};

const others = new Set(['in', 'not in']);

function isComparison(operator: string): boolean {
  return operator in comparisons || others.has(operator);
}

export function binaryExpression(reading: Reading, node: SyntaxNode): Expression {
  const { operator } = readLink(reading, node);
  if (operator === 'and' || operator === 'or') return logicExpression(reading, node);
  const belongs = isComparison(operator)
    ? isComparison
    : (other: string) => other in arithmetic || other in shifts;
  const links = leftSpine(reading, node, belongs);
  if (!links) return chainTooLong(reading, node);
  if (isComparison(operator)) return comparison(reading, links);
  const build = (link: Link, left: Expression, right: Expression) =>
    arithmeticLink(reading, link, left, right);
  return foldChain(reading, links, build, 'operands');
}

function arithmeticLink(reading: Reading, link: Link, left: Expression, right: Expression): Expression {
  const found = arithmetic[link.operator];
  const at = reading.spanOf(link.node);
  if (shifts[link.operator]) return shifted(at, shifts[link.operator] ?? '', left, right);
  if (found && !(left.kind === 'literal' && typeof left.value === 'string' && link.operator === '%')) {
    return apply(at, found[0], [left, right], found[1]);
  }
  const why =
    link.operator === ''
      ? 'An operator is missing here'
      : `The operator ${link.operator} is not followed here`;
  return stop(
    problem(
      link.operator === '' ? 'syntax' : 'unsupported-syntax',
      reading.spanOf(link.operatorNode ?? link.node),
      why,
    ),
    at,
  );
}

/** `a < b < c` is `a < b and b < c` with `b` computed once. */
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
  if (index + 1 === links.length) return compare(reading, link, left, right);
  const end = reading.spanOf(links[links.length - 1]?.node ?? link.node).end;
  return once({ start: left.span.start, end }, right, (shared) => {
    const first = compare(reading, link, left, shared);
    // Two parts at one place: what is evaluated once is counted once.
    const others = compareFrom(reading, links, index + 1, { ...shared });
    return logic({ start: left.span.start, end }, 'and', [first, others]);
  });
}

function compare(reading: Reading, link: Link, left: Expression, right: Expression): Expression {
  const operation = comparisons[link.operator];
  const at = { start: left.span.start, end: right.span.end };
  const whole = at.start <= at.end ? at : reading.spanOf(link.node);
  if (
    others.has(link.operator) &&
    !link.unexpected &&
    right.kind === 'list' &&
    right.elements.every(isConstant)
  )
    return membership(whole, link.operator === 'in', left, right.elements);
  const known = others.has(link.operator) ? knownDict(reading, link.right) : undefined;
  if (known && !link.unexpected)
    return membership(
      whole,
      link.operator === 'in',
      left,
      known.keys.map((key) => literal(whole, key)),
    );
  if (others.has(link.operator) && !link.unexpected && right.kind !== 'literal' && right.kind !== 'record')
    return contained(whole, link.operator === 'in', left, right);
  const identity = link.operator.startsWith('is');
  if (operation && !link.unexpected && (!identity || right.kind === 'literal' || isMember(right)))
    return apply(whole, operation, [left, right]);
  return stop(
    problem(
      'unsupported-syntax',
      reading.spanOf(link.operatorNode ?? link.node),
      `The operator ${link.operator} is not followed`,
    ),
    whole,
  );
}

/** Whether one of a list's elements is equal; what is no list stops. */
function contained(at: Span, isIn: boolean, left: Expression, right: Expression): Expression {
  return once(at, left, (shared) => {
    const element = `#${at.start}in`;
    const test = apply(at, 'equal', [name(at, element), shared]);
    const found = method(at, right, 'some', [lambda(at, [{ name: element, span: at }], test)]);
    return isIn ? found : logic(at, 'not', [found]);
  });
}

/** A value of a class of the file, as members of enumerations are. */
function isMember(e: Expression): boolean {
  return e.kind === 'field' && e.object.kind === 'name' && /^#.+\.static$/.test(e.object.name);
}

function isConstant({ kind }: Expression): boolean {
  return kind === 'literal';
}

/** `x in (1, 2)` is `x == 1 or x == 2`, with `x` computed once. */
function membership(at: Span, isIn: boolean, left: Expression, elements: readonly Expression[]): Expression {
  if (elements.length === 0) return literal(at, !isIn);
  return once(at, left, (shared) => {
    const tests = elements.map((element) => apply(at, 'equal', [{ ...shared }, element]));
    const found = balanced('or', tests);
    return isIn ? found : logic(at, 'not', [found]);
  });
}

export function unaryExpression(reading: Reading, node: SyntaxNode): Expression {
  const [operator, operand] = childrenOf(node);
  const text = operator ? reading.textOf(operator) : '';
  if (text === 'not') return logicExpression(reading, node);
  const at = reading.spanOf(node);
  const value = reading.expression(operand?.type.isError ? undefined : operand, at);
  if (text === '+') return value;
  if (text === '~') return apply(at, 'bitNot', [value]);
  if (text !== '-')
    return reading.stop('unsupported-syntax', operator ?? node, `The operator ${text} is not followed`);
  if (value.kind === 'literal' && typeof value.value === 'number' && operand?.name === 'Number')
    return literal(at, -value.value, value.integer);
  return apply(at, 'neg', [value], 'operands');
}
