import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, lambda, literal, method } from '../shared/nodes';
import { asCounted, converted, filled, reserved, zeroOf } from './conversions';
import type { Lowering, Typed } from './lowering';
import { placeOf } from './places';
import { sizeAt } from './structs';
import type { SyntaxExpression } from './syntax';
import { type CType, elementOf, isInteger, pointerTo, size, truth, voidType } from './types';

type CallSyntax = Extract<SyntaxExpression, { kind: 'call' }>;
type VectorType = Extract<CType, { kind: 'vector' }>;

/** A method of `std::vector` or `std::array`. */
export function vectorMethod(lowering: Lowering, vector: Typed, own: string, e: CallSyntax): Typed {
  const { span: at, args } = e;
  const [first] = args;
  const of = elementOf(vector.type) ?? voidType;
  const length = apply(at, 'length', [vector.value]);
  const place = placeOf(lowering, e);
  if (place) return { type: place.type, value: place.read };
  const start: Typed = {
    type: pointerTo(of),
    value: apply(at, 'pointerAt', [vector.value, literal(at, 0, true)]),
  };
  if (/^(?:push_back|emplace_back)$/.test(own) && first && args.length === 1) {
    const value = converted(lowering, lowering.expression(first), of, first.span);
    return { type: voidType, value: method(at, vector.value, 'push', [value]) };
  }
  switch (own) {
    case 'size':
      return { type: size, value: length };
    case 'empty':
      return { type: truth, value: apply(at, 'equal', [length, literal(at, 0, true)]) };
    case 'begin':
    case 'cbegin':
    case 'data':
      return start;
    case 'end':
    case 'cend':
      return { type: start.type, value: apply(at, 'pointerAt', [vector.value, length]) };
    case 'pop_back':
      return {
        type: voidType,
        value: method(at, vector.value, 'pop', [apply(at, 'sub', [length, literal(at, 1, true)])]),
      };
    case 'reserve':
    case 'shrink_to_fit':
      return { type: voidType, value: literal(at, null) };
    default:
      return lowering.refuse('unknown-function', e.callee.span, `${own} of a vector is not followed`);
  }
}

/** `std::vector<double> v(n, x)`, `std::array<double, 3> a{…}`. */
export function vectorValue(
  lowering: Lowering,
  type: VectorType,
  args: readonly SyntaxExpression[],
  braces: SyntaxExpression | undefined,
  at: Span,
): Typed {
  const value = type.size
    ? fixedArray(lowering, type, type.size, braces, at)
    : braces
      ? listed(lowering, type, braces, at)
      : counted(lowering, type, args, at);
  return { type, value, fresh: true };
}

function elementsIn(
  lowering: Lowering,
  type: VectorType,
  braces: SyntaxExpression | undefined,
): Expression[] {
  if (braces?.kind !== 'braces') return [];
  // Of an array in a struct the braces may be doubled.
  const [only] = braces.items;
  const doubled =
    only && braces.items.length === 1 && only.value.kind === 'braces' && type.of.kind !== 'vector';
  const items = doubled && only.value.kind === 'braces' ? only.value.items : braces.items;
  return items.map(({ value }) => element(lowering, type.of, value));
}

function element(lowering: Lowering, of: CType, e: SyntaxExpression): Expression {
  const from =
    e.kind === 'braces'
      ? lowering.expression({ kind: 'construct', span: e.span, type: of, args: [], braces: e })
      : lowering.expression(e);
  return converted(lowering, from, of, e.span);
}

function fixedArray(
  lowering: Lowering,
  type: VectorType,
  length: SyntaxExpression,
  braces: SyntaxExpression | undefined,
  at: Span,
): Expression {
  const sizes = [sizeAt(lowering, length, at)];
  if (!braces)
    return reserved(at, sizes, type.of.kind === 'vector' ? makerOf(lowering, type.of, at) : undefined);
  const rest = type.of.kind === 'vector' ? makerOf(lowering, type.of, at) : zeroOf(type.of, at);
  return filled(at, sizes, elementsIn(lowering, type, braces), rest);
}

function makerOf(lowering: Lowering, type: VectorType, at: Span): Expression {
  return lambda(
    at,
    [],
    vectorValue(lowering, type, [], type.size ? { kind: 'braces', span: at, items: [] } : undefined, at)
      .value,
  );
}

function listed(lowering: Lowering, type: VectorType, braces: SyntaxExpression, at: Span): Expression {
  return { kind: 'list', span: at, form: 'list', elements: elementsIn(lowering, type, braces) };
}

/** Of a length, of a length and a value, of another vector, or of a part of one. */
function counted(
  lowering: Lowering,
  type: VectorType,
  args: readonly SyntaxExpression[],
  at: Span,
): Expression {
  const [first, second] = args.map((arg) => lowering.expression(arg));
  if (!first) return { kind: 'list', span: at, form: 'list', elements: [] };
  if (first.type.kind === 'vector') return apply(at, 'deepCopy', [apply(at, 'listOf', [first.value])]);
  if (first.type.kind === 'pointer' && second) return copiedPart(first.value, second.value, at);
  if (!isInteger(first.type) && first.type.kind !== 'unknown') {
    return lowering.refuse('unsupported-syntax', at, 'This way to make a vector is not followed').value;
  }
  const own = second
    ? converted(lowering, { ...second, fresh: true }, type.of, at)
    : zero(lowering, type.of, at);
  const shared = type.of.kind === 'vector' || type.of.kind === 'struct';
  return apply(at, 'listOf', [reserved(at, [asCounted(first).value], shared ? lambda(at, [], own) : own)]);
}

function zero(lowering: Lowering, of: CType, at: Span): Expression {
  if (of.kind === 'vector' || of.kind === 'struct')
    return lowering.expression({
      kind: 'construct',
      span: at,
      type: of,
      args: [],
      braces: { kind: 'braces', span: at, items: [] },
    }).value;
  return zeroOf(of, at);
}

/** From one pointer to another. */
function copiedPart(from: Expression, to: Expression, at: Span): Expression {
  const count = apply(at, 'pointerDistance', [to, from]);
  const memory = reserved(at, [count], undefined);
  return apply(at, 'listOf', [apply(at, 'copyElements', [memory, from, count])]);
}
