import type { CType, IntegerType, RealType } from './syntax';

export type { CType, IntegerType, RealType } from './syntax';

export const double: RealType = { kind: 'real', precision: 'double' };
export const templateReal: RealType = { kind: 'real', precision: 'double', template: true };
export const int: IntegerType = { kind: 'integer', bits: 32, signed: true };
export const size: IntegerType = { kind: 'integer', bits: 64, signed: false };
export const truth: CType = { kind: 'truth' };
export const voidType: CType = { kind: 'void' };
export const text: CType = { kind: 'text' };

export function pointerTo(to: CType, constant = false): CType {
  return constant ? { kind: 'pointer', to, constant } : { kind: 'pointer', to };
}

/** What a name of the type is in an expression: arrays are pointers, references what they refer to. */
export function valueType(type: CType): CType {
  if (type.kind === 'reference') return valueType(type.to);
  return type;
}

export function isInteger(type: CType): type is IntegerType {
  return type.kind === 'integer';
}

export function isReal(type: CType): type is RealType {
  return type.kind === 'real';
}

export function isNumber(type: CType): boolean {
  return type.kind === 'integer' || type.kind === 'real' || type.kind === 'truth';
}

export function isPointer(type: CType): boolean {
  return type.kind === 'pointer' || type.kind === 'array';
}

/** The element of a pointer, array or vector. */
export function elementOf(type: CType): CType | undefined {
  if (type.kind === 'pointer') return type.to;
  return type.kind === 'array' || type.kind === 'vector' ? type.of : undefined;
}

/** Integers narrower than `int` are calculated with as `int`. */
export function promoted(type: CType): IntegerType {
  return type.kind === 'integer' && type.bits >= 32 ? type : int;
}

/** The type that two numbers are brought to before they are combined; undefined where one is no number. */
export function common(a: CType, b: CType): CType | undefined {
  if (!isNumber(a) || !isNumber(b)) return undefined;
  if (isReal(a) || isReal(b)) return wider(a, b);
  const [x, y] = [promoted(a), promoted(b)];
  if (x.bits !== y.bits) return x.bits > y.bits ? x : y;
  return x.signed ? y : x;
}

function wider(a: CType, b: CType): CType {
  if (!isReal(a)) return b;
  if (!isReal(b)) return a;
  const order = ['single', 'double', 'extended'];
  const best = order.indexOf(a.precision) >= order.indexOf(b.precision) ? a : b;
  return a.template && b.template ? templateReal : { kind: 'real', precision: best.precision };
}

/** The integer types that the standard headers name. */
export const namedTypes: ReadonlyMap<string, CType> = new Map<string, CType>([
  ...[8, 16, 32, 64].flatMap((bits): [string, CType][] => {
    const of = (signed: boolean): CType => ({ kind: 'integer', bits: bits as IntegerType['bits'], signed });
    return ['', '_least', '_fast'].flatMap((kind): [string, CType][] => [
      [`int${kind}${bits}_t`, of(true)],
      [`uint${kind}${bits}_t`, of(false)],
    ]);
  }),
  ['size_t', size],
  ['uintptr_t', size],
  ['uintmax_t', size],
  ...['ssize_t', 'ptrdiff_t', 'intptr_t', 'intmax_t'].map((name): [string, CType] => [
    name,
    { kind: 'integer', bits: 64, signed: true },
  ]),
  ['bool', truth],
  ['_Bool', truth],
  ['float', { kind: 'real', precision: 'single' }],
  ['float_t', { kind: 'real', precision: 'single' }],
  ['float32_t', { kind: 'real', precision: 'single' }],
  ['double', double],
  ['double_t', double],
  ['float64_t', double],
  ['string', text],
]);
