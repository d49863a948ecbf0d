import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, isUnexpected } from '../shared/tree';
import { fieldsOf, statementsValue } from './statement-values';
import { kindOf, scalar } from './values';

/** `(a)`, `(a; b)`. */
export function parenthesized(reading: Reading, node: SyntaxNode): Expression {
  const inside = insideOf(node);
  const unexpected = inside.find(isUnexpected);
  if (unexpected) return reading.stop('syntax', unexpected, 'This is not expected here');
  const [only] = inside;
  if (inside.length > 1 || only?.name === 'Assignment') return statementsValue(reading, node, inside);
  return reading.expression(only?.type.isError ? undefined : only, reading.spanOf(node));
}

function insideOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => !/^[()[\],;]$/.test(child.name));
}

/** `(a, b)`, `(a=1, b=2)`, `(; a, b)`. */
export function tuple(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const inside = insideOf(node);
  const unexpected = inside.find(isUnexpected);
  if (unexpected) return reading.stop('syntax', unexpected, 'This is not expected here');
  const elements = inside.filter((child) => !child.type.isError);
  if (elements.some(({ name }) => name === 'KwArg' || name === 'KeywordArguments'))
    return fieldsOf(reading, node, elements);
  const spread = elements.find(({ name }) => name === 'SplatExpression');
  if (spread) return reading.stop('unsupported-syntax', spread, 'A list spread into another is not followed');
  return {
    kind: 'list',
    span: at,
    form: 'tuple',
    elements: elements.map((element) => reading.expression(element, at)),
  };
}

/** `[a, b]`: an array of numbers, or a list of functions. */
export function vector(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const inside = insideOf(node);
  const unexpected = inside.find(isUnexpected);
  if (unexpected) return reading.stop('syntax', unexpected, 'This is not expected here');
  const spread = inside.find(({ name }) => name === 'SplatExpression');
  if (spread) return reading.stop('unsupported-syntax', spread, 'A list spread into another is not followed');
  const nodes = inside.filter((child) => !child.type.isError);
  const torn = nodes.length === 1 ? nodes.find((child) => isTorn(reading, child)) : undefined;
  if (torn) return ambiguous(reading, torn);
  return vectorOf(
    reading,
    nodes.map((child) => reading.expression(child, at)),
    at,
  );
}

/** Numbers as an array. One that holds an array is declined: its sums and products are others. */
function vectorOf(reading: Reading, elements: readonly Expression[], at: Span): Expression {
  if (elements.length === 0 || elements.every(({ kind }) => kind === 'lambda'))
    return { kind: 'list', span: at, form: 'list', elements };
  const nested = elements.find(
    (element) => kindOf(reading, element) === 'vector' || /^(?:list|record)$/.test(element.kind),
  );
  if (nested)
    return stop(problem('unsupported-syntax', nested.span, 'An array of arrays is not followed'), at);
  const numbers = elements.map((element) => scalar(reading, element));
  const integers = numbers.every((element) => kindOf(reading, element) === 'integer');
  const items = integers ? numbers : numbers.map((element) => asReal(reading, element));
  return apply(at, 'elements', [{ kind: 'list', span: at, form: 'list', elements: items }]);
}

/** In an array of numbers with a point the others have one, too. */
function asReal(reading: Reading, element: Expression): Expression {
  if (element.kind === 'literal' && typeof element.value === 'number')
    return { kind: 'literal', span: element.span, value: element.value };
  return kindOf(reading, element) === 'integer' ? apply(element.span, 'toReal', [element]) : element;
}

/** `[a b; c d]` row by row; `[a; b]` of numbers is a vector. */
export function matrix(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const rows = node
    .getChildren('MatrixRow')
    .map((row) => childrenOf(row).filter((child) => !child.type.isError));
  const torn = rows.flat().find((element) => isTorn(reading, element));
  if (torn) return ambiguous(reading, torn);
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width))
    return reading.stop('shape-mismatch', node, 'The rows of this matrix have different lengths');
  const values = rows.map((row) => row.map((element) => reading.expression(element, at)));
  const array = values
    .flat()
    .find((element) => kindOf(reading, element) === 'vector' || element.kind === 'list');
  if (array)
    return stop(problem('unsupported-syntax', array.span, 'Arrays put together are not followed'), at);
  if (width === 1) return vectorOf(reading, values.flat(), at);
  const integers = values.flat().every((element) => kindOf(reading, element) === 'integer');
  const items = values.map(
    (row): Expression => ({
      kind: 'list',
      span: at,
      form: 'list',
      elements: row.map((element) => (integers ? element : asReal(reading, scalar(reading, element)))),
    }),
  );
  return apply(at, 'copy', [
    apply(at, 'elements', [{ kind: 'list', span: at, form: 'list', elements: items }]),
  ]);
}

/** `[a -b]` has two elements, where the grammar sees a difference. */
function isTorn(reading: Reading, node: SyntaxNode): boolean {
  for (let next: SyntaxNode | null = node; next?.name === 'BinaryExpression'; next = next.firstChild) {
    const operator = next.getChild('UnaryPlusOp') ?? next.getChild('PlusOp');
    if (!operator) continue;
    const before = reading.text[operator.from - 1] ?? '';
    const after = reading.text[operator.to] ?? '';
    if (/\s/.test(before) && !/\s/.test(after)) return true;
  }
  return false;
}

function ambiguous(reading: Reading, node: SyntaxNode): Expression {
  return reading.stop(
    'unsupported-syntax',
    node,
    'In brackets, spaces before a sign part elements; this is not followed',
  );
}
