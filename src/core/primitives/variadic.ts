import { dlmf } from './primitive';
import { differenceError } from './values';

/**
 * An operation of any number of arguments x₁ … xₙ. Its partials come all at once, in time linear in n;
 * `symbolic` is the same as text, and a test holds the two against each other.
 */
export interface VariadicPrimitive {
  readonly name: string;
  readonly arity: 'any';
  readonly value: (x: ArrayLike<number>, n: number) => number;
  /** out[k] = ∂r/∂x_k for k < n. */
  readonly partials: (x: ArrayLike<number>, n: number, r: number, out: Float64Array) => void;
  /** out[k] = Σ_j ∂²r/∂x_k∂x_j · dx[j]; `dr` is the tangent of r. */
  readonly tangents: (
    x: ArrayLike<number>,
    dx: ArrayLike<number>,
    n: number,
    r: number,
    dr: number,
    out: Float64Array,
  ) => void;
  /** ∂r/∂x_k in the names x1 … xn and r. */
  readonly symbolic: (k: number, n: number) => string;
  /** Where the partials are a convention, and which. */
  readonly kink?: {
    readonly at: (x: ArrayLike<number>, n: number, r: number) => boolean;
    readonly taken: string;
  };
  readonly samples: readonly (readonly number[])[];
  readonly source: string;
}

const many = [
  [0.3, -1.2, 2.7],
  [1.5, 2.5, -3.5, 4.25],
] as const;

/** The largest and the smallest in every place. */
const turned = [
  [0.3, -1.2, 2.7],
  [-1.2, 2.7, 0.3],
  [2.7, 0.3, -1.2],
] as const;

const tie = (x: ArrayLike<number>, n: number, r: number): boolean => countEqual(x, n, r) > 1;
const shared = 'where arguments tie, the derivative is shared among them in equal parts';

export const variadic: readonly VariadicPrimitive[] = [
  {
    name: 'sum',
    arity: 'any',
    value: (x, n) => {
      let total = n > 0 ? (x[0] ?? 0) : 0;
      for (let k = 1; k < n; k++) total += x[k] ?? 0;
      return total;
    },
    partials: (_x, n, _r, out) => out.fill(1, 0, n),
    tangents: (_x, _dx, n, _r, _dr, out) => out.fill(0, 0, n),
    symbolic: () => '1',
    samples: many,
    source: dlmf('1.4(iii)'),
  },
  {
    name: 'product',
    arity: 'any',
    value: (x, n) => {
      let total = 1;
      for (let k = 0; k < n; k++) total *= x[k] ?? 1;
      return total;
    },
    partials: (x, n, _r, out) => productPartials(x, n, out),
    tangents: (x, dx, n, _r, _dr, out) => productTangents(x, dx, n, out),
    symbolic: (k, n) => {
      const others = Array.from({ length: n }, (_, j) => `x${j + 1}`).filter((_, j) => j !== k);
      return others.length ? others.join('*') : '1';
    },
    samples: [...many, [0, 2, 3], [0, 0, 3]],
    source: dlmf('1.4(iii)'),
  },
  extremum('max', (a, b) => a > b),
  extremum('min', (a, b) => a < b),
  extremum('fmax', (a, b) => a > b, true),
  extremum('fmin', (a, b) => a < b, true),
  {
    name: 'logsumexp',
    arity: 'any',
    value: logSumExp,
    partials: (x, n, _r, out) => softmax(x, n, out),
    tangents: (x, dx, n, _r, dr, out) => {
      softmax(x, n, out);
      for (let k = 0; k < n; k++) out[k] = (out[k] ?? 0) * ((dx[k] ?? 0) - dr);
    },
    symbolic: (k) => `exp(x${k + 1} - r)`,
    samples: many,
    source: 'Blanchard, Higham and Higham, IMA J. Numer. Anal. 41 (2021)',
  },
  {
    name: 'norm',
    arity: 'any',
    value: euclideanNorm,
    partials: (x, n, r, out) => {
      for (let k = 0; k < n; k++) out[k] = r === 0 ? 0 : (x[k] ?? 0) / r;
    },
    tangents: (x, dx, n, r, dr, out) => {
      for (let k = 0; k < n; k++) out[k] = r === 0 ? 0 : ((dx[k] ?? 0) - ((x[k] ?? 0) / r) * dr) / r;
    },
    symbolic: (k) => `select(r == 0, 0, x${k + 1}/r)`,
    kink: {
      at: (_x, _n, r) => r === 0,
      taken: 'the derivatives of the norm at 0 are taken as 0, the centre of the cone',
    },
    samples: many,
    source: dlmf('1.5(i)'),
  },
];

