import type { SyntaxNode } from '@lezer/common';
import type { Expression, Statement, Target } from '../../core/program/program';
import type { Span } from '../../core/span';
import { asTest, balanced } from '../shared/logic';
import { conditional, lambda, method, name } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { variables } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { keysOf, knownDict } from './known-dicts';
import { readTarget, targetNames, type Unpacked } from './targets';

/** One `for … in … if …` of a comprehension. */
interface Clause {
  readonly targets: readonly SyntaxNode[];
  readonly iterable: SyntaxNode | undefined;
  readonly tests: readonly SyntaxNode[];
}

/**
 * `e for a in A for b in B if c` as `A.flatMap(a => B.filter(b => c).map(b => e))`. `parts` are the nodes
 * between the brackets: the element and the tokens and nodes of the clauses.
 */
export function comprehension(reading: Reading, node: SyntaxNode, parts: readonly SyntaxNode[]): Expression {
  const [element, ...rest] = parts;
  const clauses = readClauses(rest);
  return build(reading, node, element, clauses, 0);
}

export function listComprehension(reading: Reading, node: SyntaxNode): Expression {
  const inside = childrenOf(node).filter((child) => !/^[()[\]{}]$/.test(child.name) && !child.type.isError);
  return comprehension(reading, node, inside);
}

function readClauses(nodes: readonly SyntaxNode[]): Clause[] {
  const clauses: { targets: SyntaxNode[]; iterable: SyntaxNode | undefined; tests: SyntaxNode[] }[] = [];
  let state: 'for' | 'in' | 'if' | undefined;
  for (const node of nodes) {
    if (node.name === 'for' || node.name === 'in' || node.name === 'if') {
      state = node.name;
      if (state === 'for') clauses.push({ targets: [], iterable: undefined, tests: [] });
      continue;
    }
    const last = clauses[clauses.length - 1];
    if (!last || node.name === 'async') continue;
    if (state === 'for') last.targets.push(node);
    else if (state === 'in') last.iterable ??= node;
    else if (state === 'if') last.tests.push(node);
  }
  return clauses;
}

function build(
  reading: Reading,
  node: SyntaxNode,
  element: SyntaxNode | undefined,
  clauses: readonly Clause[],
  index: number,
): Expression {
  const clause = clauses[index];
  const at = reading.spanOf(node);
  if (!clause) return elementOf(reading, element, at);
  const known = knownDict(reading, clause.iterable);
  let iterable = known ? keysOf(known) : reading.expression(clause.iterable, at);
  const names = variables(targetNames(reading, clause.targets));
  return reading.within(names, () => {
    const after: Unpacked[] = [];
    const target = readTarget(reading, clause.targets, at, after);
    const inner = reading.deeper(1, () => build(reading, node, element, clauses, index + 1));
    const isLast = index + 1 === clauses.length;
    if (clause.tests.length && reading.textOf(node).includes(':='))
      return method(at, iterable, 'flatMap', [
        unpacking(at, target, after, chosen(reading, at, clause.tests, isLast ? [inner] : inner)),
      ]);
    for (const test of clause.tests) {
      iterable = method(at, iterable, 'filter', [unpacking(at, target, after, reading.expression(test, at))]);
    }
    return method(at, iterable, isLast ? 'map' : 'flatMap', [unpacking(at, target, after, inner)]);
  });
}

/** Tests and element of each round one after the other, since tests that assign are seen in it. */
function chosen(
  reading: Reading,
  at: Span,
  tests: readonly SyntaxNode[],
  inner: Expression | readonly Expression[],
): Expression {
  const list = (elements: readonly Expression[]): Expression => ({
    kind: 'list',
    span: at,
    form: 'list',
    elements,
  });
  const holds = balanced(
    'and',
    tests.map((test) => asTest(reading.expression(test, at))),
  );
  return conditional(at, holds, 'kind' in inner ? inner : list(inner), list([]));
}

/** Functions made in a comprehension all see its last round, which the rounds here do not share. */
function elementOf(reading: Reading, element: SyntaxNode | undefined, at: Span): Expression {
  if (element && /\blambda\b/.test(reading.textOf(element))) {
    return reading.stop('unsupported-syntax', element, 'A lambda in a comprehension is not followed');
  }
  return reading.expression(element, at);
}

/** A lambda of one argument, which it takes apart where the target is a tuple. */
function unpacking(at: Span, target: Target, after: readonly Unpacked[], body: Expression): Expression {
  if (target.kind === 'name' && after.length === 0)
    return lambda(at, [{ name: target.name, span: target.span }], body);
  const item = `#${target.span.start}`;
  const parts: Unpacked[] = [{ target, value: name(target.span, item) }, ...after];
  const unpack = parts.map(
    (part): Statement => ({ kind: 'assign', span: target.span, ...part, scope: 'function' }),
  );
  const result: Statement = { kind: 'return', span: body.span, value: body };
  return lambda(at, [{ name: item, span: target.span }], [...unpack, result]);
}
