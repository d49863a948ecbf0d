import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { balanced } from '../shared/logic';
import { apply, conditional, literal, logic } from '../shared/nodes';
import { asCounted, asInteger, asReal, inWidth, plainNumber, testOf } from './conversions';
import type { Lowering, Typed } from './lowering';
import type { ChainSyntax, SyntaxExpression } from './syntax';
import { type CType, common, double, isInteger, isNumber, isPointer, isReal, truth } from './types';

const comparisons: Readonly<Record<string, string>> = {
  '<': 'less',
  '<=': 'lessEqual',
  '>': 'greater',
  '>=': 'greaterEqual',
  '==': 'equal',
  '!=': 'notEqual',
};

const arithmetic: Readonly<Record<string, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' };

const digits: Readonly<Record<string, string>> = { '&': 'bitAnd', '|': 'bitOr', '^': 'bitXor' };

/** A longer chain is no formula that somebody wrote. */
const longestChain = 2000;
/** From this many terms on a sum or product of real numbers is one operation instead of a chain of them. */
const longChain = 64;

/** `a + b - c`, grouped from the left. */
export function chain(lowering: Lowering, { first, links, span }: ChainSyntax): Typed {
  if (links.length > longestChain)
    return lowering.refuse('too-large', span, `A formula of more than ${longestChain} terms is not read`);
  const sign = links[0]?.sign;
  if (sign === '&&' || sign === '||') {
    const parts = [first, ...links.map((link) => link.operand)].map((part) =>
      testOf(lowering.expression(part)),
    );
    return { type: truth, value: balanced(sign === '&&' ? 'and' : 'or', parts) };
  }
  const terms = [first, ...links.map((link) => link.operand)].map((part) => lowering.expression(part));
  const long = links.length > longChain ? longSum(links, terms, span) : undefined;
  if (long) return long;
  let [left] = terms;
  for (const [k, link] of links.entries()) {
    const right = terms[k + 1];
    if (!left || !right) break;
    const at = { start: span.start, end: k === links.length - 1 ? span.end : link.operand.span.end };
    left = binary(lowering, link.sign, left, right, at);
  }
  return left ?? lowering.refuse('syntax', span, 'A value is missing here');
}

/** Real numbers that are all added, or all multiplied. */
function longSum(links: ChainSyntax['links'], terms: readonly Typed[], at: Span): Typed | undefined {
  if (!terms.every((term) => isReal(term.type))) return undefined;
  if (links.every((link) => link.sign === '*'))
    return {
      type: double,
      value: apply(
        at,
        'product',
        terms.map((term) => term.value),
      ),
    };
  if (!links.every((link) => link.sign === '+' || link.sign === '-')) return undefined;
  const signed = terms.map(({ value }, k) =>
    links[k - 1]?.sign === '-' ? apply(value.span, 'neg', [value]) : value,
  );
  return { type: double, value: apply(at, 'sum', signed) };
}

/** One operation on two values, with C's conversions. */
export function binary(lowering: Lowering, sign: string, left: Typed, right: Typed, at: Span): Typed {
  const stopped = [left, right].find(({ value }) => value.kind === 'stop');
  if (stopped) return { type: resultType(sign, left, right), value: stopped.value };
  if (Object.hasOwn(comparisons, sign)) return compared(comparisons[sign] ?? '', left, right, at);
  if (isPointer(left.type) || isPointer(right.type)) return withPointer(lowering, sign, left, right, at);
  if (sign === '%' || sign === '<<' || sign === '>>' || Object.hasOwn(digits, sign))
    return onIntegers(lowering, sign, left, right, at);
  const type = common(left.type, right.type);
  if (!type) return ofUnknown(lowering, sign, left, right, at);
  const operation = arithmetic[sign];
  if (operation === undefined)
    return lowering.refuse('unsupported-syntax', at, `The operator ${sign} is not followed`);
  if (isReal(type)) return { type, value: apply(at, operation, [asReal(left), asReal(right)]) };
  if (!isInteger(type)) return lowering.refuse('unsupported-syntax', at, `${sign} is not followed here`);
  const values = [asInteger(left, type), asInteger(right, type)];
  return { type, value: inWidth(type, apply(at, sign === '/' ? 'quotient' : operation, values), at) };
}

