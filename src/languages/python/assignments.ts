import type { SyntaxNode } from '@lezer/common';
import type { AssignStatement, Expression, Statement, Target } from '../../core/program/program';
import type { Span } from '../../core/span';

import { name } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { expressionList } from './expressions';
import { shifted } from './operators';
import { readTarget, type Unpacked } from './targets';

type LambdaExpression = Extract<Expression, { kind: 'lambda' }>;

/** `a = b = value`, `x: float = value`; an annotation alone binds nothing. */
export function assignStatements(reading: Reading, node: SyntaxNode): Statement[] {
  const groups: SyntaxNode[][] = [[]];
  for (const child of childrenOf(node)) {
    if (child.name === 'AssignOp') groups.push([]);
    else if (child.name !== 'TypeDef') groups[groups.length - 1]?.push(child);
  }
  const at = reading.spanOf(node);
  const right = groups.pop();
  if (!right || groups.length === 0) return [];
  const value = expressionList(reading, right, at);
  const after: Unpacked[] = [];
  const targets = groups.map((group) =>
    readTarget(reading, group, group[0] ? reading.spanOf(group[0]) : at, after),
  );
  const [target] = targets;
  if (targets.length === 1 && target?.kind === 'name' && value.kind === 'lambda')
    return [named(target, value, at)];
  return [...spread(reading, targets, value, at), ...unpackedStatements(reading, after, at)];
}

/** The parts of what was assigned to a target with a `*` in it. */
export function unpackedStatements(reading: Reading, after: readonly Unpacked[], at: Span): Statement[] {
  return after.map(({ target, value }) => assign(reading, target, value, at));
}

/** `f = lambda x: …` defines a function. */
function named(
  target: Target & { kind: 'name' },
  { function: definition }: LambdaExpression,
  at: Span,
): Statement {
  return {
    kind: 'function',
    span: at,
    function: { ...definition, name: target.name, nameSpan: target.span },
  };
}

/** The value goes to one name first, and from there to the other targets, so that it is computed once. */
function spread(reading: Reading, targets: readonly Target[], value: Expression, at: Span): Statement[] {
  if (targets.length === 1 || value.kind === 'literal')
    return targets.map((target) => assign(reading, target, value, at));
  const holder = targets.find((target) => target.kind === 'name');
  const held = holder?.kind === 'name' ? holder : { kind: 'name' as const, span: at, name: `#${at.start}` };
  const others = targets.filter((target) => target !== held);
  return [
    assign(reading, held, value, at),
    ...others.map((target) => assign(reading, target, name(held.span, held.name), at)),
  ];
}

export function assign(reading: Reading, target: Target, value: Expression, at: Span): AssignStatement {
  const constant = target.kind === 'name' && isConstantName(target.name);
  return {
    kind: 'assign',
    span: at,
    target,
    value,
    scope: scopeOf(reading, target),
    ...(constant && { constant }),
  };
}

/** Capitals as Python's style has it; one letter is a mathematical name. */
function isConstantName(text: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(text);
}

/** A function's own names are bound in it; `global` and `nonlocal` ones, which are not among them, where they are. */
function scopeOf(reading: Reading, target: Target): AssignStatement['scope'] {
  const own = (text: string) =>
    reading.scope.outer === undefined || reading.scope.names.has(text) || text.startsWith('#');
  if (target.kind !== 'name') return 'function';
  return own(target.name) ? 'function' : 'nearest';
}

const updates: Readonly<Record<string, readonly [operation: string, errors?: 'operands']>> = {
  '+=': ['add', 'operands'],
  '-=': ['sub', 'operands'],
  '*=': ['mul', 'operands'],
  '/=': ['div', 'operands'],
  '//=': ['floorDivide', 'operands'],
  '%=': ['mod', 'operands'],
  '**=': ['pow', 'operands'],
  '@=': ['matmul'],
  '&=': ['bitAnd'],
  '|=': ['bitOr'],
  '^=': ['bitXor'],
};

/** `x += value`: changes an array in place. */
export function updateStatement(reading: Reading, node: SyntaxNode): Statement {
  const children = childrenOf(node);
  const operator = children.findIndex((child) => child.name === 'UpdateOp');
  const left = children.slice(0, operator);
  const at = reading.spanOf(node);
  const operatorNode = children[operator];
  const found = operatorNode && updates[reading.textOf(operatorNode)];
  const target = readTarget(reading, left, at, []);
  const right = expressionList(reading, children.slice(operator + 1), at);
  const sign = operatorNode && reading.textOf(operatorNode);
  const shift = sign === '<<=' ? 'shiftLeft' : sign === '>>=' ? 'shiftRight' : undefined;
  const value: Expression = shift
    ? shifted(at, shift, reading.expression(left[0], at), right)
    : found
      ? {
          kind: 'apply',
          span: at,
          operation: found[0],
          args: [reading.expression(left[0], at), right],
          ...(found[1] && { errors: found[1] }),
        }
      : reading.stop('unsupported-syntax', operatorNode ?? node, 'This operator is not followed');
  return { ...assign(reading, target, value, at), inPlace: true };
}
