import type { AssignStatement, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { literal } from './nodes';

/** A made-up name for how a loop was left. */
export function setFlag(
  at: Span,
  name: string,
  value: boolean,
  scope: AssignStatement['scope'],
): AssignStatement {
  return {
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name },
    value: literal(at, value),
    scope,
  };
}

/** A loop's body with a statement before each `break` that leaves this loop; the same body where there is none. */
export function beforeBreaks(
  body: readonly Statement[],
  told: (at: Span) => Statement,
): readonly Statement[] {
  let found = false;
  const changed = body.flatMap((s): readonly Statement[] => {
    if (s.kind === 'break') {
      found = true;
      return [told(s.span), s];
    }
    if (s.kind === 'block') {
      const inner = beforeBreaks(s.body, told);
      found ||= inner !== s.body;
      return [{ ...s, body: inner }];
    }
    if (s.kind !== 'if') return [s];
    const [then, otherwise] = [beforeBreaks(s.body, told), beforeBreaks(s.otherwise, told)];
    found ||= then !== s.body || otherwise !== s.otherwise;
    return [{ ...s, body: then, otherwise }];
  });
  return found ? changed : body;
}
