import { isPrimitive, primitiveNamed } from '../primitives/table';
import type { ApplyExpression } from '../program/program';
import type { Span } from '../span';
import type { TraceContext } from './context';
import { asReal } from './convert';
import { integerResult } from './integers';
import { type ArrayValue, describe, type ListValue, type Value } from './value';

export type Errors = ApplyExpression['errors'];

/** The value of an operation: of integers as an integer, of numbers on the tape, of arrays element by element. */
export function applyPrimitive(
  context: TraceContext,
  operation: string,
  args: readonly Value[],
  at: Span,
  errors?: Errors,
): Value {
  if (!isPrimitive(operation)) return context.stop('unknown-function', at, `${operation} is not known`);
  const p = primitiveNamed(operation);
  if (p.arity !== 'any' && p.arity !== args.length) {
    return context.stop('wrong-arguments', at, `${operation} takes ${p.arity} arguments, not ${args.length}`);
  }
  if (operation === 'pow') refuseIntegerPower(context, args, at);
  if (args.some(isTable)) {
    if (infix.has(operation) && !args.some((a) => a.kind === 'array'))
      return onLists(context, operation, args, at);
    return elementWise(context, operation, args, at, errors);
  }
  return integerResult(context, operation, args, at) ?? onNumbers(context, operation, args, at, errors);
}

const infix = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'pow',
  'mod',
  'floorDivide',
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'equal',
  'notEqual',
]);

/** Arrays of integers have no negative powers: the library raises, where single numbers give a fraction. */
function refuseIntegerPower(context: TraceContext, [base, exponent]: readonly Value[], at: Span): void {
  const ofArray = base?.kind === 'array' && base.items.every((v) => v.kind === 'integer');
  if (ofArray && exponent?.kind === 'integer' && exponent.value < 0) {
    context.stop('outside-domain', at, 'an array library raises integers to no negative power');
  }
}

/** Lists are no arrays: a sum of two joins them, and everything else has no meaning in numbers. */
function onLists(context: TraceContext, operation: string, args: readonly Value[], at: Span): Value {
  const [a, b] = args;
  const joins = context.program.listsJoin === true && operation === 'add';
  if (joins && a?.kind === 'list' && b?.kind === 'list') return { ...a, items: [...a.items, ...b.items] };
  return context.stop('unsupported-syntax', at, `${operation} of lists is not followed: they are no arrays`);
}

/** Operators of the language itself never raise, and hand on what their operands are. */
const arithmetic = new Set(['add', 'sub', 'mul', 'neg', 'abs', 'sum', 'product', 'max', 'min', 'select']);

const comparisons = new Set([
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'equal',
  'notEqual',
  'and',
  'or',
  'xor',
  'not',
]);

function onNumbers(
  context: TraceContext,
  operation: string,
  args: readonly Value[],
  at: Span,
  errors: Errors,
): Value {
  const compared =
    operation === 'equal' || operation === 'notEqual' ? comparedOthers(operation, args) : undefined;
  if (compared) return compared;
  const ieee = args.some((a) => a.kind === 'real' && a.ieee === true);
  const operands = args.map((a) => asReal(context, a, at).node);
  const raises = errors === 'raise' || (errors === 'operands' && !ieee && !arithmetic.has(operation));
  const node = context.emit(operation, operands, at, raises ? 'raise' : undefined);
  if (comparisons.has(operation)) return { kind: 'boolean', value: context.valueAt(node) !== 0, node };
  const lenient = errors === undefined ? ieee || !arithmetic.has(operation) : errors === 'operands' && ieee;
  return lenient ? { kind: 'real', node, ieee: true } : { kind: 'real', node };
}

/** Strings and `none` can be compared, too; undefined for numbers. */
function comparedOthers(operation: string, args: readonly Value[]): Value | undefined {
  const [a, b] = args;
  if (!a || !b || !(a.kind === 'string' || a.kind === 'none' || b.kind === 'string' || b.kind === 'none'))
    return undefined;
  const [text, other] = a.kind === 'string' ? [a, b] : [b, a];
  if (text.kind === 'string' && other.kind !== 'string' && other.kind !== 'none') return undefined;
  const same = a.kind === b.kind && (a.kind !== 'string' || b.kind !== 'string' || a.value === b.value);
  return { kind: 'boolean', value: same === (operation === 'equal') };
}

function isTable(v: Value): v is ArrayValue | ListValue {
  return v.kind === 'array' || v.kind === 'list';
}

/** Broadcasts: shapes are aligned at their last axis, and an axis of length 1 is repeated. */
function elementWise(
  context: TraceContext,
  operation: string,
  args: readonly Value[],
  at: Span,
  errors: Errors,
): Value {
  const tables = args.map((a) => (isTable(a) ? asArray(context, a, at) : undefined));
  const shape = broadcastShape(
    context,
    tables.flatMap((t) => (t ? [t.shape] : [])),
    at,
  );
  const size = shape.reduce((n, d) => n * d, 1);
  const items: Value[] = [];
  for (let k = 0; k < size; k++) {
    context.step(at);
    const scalars = args.map((a, i) => {
      const table = tables[i];
      return table ? itemAt(table, shape, k) : a;
    });
    items.push(applyPrimitive(context, operation, scalars, at, errors));
  }
  return { kind: 'array', shape, items };
}

/** A list of numbers, or of lists of the same shape, as an array. */
export function asArray(context: TraceContext, value: Value, at: Span): ArrayValue {
  if (value.kind === 'array') return value;
  if (value.kind !== 'list') return { kind: 'array', shape: [], items: [value] };
  const rows = value.items.map((v) => asArray(context, v, at));
  const inner = rows[0]?.shape ?? [];
  if (rows.some((r) => r.shape.join() !== inner.join())) {
    return context.stop('shape-mismatch', at, 'the rows of this array have different shapes');
  }
  return { kind: 'array', shape: [rows.length, ...inner], items: rows.flatMap((r) => r.items) };
}

function broadcastShape(context: TraceContext, shapes: readonly (readonly number[])[], at: Span): number[] {
  const rank = Math.max(...shapes.map((s) => s.length));
  return Array.from({ length: rank }, (_, axis) => {
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
}

/** The element of `table` that meets the k-th element of the broadcast shape. */
function itemAt(table: ArrayValue, shape: readonly number[], k: number): Value {
  let rest = k;
  let index = 0;
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] ?? 1;
    const own = table.shape[axis - shape.length + table.shape.length];
    if (own !== undefined) {
      if (own !== 1) index += (rest % length) * stride;
      stride *= own;
    }
    rest = Math.floor(rest / length);
  }
  const item = table.items[index];
  if (!item) throw new Error(`an array ${describe(table)} has no element ${index}`);
  return item;
}
