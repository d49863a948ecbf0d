import { apply, literal } from '../shared/nodes';
import { changingValue, effectOf, run } from './assignments';
import { callValue } from './calls';
import { converted, listOf } from './conversions';
import { constructed } from './initialisers';
import { lambdaValue } from './lambdas';
import { characterLiteral, numberLiteral } from './literals';
import type { Lowering, Typed } from './lowering';
import { nameValue } from './names';
import { chain, conditionalOf, nameOf, unary } from './operators';
import { addressOf, loadedFrom, placeOf } from './places';
import { byteSize, sizeAt } from './structs';
import type { SyntaxExpression } from './syntax';
import { type CType, elementOf, size, text, valueType, voidType } from './types';

export function lowerExpression(lowering: Lowering, e: SyntaxExpression): Typed {
  switch (e.kind) {
    case 'number':
      return numberLiteral(lowering, e.text, e.span);
    case 'character':
      return characterLiteral(lowering, e.text, e.span);
    case 'string':
      return { type: text, value: literal(e.span, e.text.replace(/^[^"]*"|"$/g, '')) };
    case 'name':
      return nameValue(lowering, e);
    case 'chain':
      return e.links[0]?.sign === '<<' && isStream(e.first)
        ? { type: voidType, value: literal(e.span, null) }
        : chain(lowering, e);
    case 'conditional':
      return conditionalOf(lowering, e.test, e.chosen, e.otherwise, e.span);
    case 'unary':
      return unaryValue(lowering, e);
    case 'postfix':
    case 'assign':
      return changingValue(lowering, e);
    case 'comma':
      return commaValue(lowering, e.parts, e.span);
    case 'call':
      return callValue(lowering, e);
    case 'index':
    case 'member':
      return placeValue(lowering, e);
    case 'cast':
      return castValue(lowering, e.type, e.operand, e.span);
    case 'sizeof':
      return sizeValue(lowering, e);
    case 'construct':
      return constructed(lowering, e.type, e.args, e.braces, e.span);
    case 'braces':
      return lowering.refuse('unsupported-syntax', e.span, 'What these braces make is not known here');
    case 'lambda':
      return lambdaValue(lowering, e);
    case 'bad':
      return lowering.refuse(e.code, e.span, e.message);
  }
}

/** `std::cout << x`: what is printed computes nothing. */
function isStream(e: SyntaxExpression): boolean {
  return e.kind === 'name' && /^(?:cout|cerr|clog)$/.test(e.text);
}

function unaryValue(lowering: Lowering, e: Extract<SyntaxExpression, { kind: 'unary' }>): Typed {
  switch (e.sign) {
    case '++':
    case '--':
      return changingValue(lowering, e);
    case '&':
      return addressOf(lowering, e.operand, e.span);
    case '*':
      return placeValue(lowering, e);
    default:
      return unary(lowering, e.sign, lowering.expression(e.operand), e.span);
  }
}

function placeValue(
  lowering: Lowering,
  e: Extract<SyntaxExpression, { kind: 'unary' | 'index' | 'member' }>,
): Typed {
  const place = placeOf(lowering, e);
  if (place) return loadedFrom(place, e.span);
  const inner = lowering.expression(e.kind === 'unary' ? e.operand : e.kind === 'index' ? e.array : e.object);
  const { type, value } = inner;
  if (value.kind === 'stop') return inner;
  // A function that is pointed at is the function.
  if (e.kind === 'unary' && type.kind === 'function') return inner;
  if (e.kind === 'unary' && type.kind === 'pointer' && type.to.kind === 'function')
    return { ...inner, type: type.to };
  if (type.kind === 'unknown' && e.kind === 'index') {
    const index = { kind: 'at', index: lowering.expression(e.index).value } as const;
    return {
      type: lowering.undeclared ?? type,
      value: { kind: 'index', span: e.span, array: value, indices: [index] },
    };
  }
  if (lowering.undeclared && type.kind === 'real' && e.kind === 'index') {
    const index = { kind: 'at', index: lowering.expression(e.index).value } as const;
    return { type, value: { kind: 'index', span: e.span, array: value, indices: [index] } };
  }
  if (type.kind === 'unknown' && e.kind === 'member')
    return { type, value: { kind: 'field', span: e.span, object: value, name: e.name } };
  const what = e.kind === 'member' ? `field ${e.name}` : 'elements';
  return lowering.refuse('unsupported-syntax', e.span, `${nameOf(type)} has no ${what} that can be followed`);
}

function commaValue(
  lowering: Lowering,
  parts: readonly SyntaxExpression[],
  at: SyntaxExpression['span'],
): Typed {
  const last = parts[parts.length - 1];
  const before = parts.slice(0, -1).flatMap((part) => effectOf(lowering, part));
  if (!last) return lowering.refuse('syntax', at, 'A value is missing here');
  const { type, value } = lowering.expression(last);
  return { type, value: run(at, [...before, { kind: 'return', span: value.span, value }]) };
}

function castValue(
  lowering: Lowering,
  to: CType,
  operand: SyntaxExpression,
  at: SyntaxExpression['span'],
): Typed {
  const type = lowering.declared(to, at);
  const from = lowering.expression(operand);
  if (type.kind === 'void') return { type, value: from.value };
  const refused = reinterprets(from.type, type);
  if (refused) return lowering.refuse('unsupported-syntax', at, refused, type);
  const [element, was] = [elementOf(type), elementOf(from.type)];
  // `(double *)A` sees the rows of a matrix as one.
  if (element && was?.kind === 'array' && element.kind !== 'array' && from.type.kind !== 'vector')
    return { type, value: apply(at, 'asRows', [from.value, listOf(at, [])]) };
  return {
    type: valueType(type),
    value: converted(lowering, from, valueType(type), at),
    ...(from.fresh && { fresh: true }),
  };
}

/** Why memory cannot be read as that of another type. */
function reinterprets(from: CType, to: CType): string | undefined {
  const [a, b] = [elementOf(from), elementOf(to)];
  if (!a || !b || from.kind === 'vector') return undefined;
  const same =
    flat(a).kind === flat(b).kind || a.kind === 'void' || b.kind === 'void' || a.kind === 'unknown';
  return same ? undefined : 'Memory that is read as that of another type is not followed';
}

function flat(type: CType): CType {
  return type.kind === 'array' ? flat(type.of) : type;
}

/** In bytes, as far as types say. */
function sizeValue(lowering: Lowering, e: Extract<SyntaxExpression, { kind: 'sizeof' }>): Typed {
  const { span: at, operand } = e;
  if (e.type) return { type: size, value: byteSize(lowering, lowering.known(e.type), at) };
  if (!operand) return lowering.refuse('syntax', at, 'A type is missing here');
  const { type, value } = lowering.expression(operand);
  if (type.kind !== 'array') return { type: size, value: byteSize(lowering, type, at) };
  if (type.size) {
    const length = sizeAt(lowering, type.size, at);
    return { type: size, value: apply(at, 'mul', [length, byteSize(lowering, type.of, at)]) };
  }
  return {
    type: size,
    value: apply(at, 'mul', [apply(at, 'length', [value]), byteSize(lowering, type.of, at)]),
  };
}
