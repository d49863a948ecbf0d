import {
  absolute,
  add,
  compare,
  divide,
  negate,
  one,
  type Pair,
  pair,
  quickTwoSum,
  subtract,
  twoProduct,
} from './pair';

const half = pair(0.5);

export function floor(x: Pair): Pair {
  const whole = Math.floor(x.high);
  return whole === x.high ? quickTwoSum(whole, Math.floor(x.low)) : pair(whole);
}

export function ceil(x: Pair): Pair {
  return negate(floor(negate(x)));
}

export function trunc(x: Pair): Pair {
  return x.high < 0 ? ceil(x) : floor(x);
}

/** Halves to the even neighbour. */
export function round(x: Pair): Pair {
  const down = floor(x);
  const side = compare(subtract(x, down), half);
  const even = (down.high + down.low) % 2 === 0;
  return side < 0 || (side === 0 && even) ? down : add(down, one);
}

export function roundHalfUp(x: Pair): Pair {
  return floor(add(x, half));
}

export function roundHalfAway(x: Pair): Pair {
  const size = floor(add(absolute(x), half));
  return x.high < 0 ? negate(size) : size;
}

/** Above this the quotient of two pairs has too few digits after the point. */
const largestQuotient = 2 ** 50;

/** ⌊x/y⌋ of the exact quotient: the rounded one may have reached the next integer. */
export function floorDivide(x: Pair, y: Pair): Pair | undefined {
  const quotient = divide(x, y);
  if (!(Math.abs(quotient.high) < largestQuotient)) return undefined;
  const whole = floor(add(quotient, half));
  const rest = less(x, y, whole);
  const beyond = rest.high !== 0 && rest.high < 0 !== y.high < 0;
  return beyond ? subtract(whole, one) : whole;
}

/** x − y⌊x/y⌋. */
export function mod(x: Pair, y: Pair): Pair | undefined {
  const whole = floorDivide(x, y);
  return whole && less(x, y, whole);
}

/** x − y·n for an integer n below 2^53: both products are exact, so that the difference keeps its digits. */
function less(x: Pair, y: Pair, n: Pair): Pair {
  return subtract(subtract(x, twoProduct(y.high, n.high)), twoProduct(y.low, n.high));
}

/** The remainder with the sign of x. */
export function fmod(x: Pair, y: Pair): Pair | undefined {
  const rest = mod(absolute(x), absolute(y));
  return rest && x.high < 0 ? negate(rest) : rest;
}
