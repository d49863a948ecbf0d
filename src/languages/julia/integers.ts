import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, conditional, literal, stop } from '../shared/nodes';
import { bind } from './values';

/** The first integer that Julia's integers cannot hold: beyond it they wrap. */
const beyond = 2 ** 63;

/** The integer, unless it is beyond what Julia's integers hold. */
export function withinInteger(at: Span, value: Expression): Expression {
  const wraps = problem(
    'integer-overflow',
    at,
    'This integer is beyond 64 bits, where Julia’s integers wrap',
  );
  return bind(at, [value], ([v = value]) => {
    const fits = apply(at, 'less', [apply(at, 'abs', [v]), literal(at, beyond)]);
    return conditional(at, fits, v, stop(wraps, at));
  });
}

/** The quotient without its fraction: towards zero, unlike `floorDivide`. */
export function truncatedQuotient(at: Span, left: Expression, right: Expression): Expression {
  return bind(at, [left, right], ([a = left, b = right]) =>
    apply(at, 'floorDivide', [apply(at, 'sub', [a, apply(at, 'fmod', [a, b])]), b]),
  );
}
