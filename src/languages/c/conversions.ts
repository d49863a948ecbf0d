import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { asTest } from '../shared/logic';
import { apply, conditional, literal, logic } from '../shared/nodes';
import type { Lowering, Typed } from './lowering';
import { byteSize, copyOfStruct } from './structs';
import { type CType, type IntegerType, int, isInteger, isPointer, isReal, promoted } from './types';

/** A value as one of another type, as an assignment, a call or a cast converts it. */
export function converted(
  lowering: Lowering,
  from: Typed,
  to: CType,
  at: Span = from.value.span,
): Expression {
  if (from.value.kind === 'stop' || from.type.kind === 'function') return from.value;
  switch (to.kind) {
    case 'real':
      return asReal(from, at);
    case 'integer':
      return asInteger(from, to, at);
    case 'truth':
      return testOf(from);
    case 'pointer':
      return asPointer(lowering, from, to.to, at);
    case 'struct':
      return from.fresh ? from.value : copyOfStruct(lowering, to.name, from.value, at);
    case 'vector':
      return from.fresh
        ? from.value
        : apply(at, 'deepCopy', [to.size ? from.value : apply(at, 'listOf', [from.value])]);
    case 'void':
    case 'array':
    case 'reference':
    case 'function':
    case 'deduced':
    case 'text':
      return from.value;
    case 'unknown':
      return ofUnknownType(lowering, from, to.name, at);
  }
}

/** A real number keeps its fraction only in a type that is known to be one of real numbers. */
function ofUnknownType(lowering: Lowering, from: Typed, name: string, at: Span): Expression {
  if (!isReal(from.type) || name === 'auto') return from.value;
  const message = `Whether this keeps its fraction is not known: ${name} is not defined in this file`;
  return lowering.refuse('unsupported-syntax', at, message).value;
}

export function asReal({ type, value }: Typed, at: Span = value.span): Expression {
  if (isReal(type)) return value;
  if (type.kind === 'truth') return conditional(at, value, literal(at, 1), literal(at, 0));
  if (value.kind === 'literal' && typeof value.value === 'number') return literal(value.span, value.value);
  return apply(at, 'toReal', [value]);
}

export function asInteger({ type, value }: Typed, to: IntegerType, at: Span = value.span): Expression {
  if (type.kind === 'truth') return conditional(at, value, literal(at, 1, true), literal(at, 0, true));
  if (isInteger(type)) return widened(type, to, value, at);
  if (isReal(type) || type.kind === 'unknown' || type.kind === 'deduced') {
    const whole = apply(at, 'toInteger', [value]);
    return apply(at, to.signed ? `int${to.bits}` : `natural${to.bits}`, [whole]);
  }
  return value;
}

/** From one type of integers to another: as it is where all values fit, else turned over. */
function widened(from: IntegerType, to: IntegerType, value: Expression, at: Span): Expression {
  const fits = from.signed === to.signed ? to.bits >= from.bits : !from.signed && to.bits > from.bits;
  if (fits || isSmallLiteral(value)) return value;
  return apply(at, to.signed ? `wrapped${to.bits}` : `unsigned${to.bits}`, [value]);
}

function isSmallLiteral(value: Expression): boolean {
  return value.kind === 'literal' && typeof value.value === 'number' && value.value >= 0 && value.value < 128;
}

/** The result of an operation on integers: what a signed type cannot hold is declined, an unsigned one turns over. */
export function inWidth(type: IntegerType, value: Expression, at: Span): Expression {
  return apply(at, type.signed ? `int${type.bits}` : `unsigned${type.bits}`, [value]);
}

/** An integer with at least the width of `int`, to be calculated with. */
export function asCounted(from: Typed): { type: IntegerType; value: Expression } {
  const type = promoted(from.type);
  return { type, value: asInteger(from, type) };
}

function asPointer(lowering: Lowering, from: Typed, to: CType, at: Span): Expression {
  const { value, bytes } = from;
  if (value.kind === 'literal' && value.value === 0) return literal(value.span, null);
  if (!bytes || to.kind === 'void') return value;
  const each = byteSize(lowering, to, at);
  const count = apply(at, 'quotient', [bytes.count, each]);
  return reserved(at, [count], bytes.zero ? zeroOf(to, at) : undefined);
}

/** New memory: unset, or filled. */
export function reserved(at: Span, sizes: readonly Expression[], fill: Expression | undefined): Expression {
  return apply(at, 'memory', [listOf(at, sizes), literal(at, null), fill ?? literal(at, null)]);
}

/** New memory that begins with these values. */
export function filled(
  at: Span,
  sizes: readonly Expression[],
  values: readonly Expression[],
  rest: Expression,
): Expression {
  return apply(at, 'memory', [listOf(at, sizes), listOf(at, values), rest]);
}

export function listOf(at: Span, elements: readonly Expression[]): Expression {
  return { kind: 'list', span: at, form: 'list', elements };
}

/** What a number or pointer begins with where it is not said. */
export function zeroOf(type: CType, at: Span): Expression {
  if (type.kind === 'real') return literal(at, 0);
  if (type.kind === 'truth') return literal(at, false);
  return isPointer(type) ? literal(at, null) : literal(at, 0, true);
}

/** A value where a decision is asked for. */
export function testOf({ type, value }: Typed): Expression {
  if (value.kind === 'stop' || type.kind === 'truth') return value;
  if (isPointer(type) || type.kind === 'function')
    return logic(value.span, 'not', [apply(value.span, 'isNull', [value])]);
  if (value.kind === 'literal' && typeof value.value === 'number')
    return literal(value.span, value.value !== 0);
  return asTest(value);
}

/** What arithmetic makes of a truth value. */
export function plainNumber(from: Typed): Typed {
  return from.type.kind === 'truth' ? { type: int, value: asInteger(from, int) } : from;
}
