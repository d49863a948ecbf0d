import { entryNamed } from '../primitives/table';
import type { ApplyExpression } from '../program/program';
import type { Span } from '../span';
import { arrayOf, asArray, elementType, isContiguous, itemsOf } from './arrays/array';
import { broadcastShape, broadcastTo } from './arrays/broadcast';
import type { TraceContext } from './context';
import { asInteger, asReal } from './convert';
import { integerResult } from './integers';
import { sizeOf } from './tape';
import type { ArrayValue, ListValue, Value } from './value';

export type Errors = ApplyExpression['errors'];

/** The value of an operation: of integers as an integer, of numbers on the tape, of arrays element by element. */
export function applyPrimitive(
  context: TraceContext,
  operation: string,
  args: readonly Value[],
  at: Span,
  errors?: Errors,
): Value {
  const arity = entryNamed(operation)?.primitive.arity;
  if (arity === undefined) return context.stop('unknown-function', at, `${operation} is not known`);
  if (arity !== 'any' && arity !== args.length) {
    return context.stop('wrong-arguments', at, `${operation} takes ${arity} arguments, not ${args.length}`);
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
  const ofArray = base?.kind === 'array' && elementType(base) === 'integer';
  const negative = (v: Value | undefined): boolean => v?.kind === 'integer' && v.value < 0;
  const below = negative(exponent) || (exponent?.kind === 'array' && itemsOf(exponent).some(negative));
  if ((ofArray || (base?.kind === 'integer' && exponent?.kind === 'array')) && below) {
    context.stop('outside-domain', at, 'an array library raises integers to no negative power');
  }
}

/** Lists are no arrays: a sum of two joins them, and everything else has no meaning in numbers. */
function onLists(context: TraceContext, operation: string, args: readonly Value[], at: Span): Value {
  const [a, b] = args;
  const joins = context.program.listsJoin === true && operation === 'add';
  if (joins && a?.kind === 'list' && b?.kind === 'list') return { ...a, items: [...a.items, ...b.items] };
  const repeated =
    context.program.listsJoin === true && operation === 'mul' ? repeatedList(context, args, at) : undefined;
  if (repeated) return repeated;
  return context.stop('unsupported-syntax', at, `${operation} of lists is not followed: they are no arrays`);
}

/** A list times an integer: its elements so many times over, and none for less than one. */
function repeatedList(context: TraceContext, args: readonly Value[], at: Span): Value | undefined {
  const list = args.find((a) => a.kind === 'list');
  const count = args.find((a) => a.kind === 'integer');
  if (list?.kind !== 'list' || count?.kind !== 'integer') return undefined;
  const times = Math.max(0, asInteger(context, count, at));
  if (times * list.items.length > context.limits.operations)
    return context.stop('too-large', at, `a list of ${times * list.items.length} elements is too large`);
  return { ...list, items: Array.from({ length: times }, () => list.items).flat() };
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
  let ieee = false;
  const operands: number[] = [];
  for (const a of args) {
    if (a.kind === 'real' && a.ieee === true) ieee = true;
    operands.push(asReal(context, a, at).node);
  }
  const always = errors === 'raise' || errors === 'each';
  const raises = always || (errors === 'operands' && !ieee && !arithmetic.has(operation));
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

/** Element by element of arrays that are broadcast together; a single number is one of them. */
function elementWise(
  context: TraceContext,
  operation: string,
  args: readonly Value[],
  at: Span,
  errors: Errors,
): Value {
  const tables = args.map((a) => (isTable(a) ? asArray(context, a, at) : undefined));
  const known = tables.flatMap((t) => (t ? [t] : []));
  const shape = broadcastShape(
    context,
    known.map((t) => t.shape),
    at,
  );
  const columns = tables.map((t) => t && itemsOf(broadcastTo(context, t, shape, at)));
  const applied = ofTruths(context, operation, args, at);
  // Numbers of an array follow IEEE, whatever the language does with its own.
  const ofArray = args.some((a) => a.kind === 'array');
  const raises = ofArray && errors === 'operands' ? undefined : errors;
  if (ofArray && errors === 'raise' && !arithmetic.has(operation) && sizeOf(shape) !== 1)
    context.stop('wrong-arguments', at, `${operation} is one of single numbers here, not of arrays`);
  const places = Array.from({ length: sizeOf(shape) }, (_, k) => k);
  const items = context.inRounds(places, (k) => {
    context.step(at);
    const scalars = args.map((a, i) => columns[i]?.[k] ?? a);
    return bounded(context, applyPrimitive(context, applied, scalars, at, raises), at);
  });
  const [only] = items;
  if (!shape.length && only) return only;
  const result = arrayOf(shape, items);
  const integral = keepsIntegers.has(operation) && args.every(isWhole) && elementType(result) === 'real';
  // Libraries give a result the layout of the operands, which need not be row by row.
  const loose = known.some((t) => !isContiguous(t) && t.shape.length > 1);
  return { ...result, ...(integral && { integral }), ...(loose && { loose }) };
}

const keepsIntegers = new Set(['select', 'add', 'sub', 'mul', 'neg', 'abs', 'max', 'min', 'clamp', 'sign']);

function isWhole(v: Value): boolean {
  if (v.kind === 'array') return elementType(v) !== 'real';
  return v.kind === 'integer' || v.kind === 'boolean';
}

/** Of two arrays of truths, a sum is an `or` and a product an `and`. */
function ofTruths(context: TraceContext, operation: string, args: readonly Value[], at: Span): string {
  const truths = args.every((a) =>
    a.kind === 'array' ? elementType(a) === 'boolean' : a.kind === 'boolean',
  );
  if (!truths) return operation;
  if (operation === 'sub' || operation === 'neg')
    return context.stop('wrong-arguments', at, 'arrays of truth values have no difference');
  return { add: 'or', mul: 'and', max: 'or', min: 'and' }[operation] ?? operation;
}

/** Integers of arrays are of a fixed width; those that grow beyond it turn over, which is not followed. */
function bounded(context: TraceContext, value: Value, at: Span): Value {
  if (value.kind !== 'integer') return value;
  const most = context.program.arrays === 'immutable' ? 2 ** 31 : 2 ** 63;
  return value.value >= -most && value.value < most
    ? value
    : context.stop('integer-overflow', at, `${value.value} is too large for an array of integers`);
}
