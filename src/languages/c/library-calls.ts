import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal } from '../shared/nodes';
import { accumulated, innerProduct } from './algorithms';
import { asCounted, asInteger, asReal, converted } from './conversions';
import { limitNamed, operationOf, plainName, refusalOf } from './libraries';
import type { Lowering, Typed } from './lowering';
import type { NameSyntax, SyntaxExpression } from './syntax';
import {
  type CType,
  common,
  double,
  type IntegerType,
  isInteger,
  isReal,
  pointerTo,
  size,
  truth,
} from './types';

/** A call of a function of the standard library. */
export function libraryCall(
  lowering: Lowering,
  callee: NameSyntax,
  args: readonly SyntaxExpression[],
  at: Span,
): Typed {
  const limit = limitNamed(callee);
  if (limit !== undefined) return { type: double, value: literal(at, limit) };
  const why = refusalOf(callee);
  if (why) return lowering.refuse('unknown-function', callee.span, `${callee.text} is not followed: ${why}`);
  const { name: own, single } = plainName(callee.text);
  if (single)
    lowering.note(
      'single-precision',
      callee.span,
      `${callee.text} is single precision; the numbers here are in double`,
    );
  const values = args.map((arg) =>
    arg.kind === 'braces' ? listed(lowering, arg) : lowering.expression(arg),
  );
  const stopped = values.find(({ value }) => value.kind === 'stop');
  if (stopped) return { type: double, value: stopped.value };
  return ofNumbers(lowering, own, callee, values, at) ?? ofMemory(lowering, own, callee, values, at);
}

/** `{a, b, c}` as an argument. */
function listed(lowering: Lowering, { items, span }: Extract<SyntaxExpression, { kind: 'braces' }>): Typed {
  const values = items.map((item) => lowering.expression(item.value));
  const of = values
    .map((v) => v.type)
    .reduce<CType | undefined>((a, b) => a && common(a, b), values[0]?.type);
  const elements = values.map((v) => (of ? converted(lowering, v, of) : v.value));
  const type: CType = { kind: 'vector', of: of ?? { kind: 'unknown', name: 'list' } };
  return { type, value: { kind: 'list', span, form: 'list', elements } };
}

function wrong(lowering: Lowering, { text, span }: NameSyntax, count: number, given: number): Typed {
  return lowering.refuse('wrong-arguments', span, `${text} takes ${count} arguments, not ${given}`);
}

/** Functions of real numbers, and what they make of integers. */
function ofNumbers(
  lowering: Lowering,
  own: string,
  callee: NameSyntax,
  values: readonly Typed[],
  at: Span,
): Typed | undefined {
  const entry = operationOf(own);
  if (entry) {
    const [operation, count] = entry;
    if (own === 'hypot' && values.length === 3)
      return {
        type: double,
        value: apply(
          at,
          'norm',
          values.map((v) => asReal(v)),
        ),
      };
    if (values.length !== count) return wrong(lowering, callee, count, values.length);
    return {
      type: double,
      value: apply(
        at,
        operation,
        values.map((v) => asReal(v)),
      ),
    };
  }
  const rule = special.get(own);
  if (!rule) return undefined;
  const [count, lower] = rule;
  if (count !== undefined && values.length !== count) return wrong(lowering, callee, count, values.length);
  return lower(lowering, values, at, callee);
}

type Lower = (lowering: Lowering, values: readonly Typed[], at: Span, callee: NameSyntax) => Typed;

const long: IntegerType = { kind: 'integer', bits: 64, signed: true };
const nothing: Typed = { type: double, value: literal({ start: 0, end: 0 }, null) };

const special: ReadonlyMap<string, readonly [count: number | undefined, lower: Lower]> = new Map<
  string,
  readonly [number | undefined, Lower]
>([
  ['abs', [1, (lowering, [x = nothing], at, callee) => absolute(lowering, x, callee, at)]],
  ['labs', [1, (_l, [x = nothing], at) => absoluteInteger(x, long, at)]],
  ['llabs', [1, (_l, [x = nothing], at) => absoluteInteger(x, long, at)]],
  [
    'fdim',
    [2, (_l, [x = nothing, y = nothing], at) => real(at, 'fmax', difference(x, y, at), literal(at, 0))],
  ],
  ['ldexp', [2, scaled]],
  ['scalbn', [2, scaled]],
  ['lround', [1, (_l, [x = nothing], at) => rounded(x, 'roundHalfAway', at)]],
  ['llround', [1, (_l, [x = nothing], at) => rounded(x, 'roundHalfAway', at)]],
  ['lrint', [1, (_l, [x = nothing], at) => rounded(x, 'round', at)]],
  ['llrint', [1, (_l, [x = nothing], at) => rounded(x, 'round', at)]],
  [
    'isnan',
    [1, (_l, [x = nothing], at) => ({ type: truth, value: apply(at, 'notEqual', [asReal(x), asReal(x)]) })],
  ],
  ['isfinite', [1, (_l, [x = nothing], at) => againstInfinity('less', x, at)]],
  ['isinf', [1, (_l, [x = nothing], at) => againstInfinity('equal', x, at)]],
  ['min', [undefined, (lowering, values, at, callee) => extreme(lowering, 'min', values, callee, at)]],
  ['max', [undefined, (lowering, values, at, callee) => extreme(lowering, 'max', values, callee, at)]],
  ['clamp', [3, clamped]],
  [
    'lerp',
    [
      3,
      (_l, [a = nothing, b = nothing, t = nothing], at) =>
        real(at, 'add', asReal(a), apply(at, 'mul', [asReal(t), difference(b, a, at)])),
    ],
  ],
]);