/** `fmax` and `fmin` pass NaN over, `max` and `min` hand it on. */
function extremum(
  name: 'max' | 'min' | 'fmax' | 'fmin',
  better: (a: number, b: number) => boolean,
  overNaN = false,
): VariadicPrimitive {
  return {
    name,
    arity: 'any',
    value: (x, n) => {
      let best = x[0] ?? Number.NaN;
      for (let k = 1; k < n; k++) {
        const v = x[k] ?? Number.NaN;
        if (better(v, best) || Number.isNaN(overNaN ? best : v)) best = v;
      }
      return best;
    },
    partials: (x, n, r, out) => {
      const share = 1 / countEqual(x, n, r);
      for (let k = 0; k < n; k++) out[k] = Number.isNaN(r) ? Number.NaN : x[k] === r ? share : 0;
    },
    tangents: (_x, _dx, n, _r, _dr, out) => out.fill(0, 0, n),
    symbolic: (k, n) => {
      if (n === 2 && !overNaN) {
        const [own, other] = k === 0 ? ['x1', 'x2'] : ['x2', 'x1'];
        return `select(${own} ${better(1, 0) ? '>' : '<'} ${other}, 1, select(${own} == ${other}, 0.5, 0))`;
      }
      return `(x${k + 1} == r)/(${Array.from({ length: n }, (_, j) => `(x${j + 1} == r)`).join(' + ')})`;
    },
    kink: { at: tie, taken: `${name}: ${shared}` },
    samples: turned,
    source: 'Rockafellar and Wets, Variational Analysis, 8.31',
  };
}

function countEqual(x: ArrayLike<number>, n: number, r: number): number {
  let count = 0;
  for (let k = 0; k < n; k++) if (x[k] === r) count++;
  return count;
}

/** Shifted by the largest argument, so that nothing overflows. */
function logSumExp(x: ArrayLike<number>, n: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < n; k++) largest = Math.max(largest, x[k] ?? Number.NaN);
  if (!Number.isFinite(largest)) return largest;
  let rest = 0;
  let skipped = false;
  for (let k = 0; k < n; k++) {
    if (!skipped && x[k] === largest) skipped = true;
    else rest += Math.exp((x[k] ?? 0) - largest);
  }
  return largest + Math.log1p(rest);
}

/**
 * e^x_k / Σ e^x_j, from the arguments less the largest. exp(x_k − r) would lose the digits that r has rounded
 * off; what the subtraction rounds off is put back.
 */
function softmax(x: ArrayLike<number>, n: number, out: Float64Array): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < n; k++) largest = Math.max(largest, x[k] ?? Number.NaN);
  let total = 0;
  for (let k = 0; k < n; k++) {
    const v = x[k] ?? Number.NaN;
    const gap = v - largest;
    const power = Math.exp(gap);
    out[k] = power + power * differenceError(v, largest, gap);
    total += out[k] ?? 0;
  }
  for (let k = 0; k < n; k++) out[k] = (out[k] ?? 0) / total;
}

/** √(Σ x²), scaled by the largest, so that no square overflows, with the sum's rounding carried along (Kahan). */
function euclideanNorm(x: ArrayLike<number>, n: number): number {
  let largest = 0;
  for (let k = 0; k < n; k++) largest = Math.max(largest, Math.abs(x[k] ?? Number.NaN));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let total = 0;
  let lost = 0;
  for (let k = 0; k < n; k++) {
    const ratio = (x[k] ?? 0) / largest;
    const term = ratio * ratio - lost;
    const next = total + term;
    lost = next - total - term;
    total = next;
  }
  return largest * Math.sqrt(total);
}

/** The product of all others, by prefix and suffix products: a zero among the factors does no harm. */
function productPartials(x: ArrayLike<number>, n: number, out: Float64Array): void {
  let before = 1;
  for (let k = 0; k < n; k++) {
    out[k] = before;
    before *= x[k] ?? 1;
  }
  let after = 1;
  for (let k = n - 1; k >= 0; k--) {
    out[k] = (out[k] ?? 0) * after;
    after *= x[k] ?? 1;
  }
}

/** The tangent of each such product: prefix and suffix carry their own tangents along. */
function productTangents(x: ArrayLike<number>, dx: ArrayLike<number>, n: number, out: Float64Array): void {
  const prefix = new Float64Array(n);
  const prefixTangent = new Float64Array(n);
  let p = 1;
  let dp = 0;
  for (let k = 0; k < n; k++) {
    prefix[k] = p;
    prefixTangent[k] = dp;
    dp = dp * (x[k] ?? 1) + p * (dx[k] ?? 0);
    p *= x[k] ?? 1;
  }
  let s = 1;
  let ds = 0;
  for (let k = n - 1; k >= 0; k--) {
    out[k] = (prefixTangent[k] ?? 0) * s + (prefix[k] ?? 0) * ds;
    ds = ds * (x[k] ?? 1) + s * (dx[k] ?? 0);
    s *= x[k] ?? 1;
  }
}
