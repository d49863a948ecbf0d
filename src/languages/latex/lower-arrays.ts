import type { Expression } from '../../core/program/program';
import { apply, literal } from '../shared/nodes';
import { wholeNumber } from './lower-product';
import { type Lowered, type Lowering, operation, refused, scalar } from './lowering';
import type { Node } from './syntax';

type Of<Kind extends Node['kind']> = Node & { readonly kind: Kind };

/** Rows of numbers as a list of lists; one column is a column. */
export function lowerMatrix(node: Of<'matrix'>, lowering: Lowering): Lowered {
  const rows = node.rows.map((row): Expression => {
    const at = { start: row[0]?.span.start ?? node.span.start, end: row.at(-1)?.span.end ?? node.span.end };
    const elements = row.map((cell) => lowering.expression(cell));
    const [only] = elements;
    return only !== undefined && node.rows[0]?.length === 1
      ? only
      : { kind: 'list', span: at, form: 'list', elements };
  });
  const list: Expression = { kind: 'list', span: node.span, form: 'list', elements: rows };
  return { expression: apply(node.span, 'elements', [list]), array: true };
}

/** `\|x\|_p`: 2 where no order is written; of any other p the sum that defines it. */
export function lowerNorm(node: Of<'norm'>, lowering: Lowering): Lowered {
  const array = lowering.expression(node.inner);
  const at = node.span;
  if (node.order === undefined) return operation(at, 'normOf', array, literal(at, 2, true));
  if (node.order === 'frobenius')
    return operation(at, 'sqrt', apply(at, 'total', [apply(at, 'mul', [array, array])]));
  if (node.order.kind === 'infinity')
    return operation(at, 'normOf', array, literal(node.order.span, Number.POSITIVE_INFINITY));
  const order = node.order.kind === 'number' ? node.order.value : undefined;
  if (order !== undefined && order >= 1)
    return operation(
      at,
      'normOf',
      array,
      literal(node.order.span, order, node.order.kind === 'number' && node.order.integer),
    );
  if (order !== undefined || wholeNumber(node.order) !== undefined)
    return refused('unsupported-syntax', at, 'This order of a norm is not followed');
  if (node.order.kind !== 'symbol' || !/^[pq]$/.test(node.order.name)) {
    return refused(
      'unsupported-syntax',
      node.order.span,
      'Norms are followed with a number, ∞, F, p or q below',
    );
  }
  const p = lowering.expression(node.order);
  const total = apply(at, 'total', [apply(at, 'pow', [apply(at, 'abs', [array]), p])]);
  return operation(at, 'pow', total, apply(at, 'div', [literal(at, 1, true), p]));
}

/** `\max(a, b)`; of one argument the largest of its elements. */
export function lowerExtreme(node: Of<'extreme'>, lowering: Lowering): Lowered {
  const args = node.items.map((item) => lowering.lower(item));
  const [only] = args;
  if (only !== undefined && args.length === 1)
    return only.array ? operation(node.span, `${node.operation}Of`, only.expression) : only;
  return scalar(
    apply(
      node.span,
      node.operation,
      args.map((arg) => arg.expression),
    ),
  );
}

export function lowerInner(node: Of<'inner'>, lowering: Lowering): Lowered {
  return operation(node.span, 'dot', lowering.expression(node.left), lowering.expression(node.right));
}
