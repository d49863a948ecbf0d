import assert from 'node:assert/strict';
import { primitiveNamed } from '../../../src/core/primitives/table';
import { ulpsOff } from './references';
import { ruleOf } from './rules';

const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;
const ln2 = Math.LN2;
const pi = Math.PI;

type Point = readonly [operation: string, at: readonly number[], value: number, partials: readonly number[]];

/** Zeros, poles, ends of domains, infinities: what is taken there, and what IEEE arithmetic makes of it. */
const arithmetic: readonly Point[] = [
  ['div', [1, 0], inf, [inf, -inf]],
  ['div', [0, 0], nan, [inf, nan]],
  ['div', [1, inf], 0, [0, 0]],
  ['mul', [0, inf], nan, [inf, 0]],
  ['fma', [1e8 + 1, 1e8 - 1, -1e16], -1, [99999999, 100000001, 1]],
  ['pow', [0, 2], 0, [0, 0]],
  ['pow', [0, 1], 0, [1, 0]],
  ['pow', [0, 0], 1, [0, 0]],
  ['pow', [0, 0.5], 0, [inf, 0]],
  ['pow', [0, -1], inf, [-inf, -inf]],
  ['pow', [5, 0], 1, [0, Math.log(5)]],
  ['pow', [-2, 3], -8, [12, nan]],
  ['pow', [-2, 2], 4, [-4, nan]],
  ['pow', [-2, 0.5], nan, [nan, nan]],
  ['sqrt', [0], 0, [inf]],
  ['sqrt', [-1], nan, [nan]],
  ['cbrt', [0], 0, [inf]],
  ['hypot', [0, 0], 0, [0, 0]],
  ['hypot', [3e200, 4e200], 5e200, [0.6, 0.8]],
  ['norm', [0, 0, 0], 0, [0, 0, 0]],
  ['sum', [inf, -inf], nan, [1, 1]],
  ['product', [0, 2, 3], 0, [6, 0, 0]],
  ['product', [0, 0, 3], 0, [0, 0, 0]],
];

const exponential: readonly Point[] = [
  ['exp', [710], inf, [inf]],
  ['exp', [-inf], 0, [0]],
  ['expm1', [-40], -1, [4.248354255291589e-18]],
  ['expm1', [-inf], -1, [0]],
  ['log', [0], -inf, [inf]],
  ['log', [-1], nan, [-1]],
  ['log1p', [-1 + 2 ** -53], -36.7368005696771, [2 ** 53]],
  ['log1p', [-1], -inf, [inf]],
  ['log1p', [1e-20], 1e-20, [1]],
  ['log2', [8], 3, [0.18033688011112042]],
  ['log10', [1000], 3, [0.0004342944819032518]],
  ['xlogy', [0, 0], 0, [-inf, 0]],
  ['xlogy', [0, 2], 0, [ln2, 0]],
  ['logaddexp', [1000, 1000], 1000 + ln2, [0.5, 0.5]],
  ['logaddexp', [-inf, 3], 3, [0, 1]],
  ['logaddexp', [3, -2000], 3, [1, 0]],
  ['logaddexp2', [2000, 2000], 2001, [0.5, 0.5]],
  ['logsumexp', [1000, 1000], 1000 + ln2, [0.5, 0.5]],
  ['logsumexp', [-inf, 0, -inf], 0, [0, 1, 0]],
  ['softplus', [0], ln2, [0.5]],
  ['softplus', [-800], 0, [0]],
  ['sigmoid', [0], 0.5, [0.25]],
  ['sigmoid', [800], 1, [0]],
  ['logit', [0], -inf, [inf]],
  ['logit', [1], inf, [inf]],
  ['logit', [0.5], 0, [4]],
];

const circular: readonly Point[] = [
  ['sin', [pi], 1.2246467991473532e-16, [-1]],
  ['cos', [pi / 2], 6.123233995736766e-17, [-1]],
  ['cot', [0], inf, [-inf]],
  ['csc', [0], inf, [-inf]],
  ['sinpi', [1], 0, [-pi]],
  ['sinpi', [0.5], 1, [0]],
  ['sinpi', [1e20], 0, [pi]],
  ['cospi', [0.5], 0, [-pi]],
  ['cospi', [1], -1, [0]],
  ['asin', [1], pi / 2, [inf]],
  ['asin', [-1], -pi / 2, [inf]],
  ['asin', [1.5], nan, [nan]],
  ['acos', [1], 0, [-inf]],
  ['acos', [-1], pi, [-inf]],
  ['atan', [inf], pi / 2, [0]],
  ['atan', [1e300], pi / 2, [0]],
  ['atan2', [0, 0], 0, [nan, nan]],
  ['atan2', [0, -1], pi, [-1, 0]],
  ['atan2', [3e200, 4e200], 0.6435011087932844, [1.6e-201, -1.2e-201]],
  ['asec', [1], 0, [inf]],
  ['acsc', [-1], -pi / 2, [-inf]],
  ['acot', [0], pi / 2, [-1]],
];

