import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import type { Argument } from './library';
import { apply, conditional, item, literal, once, stop } from './nodes';

/** Arguments that a call with spread ones may have. */
const mostArguments = 12;

/**
 * `f(a, *rest)`: the arguments are joined to one list, evaluated once and in order, and the call is the one of as
 * many arguments as there are then.
 */
export function spreadCall(
  at: Span,
  args: readonly Argument[],
  build: (values: readonly Expression[]) => Expression,
): Expression {
  const least = args.filter((argument) => !argument.spread).length;
  const why = problem(
    'unsupported-syntax',
    at,
    `A call with more than ${mostArguments} spread arguments is not followed`,
  );
  return once(at, joined(at, args), (list) => {
    let result: Expression = stop(why, at);
    for (let count = mostArguments; count >= least; count--) {
      const values = Array.from({ length: count }, (_, k) => item(at, { ...list }, k));
      const test = apply(at, 'equal', [apply(at, 'length', [list]), literal(at, count, true)]);
      result = conditional(at, test, build(values), result);
    }
    return result;
  });
}

/** Elements of which some are spread, as one list. */
export function joined(at: Span, elements: readonly Argument[]): Expression {
  const parts = elements.map(
    ({ value, spread }): Expression =>
      spread ? apply(at, 'listOf', [value]) : { kind: 'list', span: at, form: 'list', elements: [value] },
  );
  const [only] = parts;
  return only && parts.length === 1 ? only : apply(at, 'joinedLists', parts);
}
