import type { Expression } from '../../core/program/program';
import { apply, logic } from './nodes';

/** Grouping does not matter, depth does. */
export function balanced(operator: 'and' | 'or', parts: readonly Expression[]): Expression {
  const [only, ...others] = parts;
  if (!only) throw new Error('A term has at least one part');
  if (others.length === 0) return only;
  const middle = Math.ceil(parts.length / 2);
  const left = balanced(operator, parts.slice(0, middle));
  const right = balanced(operator, parts.slice(middle));
  return logic(
    { start: Math.min(left.span.start, right.span.start), end: Math.max(left.span.end, right.span.end) },
    operator,
    [left, right],
  );
}

const tests = new Set(['less', 'lessEqual', 'greater', 'greaterEqual', 'equal', 'notEqual', 'truth']);

/** A value where the language asks for a decision: what is no comparison is asked for its truth. */
export function asTest(value: Expression): Expression {
  const decided =
    value.kind === 'logic' ||
    value.kind === 'stop' ||
    (value.kind === 'apply' && tests.has(value.operation)) ||
    (value.kind === 'literal' && typeof value.value === 'boolean');
  return decided ? value : apply(value.span, 'truth', [value]);
}
