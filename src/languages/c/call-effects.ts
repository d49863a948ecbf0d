import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply } from '../shared/nodes';
import { asCounted, converted, reserved, zeroOf } from './conversions';
import { isSilent } from './libraries';
import type { Lowering } from './lowering';
import { placeOf } from './places';
import { byteSize } from './structs';
import type { SyntaxExpression } from './syntax';
import { type CType, elementOf } from './types';

type CallSyntax = Extract<SyntaxExpression, { kind: 'call' }>;

/** A call that stands for what it does to memory, or for nothing that computes; undefined for all others. */
export function callEffect(lowering: Lowering, e: CallSyntax): readonly Statement[] | undefined {
  const { callee } = e;
  if (callee.kind !== 'name' || lowering.isLocal(callee.text)) return undefined;
  if (callee.qualifiers[0] !== 'std' && lowering.environment.functions.has(callee.text)) return undefined;
  if (isSilent(callee)) return [];
  switch (callee.text) {
    case 'memset':
      return cleared(lowering, e);
    case 'memcpy':
    case 'memmove':
      return moved(lowering, e);
    case 'swap':
      return swapped(lowering, e);
    case 'fill':
      return filledRange(lowering, e);
    case 'copy':
      return copiedRange(lowering, e);
    default:
      return undefined;
  }
}

function expression(value: Expression, at: Span): Statement[] {
  return [{ kind: 'expression', span: at, value }];
}

/** How many elements so many bytes are. */
function elementCount(lowering: Lowering, type: CType, bytes: SyntaxExpression, at: Span): Expression {
  return apply(at, 'quotient', [
    asCounted(lowering.expression(bytes)).value,
    byteSize(lowering, flat(type), at),
  ]);
}

function flat(type: CType): CType {
  return type.kind === 'array' ? flat(type.of) : type;
}

/** `memset(a, 0, n * sizeof *a)`; other bytes than zeros make no number that is meant. */
function cleared(lowering: Lowering, e: CallSyntax): readonly Statement[] | undefined {
  const [to, byte, bytes] = e.args;
  const pointer = to && lowering.expression(to);
  const type = pointer && elementOf(pointer.type);
  if (!pointer || !type || !byte || !bytes || type.kind === 'struct') return undefined;
  const zero = lowering.expression(byte).value;
  if (zero.kind !== 'literal' || zero.value !== 0)
    return expression(
      lowering.refuse('unsupported-syntax', e.span, 'memset with another byte than 0 is not followed').value,
      e.span,
    );
  const count = elementCount(lowering, type, bytes, e.span);
  const zeros = reserved(e.span, [count], zeroOf(flat(type), e.span));
  return expression(apply(e.span, 'copyElements', [pointer.value, zeros, count]), e.span);
}

function moved(lowering: Lowering, e: CallSyntax): readonly Statement[] | undefined {
  const [to, from, bytes] = e.args;
  const [target, source] = [to && lowering.expression(to), from && lowering.expression(from)];
  const type = target && elementOf(target.type);
  const other = source && elementOf(source.type);
  if (!target || !source || !bytes || !type || !other) return undefined;
  if (flat(type).kind !== flat(other).kind)
    return expression(
      lowering.refuse('unsupported-syntax', e.span, 'A copy between different types is not followed').value,
      e.span,
    );
  const count = elementCount(lowering, type, bytes, e.span);
  return expression(apply(e.span, 'copyElements', [target.value, source.value, count]), e.span);
}

function swapped(lowering: Lowering, e: CallSyntax): readonly Statement[] | undefined {
  const [a, b] = e.args.map((arg) => placeOf(lowering, arg));
  if (!a || !b || e.args.length !== 2) return undefined;
  const value: Expression = { kind: 'list', span: e.span, form: 'list', elements: [b.read, a.read] };
  const target = { kind: 'targets', span: e.span, elements: [a.target, b.target] } as const;
  return [{ kind: 'assign', span: e.span, target, value, scope: 'nearest' }];
}

/** `std::fill(first, last, x)`. */
function filledRange(lowering: Lowering, e: CallSyntax): readonly Statement[] | undefined {
  const [first, last, value] = e.args.map((arg) => lowering.expression(arg));
  const type = first && elementOf(first.type);
  if (!first || !last || !value || !type) return undefined;
  const count = apply(e.span, 'pointerDistance', [last.value, first.value]);
  const values = reserved(e.span, [count], converted(lowering, value, type, e.span));
  return expression(apply(e.span, 'copyElements', [first.value, values, count]), e.span);
}

/** `std::copy(first, last, to)`. */
function copiedRange(lowering: Lowering, e: CallSyntax): readonly Statement[] | undefined {
  const [first, last, to] = e.args.map((arg) => lowering.expression(arg));
  if (!first || !last || !to) return undefined;
  const count = apply(e.span, 'pointerDistance', [last.value, first.value]);
  return expression(apply(e.span, 'copyElements', [to.value, first.value, count]), e.span);
}
