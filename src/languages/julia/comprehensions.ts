import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { asTest } from '../shared/logic';
import { apply, lambda, method, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { iterable } from './iteration';
import { leastOfRange } from './ranges';
import { LocalNames, targetNodes } from './scopes';
import { readTarget } from './targets';
import { kindOf, scalar } from './values';

interface Clause {
  readonly target: SyntaxNode;
  readonly source: SyntaxNode | undefined;
  readonly tests: readonly SyntaxNode[];
}

/** `[e for x in xs if c]` as an array of numbers, or a list of functions. */
export function comprehension(reading: Reading, node: SyntaxNode): Expression {
  const generated = node.getChild('Generator');
  if (!generated) return reading.stop('syntax', node, 'This comprehension is not complete');
  const clauses = clausesOf(generated);
  if (!generated.getChild('GenFor') || commas(generated) > 1) return overTwo(reading, generated, clauses);
  const list = generator(reading, generated);
  if (list.kind !== 'call' || isOfFunctions(list)) return list;
  return apply(reading.spanOf(node), 'elements', [list]);
}

/** How many names the one `for` of `[… for i in a, j in b]` has. */
function commas(generated: SyntaxNode): number {
  const clause = generated.getChild('GenFor');
  const fors = clause?.getChildren('for').length ?? 0;
  return fors > 1 ? 1 : (clause?.getChildren('ForBinding').length ?? 0);
}

function isOfFunctions(list: Expression): boolean {
  const body = list.kind === 'call' && list.args[0]?.kind === 'lambda' ? list.args[0].function.body : [];
  const last = body[body.length - 1];
  return last?.kind === 'return' && last.value?.kind === 'lambda';
}

/** `e for x in xs for y in ys if c`: a list, the last name running fastest. */
export function generator(reading: Reading, node: SyntaxNode): Expression {
  const [element] = childrenOf(node);
  const clauses = clausesOf(node);
  // With a comma the first name runs fastest; a list of all does not care in which order they are reduced.
  return build(reading, node, element, clauses, 0);
}

/** A matrix: the first name counts its rows. */
function overTwo(reading: Reading, node: SyntaxNode, clauses: readonly Clause[]): Expression {
  const at = reading.spanOf(node);
  const [rows, columns, ...more] = clauses;
  if (!rows || !columns || more.length > 0 || clauses.some(({ tests }) => tests.length > 0))
    return reading.stop('unsupported-syntax', node, 'A comprehension over these names is not followed');
  const [element] = childrenOf(node);
  const inner = (index: number): Expression => {
    const clause = clauses[index];
    if (!clause) return elementOf(reading, element, at);
    return each(reading, clause, at, () => inner(index + 1));
  };
  return apply(at, 'copy', [apply(at, 'elements', [inner(0)])]);
}

function clausesOf(node: SyntaxNode): Clause[] {
  const clauses: { target: SyntaxNode; source: SyntaxNode | undefined; tests: SyntaxNode[] }[] = [];
  for (const child of childrenOf(node)) {
    for (const binding of child.name === 'GenFor' ? child.getChildren('ForBinding') : []) {
      const [target, , source] = childrenOf(binding);
      if (target) clauses.push({ target, source, tests: [] });
    }
    const test = child.name === 'GenFilter' ? childrenOf(child)[1] : undefined;
    if (test) clauses[clauses.length - 1]?.tests.push(test);
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
  if (reading.levelsLeft <= 0) return stop(problem('too-large', at, 'This is nested too deep'));
  const inner = () => reading.deeper(1, () => build(reading, node, element, clauses, index + 1));
  return each(reading, clause, at, inner, index + 1 < clauses.length ? 'flatMap' : 'map');
}

function each(
  reading: Reading,
  clause: Clause,
  at: Span,
  body: () => Expression,
  how: 'map' | 'flatMap' = 'map',
): Expression {
  let list = iterable(reading, clause.source, at);
  const names = new LocalNames(
    'block',
    [],
    new Set(targetNodes(clause.target).map((target) => reading.textOf(target))),
  );
  const first = leastOfRange(reading, clause.source);
  if (first !== undefined && clause.target.name === 'Identifier') {
    names.least.set(reading.textOf(clause.target), first);
    names.known.set(reading.textOf(clause.target), 'integer');
  }
  return reading.within(names, () => {
    for (const test of clause.tests)
      list = method(at, list, 'filter', [
        unpacking(reading, clause, at, asTest(reading.expression(test, at))),
      ]);
    return method(at, list, how, [unpacking(reading, clause, at, body())]);
  });
}

function elementOf(reading: Reading, element: SyntaxNode | undefined, at: Span): Expression {
  const value = reading.expression(element, at);
  if (value.kind === 'lambda') return value;
  if (kindOf(reading, value) === 'vector' || value.kind === 'list' || value.kind === 'record')
    return stop(problem('unsupported-syntax', value.span, 'An array of arrays is not followed'), value.span);
  return scalar(reading, value);
}

/** A lambda of one argument, which it takes apart where the target is a tuple. */
function unpacking(reading: Reading, { target }: Clause, at: Span, body: Expression): Expression {
  const into = readTarget(reading, target, at);
  if (into.kind === 'name') return lambda(at, [{ name: into.name, span: into.span }], body);
  const item = `#${into.span.start}`;
  const unpack: Statement = {
    kind: 'assign',
    span: into.span,
    target: into,
    value: name(into.span, item),
    scope: 'function',
  };
  return lambda(
    at,
    [{ name: item, span: into.span }],
    [unpack, { kind: 'return', span: body.span, value: body }],
  );
}
