import type { Span } from '../../span';
import type { TraceContext } from '../context';
import type { ArrayValue } from '../value';
import { sized, viewOf } from './array';

/** Shapes are aligned at their last axis, and an axis of length 1 is repeated. */
export function broadcastShape(
  context: TraceContext,
  shapes: readonly (readonly number[])[],
  at: Span,
): number[] {
  const rank = Math.max(0, ...shapes.map((s) => s.length));
  const shape = Array.from({ length: rank }, (_, axis) => {
    const lengths = shapes.map((s) => s[axis - rank + s.length] ?? 1).filter((d) => d !== 1);
    if (lengths.some((d) => d !== lengths[0])) {
      context.stop(
        'shape-mismatch',
        at,
        `shapes ${shapes.map((s) => `(${s.join(', ')})`).join(' and ')} do not fit`,
      );
    }
    return lengths[0] ?? 1;
  });
  sized(context, shape, at);
  return shape;
}

/** A window of the larger shape, in which repeated axes do not step. */
export function broadcastTo(
  context: TraceContext,
  array: ArrayValue,
  shape: readonly number[],
  at: Span,
): ArrayValue {
  sized(context, shape, at);
  const missing = shape.length - array.shape.length;
  const fits = array.shape.every((size, axis) => size === 1 || size === shape[axis + missing]);
  if (missing < 0 || !fits) {
    context.stop(
      'shape-mismatch',
      at,
      `an array of shape (${array.shape.join(', ')}) does not fit into (${shape.join(', ')})`,
    );
  }
  const strides = shape.map((size, axis) => {
    const own = axis - missing;
    return own < 0 || (array.shape[own] === 1 && size !== 1) ? 0 : (array.strides[own] ?? 0);
  });
  return { ...viewOf(array, shape, strides), frozen: true };
}