function resultType(sign: string, left: Typed, right: Typed): CType {
  if (Object.hasOwn(comparisons, sign)) return truth;
  return common(left.type, right.type) ?? left.type;
}

/** `%`, shifts and digits in base two. */
function onIntegers(lowering: Lowering, sign: string, left: Typed, right: Typed, at: Span): Typed {
  const type = common(left.type, right.type);
  if (!type || !isInteger(type)) {
    const message = `The operator ${sign} is one of integers`;
    return lowering.refuse('unsupported-syntax', at, message);
  }
  if (sign === '<<' || sign === '>>') {
    const [a, by] = [asCounted(left), asCounted(right)];
    const value = apply(at, sign === '<<' ? 'shiftLeft' : 'shiftRight', [a.value, by.value]);
    return { type: a.type, value: inWidth(a.type, value, at) };
  }
  const operation = sign === '%' ? 'remainder' : (digits[sign] ?? '');
  return { type, value: apply(at, operation, [asInteger(left, type), asInteger(right, type)]) };
}

function compared(operation: string, left: Typed, right: Typed, at: Span): Typed {
  const pointers = [left, right].filter(({ type }) => isPointer(type));
  if (pointers.length) return { type: truth, value: comparedPointers(operation, left, right, at) };
  const type = common(left.type, right.type);
  if (type && isInteger(type))
    return { type: truth, value: apply(at, operation, [asInteger(left, type), asInteger(right, type)]) };
  const value = (one: Typed): Expression => (isNumber(one.type) ? asReal(one) : one.value);
  return { type: truth, value: apply(at, operation, [value(left), value(right)]) };
}

/** With a null pointer, or two pointers into the same memory by their distance. */
function comparedPointers(operation: string, left: Typed, right: Typed, at: Span): Expression {
  const other = isNull(left) ? right : isNull(right) ? left : undefined;
  if (other && (operation === 'equal' || operation === 'notEqual')) {
    const found = apply(at, 'isNull', [other.value]);
    return operation === 'equal' ? found : logic(at, 'not', [found]);
  }
  return apply(at, operation, [
    apply(at, 'pointerDistance', [left.value, right.value]),
    literal(at, 0, true),
  ]);
}

function isNull({ value }: Typed): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === 0);
}

/** A pointer moved by an integer, or the distance of two. */
function withPointer(lowering: Lowering, sign: string, left: Typed, right: Typed, at: Span): Typed {
  const [pointer, by] = isPointer(left.type) ? [left, right] : [right, left];
  if (sign === '-' && isPointer(left.type) && isPointer(right.type)) {
    const type: CType = { kind: 'integer', bits: 64, signed: true };
    return { type, value: apply(at, 'pointerDistance', [left.value, right.value]) };
  }
  const moves = sign === '+' || (sign === '-' && pointer === left);
  if (!moves || !(isInteger(by.type) || by.type.kind === 'truth'))
    return lowering.refuse('unsupported-syntax', at, `${sign} of this pointer is not followed`);
  const steps = asCounted(by).value;
  return movedPointer(pointer, sign === '-' ? apply(at, 'neg', [steps]) : steps, at);
}

export function movedPointer({ type, value }: Typed, steps: Expression, at: Span): Typed {
  const moved: CType = type.kind === 'array' ? { kind: 'pointer', to: type.of } : type;
  return { type: moved, value: apply(at, 'pointerAt', [value, steps]) };
}

