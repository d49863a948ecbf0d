import type { Expression } from '../../core/program/program';
import { literal, name } from '../shared/nodes';
import { type Lowered, type Lowering, refused, scalar } from './lowering';
import type { FoldNode, Node } from './syntax';

/** `\sum_{i=1}^{n}`; several variables are one inside the other. */
export function lowerFold(node: FoldNode, lowering: Lowering): Lowered {
  const variables = node.variables.map((variable) => variable.name);
  const bounds = boundsOf(node, lowering);
  if (bounds === undefined)
    return refused(
      'unsupported-syntax',
      node.span,
      'The bounds are missing, and no array in the body tells them',
    );
  const { from, to } = bounds;
  if (to.kind === 'literal' && to.value === Number.POSITIVE_INFINITY)
    return refused('unsupported-syntax', node.span, 'An infinite sum or product is not followed');
  const body = lowering.binding(variables, () => lowering.expression(node.body));
  const fold = (variable: string, inner: Expression): Expression => ({
    kind: 'fold',
    span: node.span,
    operation: node.operation,
    variable,
    from,
    to,
    body: inner,
  });
  return scalar(variables.reduceRight((inner, variable) => fold(variable, inner), body));
}

function boundsOf(node: FoldNode, lowering: Lowering): { from: Expression; to: Expression } | undefined {
  if (node.from !== undefined && node.to !== undefined)
    return { from: bound(node.from, lowering), to: bound(node.to, lowering) };
  const length = lowering.facts.implicit.get(node);
  if (length === undefined) return undefined;
  lowering.note(node.span, 'Without bounds this runs over all elements of the arrays in it');
  lowering.use(length);
  return { from: literal(node.span, 1, true), to: name(node.span, length) };
}

/** A bound's symbol is a name, with its subscript: `n_x`. */
function bound(node: Node, lowering: Lowering): Expression {
  if (node.kind !== 'symbol') return lowering.expression(node);
  lowering.use(node.name);
  return name(node.span, node.name);
}