const hyperbolic: readonly Point[] = [
  ['tanh', [0], 0, [1]],
  ['tanh', [18], 0.9999999999999996, [9.278091320974273e-16]],
  ['tanh', [400], 1, [0]],
  ['tanh', [inf], 1, [0]],
  ['sinh', [711], inf, [inf]],
  ['sech', [800], 0, [0]],
  ['csch', [0], inf, [-inf]],
  ['acosh', [1], 0, [inf]],
  ['acosh', [0.5], nan, [nan]],
  ['atanh', [1], inf, [inf]],
  ['asech', [1], 0, [-inf]],
  ['asech', [0], inf, [-inf]],
  ['acsch', [0], inf, [-inf]],
  ['acoth', [1], inf, [-inf]],
];

const jumps: readonly Point[] = [
  ['abs', [0], 0, [0]],
  ['abs', [-inf], inf, [-1]],
  ['sign', [0], 0, [0]],
  ['step', [0], 1, [0]],
  ['heaviside', [0, 0.5], 0.5, [0, 1]],
  ['copysign', [0, -1], -0, [-1, 0]],
  ['copysign', [2, -0], -2, [-1, 0]],
  ['relu', [0], 0, [0]],
  ['relu', [nan], nan, [0]],
  ['leakyRelu', [0, 0.1], 0, [0.1, 0]],
  ['elu', [0, 1.5], 0, [1.5, 0]],
  ['max', [1, 1], 1, [0.5, 0.5]],
  ['max', [1, 2, 2], 2, [0, 0.5, 0.5]],
  ['max', [nan, 1], nan, [nan, nan]],
  ['fmax', [nan, 1], 1, [0, 1]],
  ['fmin', [1, nan], 1, [1, 0]],
  ['min', [3, 3, 3], 3, [1 / 3, 1 / 3, 1 / 3]],
  ['min', [-inf, 1], -inf, [1, 0]],
  ['clamp', [2, -1, 2], 2, [1, 0, 0]],
  ['clamp', [-1, -1, 2], -1, [1, 0, 0]],
  ['clamp', [3, 2, 1], 1, [0, 0, 1]],
  ['select', [1, 2, nan], 2, [0, 1, 0]],
  ['select', [0, nan, 3], 3, [0, 0, 1]],
  ['mod', [6, 3], 0, [1, -2]],
  ['mod', [-7.5, 2], 0.5, [1, 4]],
  ['mod', [7.5, -2], -0.5, [1, 4]],
  ['mod', [1, 0], nan, [1, -inf]],
  ['fmod', [-7.5, 2], -1.5, [1, 3]],
  ['fmod', [1, inf], 1, [1, 0]],
  ['floorDivide', [-7.5, 2], -4, [0, 0]],
  ['floorDivide', [1, 0.1], 9, [0, 0]],
  ['floor', [-0.5], -1, [0]],
  ['trunc', [-0.5], -0, [0]],
  ['round', [2.5], 2, [0]],
  ['round', [-1.5], -2, [0]],
  ['roundHalfUp', [2.5], 3, [0]],
  ['roundHalfUp', [-2.5], -2, [0]],
  ['roundHalfAway', [-2.5], -3, [0]],
  ['roundHalfAway', [0.49999999999999994], 0, [0]],
  ['less', [1, 1], 0, [0, 0]],
  ['lessEqual', [1, 1], 1, [0, 0]],
  ['equal', [nan, nan], 0, [0, 0]],
  ['detach', [3], 3, [0]],
  ['shift', [3], 3, [0]],
];

const special: readonly Point[] = [
  ['erf', [0], 0, [1.1283791670955126]],
  ['erf', [inf], 1, [0]],
  ['erfc', [inf], 0, [0]],
  ['erfinv', [0], 0, [0.886226925452758]],
  ['erfinv', [1], inf, [inf]],
  ['normcdf', [-inf], 0, [0]],
  ['normquantile', [0], -inf, [inf]],
  ['normquantile', [1], inf, [inf]],
  ['normquantile', [0.5], 0, [2.5066282746310002]],
  ['gelu', [0], 0, [0.5]],
  ['silu', [0], 0, [0.5]],
  ['gamma', [5], 24, [36.14682404236321]],
  ['gamma', [-1], nan, [nan]],
  ['lgamma', [1], 0, [-0.5772156649015329]],
  ['lgamma', [0], inf, [nan]],
  ['digamma', [1], -0.5772156649015329, [1.6449340668482264]],
  ['digamma', [-2], nan, [nan]],
  ['trigamma', [1], 1.6449340668482264, [-2.4041138063191885]],
  ['beta', [1, 1], 1, [-1, -1]],
  ['lbeta', [1, 1], 0, [-1, -1]],
];

/** Zeros, infinities and NaN exactly; other numbers to two units in the last place. */
function isSame(got: number, want: number): boolean {
  return Object.is(got, want) || got === want || (want !== 0 && ulpsOff(got, want) <= 2);
}

describe('special points', () => {
  for (const [name, at, value, partials] of [
    ...arithmetic,
    ...exponential,
    ...circular,
    ...hyperbolic,
    ...jumps,
    ...special,
  ]) {
    it(`${name}(${at.join(', ')}) is ${value}, its partials ${partials.join(', ')}`, () => {
      const rule = ruleOf(primitiveNamed(name));
      const got = rule.value(at);
      const both = [got, ...rule.partials(at, got)];
      const wanted = [value, ...partials];
      assert.ok(
        both.length === wanted.length && both.every((g, k) => isSame(g, wanted[k] ?? nan)),
        `not ${both.join(', ')}`,
      );
    });
  }
});
