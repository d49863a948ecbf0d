import type {
  AssignStatement,
  Expression,
  FunctionDefinition,
  Statement,
  Target,
} from '../../core/program/program';
import type { Span } from '../../core/span';
import { call, lambda, name } from './nodes';

export interface Member {
  readonly name: string;
  readonly value: Expression;
  readonly span: Span;
}

/**
 * A class as the function that makes its objects: a record, to which methods that see it by the name `self` are
 * given, then what the constructor does. Methods are made in a function of their own, so that they do not see the
 * constructor's parameters.
 */
export function classStatement(
  at: Span,
  title: { readonly text: string; readonly span: Span },
  self: string,
  members: readonly Member[],
  making: Pick<FunctionDefinition, 'parameters' | 'body' | 'lateDefaults'>,
  scope: AssignStatement['scope'],
  /** Classes of other files that it extends. */
  open?: string,
): Statement {
  const { span } = title;
  const maker = `#${at.start}`;
  const assign = (target: Target, value: Expression): Statement => ({
    kind: 'assign',
    span: target.span,
    target,
    value,
    scope: 'function',
  });
  const fields = members.map((member) =>
    assign(
      { kind: 'field', span: member.span, object: name(member.span, self), name: member.name },
      member.value,
    ),
  );
  const body: Statement[] = [
    assign(
      { kind: 'name', span, name: self },
      { kind: 'record', span, fields: [], ...(open === undefined ? {} : { open }) },
    ),
    { kind: 'expression', span, value: call(span, name(span, maker), [name(span, self)]) },
    ...making.body,
    { kind: 'return', span, value: name(span, self) },
  ];
  const object: Expression = {
    kind: 'lambda',
    span: at,
    function: { ...making, name: title.text, nameSpan: span, body },
  };
  const whole = lambda(
    at,
    [],
    [
      {
        ...assign({ kind: 'name', span, name: maker }, lambda(at, [{ name: self, span }], fields)),
        span: at,
      },
      { kind: 'return', span: at, value: object },
    ],
  );
  const target: Target = { kind: 'name', span, name: title.text };
  return { kind: 'assign', span: at, target, value: call(at, whole, []), scope };
}
