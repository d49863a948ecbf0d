/** Values of elementary operations that `Math` lacks or has with fewer digits. */

/** ln(eˣ + eʸ) without overflow. */
export function logAddExp(x: number, y: number): number {
  if (x === y) return x + Math.LN2;
  return Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
}

/** log₂(2ˣ + 2ʸ) without overflow. */
export function logAddExp2(x: number, y: number): number {
  if (x === y) return x + 1;
  return Math.max(x, y) + Math.log1p(2 ** -Math.abs(x - y)) * Math.LOG2E;
}

/** 1/(1 + e^(y − x)) with the rounding error of y − x put back: at 36 it alone would cost 18 units in the last place. */
export function logAddExpSlope(x: number, y: number): number {
  const gap = x - y;
  const s = sigmoid(gap);
  return s + s * sigmoid(-gap) * differenceError(x, y, gap);
}

/** 1/(1 + 2^(y − x)), in the same manner. */
export function logAddExp2Slope(x: number, y: number): number {
  const gap = x - y;
  const p = 2 ** -Math.abs(gap);
  const small = p / (1 + p);
  const s = gap >= 0 ? 1 / (1 + p) : small;
  return s + s * (gap >= 0 ? small : 1 / (1 + p)) * Math.LN2 * differenceError(x, y, gap);
}

/** x − y − difference, exactly (Knuth); 0 where that is no number. */
export function differenceError(x: number, y: number, difference: number): number {
  const part = difference - x;
  const error = x - (difference - part) - (y + part);
  return Number.isNaN(error) ? 0 : error;
}

/** sin(πx), exact at integers and halves: the reduction happens before π comes in. */
export function sinPi(x: number): number {
  const turned = x % 2;
  const [sign, a] = turned < 0 ? [-1, -turned] : [1, turned];
  if (a === 0 || a === 1) return x * 0;
  if (a <= 0.25) return sign * Math.sin(Math.PI * a);
  if (a <= 0.75) return sign * Math.cos(Math.PI * (0.5 - a));
  if (a <= 1.25) return sign * Math.sin(Math.PI * (1 - a));
  if (a <= 1.75) return -sign * Math.cos(Math.PI * (1.5 - a));
  return sign * Math.sin(Math.PI * (a - 2));
}

/** cos(πx), exact at integers and halves. */
export function cosPi(x: number): number {
  const a = Math.abs(x % 2);
  if (a <= 0.25) return Math.cos(Math.PI * a);
  if (a <= 0.75) return Math.sin(Math.PI * (0.5 - a));
  if (a <= 1.25) return -Math.cos(Math.PI * (a - 1));
  if (a <= 1.75) return Math.sin(Math.PI * (a - 1.5));
  return Math.cos(Math.PI * (2 - a));
}

/** 1/cosh(x), to the end of the range, where cosh has long overflowed. */
export function sech(x: number): number {
  const a = Math.abs(x);
  return a > 700 ? 2 * Math.exp(-a) : 1 / Math.cosh(a);
}

/** By the leg √(x² − 1): near 1, the quotient 1/x would round before the arc cosine, which is steep there. */
export function asec(x: number): number {
  const angle = Math.atan(outerLeg(x));
  return x < 0 ? Math.PI - angle : angle;
}

export function acsc(x: number): number {
  return Math.sign(x) * Math.atan2(1, outerLeg(x));
}

/** √(x² − 1). */
function outerLeg(x: number): number {
  const a = Math.abs(x);
  return Math.sqrt(a - 1) * Math.sqrt(a + 1);
}

/** arcosh(1 + t) with t = (1 − x)/x, which keeps its digits near 1; for tiny x ln(2/x), which does not overflow. */
export function asech(x: number): number {
  if (x > 0 && x < 1e-9) return Math.LN2 - Math.log(x);
  const t = (1 - x) / x;
  return Math.log1p(t + Math.sqrt(t * (t + 2)));
}

export function acsch(x: number): number {
  const a = Math.abs(x);
  return a > 0 && a < 1e-9 ? Math.sign(x) * (Math.LN2 - Math.log(a)) : Math.asinh(1 / x);
}

/** By log1p: 1/x would round before the function that is steep there. */
export function acoth(x: number): number {
  const a = Math.abs(x);
  return a >= 1 ? Math.sign(x) * 0.5 * Math.log1p(2 / (a - 1)) : Number.NaN;
}

/** exp(−x²), with the rounding error of x² put back: at 26 it would cost three digits. */
export function gaussian(x: number): number {
  const square = x * x;
  if (!(square < 800)) return Math.exp(-square);
  return Math.exp(-square) * (1 - squareError(x, square));
}

/** x² − square, exactly (Dekker). */
export function squareError(x: number, square: number): number {
  const c = 134217729 * x;
  const high = c - (c - x);
  const low = x - high;
  return low * low - (square - high * high - 2 * high * low);
}

export function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** ln(x/(1 − x)); near ½ by atanh, where the quotient is close to 1. */
export function logit(x: number): number {
  if (x > 0.25 && x < 0.75) return 2 * Math.atanh(2 * x - 1);
  return Math.log(x) - Math.log1p(-x);
}

/** Rounds halves to the even neighbour, as Python, NumPy and IEEE 754 do. */
export function roundHalfEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return Math.round(x);
  return down % 2 === 0 ? down : down + 1;
}

/** By the part behind the point: |x| + ½ would round up what is just below ½. */
export function roundHalfAway(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

/** x − y·⌊x/y⌋: the remainder with the sign of the divisor. */
export function flooredRemainder(x: number, y: number): number {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}

/** ⌊x/y⌋ of the exact quotient. */
export function floorQuotient(x: number, y: number): number {
  const rest = flooredRemainder(x, y);
  const quotient = (x - rest) / y;
  return Number.isFinite(quotient) ? Math.round(quotient) : Math.floor(x / y);
}
