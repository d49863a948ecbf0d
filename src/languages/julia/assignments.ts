import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { AssignStatement, Expression, Statement, Target } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, lambda, literal, method, name, stop, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { combined, fused } from './broadcast';
import { functionStatement } from './definitions';
import type { Body, Finish } from './finish';
import { arithmeticOf } from './operators';
import { LocalNames, scopeFor } from './scopes';
import { signatureOf } from './signatures';
import { readTarget } from './targets';
import { scalar } from './values';

const compound = /^(?:If|Begin|Let|Try)Statement$|^Assignment$/;

/** `x = 1`, `f(x) = …`, `a, b = b, a`, `x += 1`, `x .= …`. */
export function assignment(
  reading: Reading,
  node: SyntaxNode,
  finish: Finish | undefined,
  body: Body,
  constant = false,
): readonly Statement[] {
  const [left, operatorNode, right] = childrenOf(node);
  const at = reading.spanOf(node);
  if (!left || !operatorNode)
    return [stopStatement(problem('syntax', at, 'This assignment is not complete'))];
  const operator = reading.textOf(operatorNode);
  if (operator === '=' && signatureOf(left))
    return functionStatement(reading, node, left, right ? [right] : [], finish, body);
  const after = (): readonly Statement[] =>
    finish && left.name === 'Identifier' ? finish(name(reading.spanOf(left), reading.textOf(left)), at) : [];
  if (operator === '=' && right && compound.test(right.name)) {
    const stored = body([right], (value) => store(reading, left, value, at, constant));
    return [...stored.map((statement) => widened(statement, at)), ...after()];
  }
  if (operator.startsWith('.')) return [inPlace(reading, node, left, operator, right), ...after()];
  if (operator === '=') {
    const value = reading.expression(right?.type.isError ? undefined : right, at);
    return [...store(reading, left, value, at, constant), ...after()];
  }
  if (!/^(?:[-+*/^%\\÷]|\/\/)=$/.test(operator))
    return [
      stopStatement(
        problem(
          'unsupported-syntax',
          reading.spanOf(operatorNode),
          `The operator ${operator} is not followed`,
        ),
      ),
    ];
  const before = reading.expression(left, at);
  const value = arithmeticOf(reading, at, operator.slice(0, -1), before, reading.expression(right, at));
  return [...store(reading, left, value, at, constant), ...after()];
}

/** What holds the assignment in its branches reaches from the name to the end. */
function widened(statement: Statement, span: Span): Statement {
  const inner = (body: readonly Statement[]) => body.map((one) => widened(one, span));
  if (statement.kind === 'block') return { ...statement, span, body: inner(statement.body) };
  if (statement.kind !== 'if') return statement;
  return { ...statement, span, body: inner(statement.body), otherwise: inner(statement.otherwise) };
}

function store(
  reading: Reading,
  left: SyntaxNode,
  value: Expression,
  at: Span,
  constant: boolean,
): Statement[] {
  if (left.name === 'TupleExpression' && left.getChild('KeywordArguments'))
    return storeFields(reading, left, value, at);
  const target = readTarget(reading, left, at);
  if (target.kind === 'name' && value.kind === 'lambda')
    return [definedAs(assign(reading, target, value, at, constant), target, value, at, isInBlock(reading))];
  const fits = target.kind === 'index' && value.kind !== 'lambda' ? scalar(reading, value) : value;
  return [assign(reading, target, fits, at, constant)];
}

/** `f = x -> …` defines a function, where it is the function's or the file's own name. */
function definedAs(
  statement: AssignStatement,
  target: Target & { kind: 'name' },
  { function: definition }: Expression & { kind: 'lambda' },
  at: Span,
  isBlock: boolean,
): Statement {
  if (statement.scope !== 'function' || isBlock) return statement;
  return {
    kind: 'function',
    span: at,
    function: { ...definition, name: target.name, nameSpan: target.span },
  };
}

function isInBlock({ scope: { names } }: Reading): boolean {
  return names instanceof LocalNames && names.kind === 'block';
}

/** `(; a, b) = record` */
function storeFields(reading: Reading, left: SyntaxNode, value: Expression, at: Span): Statement[] {
  const list = left.getChild('KeywordArguments');
  const names = list?.getChildren('Identifier') ?? [];
  const holder = `#${at.start}`;
  const held: Target = { kind: 'name', span: at, name: holder };
  return [
    { kind: 'assign', span: at, target: held, value, scope: 'block' },
    ...names.map((node): Statement => {
      const span = reading.spanOf(node);
      const text = reading.textOf(node);
      const field: Expression = { kind: 'field', span, object: name(span, holder), name: text };
      return assign(reading, { kind: 'name', span, name: text }, field, at, false);
    }),
  ];
}

function assign(
  reading: Reading,
  target: Target,
  value: Expression,
  at: Span,
  constant: boolean,
): AssignStatement {
  const names = namesIn(target);
  const scopes = names.map((text) => scopeFor(reading, text));
  const [scope = 'function'] = scopes;
  const mixed = scopes.some((other) => other !== scope);
  const isConstant = constant || (target.kind === 'name' && /^[A-Z][A-Z0-9_]+$/.test(target.name));
  const why = problem(
    'unsupported-syntax',
    at,
    'Names of different scopes in one assignment are not followed',
  );
  const fits = mixed ? stop(why, at) : value;
  return { kind: 'assign', span: at, target, value: fits, scope, ...(isConstant && { constant: true }) };
}

function namesIn(target: Target): string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'targets' ? target.elements.flatMap(namesIn) : [];
}

/** `x .= …`, `x .+= …`: the elements of an array change, whatever other names it has. */
function inPlace(
  reading: Reading,
  node: SyntaxNode,
  left: SyntaxNode,
  operator: string,
  right: SyntaxNode | undefined,
): Statement {
  const at = reading.spanOf(node);
  if (left.name !== 'Identifier' || !right)
    return stopStatement(
      problem('unsupported-syntax', reading.spanOf(left), 'This part of an array cannot be assigned to'),
    );
  const target = readTarget(reading, left, at);
  const array = reading.expression(left, at);
  const given = operator === '.=' ? fused(reading, right) : undefined;
  const operation = { '.+=': 'add', '.-=': 'sub', '.*=': 'mul', './=': 'div' }[operator];
  if (!given && !operation)
    return stopStatement(problem('unsupported-syntax', at, `The operator ${operator} is not followed`));
  const value = given ?? combined(reading, at, operation ?? 'add', [array, fused(reading, right)]);
  const filled =
    value.kind === 'literal'
      ? apply(at, 'elements', [
          method(at, array, 'map', [lambda(at, [{ name: '#old', span: at }], literal(at, value.value))]),
        ])
      : apply(at, 'elements', [value]);
  return { kind: 'assign', span: at, target, value: filled, scope: 'nearest', inPlace: true };
}
