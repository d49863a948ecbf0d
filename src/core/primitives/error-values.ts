import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import erfcx from '@stdlib/math-base-special-erfcx';
import { gaussian, squareError } from './values';

const inverseRootTwoPi = 0.3989422804014327;
const rootHalfPi = 1.2533141373155003;
const halfRootPi = 0.886226925452758;
const rootHalfHigh = Math.SQRT1_2;
/** √½ − rootHalfHigh. */
const rootHalfLow = -4.833646656726457e-17;
const twoOverRootPi = 1.1283791670955126;

/** φ(x) = exp(−x²/2)/√(2π), with the rounding error of the square put back. */
export function normalPdf(x: number): number {
  const square = x * x;
  if (!(square < 1600)) return inverseRootTwoPi * Math.exp(-0.5 * square);
  return inverseRootTwoPi * Math.exp(-0.5 * square) * (1 - 0.5 * squareError(x, square));
}

/**
 * Φ(x) = erfc(−x/√2)/2. In the lower tail erfc turns the rounding of its argument into hundreds of ulps,
 * so the part that x/√2 lost is put back to first order.
 */
export function normalCdf(x: number): number {
  const a = -x * rootHalfHigh;
  const whole = 0.5 * erfc(a);
  if (!(a > 0.5) || a > 40) return whole;
  const lost = productError(-x, rootHalfHigh, a) - x * rootHalfLow;
  return whole - 0.5 * twoOverRootPi * gaussian(a) * lost;
}

/** Φ⁻¹(p), also in the upper tail as far as p itself has digits; one Newton step behind the library's value. */
export function normalQuantile(p: number): number {
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (!(p > 0 && p < 1)) return Number.NaN;
  const r = -Math.SQRT2 * erfcinv(2 * p);
  return r + quantileError(p, r);
}

/** Below this the tail is subnormal, or close to it, and its residual has no digits. */
const smallestTail = 1e-305;

/** How much Φ⁻¹(p) exceeds r, to first order, from the tail that has the digits. */
function quantileError(p: number, r: number): number {
  const tail = Math.min(p, 1 - p);
  const size = -Math.abs(r);
  const outward =
    tail > smallestTail ? (normalCdf(size) - tail) / normalPdf(size) : logarithmicError(tail, size);
  return p > 0.5 ? outward : -outward;
}

/** The same by logarithms: ln Φ(r) = ln(erfcx(−r/√2)/2) − r²/2. */
function logarithmicError(tail: number, r: number): number {
  const scaled = erfcx(-r * rootHalfHigh);
  return (Math.log(scaled / 2) - (r * r) / 2 - Math.log(tail)) * rootHalfPi * scaled;
}

/**
 * ∂Φ⁻¹(p)/∂p = 1/φ(r) = √(π/2) erfcx(|r|/√2)/p for p up to ½, since Φ(r) is p. The exponential of r²/2 would
 * turn the rounding of r into r² units in the last place; erfcx is flat.
 */
export function normalQuantileSlope(p: number, r: number): number {
  if (!Number.isFinite(r)) return Math.abs(r);
  return (rootHalfPi * erfcx(Math.abs(r) * rootHalfHigh)) / Math.min(p, 1 - p);
}

/** ∂erf⁻¹(x)/∂x = ½√π exp(r²) = ½√π erfcx(|r|)/(1 − |x|), in the same manner. */
export function errorInverseSlope(x: number, r: number): number {
  if (!Number.isFinite(r)) return Math.abs(r);
  return (halfRootPi * erfcx(Math.abs(r))) / (1 - Math.abs(x));
}

/** x·y − product, exactly (Dekker). */
function productError(x: number, y: number, product: number): number {
  const cx = 134217729 * x;
  const xHigh = cx - (cx - x);
  const cy = 134217729 * y;
  const yHigh = cy - (cy - y);
  const xLow = x - xHigh;
  const yLow = y - yHigh;
  return xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
}
