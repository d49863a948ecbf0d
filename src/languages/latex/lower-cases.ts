import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { span } from '../../core/span';
import { apply, logic, stop } from '../shared/nodes';
import { type Lowered, type Lowering, scalar } from './lowering';
import type { Condition, Node } from './syntax';

/** The value of the first row whose condition holds. */
export function lowerCases(node: Node & { readonly kind: 'cases' }, lowering: Lowering): Lowered {
  const nowhere = problem('outside-domain', node.span, 'No case holds here');
  let value: Expression = stop(nowhere, node.span);
  for (const row of node.rows.toReversed()) {
    const then = lowering.expression(row.value);
    if (row.condition === undefined) value = then;
    else {
      const test = lowerCondition(row.condition, lowering);
      value = { kind: 'conditional', span: node.span, test, then, otherwise: value };
    }
  }
  return scalar(value);
}

function lowerCondition(condition: Condition, lowering: Lowering): Expression {
  switch (condition.kind) {
    case 'stop':
      return stop(condition.problem, condition.span);
    case 'logic':
      return logic(
        condition.span,
        condition.operator,
        condition.args.map((arg) => lowerCondition(arg, lowering)),
      );
    case 'chain':
      return lowerChain(condition, lowering);
  }
}

/** `a ≤ x < b` is `a ≤ x` and `x < b`. */
function lowerChain(chain: Condition & { readonly kind: 'chain' }, lowering: Lowering): Expression {
  const operands = chain.operands.map((operand) => lowering.expression(operand));
  const tests = chain.operations.flatMap((operation, index) => {
    const left = operands[index];
    const right = operands[index + 1];
    return left === undefined || right === undefined
      ? []
      : [apply(span(left.span.start, right.span.end), operation, [left, right])];
  });
  const only = tests.length === 1 ? tests[0] : undefined;
  return only ?? logic(chain.span, 'and', tests);
}
