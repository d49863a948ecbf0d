import type { SyntaxNode, Tree } from '@lezer/common';
import { type Problem, problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { shift, span } from '../../core/span';
import { topLevelNames } from '../shared/bound-names';
import { freeNames } from '../shared/free-names';
import { parseTree } from '../shared/parse-tree';
import { readPoints } from '../shared/points';
import { type Readers, Reading } from '../shared/reading';
import { syntaxErrors } from '../shared/syntax-errors';
import { childrenOf } from '../shared/tree';
import { declinedUnit, type UnitContent } from '../shared/units';
import { declaredIn } from './cut';
import type { Environment } from './environment';
import { readExpression } from './expressions';
import { grammar } from './grammar';
import { readStatement } from './statements';

const comments = new Set(['LineComment', 'BlockComment']);

function readersOf(environment: Environment): Readers {
  return {
    expression: (reading, node) => readExpression(reading, node, environment),
    statement: (reading, node) => readStatement(reading, node),
  };
}

/** One top-level statement or definition. */
export function readUnitText(text: string, environment: Environment): UnitContent {
  const tree = parseTree(grammar, text, '#');
  if (!('topNode' in tree)) return declinedUnit(tree, declaredIn(text));
  const reading = new Reading(text, 0, text.length, environment.scope, readersOf(environment));
  const statements = reading.statements(childrenOf(tree.topNode));
  const { points, problems } = readPoints(tree, text, comments);
  return {
    declares: topLevelNames(statements),
    refers: freeNames(statements),
    statements,
    problems: [...syntaxErrors(tree, text), ...reading.problems, ...problems],
    points,
  };
}

/** The text as one expression: put into parentheses, so that line breaks and leading spaces don't matter. */
export function readExpressionText(text: string, environment: Environment): UnitContent {
  const wrapped = `(${text}\n)`;
  const tree = parseTree(grammar, wrapped, '#');
  if (!('topNode' in tree)) {
    const { start, end } = shift(tree.span, -1);
    return declinedUnit({ ...tree, span: span(clip(start, text), clip(end, text)) }, []);
  }
  const reading = new Reading(wrapped, 1, text.length, environment.scope, readersOf(environment));
  const inner = onlyExpression(tree, wrapped);
  const errors = expressionErrors(tree, wrapped, text, inner);
  const whole = span(0, text.length);
  const value: Expression = inner
    ? reading.expression(inner, whole)
    : { kind: 'stop', span: whole, problem: errors[0] ?? notAnExpression(text) };
  const statements = [{ kind: 'expression' as const, span: value.span, value }];
  return {
    declares: [],
    refers: freeNames(statements),
    statements,
    problems: [...errors, ...reading.problems],
    points: readPoints(tree, wrapped, comments, 1).points,
  };
}

/** The one expression in the parentheses that were put around the text. */
function onlyExpression(tree: Tree, wrapped: string): SyntaxNode | undefined {
  const [only, ...others] = childrenOf(tree.topNode);
  if (!only || others.length > 0 || only.from !== 0 || only.to !== wrapped.length) return undefined;
  if (only.name === 'TupleExpression') return only;
  const inside = childrenOf(only).filter((child) => child.name !== '(' && child.name !== ')');
  const [inner] = inside;
  if (only.name !== 'ParenExpression' || inside.length !== 1 || inner?.type.isError) return undefined;
  return inner && /^(?:Assignment|Generator)$|(?:Statement|Definition)$/.test(inner.name) ? undefined : inner;
}

function expressionErrors(
  tree: Tree,
  wrapped: string,
  text: string,
  inner: SyntaxNode | undefined,
): readonly Problem[] {
  if (text.trim() === '') return [problem('syntax', span(0, text.length), 'An expression is expected')];
  const errors = syntaxErrors(tree, wrapped, 1, text.length);
  return errors.length > 0 || inner ? errors : [notAnExpression(text)];
}

function clip(offset: number, text: string): number {
  return Math.max(0, Math.min(offset, text.length));
}

function notAnExpression(text: string): Problem {
  return problem('syntax', span(0, text.length), 'This is not one expression');
}
