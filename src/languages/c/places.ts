import type { Expression, Subscript } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal } from '../shared/nodes';
import { asCounted } from './conversions';
import type { Lowering, Place, Typed } from './lowering';
import { fieldPlace, namePlace, pointedAt } from './names';
import { nameOf } from './operators';
import { fieldType } from './structs';
import type { SyntaxExpression } from './syntax';
import { type CType, elementOf, isInteger, isPointer, pointerTo } from './types';

/** Where the value of an expression stands; undefined where it is only a value. */
export function placeOf(lowering: Lowering, e: SyntaxExpression): Place | undefined {
  switch (e.kind) {
    case 'name':
      return namePlace(lowering, e);
    case 'index':
      return elementPlace(lowering, e.array, e.index, e.span);
    case 'unary':
      return e.sign === '*' ? starPlace(lowering, e.operand, e.span) : undefined;
    case 'member':
      return memberPlace(lowering, e.object, e.name, e.arrow, e.span);
    case 'call':
      return calledPlace(lowering, e);
    case 'assign':
    case 'bad':
    case 'braces':
    case 'cast':
    case 'chain':
    case 'character':
    case 'comma':
    case 'conditional':
    case 'construct':
    case 'lambda':
    case 'number':
    case 'postfix':
    case 'sizeof':
    case 'string':
      return undefined;
  }
}

/** `v.at(i)`, `v.front()`, `v.back()`. */
function calledPlace(lowering: Lowering, e: Extract<SyntaxExpression, { kind: 'call' }>): Place | undefined {
  if (e.callee.kind !== 'member' || e.callee.arrow) return undefined;
  const { name, object } = e.callee;
  if (!/^(?:at|front|back)$/.test(name)) return undefined;
  const vector = lowering.expression(object);
  if (vector.type.kind !== 'vector') return undefined;
  const [index] = e.args;
  if (name === 'at' && index) return elementPlace(lowering, object, index, e.span);
  const last = apply(e.span, 'sub', [apply(e.span, 'length', [vector.value]), literal(e.span, 1, true)]);
  return part(vector, name === 'front' ? literal(e.span, 0, true) : last, e.span);
}

function elementPlace(
  lowering: Lowering,
  array: SyntaxExpression,
  index: SyntaxExpression,
  at: Span,
): Place | undefined {
  let [base, position] = [lowering.expression(array), lowering.expression(index)];
  // `2[a]` is `a[2]`.
  if (isInteger(base.type) && isPointer(position.type)) [base, position] = [position, base];
  return part(base, asCounted(position).value, at);
}

/** An element; of an array in an array one part of both. */
function part(base: Typed, index: Expression, at: Span): Place | undefined {
  const type = elementOf(base.type);
  if (!type) return undefined;
  const own: Subscript = { kind: 'at', index };
  const { value } = base;
  const inner =
    base.type.kind === 'array' && value.kind === 'index' && value.indices.every((i) => i.kind === 'at');
  const [root, indices] = inner ? [value.array, [...value.indices, own]] : [value, [own]];
  const element = { kind: 'index', span: at, array: root, indices } as const;
  return { type, target: element, read: element, address: apply(at, 'pointerAt', [value, index]) };
}

function starPlace(lowering: Lowering, operand: SyntaxExpression, at: Span): Place | undefined {
  const pointer = lowering.expression(operand);
  const type = elementOf(pointer.type);
  if (!type || type.kind === 'function') return undefined;
  return pointedAt(type, pointer.value, at);
}

function memberPlace(
  lowering: Lowering,
  e: SyntaxExpression,
  field: string,
  arrow: boolean,
  at: Span,
): Place | undefined {
  const object = lowering.expression(e);
  const pointee = arrow ? elementOf(object.type) : undefined;
  const struct = arrow ? pointee : object.type;
  if (struct?.kind !== 'struct') return undefined;
  const type = fieldType(lowering, struct.name, field);
  const value = arrow ? pointedAt(struct, object.value, e.span).read : object.value;
  return type && fieldPlace(type, value, field, at);
}

/** `&x`: a pointer. Arrays, structs and functions are their own. */
export function addressOf(lowering: Lowering, e: SyntaxExpression, at: Span): Typed {
  const place = placeOf(lowering, e);
  if (!place) {
    const { type, value } = lowering.expression(e);
    if (type.kind === 'function') return { type, value };
    return lowering.refuse('unsupported-syntax', at, 'The address of this is not followed', pointerTo(type));
  }
  const { type, address, read } = place;
  const pointer: CType = pointerTo(type);
  if (address) return { type: pointer, value: address };
  if (type.kind === 'struct' || type.kind === 'array' || type.kind === 'vector')
    return { type: pointer, value: read };
  if (type.kind === 'function') return { type, value: read };
  return lowering.refuse(
    'unsupported-syntax',
    at,
    `The address of a ${nameOf(type)} in a struct is not followed`,
    pointer,
  );
}

/** The value of what stands at a place, as its type has it. */
export function loadedFrom({ type, read }: Place, at: Span): Typed {
  // An array of integers may be one of a point's, which has numbers.
  const isElement = read.kind === 'index' && isInteger(type);
  return { type, value: isElement ? apply(at, 'toInteger', [read]) : read };
}
