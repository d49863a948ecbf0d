import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import { gaussian, squareError } from './values';

const inverseRootTwoPi = 0.3989422804014327;
const rootHalfHigh = 0.7071067811865476;
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

/** Φ⁻¹(p), also in the upper tail as far as p itself has digits. */
export function normalQuantile(p: number): number {
  return p > 0 && p < 1 ? -Math.SQRT2 * erfcinv(2 * p) : p === 0 ? Number.NEGATIVE_INFINITY : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
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
