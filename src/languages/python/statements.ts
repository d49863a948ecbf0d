import type { SyntaxNode } from '@lezer/common';
import { type ProblemCode, problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import { declinedParts } from '../shared/inheritance';
import { stop, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { childrenOf, isUnexpected } from '../shared/tree';
import { assignStatements, updateStatement } from './assignments';
import { plainClass } from './classes';
import {
  decoratedStatement,
  forStatement,
  ifStatement,
  tryStatement,
  whileStatement,
  withStatement,
} from './compound';
import { expressionList } from './expressions';
import { functionDefinition } from './functions';
import { matchStatement } from './match';
import { isPassedOver } from './passed-over';

export function readStatement(reading: Reading, node: SyntaxNode): readonly Statement[] {
  const at = reading.spanOf(node);
  const unexpected = childrenOf(node).find(isUnexpected);
  if (unexpected && node.name !== 'FunctionDefinition')
    return refuse(reading, unexpected, 'syntax', 'This is not expected here');
  switch (node.name) {
    case 'ExpressionStatement':
      return expressionStatement(reading, node);
    case 'AssignStatement':
      return assignStatements(reading, node);
    case 'UpdateStatement':
      return [updateStatement(reading, node)];
    case 'ReturnStatement': {
      const values = childrenOf(node).slice(1);
      return [
        {
          kind: 'return',
          span: at,
          value: values.length > 0 ? expressionList(reading, values, at) : undefined,
        },
      ];
    }
    case 'StatementGroup':
      return reading.statements(childrenOf(node));
    case 'FunctionDefinition':
      return node.getChild('VariableName')
        ? [{ kind: 'function', span: at, function: functionDefinition(reading, node) }]
        : [];
    case 'DecoratedStatement':
      return decoratedStatement(reading, node);
    case 'IfStatement':
      return ifStatement(reading, node);
    case 'ForStatement':
      return forStatement(reading, node);
    case 'WhileStatement':
      return whileStatement(reading, node);
    case 'TryStatement':
      return tryStatement(reading, node);
    case 'WithStatement':
      return withStatement(reading, node);
    case 'BreakStatement':
      return [{ kind: 'break', span: at }];
    case 'ContinueStatement':
      return [{ kind: 'continue', span: at }];
    case 'ClassDefinition':
      return plainClass(reading, node) ?? classDefinition(reading, node);
    case 'RaiseStatement':
      return refuse(reading, node, 'outside-domain', 'The program raises an error here');
    case 'YieldStatement':
      return refuse(reading, node, 'unsupported-syntax', 'A generator is not followed');
    case 'MatchStatement':
      return matchStatement(reading, node);
    case 'DeleteStatement':
      return node.getChild('MemberExpression')
        ? refuse(reading, node, 'unsupported-syntax', 'Deleting a part is not followed')
        : [];
    default:
      // pass, print, assert, del of a name, global, imports, type aliases, colons: nothing that computes.
      return [];
  }
}

function refuse(reading: Reading, node: SyntaxNode, code: ProblemCode, message: string): Statement[] {
  return [stopStatement(problem(code, reading.spanOf(node), message))];
}

function expressionStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const children = childrenOf(node);
  const [first] = children;
  if (!first || (children.length === 1 && isPassedOver(reading, first)))
    return first ? printedCalls(reading, first) : [];
  const at = reading.spanOf(node);
  return [{ kind: 'expression', span: at, value: expressionList(reading, children, at) }];
}

/** Calls inside of `print(…)` at the top level: nothing runs them, but they say with which values a function is used. */
function printedCalls(reading: Reading, node: SyntaxNode): Statement[] {
  const list = reading.scope.outer === undefined ? node.getChild('ArgList') : null;
  return (list?.getChildren('CallExpression') ?? []).map((call) => {
    const span = reading.spanOf(call);
    return { kind: 'expression', span, value: reading.expression(call, span) };
  });
}

/** The name is bound, so that what uses it stops with the reason. */
function classDefinition(reading: Reading, node: SyntaxNode): Statement[] {
  const nameNode = node.getChild('VariableName');
  const at = reading.spanOf(nameNode ?? node);
  const text = nameNode ? reading.textOf(nameNode) : '';
  const value: Expression = stop(problem('unsupported-syntax', at, `The class ${text} is not followed yet`));
  if (lookUp(reading.scope, text)?.kind === 'class') return declinedParts(text, at, value, 'function');
  return [
    { kind: 'assign', span: at, target: { kind: 'name', span: at, name: text }, value, scope: 'function' },
  ];
}
