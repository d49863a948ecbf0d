import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, conditional, literal, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { bind, isNumber, kindOf, scalar } from './values';

/** `base ^ exponent`. Integers stay integers, and raise none to a negative power but a literal one. */
export function power(reading: Reading, at: Span, base: Expression, exponent: Expression): Expression {
  const integers = kindOf(reading, base) === 'integer' && kindOf(reading, exponent) === 'integer';
  if (integers) return integerPower(at, base, exponent);
  const isInteger = kindOf(reading, exponent) === 'integer';
  const to = isNumber(reading, exponent) ? exponent : scalar(reading, exponent);
  return apply(at, 'pow', [scalar(reading, base), to], isInteger ? undefined : 'raise');
}

function integerPower(at: Span, base: Expression, exponent: Expression): Expression {
  const known =
    exponent.kind === 'literal' && typeof exponent.value === 'number' ? exponent.value : undefined;
  if (known !== undefined && known <= 3 && base.kind !== 'literal') return apply(at, 'pow', [base, exponent]);
  if (known !== undefined && known < 0) return apply(at, 'pow', [base, exponent]);
  const negative = stop(
    problem('outside-domain', exponent.span, 'Julia raises integers to no negative power'),
    exponent.span,
  );
  return bind(at, [base, exponent], ([b = base, e = exponent]) => {
    const raised = apply(at, 'pow', [b, e]);
    return known !== undefined
      ? raised
      : conditional(at, apply(at, 'less', [e, literal(at, 0, true)]), negative, raised);
  });
}

/** `2x^2` is `2*(x^2)`, where the grammar has `(2x)^2`: the factors before the last are apart from the power. */
export function coefficientOf(left: SyntaxNode | undefined): {
  factors: SyntaxNode[];
  base: SyntaxNode | undefined;
} {
  if (left?.name !== 'JuxtapositionExpression') return { factors: [], base: left };
  const factors = childrenOf(left).filter((child) => !child.type.isError);
  const base = factors.pop();
  return { factors, base };
}
