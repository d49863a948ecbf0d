import { arithmetic } from './arithmetic';
import { exponential } from './exponential';
import { hyperbolic } from './hyperbolic';
import { logic } from './logic';
import { piecewise } from './piecewise';
import type { Primitive } from './primitive';
import { rounding } from './rounding';
import { special } from './special';
import { trigonometric } from './trigonometric';
import { type VariadicPrimitive, variadic } from './variadic';

export type AnyPrimitive = Primitive | VariadicPrimitive;

/** Every operation that the product can differentiate. To add one, add an entry to one of these lists. */
export const primitives: readonly AnyPrimitive[] = [
  ...arithmetic,
  ...exponential,
  ...trigonometric,
  ...hyperbolic,
  ...rounding,
  ...piecewise,
  ...logic,
  ...special,
  ...variadic,
];

/** An operation and its code. */
export interface Entry {
  readonly primitive: AnyPrimitive;
  readonly code: number;
}

const byName: ReadonlyMap<string, Entry> = new Map(
  primitives.map((p, index) => [p.name, { primitive: p, code: index + firstOperation() }]),
);

/** Operation codes of a tape: 0 is an input, 1 a constant, then the table in its order. */
export const inputCode = 0;
export const constantCode = 1;

function firstOperation(): number {
  return 2;
}

/** One more than the largest code. */
export const operationCodes = primitives.length + firstOperation();

export function isPrimitive(name: string): boolean {
  return byName.has(name);
}

export function entryNamed(name: string): Entry | undefined {
  return byName.get(name);
}

/** The operation of this name; asking for one that is not in the table is a fault of the caller. */
export function primitiveNamed(name: string): AnyPrimitive {
  return known(name).primitive;
}

export function codeOf(name: string): number {
  return known(name).code;
}

function known(name: string): Entry {
  const found = byName.get(name);
  if (!found) throw new Error(`no operation is called ${name}`);
  return found;
}

export function primitiveOf(code: number): AnyPrimitive {
  const found = primitives[code - firstOperation()];
  if (!found) throw new Error(`no operation has the code ${code}`);
  return found;
}

/** Whether an operation passes a derivative on at all. */
export function hasDerivative(p: AnyPrimitive): boolean {
  return p.arity === 'any' || p.partials.some((text) => text !== '0');
}