function real(at: Span, operation: string, ...args: readonly Expression[]): Typed {
  return { type: double, value: apply(at, operation, args) };
}

function difference(x: Typed, y: Typed, at: Span): Expression {
  return apply(at, 'sub', [asReal(x), asReal(y)]);
}

/** C's `abs` is one of integers; C++ has it for real numbers too. */
function absolute(lowering: Lowering, x: Typed, { qualifiers }: NameSyntax, at: Span): Typed {
  const overloaded = lowering.environment.isCpp || qualifiers.length > 0;
  if (overloaded && isReal(x.type)) return real(at, 'abs', x.value);
  return absoluteInteger(x, isInteger(x.type) && overloaded ? asCounted(x).type : { ...long, bits: 32 }, at);
}

function absoluteInteger(x: Typed, type: IntegerType, at: Span): Typed {
  return { type, value: apply(at, `int${type.bits}`, [apply(at, 'abs', [asInteger(x, type)])]) };
}

function scaled(_lowering: Lowering, [x = nothing, n = nothing]: readonly Typed[], at: Span): Typed {
  const whole = asInteger(n, { ...long, bits: 32 });
  return real(at, 'mul', asReal(x), apply(at, 'exp2', [apply(at, 'toReal', [whole])]));
}

function rounded(x: Typed, operation: string, at: Span): Typed {
  return {
    type: long,
    value: asInteger({ type: double, value: apply(at, operation, [asReal(x)]) }, long, at),
  };
}

function againstInfinity(operation: string, x: Typed, at: Span): Typed {
  const size = apply(at, 'abs', [asReal(x)]);
  return { type: truth, value: apply(at, operation, [size, literal(at, Number.POSITIVE_INFINITY)]) };
}

/** `std::max(a, b)`, `std::max({a, b, c})`; both have one type. */
function extreme(
  lowering: Lowering,
  operation: string,
  given: readonly Typed[],
  callee: NameSyntax,
  at: Span,
): Typed {
  const [list] = given;
  const values = given.length === 1 && list ? elementsOf(list) : given.length === 2 ? given : undefined;
  if (!values?.length)
    return lowering.refuse(
      'wrong-arguments',
      callee.span,
      `${callee.text} with these arguments is not followed`,
    );
  const type = values
    .map((v) => v.type)
    .reduce<CType | undefined>((a, b) => a && common(a, b), values[0]?.type);
  if (type && isReal(type)) return real(at, operation, ...values.map((v) => asReal(v)));
  if (type && isInteger(type))
    return {
      type,
      value: apply(
        at,
        operation,
        values.map((v) => asInteger(v, type)),
      ),
    };
  return lowering.refuse('unsupported-syntax', callee.span, `${callee.text} of these values is not followed`);
}

function elementsOf({ type, value }: Typed): readonly Typed[] | undefined {
  if (type.kind !== 'vector' || value.kind !== 'list') return undefined;
  return value.elements.map((element) => ({ type: type.of, value: element }));
}

function clamped(lowering: Lowering, values: readonly Typed[], at: Span, callee: NameSyntax): Typed {
  if (values.some((v) => isReal(v.type))) return real(at, 'clamp', ...values.map((v) => asReal(v)));
  const [x, low, high] = values.map((v) => (isInteger(v.type) ? asCounted(v) : undefined));
  if (!x || !low || !high)
    return lowering.refuse('unsupported-syntax', callee.span, 'clamp of these values is not followed');
  return { type: x.type, value: apply(at, 'min', [apply(at, 'max', [x.value, low.value]), high.value]) };
}

/** Functions that reserve memory or walk over it. */
function ofMemory(
  lowering: Lowering,
  own: string,
  callee: NameSyntax,
  values: readonly Typed[],
  at: Span,
): Typed {
  const [first, second] = values;
  if ((own === 'malloc' || own === 'alloca') && first) return bytes(asCounted(first).value, false, at);
  if (own === 'calloc' && first && second)
    return bytes(apply(at, 'mul', [asCounted(first).value, asCounted(second).value]), true, at);
  if (own === 'size' && first) return { type: size, value: apply(at, 'length', [first.value]) };
  if (own === 'accumulate') return accumulated(lowering, values, callee, at);
  if (own === 'inner_product') return innerProduct(lowering, values, callee, at);
  return lowering.refuse('unsupported-syntax', callee.span, `${callee.text} is not followed here`);
}

function bytes(count: Expression, zero: boolean, at: Span): Typed {
  return { type: pointerTo({ kind: 'void' }), value: literal(at, null), bytes: { count, zero } };
}
