import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { asTest } from '../shared/logic';
import { literal, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { bodyOf, tornFrom } from './bodies';
import type { Body } from './finish';
import { iterable } from './iteration';
import { leastOfRange } from './ranges';
import { LocalNames, localNames, targetNodes, withReached } from './scopes';
import { readTarget } from './targets';

/** `for i in 1:n, j in 1:m`: one loop inside the other, with a scope for each round. */
export function forStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const bindings = node.getChildren('ForBinding');
  const torn = bindings.map(tornFrom).find((next) => next !== undefined);
  if (torn) return refuse(reading.spanOf(torn), 'This is not clear');
  if (bindings.length > 1 && /\bbreak\b/.test(reading.textOf(node)))
    return refuse(at, 'A break out of several loops is not followed');
  return loop(reading, node, bindings, at);
}

function refuse(at: Span, message: string): Statement[] {
  return [stopStatement(problem('unsupported-syntax', at, message))];
}

function loop(
  reading: Reading,
  node: SyntaxNode,
  [binding, ...others]: readonly SyntaxNode[],
  at: Span,
): Statement[] {
  const [targetNode, , source] = (binding ? childrenOf(binding) : []).filter(
    (child) => child.name !== 'outer',
  );
  if (!targetNode) return refuse(at, 'This loop is not complete');
  const values = iterable(reading, source, at);
  const nodes = bodyOf(node);
  const targets = new Set(targetNodes(targetNode).map((target) => reading.textOf(target)));
  const names = new LocalNames('block', others.length > 0 ? [] : localNames(reading, nodes), targets);
  const first = leastOfRange(reading, source) ?? countedFrom(reading, source);
  if (targetNode.name === 'Identifier') count(names, reading.textOf(targetNode), first);
  else if (source && /^enumerate\(/.test(reading.textOf(source))) {
    const [index] = targetNodes(targetNode);
    if (index) count(names, reading.textOf(index), 1);
  }
  return reading.within(names, () => {
    const target = readTarget(reading, targetNode, at);
    const inner = others.length > 0 ? loop(reading, node, others, at) : reading.statements(nodes);
    return [
      { kind: 'for', span: at, target, iterable: values, body: withReached(names, inner), scoped: true },
    ];
  });
}

function countedFrom(reading: Reading, source: SyntaxNode | undefined): number | undefined {
  return source && /^(?:eachindex|axes)\(/.test(reading.textOf(source)) ? 1 : undefined;
}

function count(names: LocalNames, text: string, first: number | undefined): void {
  if (first === undefined) return;
  names.least.set(text, first);
  names.known.set(text, 'integer');
}

export function whileStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const condition = node.getChild('Condition');
  const torn = condition && tornFrom(condition);
  if (torn) return refuse(reading.spanOf(torn), 'This is not clear');
  const test = asTest(reading.expression(condition?.firstChild, at));
  const nodes = bodyOf(node);
  const names = new LocalNames('block', localNames(reading, nodes));
  const inner = reading.within(names, () => withReached(names, reading.statements(nodes)));
  return [{ kind: 'while', span: at, test, body: inner, update: [], testLast: false, scoped: true }];
}

/** `let x = 1, y` … `end`: a scope with new names. */
export function letStatement(reading: Reading, node: SyntaxNode, body: Body): Statement[] {
  const at = reading.spanOf(node);
  const nodes = bodyOf(node);
  const bindings = node.getChildren('LetBinding').flatMap((binding) => childrenOf(binding));
  const simple = bindings.every(
    (binding) => binding.name === 'Identifier' || childrenOf(binding)[0]?.name === 'Identifier',
  );
  if (!simple) return refuse(at, 'These names of a let are not followed');
  const bound = bindings.map((binding) =>
    binding.name === 'Identifier' ? binding : (childrenOf(binding)[0] ?? binding),
  );
  const values = bindings.map((binding): Expression => {
    const right = binding.name === 'Identifier' ? undefined : childrenOf(binding)[2];
    return right ? reading.expression(right, at) : literal(reading.spanOf(binding), null);
  });
  const uses = values.length > 1;
  if (
    uses &&
    bindings.some((binding, k) =>
      bound.slice(0, k).some((name) => mentions(reading, binding, reading.textOf(name))),
    )
  )
    return refuse(at, 'Names of a let that use each other are not followed');
  const names = new LocalNames(
    'block',
    localNames(reading, nodes),
    new Set(bound.map((name) => reading.textOf(name))),
  );
  const inner = reading.within(names, () => withReached(names, body(nodes)));
  const assigned = bindings.map((binding, k): Statement => {
    const [span, name] = [reading.spanOf(binding), bound[k] ?? binding];
    const target = { kind: 'name' as const, span: reading.spanOf(name), name: reading.textOf(name) };
    return { kind: 'assign', span, target, value: values[k] ?? literal(span, null), scope: 'block' };
  });
  return [{ kind: 'block', span: at, body: [...assigned, ...inner] }];
}

function mentions(reading: Reading, node: SyntaxNode, text: string): boolean {
  let found = false;
  node.cursor().iterate(({ node: inner }) => {
    if (inner.name === 'Identifier' && reading.textOf(inner) === text) found = true;
  });
  return found;
}

/** Followed as if nothing were thrown: where something is, the computation stops there. */
export function tryStatement(reading: Reading, node: SyntaxNode, body: Body): Statement[] {
  const at = reading.spanOf(node);
  const nodes = bodyOf(node);
  const names = new LocalNames('block', localNames(reading, nodes));
  const inner = reading.within(names, () => withReached(names, body(nodes)));
  const last = node.getChild('FinallyClause');
  return [{ kind: 'block', span: at, body: inner }, ...(last ? reading.statements(bodyOf(last)) : [])];
}
