import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { type Problem, problem } from '../../core/problem';
import type { Expression, PointComment } from '../../core/program/program';
import { type Span, shift, span } from '../../core/span';
import { topLevelNames } from '../shared/bound-names';
import { freeNames } from '../shared/free-names';
import { withClasses } from '../shared/inheritance';
import { grammarOf, parseTree } from '../shared/parse-tree';
import { readPoints } from '../shared/points';
import { type Readers, Reading } from '../shared/reading';
import { syntaxErrors } from '../shared/syntax-errors';
import { childrenOf } from '../shared/tree';
import { declinedUnit, type UnitContent } from '../shared/units';
import { declaredIn } from './cut';
import type { Environment } from './environment';
import { readExpression } from './expressions';
import { forParser } from './grammar-gaps';
import { readStatement } from './statements';

const grammar = grammarOf(parser);

function readersOf(environment: Environment): Readers {
  return {
    expression: (reading, node) => readExpression(reading, node, environment),
    statement: (reading, node) => readStatement(reading, node),
  };
}

/** One top-level statement or definition. */
export function readUnitText(text: string, environment: Environment): UnitContent {
  const tree = parseTree(grammar, forParser(text), '#');
  if (!('topNode' in tree)) return declinedUnit(tree, declaredIn(text));
  const reading = new Reading(text, 0, text.length, environment.scope, readersOf(environment));
  const statements = reading.statements(childrenOf(tree.topNode));
  const { points, problems } = readPoints(tree, text, new Set(['Comment']));
  return {
    declares: topLevelNames(statements),
    refers: withClasses(freeNames(statements)),
    statements,
    problems: [...syntaxErrors(tree, text), ...reading.problems, ...problems],
    points,
  };
}

/** The text as one expression: put into parentheses, so that line breaks and leading spaces don't matter. */
export function readExpressionText(text: string, environment: Environment): UnitContent {
  const wrapped = `(${text}\n)`;
  const tree = parseTree(grammar, forParser(wrapped), '#');
  if (!('topNode' in tree))
    return declinedUnit({ ...tree, span: clip(shift(tree.span, -1), text.length) }, []);
  const reading = new Reading(wrapped, 1, text.length, environment.scope, readersOf(environment));
  const inner = onlyExpression(tree, wrapped);
  const errors = expressionErrors(tree, wrapped, text, inner);
  const whole = span(0, text.length);
  const value: Expression = inner
    ? reading.expression(inner, whole)
    : { kind: 'stop', span: whole, problem: errors[0] ?? notAnExpression(text) };
  const statements = [{ kind: 'expression' as const, span: value.span, value }];
  const points: readonly PointComment[] = readPoints(tree, wrapped, new Set(['Comment']), 1).points;
  return {
    declares: [],
    refers: freeNames(statements),
    statements,
    problems: [...errors, ...reading.problems],
    points,
  };
}

/** The one expression in the parentheses that were put around the text. */
function onlyExpression(tree: Tree, wrapped: string): SyntaxNode | undefined {
  const statements = childrenOf(tree.topNode);
  const [statement] = statements;
  const outer = statement && childrenOf(statement);
  const [only] = outer ?? [];
  if (statements.length !== 1 || statement?.name !== 'ExpressionStatement' || outer?.length !== 1 || !only)
    return undefined;
  if (only.from !== 0 || only.to !== wrapped.length || only.type.isError) return undefined;
  if (only.name === 'TupleExpression') return only;
  const inside = childrenOf(only).filter((child) => child.name !== '(' && child.name !== ')');
  const [inner] = inside;
  if (only.name !== 'ParenthesizedExpression' || inside.length !== 1 || inner?.type.isError) return undefined;
  return inner?.name === 'NamedExpression' || inner?.name === 'YieldExpression' || inner?.name === '*'
    ? undefined
    : inner;
}

function expressionErrors(
  tree: Tree,
  wrapped: string,
  text: string,
  inner: SyntaxNode | undefined,
): readonly Problem[] {
  if (text.trim() === '') return [problem('syntax', span(0, text.length), 'An expression is expected')];
  if (!inner && isStatement(text)) return [notAnExpression(text)];
  const errors = syntaxErrors(tree, wrapped, 1, text.length);
  return errors.length > 0 || inner ? errors : [notAnExpression(text)];
}

function clip({ start, end }: Span, length: number): Span {
  return span(Math.max(0, Math.min(start, length)), Math.max(0, Math.min(end, length)));
}

function isStatement(text: string): boolean {
  const tree = parseTree(grammar, forParser(text), '#');
  const [first] = 'topNode' in tree ? childrenOf(tree.topNode) : [];
  return first !== undefined && first.name !== 'ExpressionStatement' && !first.type.isError;
}

function notAnExpression(text: string): Problem {
  return problem('syntax', span(0, text.length), 'This is not one expression');
}
