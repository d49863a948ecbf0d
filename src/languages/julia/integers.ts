import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply } from '../shared/nodes';
import { bind } from './values';

/** The quotient without its fraction: towards zero, unlike `floorDivide`. */
export function truncatedQuotient(at: Span, left: Expression, right: Expression): Expression {
  return bind(at, [left, right], ([a = left, b = right]) =>
    apply(at, 'floorDivide', [apply(at, 'sub', [a, apply(at, 'fmod', [a, b])]), b]),
  );
}
