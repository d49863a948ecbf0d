import {
  absolute,
  add,
  compare,
  divide,
  integerPower,
  isInteger,
  multiply,
  negate,
  one,
  type Pair,
  sqrt,
  subtract,
  zero,
} from './pair';

/** An operation on finite arguments; undefined where it is not at hand for these. */
export type FixedOperation = (x: Pair, y: Pair, z: Pair) => Pair | undefined;
export type VariadicOperation = (args: readonly Pair[]) => Pair | undefined;

/** The operations of the rule table that are at hand in double-double. */
export const fixedOperations: Readonly<Record<string, FixedOperation>> = {
  add,
  sub: subtract,
  mul: multiply,
  div: divide,
  neg: negate,
  abs: absolute,
  sqrt,
  pow: (x, y) =>
    isInteger(y) && y.low === 0 && Math.abs(y.high) < 1024 ? integerPower(x, y.high) : undefined,
  detach: (x) => x,
  select: (x, y, z) => (x.high !== 0 ? y : z),
  less: (x, y) => truth(compare(x, y) < 0),
  lessEqual: (x, y) => truth(compare(x, y) <= 0),
  greater: (x, y) => truth(compare(x, y) > 0),
  greaterEqual: (x, y) => truth(compare(x, y) >= 0),
  equal: (x, y) => truth(compare(x, y) === 0),
  notEqual: (x, y) => truth(compare(x, y) !== 0),
};

export const variadicOperations: Readonly<Record<string, VariadicOperation>> = {
  sum: (args) => args.reduce(add, zero),
  product: (args) => args.reduce(multiply, one),
};

function truth(holds: boolean): Pair {
  return holds ? one : zero;
}
