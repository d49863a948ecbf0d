import type { SyntaxNode } from '@lezer/common';
import { type ProblemCode, problem } from '../../core/problem';
import type { Statement } from '../../core/program/program';
import { declinedParts } from '../shared/inheritance';
import { stop, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { childrenOf, isUnexpected } from '../shared/tree';
import { plainClass } from './classes';
import { exportDeclaration, variableDeclaration } from './declarations';
import { enumeration } from './enumerations';
import { functionDefinition } from './functions';
import { framed, jump, labelled, oneRound } from './jumps';
import { bodyOf, forStatement, testOf, whileStatement } from './loops';
import { isPassedOver } from './passed-over';
import { switchStatement } from './switch';
import { effectStatements } from './updates';

export function readStatement(reading: Reading, node: SyntaxNode): readonly Statement[] {
  const at = reading.spanOf(node);
  const unexpected =
    node.name === 'Block' || /Declaration$/.test(node.name) ? undefined : childrenOf(node).find(isUnexpected);
  if (unexpected) return refuse(reading, unexpected, 'syntax', 'This is not expected here');
  switch (node.name) {
    case 'ExpressionStatement':
      return expressionStatement(reading, node);
    case 'VariableDeclaration':
      return variableDeclaration(reading, node);
    case 'FunctionDeclaration':
      return node.getChild('Block')
        ? [{ kind: 'function', span: at, function: functionDefinition(reading, node) }]
        : [];
    case 'ReturnStatement':
      return returnStatement(reading, node);
    case 'Block':
      return [{ kind: 'block', span: at, body: reading.statements(childrenOf(node)) }];
    case 'IfStatement':
      return ifStatement(reading, node);
    case 'ForStatement':
      return forStatement(reading, node);
    case 'WhileStatement':
    case 'DoStatement':
      return whileStatement(reading, node);
    case 'SwitchStatement':
      return switchStatement(reading, node);
    case 'TryStatement':
      return tryStatement(reading, node);
    case 'ExportDeclaration':
      return exportDeclaration(reading, node);
    case 'BreakStatement':
    case 'ContinueStatement':
      return jumpStatement(reading, node);
    case 'LabeledStatement':
      return labeledStatement(reading, node);
    case 'EnumDeclaration':
      return enumeration(reading, node);
    case 'ClassDeclaration':
      return plainClass(reading, node) ?? classDeclaration(reading, node);
    case 'ThrowStatement':
      return refuse(reading, node, 'outside-domain', 'The program throws an error here');
    case 'WithStatement':
      return refuse(reading, node, 'unsupported-syntax', 'A with statement is not followed');
    default:
      // Imports, types, interfaces, enumerations, empty statements, punctuation: nothing that computes.
      return [];
  }
}

function refuse(reading: Reading, node: SyntaxNode, code: ProblemCode, message: string): Statement[] {
  return [stopStatement(problem(code, reading.spanOf(node), message))];
}

function expressionStatement(reading: Reading, node: SyntaxNode): readonly Statement[] {
  const inner = childrenOf(node).find((child) => child.name !== ';' && !child.type.isError);
  if (!inner || isPassedOver(reading, inner)) return [];
  const effects = effectStatements(reading, inner);
  if (effects) return effects;
  return [
    {
      kind: 'expression',
      span: reading.spanOf(inner),
      value: reading.expression(inner, reading.spanOf(node)),
    },
  ];
}

function jumpStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const label = node.getChild('Label');
  const kind = node.name === 'BreakStatement' ? 'break' : 'continue';
  const statements = jump(reading, kind, reading.spanOf(node), label ? reading.textOf(label) : undefined);
  return statements ?? refuse(reading, node, 'syntax', 'There is nothing around this that it could leave');
}

/** A loop takes up its label; other statements become a loop of one round. */
function labeledStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const [label, , statement] = childrenOf(node);
  if (!label || !statement) return [];
  const text = reading.textOf(label);
  if (/^(?:For|While|Do)Statement$/.test(statement.name))
    return labelled(reading, text, () => reading.statements([statement]));
  return framed(reading, 'block', at, text, () => oneRound(at, reading.statements([statement])));
}

function returnStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const value = childrenOf(node).find(
    (child) => child.name !== 'return' && child.name !== ';' && !child.type.isError,
  );
  const at = reading.spanOf(node);
  return [{ kind: 'return', span: at, value: value && reading.expression(value, at) }];
}

function ifStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const [, test, body, , otherwise] = childrenOf(node).filter((child) => !child.type.isError);
  return [
    {
      kind: 'if',
      span: at,
      test: testOf(reading, test, at),
      body: bodyOf(reading, body),
      otherwise: bodyOf(reading, otherwise),
      scoped: true,
    },
  ];
}

/** Followed as if nothing were thrown: where something is, the computation stops there. */
function tryStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const blocks = [node.getChild('Block'), node.getChild('FinallyClause')?.getChild('Block')];
  return blocks.flatMap((block) => (block ? reading.statements([block]) : []));
}

/** The name is bound, so that what uses it stops with the reason. */
function classDeclaration(reading: Reading, node: SyntaxNode): Statement[] {
  const nameNode = node.getChild('VariableDefinition');
  const at = reading.spanOf(nameNode ?? node);
  const text = nameNode ? reading.textOf(nameNode) : '';
  const value = stop(problem('unsupported-syntax', at, `The class ${text} is not followed yet`));
  if (lookUp(reading.scope, text)?.kind === 'class') return declinedParts(text, at, value, 'block');
  return [
    { kind: 'assign', span: at, target: { kind: 'name', span: at, name: text }, value, scope: 'block' },
  ];
}
