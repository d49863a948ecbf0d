import type { SyntaxNode } from '@lezer/common';
import type { Expression, Statement } from '../../core/program/program';
import { boxed, call, lambda, unboxed } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { isPattern } from './patterns';
import { effectStatements, heldPlace } from './updates';

/**
 * An expression that changes something and has a value: a function of no arguments, called where it stands, that makes
 * the change and gives the value.
 */
export function effectExpression(reading: Reading, node: SyntaxNode): Expression {
  switch (node.name) {
    case 'SequenceExpression':
      return sequence(reading, node);
    case 'AssignmentExpression':
      return assignment(reading, node);
    default:
      return update(reading, node);
  }
}

function run(
  reading: Reading,
  node: SyntaxNode,
  statements: readonly Statement[],
  value: Expression,
): Expression {
  const at = reading.spanOf(node);
  return call(at, lambda(at, [], [...statements, { kind: 'return', span: at, value }]), []);
}

function sequence(reading: Reading, node: SyntaxNode): Expression {
  const parts = childrenOf(node).filter((child) => child.name !== ',' && !child.type.isError);
  const last = parts[parts.length - 1];
  const at = reading.spanOf(node);
  const statements = parts.slice(0, -1).flatMap((part): readonly Statement[] => {
    const effects = effectStatements(reading, part);
    if (effects) return effects;
    const value = reading.expression(part, at);
    return [{ kind: 'expression', span: value.span, value }];
  });
  return run(reading, node, statements, reading.expression(last, at));
}

/** The value of an assignment is that of its right side, also of a pattern. */
function assignment(reading: Reading, node: SyntaxNode): Expression {
  const [left] = childrenOf(node);
  const at = reading.spanOf(node);
  const statements = effectStatements(reading, node) ?? [];
  if (left && isPattern(left))
    return reading.stop(
      'unsupported-syntax',
      node,
      'A pattern assigned inside an expression is not followed',
    );
  if (left?.name === 'VariableName') return run(reading, node, statements, reading.expression(left, at));
  const held = left && heldPlace(reading, left, true);
  if (!held) return reading.stop('unsupported-syntax', node, 'Nothing can be assigned to this');
  return run(
    reading,
    node,
    [...held.before, ...(effectStatements(reading, node, false, held) ?? [])],
    held.value,
  );
}

/** `++i` is the number behind it, `i++` the one before. */
function update(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const operand = childrenOf(node).find((child) => child.name !== 'ArithOp' && !child.type.isError);
  const held = operand && heldPlace(reading, operand, operand.name !== 'VariableName');
  const effects = held && effectStatements(reading, node, false, held);
  if (!held || !effects)
    return reading.stop('unsupported-syntax', node, 'This change inside an expression is not followed');
  if (node.name === 'UnaryExpression') return run(reading, node, [...held.before, ...effects], held.value);
  const old = `#${at.start}old`;
  const keep: Statement = {
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name: old },
    value: boxed(at, held.value),
    scope: 'function',
  };
  return run(reading, node, [...held.before, keep, ...effects], unboxed(at, old));
}
