import type { Span } from '../span';
import { applyPrimitive, asArray } from './apply';
import type { TraceContext } from './context';
import { type ArrayValue, describe, type Value } from './value';

/** Σ x_k·y_k of two vectors of the same length. */
export function dot(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [a, b] = args.map((v) => asArray(context, v, at));
  if (!a || !b || a.items.length !== b.items.length) {
    return context.stop(
      'shape-mismatch',
      at,
      `a dot product of ${a ? describe(a) : ''} and ${b ? describe(b) : ''}`,
    );
  }
  const products = a.items.map((x, k) => applyPrimitive(context, 'mul', [x, b.items[k] ?? x], at));
  return products.length === 1 && products[0] ? products[0] : applyPrimitive(context, 'sum', products, at);
}

/**
 * The product of mathematical notation, by the shapes of its factors: a vector is a column, its transpose a
 * matrix of one row. A number scales; else the inner lengths have to agree. A product of one element is that
 * element.
 */
export function times(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [a, b] = args;
  if (!a || !b) return context.stop('wrong-arguments', at, 'a product has two factors');
  if (!isTable(a) || !isTable(b)) return applyPrimitive(context, 'mul', [a, b], at);
  const left = asArray(context, a, at);
  const right = asArray(context, b, at);
  const outer = left.shape.length === 1 && right.shape.length === 2 && right.shape[0] === 1;
  const rows = outer ? { ...left, shape: [left.items.length, 1] } : left;
  const inner = rows.shape[1];
  if (rows.shape.length !== 2 || inner === undefined || inner !== right.shape[0] || right.shape.length > 2) {
    return context.stop(
      'shape-mismatch',
      at,
      `there is no product of ${describe(left)} and ${describe(right)}`,
    );
  }
  return multiplied(context, rows, right, inner, at);
}

function multiplied(
  context: TraceContext,
  left: ArrayValue,
  right: ArrayValue,
  inner: number,
  at: Span,
): Value {
  const columns = right.shape[1] ?? 1;
  const height = left.shape[0] ?? 1;
  const items: Value[] = [];
  for (let i = 0; i < height; i++) {
    const row: ArrayValue = {
      kind: 'array',
      shape: [inner],
      items: left.items.slice(i * inner, (i + 1) * inner),
    };
    for (let j = 0; j < columns; j++) {
      const column: ArrayValue = {
        kind: 'array',
        shape: [inner],
        items: right.items.filter((_, k) => k % columns === j),
      };
      items.push(dot(context, [row, column], at));
    }
  }
  const [first] = items;
  if (items.length === 1 && first) return first;
  return { kind: 'array', shape: right.shape.length === 1 ? [height] : [height, columns], items };
}

export function transpose(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [value] = args;
  if (!value || !isTable(value)) return value ?? context.stop('wrong-arguments', at, 'nothing to transpose');
  const { shape, items } = asArray(context, value, at);
  if (shape.length > 2) return context.stop('shape-mismatch', at, 'only vectors and matrices are transposed');
  const [rows = 1, columns] = shape;
  if (columns === undefined) return { kind: 'array', shape: [1, rows], items };
  const turned = items.map(
    (_, k) => items[(k % rows) * columns + Math.floor(k / rows)] ?? { kind: 'none' as const },
  );
  return { kind: 'array', shape: [columns, rows], items: turned };
}

function isTable(v: Value): boolean {
  return v.kind === 'array' || v.kind === 'list';
}
