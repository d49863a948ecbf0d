import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import { namesAssigned } from '../../core/program/main-statement';
import type { Expression, Statement } from '../../core/program/program';
import { asTest } from '../shared/logic';
import { literal, name, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { framed, takeLabel } from './jumps';
import { assignPattern, isPattern } from './patterns';
import { asCounter, effectStatements } from './updates';

/** The statement that is a loop's or branch's body, as a list. */
export function bodyOf(reading: Reading, node: SyntaxNode | undefined): Statement[] {
  if (!node) return [];
  return node.name === 'Block' ? reading.statements(childrenOf(node)) : reading.statements([node]);
}

export function testOf(
  reading: Reading,
  node: SyntaxNode | null | undefined,
  place: Expression['span'],
): Expression {
  return asTest(reading.expression(node, place));
}

export function forStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const children = childrenOf(node);
  const head = children.find((child) => /^For(?:In|Of)?Spec$/.test(child.name));
  const after = head ? children.indexOf(head) + 1 : children.length;
  const body = children[after];
  const label = takeLabel(reading);
  if (head?.name === 'ForSpec') return countedLoop(reading, node, head, body, label);
  if (head?.name === 'ForOfSpec') return elementLoop(reading, node, head, body, label);
  return [
    stopStatement(
      problem(
        'unsupported-syntax',
        reading.spanOf(head ?? node),
        'A loop over the names of an object is not followed',
      ),
    ),
  ];
}

/** `for (let i = 0; i < n; i++)`: a block with the start and a `while` whose update runs after each round. */
function countedLoop(
  reading: Reading,
  node: SyntaxNode,
  head: SyntaxNode,
  body: SyntaxNode | undefined,
  label: string | undefined,
): Statement[] {
  const at = reading.spanOf(node);
  const { start, test, update } = headParts(head);
  const begin = start?.name === 'VariableDeclaration' ? reading.statements([start]) : effects(reading, start);
  const loop = framed(reading, 'loop', at, label, () => ({
    kind: 'while',
    span: at,
    test: test ? testOf(reading, test, at) : literal(at, true),
    body: bodyOf(reading, body),
    update: effects(reading, update),
    testLast: false,
    scoped: true,
    ...(start && isLet(reading, start) ? { fresh: begin.flatMap(namesAssigned) } : {}),
  }));
  return [{ kind: 'block', span: at, body: [...begin.map(counting), ...loop] }];
}

/** `let` has a binding of its own in every round, which functions made there keep. */
function isLet(reading: Reading, declaration: SyntaxNode): boolean {
  return declaration.name === 'VariableDeclaration' && reading.textOf(declaration).startsWith('let');
}

function headParts(head: SyntaxNode): { start?: SyntaxNode; test?: SyntaxNode; update?: SyntaxNode } {
  const children = childrenOf(head).filter(
    (child) => child.name !== '(' && child.name !== ')' && !child.type.isError,
  );
  const [first] = children;
  const declared = first?.name === 'VariableDeclaration' ? first : undefined;
  const slots: (SyntaxNode | undefined)[] = [undefined];
  for (const child of declared ? children.slice(1) : children) {
    if (child.name === ';') slots.push(undefined);
    else slots[slots.length - 1] = child;
  }
  // The semicolon behind a declaration is inside it.
  const [start, test, update] = declared ? [declared, ...slots] : slots;
  return { ...(start && { start }), ...(test && { test }), ...(update && { update }) };
}

function effects(reading: Reading, node: SyntaxNode | undefined): Statement[] {
  if (!node) return [];
  const statements = effectStatements(reading, node, true);
  if (statements) return statements;
  const value = reading.expression(node, reading.spanOf(node));
  return [{ kind: 'expression', span: value.span, value }];
}

function counting(statement: Statement): Statement {
  return statement.kind === 'assign' ? { ...statement, value: asCounter(statement.value) } : statement;
}

function elementLoop(
  reading: Reading,
  node: SyntaxNode,
  head: SyntaxNode,
  body: SyntaxNode | undefined,
  label: string | undefined,
): Statement[] {
  const at = reading.spanOf(node);
  const children = childrenOf(head);
  const of = children.findIndex((child) => child.name === 'of');
  const pattern = children[of - 1];
  const iterable = reading.expression(children[of + 1]?.type.isError ? undefined : children[of + 1], at);
  const declared = children.some((child) => child.name === 'const' || child.name === 'let');
  if (!pattern || pattern.name === 'MemberExpression') {
    const why = 'A loop into this is not followed';
    return [stopStatement(problem('unsupported-syntax', reading.spanOf(pattern ?? head), why))];
  }
  const span = reading.spanOf(pattern);
  const simple = !isPattern(pattern) && pattern.name === 'VariableDefinition';
  const item = simple ? reading.textOf(pattern) : `#${span.start}`;
  const unpack = simple
    ? []
    : assignPattern(reading, pattern, name(span, item), declared ? 'block' : 'nearest', span);
  return framed(reading, 'loop', at, label, () => ({
    kind: 'for',
    span: at,
    target: { kind: 'name', span, name: item },
    iterable,
    body: [...unpack, ...bodyOf(reading, body)],
    scoped: declared || !simple,
  }));
}

export function whileStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const children = childrenOf(node).filter((child) => !child.type.isError && child.name !== ';');
  const at = reading.spanOf(node);
  const testLast = node.name === 'DoStatement';
  const test = children.find(
    (child, index) => child.name === 'ParenthesizedExpression' && children[index - 1]?.name === 'while',
  );
  const body = children.find((child) => child !== test && child.name !== 'while' && child.name !== 'do');
  return framed(reading, 'loop', at, takeLabel(reading), () => ({
    kind: 'while',
    span: at,
    test: testOf(reading, test, at),
    body: bodyOf(reading, body),
    update: [],
    testLast,
    scoped: true,
  }));
}
