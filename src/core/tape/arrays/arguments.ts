import type { Span } from '../../span';
import type { TraceContext } from '../context';
import { asInteger, asTruth } from '../convert';
import type { ArrayValue, Value } from '../value';
import { asArray, axisAt, itemsOf, sized } from './array';

/** An operation on whole arrays; an argument that is left out is absent or `none`. */
export type Operation = (context: TraceContext, args: readonly Value[], at: Span) => Value;

export function given(value: Value | undefined): Value | undefined {
  return value?.kind === 'none' ? undefined : value;
}

export function only(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [value] = args;
  return value && args.length === 1
    ? value
    : context.stop('wrong-arguments', at, `one argument is needed, not ${args.length}`);
}

export function arrayAt(
  context: TraceContext,
  args: readonly Value[],
  position: number,
  at: Span,
): ArrayValue {
  const value = given(args[position]);
  return value
    ? asArray(context, value, at)
    : context.stop('wrong-arguments', at, 'an array is missing here');
}

export function integerOr(
  context: TraceContext,
  value: Value | undefined,
  otherwise: number,
  at: Span,
): number {
  const known = given(value);
  return known ? asInteger(context, known, at) : otherwise;
}

export function truthOr(
  context: TraceContext,
  value: Value | undefined,
  otherwise: boolean,
  at: Span,
): boolean {
  const known = given(value);
  return known ? asTruth(context, known, at) : otherwise;
}

export function textOr(context: TraceContext, value: Value | undefined, otherwise: string, at: Span): string {
  const known = given(value);
  if (!known) return otherwise;
  return known.kind === 'string' ? known.value : context.stop('wrong-arguments', at, 'a word is needed here');
}

/** An integer or a list of them. */
export function integersOf(context: TraceContext, value: Value, at: Span): number[] {
  return itemsOf(asArray(context, value, at)).map((v) => asInteger(context, v, at));
}

/** A shape that an array may have. */
export function shapeAt(context: TraceContext, value: Value | undefined, at: Span): number[] {
  const known = given(value);
  const shape = known
    ? integersOf(context, known, at)
    : context.stop('wrong-arguments', at, 'a shape is missing');
  if (shape.some((d) => d < 0))
    context.stop('shape-mismatch', at, `no array has the shape (${shape.join(', ')})`);
  sized(context, shape, at);
  return shape;
}

/** The axes that an argument names, ascending; all of them where it is left out. */
export function axesOr(context: TraceContext, value: Value | undefined, rank: number, at: Span): number[] {
  const known = given(value);
  if (!known) return Array.from({ length: rank }, (_, k) => k);
  const axes = integersOf(context, known, at).map((axis) => axisAt(context, axis, rank, at));
  if (new Set(axes).size !== axes.length) context.stop('wrong-arguments', at, 'an axis is named twice');
  return axes.sort((a, b) => a - b);
}

/** The number that a value is at this point, for what is decided by it and guarded apart. */
export function numberOf(context: TraceContext, value: Value): number {
  if (value.kind === 'real') return context.valueAt(value.node);
  if (value.kind === 'integer') return value.value;
  return value.kind === 'boolean' ? Number(value.value) : Number.NaN;
}
