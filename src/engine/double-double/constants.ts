import { add, divide, multiply, one, type Pair, pair, times } from './pair';

/** π in four parts of 53 bits each: 212 bits. */
export const piParts = [
  Math.PI,
  1.2246467991473532e-16,
  -2.9947698097183397e-33,
  1.1124542208633653e-49,
] as const;
export const pi = pair(piParts[0], piParts[1]);

/** ln 2 in three parts. */
export const ln2Parts = [Math.LN2, 2.3190468138462996e-17, 5.707708438416212e-34] as const;
export const ln2 = pair(ln2Parts[0], ln2Parts[1]);
export const ln10 = pair(Math.LN10, -2.1707562233822494e-16);
export const log2OfE = pair(Math.LOG2E, 2.0355273740931033e-17);
export const log10OfE = pair(Math.LOG10E, 1.098319650216765e-17);

export const rootHalf = pair(Math.SQRT1_2, -4.833646656726457e-17);
export const rootPi = pair(1.772453850905516, -7.666586499825799e-17);
export const twoOverRootPi = pair(1.1283791670955126, 1.533545961316588e-17);
export const inverseRootTwoPi = pair(0.3989422804014327, -2.49232720227773e-17);
export const rootTwoOverPi = pair(0.7978845608028654, -4.98465440455546e-17);
export const halfLogTwoPi = pair(0.9189385332046728, -3.8782941580672414e-17);

/** n → 1/n!, for n below 30. */
export const inverseFactorials: readonly Pair[] = inverses();

function inverses(): Pair[] {
  const all = [one];
  let factorial = one;
  for (let n = 1; n < 30; n++) {
    factorial = times(factorial, n);
    all.push(divide(one, factorial));
  }
  return all;
}

/** Σ coefficients[k]·x^k by Horner's scheme. */
export function polynomial(coefficients: readonly Pair[], x: Pair): Pair {
  let total = coefficients[coefficients.length - 1] ?? pair(0);
  for (let k = coefficients.length - 2; k >= 0; k--) {
    total = add(multiply(total, x), coefficients[k] ?? pair(0));
  }
  return total;
}
