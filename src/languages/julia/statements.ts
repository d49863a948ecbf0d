import type { SyntaxNode } from '@lezer/common';
import { type ProblemCode, problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import { readLink } from '../shared/chain';
import { asTest } from '../shared/logic';
import { literal, logic, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, isUnexpected } from '../shared/tree';
import { assignment } from './assignments';
import { bodyOf, tornFrom } from './bodies';
import { forStatement, letStatement, tryStatement, whileStatement } from './compound';
import { functionStatement } from './definitions';
import type { Body, Finish } from './finish';
import { macroStatements } from './macros';
import { isPassedOver } from './passed-over';
import { structStatement } from './structs';

export function readStatement(reading: Reading, node: SyntaxNode): readonly Statement[] {
  return statement(reading, node, undefined);
}

/** The statements of a body whose last value goes to `finish`: what a function returns, what is assigned. */
export function valuedBody(
  reading: Reading,
  nodes: readonly SyntaxNode[],
  finish: Finish | undefined,
): Statement[] {
  const last = nodes[nodes.length - 1];
  if (!last || !finish) return reading.statements(nodes);
  const before = reading.statements(nodes.slice(0, -1));
  const deep = [
    stopStatement(problem('too-large', reading.spanOf(last), 'This is nested too deep to be read')),
  ];
  const after = reading.levelsLeft > 0 ? reading.deeper(1, () => statement(reading, last, finish)) : deep;
  return [...before, ...after];
}

/** `finish` is for the value of the statement, where it has one. */
function statement(reading: Reading, node: SyntaxNode, finish: Finish | undefined): readonly Statement[] {
  const at = reading.spanOf(node);
  const unexpected = /Definition$|Statement$/.test(node.name)
    ? undefined
    : childrenOf(node).find(isUnexpected);
  if (unexpected) return refuse(reading, unexpected, 'syntax', 'This is not expected here');
  const body = (nodes: readonly SyntaxNode[], then = finish) => valuedBody(reading, nodes, then);
  switch (node.name) {
    case 'Assignment':
      return assignment(reading, node, finish, body);
    case 'FunctionDefinition':
      return functionStatement(
        reading,
        node,
        node.getChild('Signature')?.firstChild,
        bodyOf(node),
        finish,
        body,
      );
    case 'StructDefinition':
      return structStatement(reading, node);
    case 'IfStatement':
      return ifStatement(reading, node, body);
    case 'ForStatement':
      return [...forStatement(reading, node), ...(finish?.(literal(at, null), at) ?? [])];
    case 'WhileStatement':
      return [...whileStatement(reading, node), ...(finish?.(literal(at, null), at) ?? [])];
    case 'LetStatement':
      return letStatement(reading, node, body);
    case 'BeginStatement':
      return body(bodyOf(node));
    case 'TryStatement':
      return tryStatement(reading, node, body);
    case 'ReturnStatement':
      return returned(reading, node, body);
    case 'BreakStatement':
    case 'ContinueStatement':
      return [{ kind: node.name === 'BreakStatement' ? 'break' : 'continue', span: at }];
    case 'ConstStatement':
    case 'GlobalStatement':
    case 'LocalStatement':
      return childrenOf(node).flatMap((child) =>
        child.name === 'Assignment'
          ? [...assignment(reading, child, finish, body, node.name === 'ConstStatement')]
          : [],
      );
    case 'MacrocallExpression':
      return macroStatements(reading, node, finish, (inner, then) => statement(reading, inner, then));
    case 'ParenExpression':
      return inParentheses(reading, node, finish, body);
    case 'BinaryExpression':
      return shortCircuit(reading, node, body) ?? value(reading, node, finish);
    case 'TernaryExpression':
      return choice(reading, node, finish, body) ?? value(reading, node, finish);
    case 'AbstractDefinition':
    case 'PrimitiveDefinition':
    case 'MacroDefinition':
    case 'ModuleDefinition':
    case 'UsingStatement':
    case 'ImportStatement':
    case 'ExportStatement':
    case 'PublicStatement':
      return [];
    default:
      return node.type.isError || /^(?:end|[;()])$/.test(node.name) ? [] : value(reading, node, finish);
  }
}

function refuse(reading: Reading, node: SyntaxNode, code: ProblemCode, message: string): Statement[] {
  return [stopStatement(problem(code, reading.spanOf(node), message))];
}

function value(reading: Reading, node: SyntaxNode, finish: Finish | undefined): Statement[] {
  const at = reading.spanOf(node);
  const passed = isPassedOver(reading, node);
  if (passed === 'silent' || (passed === 'text' && !finish)) return [];
  if (passed === 'error') return refuse(reading, node, 'outside-domain', 'The program throws an error here');
  const read = reading.expression(node, at);
  return finish ? [...finish(read, at)] : [{ kind: 'expression', span: at, value: read }];
}

function ifStatement(reading: Reading, node: SyntaxNode, body: Body): Statement[] {
  const at = reading.spanOf(node);
  const clauses = [node, ...node.getChildren('ElseIfClause')];
  const last = node.getChild('ElseClause');
  if (clauses.length >= reading.levelsLeft / 2)
    return [stopStatement(problem('too-large', at, `${clauses.length} branches are too many to be read`))];
  return reading.deeper(clauses.length, () => {
    const otherwise = last ? body(bodyOf(last)) : [];
    return clauses.reduceRight((after: Statement[], clause): Statement[] => {
      const condition = clause.getChild('Condition');
      const torn = condition && tornFrom(condition);
      if (torn) return refuse(reading, torn, 'syntax', 'This is not clear');
      const own = reading.spanOf(clause);
      const test = asTest(reading.expression(condition?.firstChild, own));
      return [
        {
          kind: 'if',
          span: { start: own.start, end: at.end },
          test,
          body: body(bodyOf(clause)),
          otherwise: after,
          scoped: false,
        },
      ];
    }, otherwise);
  });
}

function returned(reading: Reading, node: SyntaxNode, body: Body): Statement[] {
  const at = reading.spanOf(node);
  const inner = childrenOf(node).find((child) => child.name !== 'return' && !child.type.isError);
  if (!inner) return [{ kind: 'return', span: at, value: undefined }];
  // Of `return if …` the branches return, each at its own place.
  const made = body([inner], (result, span) => [{ kind: 'return', span, value: result }]);
  return made.map((own) => (own.kind === 'return' ? { ...own, span: at } : own));
}

function inParentheses(
  reading: Reading,
  node: SyntaxNode,
  finish: Finish | undefined,
  body: Body,
): readonly Statement[] {
  const inside = childrenOf(node).filter((child) => !/^[();]$/.test(child.name));
  const plain = inside.length === 1 && !isStatement(inside[0]);
  return plain ? value(reading, node, finish) : body(inside, finish);
}

/** Whether a node has an effect rather than a value. */
function isStatement(node: SyntaxNode | undefined): boolean {
  if (!node) return false;
  if (/^(?:Assignment|(?:Return|Break|Continue|If|For|While|Let|Begin)Statement)$/.test(node.name))
    return true;
  return node.name === 'ParenExpression' && childrenOf(node).some(isStatement);
}

/** `test && return x`, `test || (x = 1)`: an `if`. */
function shortCircuit(reading: Reading, node: SyntaxNode, body: Body): Statement[] | undefined {
  const { operator, left, right } = readLink(reading, node);
  if ((operator !== '&&' && operator !== '||') || !left || !right) return undefined;
  if (!isStatement(right) && isPassedOver(reading, right) === undefined) return undefined;
  const at = reading.spanOf(node);
  const test = asTest(reading.expression(left, at));
  const holds: Expression = operator === '&&' ? test : logic(test.span, 'not', [test]);
  return [{ kind: 'if', span: at, test: holds, body: body([right]), otherwise: [], scoped: false }];
}

/** `test ? (a = 1) : (a = 2)`: an `if`. */
function choice(
  reading: Reading,
  node: SyntaxNode,
  finish: Finish | undefined,
  body: Body,
): Statement[] | undefined {
  const [test, , chosen, , otherwise] = childrenOf(node);
  if (
    !test ||
    !chosen ||
    !otherwise ||
    !(isStatement(chosen) || isStatement(otherwise) || isPassedOver(reading, otherwise))
  )
    return undefined;
  const at = reading.spanOf(node);
  return [
    {
      kind: 'if',
      span: at,
      test: asTest(reading.expression(test, at)),
      body: body([chosen], finish),
      otherwise: body([otherwise], finish),
      scoped: false,
    },
  ];
}
