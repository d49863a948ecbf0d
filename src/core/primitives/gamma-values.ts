import stdlibBeta from '@stdlib/math-base-special-beta';
import stdlibDigamma from '@stdlib/math-base-special-digamma';
import gamma from '@stdlib/math-base-special-gamma';
import stdlibTrigamma from '@stdlib/math-base-special-trigamma';
import { cosPi, sinPi } from './values';

/** ψ(x); for negative x by ψ(1 − x) − π cot πx, whose cotangent is exact in its reduction (DLMF 5.5.4). */
export function digamma(x: number): number {
  if (!(x < 0)) return stdlibDigamma(x);
  if (x === Math.floor(x)) return Number.NaN;
  return stdlibDigamma(1 - x) - (Math.PI * cosPi(x)) / sinPi(x);
}

/** ψ′(x); for negative x by π²/sin² πx − ψ′(1 − x) (DLMF 5.15.6). */
export function trigamma(x: number): number {
  if (!(x < 0)) return stdlibTrigamma(x);
  if (x === Math.floor(x)) return Number.NaN;
  const root = Math.PI / sinPi(x);
  return root * root - stdlibTrigamma(1 - x);
}

/** From here on seven terms of the asymptotic series of ψ are exact in double. */
const far = 16;

/** B₂ₖ/2k for k = 1 … 7 (DLMF 24.2(iv)). */
const series = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/**
 * ψ(x) − ψ(x + y) for x, y > 0, without cancellation where y is small beside x: steps of one by
 * −y/((x + k)(x + y + k)), then the difference of the asymptotic series (DLMF 5.5.2, 5.11.2), with
 * z⁻²ᵏ − (z + y)⁻²ᵏ = −z⁻²ᵏ expm1(−2kL), L = ln(1 + y/z).
 */
export function digammaDifference(x: number, y: number): number {
  let total = 0;
  let z = x;
  for (; z < far; z++) total -= y / z / (z + y);
  const logarithm = Math.log1p(y / z);
  const inverse = 1 / (z * z);
  let power = 1;
  let rest = 0;
  series.forEach((b, k) => {
    power *= inverse;
    rest += b * power * Math.expm1(-2 * (k + 1) * logarithm);
  });
  return total - logarithm - y / z / (z + y) / 2 + rest;
}

/** Γ is finite up to here. */
const largest = 171;

/**
 * Γ(x)Γ(y)/Γ(x + y), with the rounding error of x + y put back: at 170 it alone would cost 400 units in the
 * last place. For larger arguments the library's, which loses digits as ln B grows.
 */
export function beta(x: number, y: number): number {
  const sum = x + y;
  if (!(x > 0 && y > 0 && sum < largest)) return stdlibBeta(x, y);
  const part = sum - x;
  const lost = x - (sum - part) + (y - part);
  const quotient = x > y ? (gamma(x) / gamma(sum)) * gamma(y) : (gamma(y) / gamma(sum)) * gamma(x);
  return Number.isFinite(quotient) ? quotient * (1 - lost * digamma(sum)) : stdlibBeta(x, y);
}