/** Where a type is not known: next to a real number it does not matter, nor does it in sums and products. */
function ofUnknown(lowering: Lowering, sign: string, left: Typed, right: Typed, at: Span): Typed {
  const unknown = [left, right].find(({ type }) => type.kind === 'unknown' || type.kind === 'deduced');
  const operation = arithmetic[sign];
  if (!unknown || operation === undefined) {
    const other = isNumber(left.type) ? right : left;
    return lowering.refuse('unsupported-syntax', at, `${sign} of a ${nameOf(other.type)} is not followed`);
  }
  const real = isReal(left.type) || isReal(right.type);
  const others = [left, right].filter(
    (one) => one !== unknown && !isNumber(one.type) && one.type.kind !== 'unknown',
  );
  if (others.length || (sign === '/' && !real)) {
    const message = 'Whether this divides integers is not known: a type is not defined in this file';
    return lowering.refuse('unsupported-syntax', at, message);
  }
  const value = (one: Typed): Expression =>
    isNumber(one.type) && real ? asReal(one) : plainNumber(one).value;
  return { type: real ? double : unknown.type, value: apply(at, operation, [value(left), value(right)]) };
}

export function nameOf(type: CType): string {
  if (type.kind === 'struct' || type.kind === 'unknown')
    return type.name.startsWith('#') ? 'struct' : type.name;
  return type.kind === 'text' ? 'string' : type.kind;
}

/** `-x`, `+x`, `!x`, `~x`. */
export function unary(lowering: Lowering, sign: string, operand: Typed, at: Span): Typed {
  if (operand.value.kind === 'stop') return operand;
  if (sign === '!') return { type: truth, value: logic(at, 'not', [testOf(operand)]) };
  const { type, value } = operand;
  if (isReal(type) || type.kind === 'unknown')
    return sign === '~'
      ? lowering.refuse('unsupported-syntax', at, '~ is one of integers')
      : signed(sign, operand, at);
  if (!isNumber(type))
    return lowering.refuse('unsupported-syntax', at, `${sign} of a ${nameOf(type)} is not followed`);
  const whole = asCounted(operand);
  if (sign === '+') return { type: whole.type, value: whole.value };
  if (sign === '-' && value.kind === 'literal' && typeof value.value === 'number' && whole.type.signed)
    return { type: whole.type, value: literal(at, value.value === 0 ? 0 : -value.value, true) };
  const changed = apply(at, sign === '-' ? 'neg' : 'bitNot', [whole.value]);
  return { type: whole.type, value: inWidth(whole.type, changed, at) };
}

function signed(sign: string, { type, value }: Typed, at: Span): Typed {
  if (sign === '+') return { type, value };
  if (value.kind === 'literal' && typeof value.value === 'number')
    return { type, value: literal(at, -value.value) };
  return { type, value: apply(at, 'neg', [value]) };
}

/** Both branches are brought to one type. */
export function conditionalOf(
  lowering: Lowering,
  test: SyntaxExpression,
  chosen: SyntaxExpression,
  otherwise: SyntaxExpression,
  at: Span,
): Typed {
  const decided = testOf(lowering.expression(test));
  const [a, b] = [lowering.expression(chosen), lowering.expression(otherwise)];
  const join = (x: Expression, y: Expression): Expression => conditional(at, decided, x, y);
  if (a.type.kind === 'truth' && b.type.kind === 'truth')
    return { type: truth, value: join(a.value, b.value) };
  const type = common(a.type, b.type);
  if (type && isReal(type)) return { type, value: join(asReal(a), asReal(b)) };
  if (type && isInteger(type)) return { type, value: join(asInteger(a, type), asInteger(b, type)) };
  const known = a.value.kind === 'stop' || isNull(a) ? b : a;
  if (isPointer(known.type)) return { type: known.type, value: join(nullOr(a), nullOr(b)) };
  return { type: known.type, value: join(a.value, b.value), ...(a.fresh && b.fresh && { fresh: true }) };
}

function nullOr(one: Typed): Expression {
  return isNull(one) ? literal(one.value.span, null) : one.value;
}
