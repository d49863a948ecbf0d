import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import { call, lambda, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';

/** `(t := e)`: a function of no arguments, called where it stands, that assigns to the name around it. */
export function namedExpression(reading: Reading, node: SyntaxNode): Expression {
  const [target, , value] = childrenOf(node);
  const at = reading.spanOf(node);
  if (!target || !isInFunction(node))
    return reading.stop(
      'unsupported-syntax',
      node,
      'An assignment inside an expression is not followed here',
    );
  const own = name(reading.spanOf(target), reading.textOf(target));
  if (own.kind !== 'name') return own;
  const assign: Statement = {
    kind: 'assign',
    span: at,
    target: own,
    value: reading.expression(value, at),
    scope: 'nearest',
  };
  return call(at, lambda(at, [], [assign, { kind: 'return', span: at, value: own }]), []);
}

/** The name is the function's around, which has to have it before the expression is computed. */
function isInFunction(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name === 'FunctionDefinition') return true;
    if (outer.name === 'LambdaExpression' || outer.name === 'ClassDefinition' || outer.name === 'ParamList')
      return false;
  }
  return false;
}

const closed = new Set(['LambdaExpression', 'FunctionDefinition', 'ClassDefinition']);

/** At the beginning of a function its names that are assigned inside expressions: they have no value yet. */
export function unsetNames(reading: Reading, body: SyntaxNode, own: ReadonlySet<string>): Statement[] {
  if (!reading.textOf(body).includes(':=')) return [];
  const found = new Map<string, Statement>();
  body.cursor().iterate(({ node }) => {
    if (closed.has(node.name)) return false;
    const target = node.name === 'NamedExpression' ? node.firstChild : null;
    const text = target ? reading.textOf(target) : '';
    if (target && own.has(text)) found.set(text, unset(reading, target, text));
    return undefined;
  });
  return [...found.values()];
}

function unset(reading: Reading, target: SyntaxNode, text: string): Statement {
  const span = reading.spanOf(target);
  const value = stop(problem('no-value', span, `${text} has no value yet`));
  return { kind: 'assign', span, target: { kind: 'name', span, name: text }, value, scope: 'function' };
}
