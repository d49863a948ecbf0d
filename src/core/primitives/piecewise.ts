import { normalCdf } from './error-values';
import { dlmf, type Primitive } from './primitive';
import { logit, sigmoid, softplus } from './values';

const reals = [[0.7], [-2.3], [4.1]] as const;
const zero = (name: string, taken: string) => ({
  at: 'x == 0',
  taken: `the derivative of ${name} at 0 is taken as ${taken}`,
});
const logistic = dlmf('4.7.1, 4.7.7');

export const piecewise: readonly Primitive[] = [
  {
    name: 'abs',
    arity: 1,
    value: Math.abs,
    partials: ['sign(x)'],
    kink: zero('abs', '0, the centre of its subdifferential'),
    samples: reals,
    source: dlmf('1.4(iii)'),
    latex: '|#1|',
  },
  {
    name: 'sign',
    arity: 1,
    value: Math.sign,
    partials: ['0'],
    kink: { at: 'x == 0', taken: 'sign jumps at 0; its derivative is taken as 0' },
    samples: reals,
    source: 'DLMF, Common Notations and Definitions',
    latex: '\\operatorname{sign}(#1)',
  },
  {
    name: 'step',
    arity: 1,
    value: (x) => (x >= 0 ? 1 : x < 0 ? 0 : x),
    partials: ['0'],
    kink: { at: 'x == 0', taken: 'the step jumps at 0; its derivative is taken as 0' },
    samples: reals,
    source: dlmf('1.16(iv)'),
  },
  {
    name: 'heaviside',
    arity: 2,
    value: (x, y) => (x > 0 ? 1 : x < 0 ? 0 : x === 0 ? y : x),
    partials: ['0', 'x == 0'],
    kink: { at: 'x == 0', taken: 'the step jumps at 0; its derivative is taken as 0' },
    samples: [
      [0.7, 0.5],
      [-2.3, 0.5],
    ],
    source: dlmf('1.16(iv)'),
  },
  {
    name: 'copysign',
    arity: 2,
    value: (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
    partials: ['copysign(1, x)*copysign(1, y)', '0'],
    kink: {
      at: 'x == 0 or y == 0',
      taken:
        'copysign has a kink or jumps where an argument is 0; the derivative is that for the sign which the zero carries',
    },
    samples: [
      [0.7, -1.5],
      [-2.3, 2],
    ],
    source: 'IEEE 754-2019, 5.5.1',
  },
  {
    name: 'relu',
    arity: 1,
    value: (x) => (x > 0 ? x : x <= 0 ? 0 : x),
    partials: ['x > 0'],
    kink: zero('relu', '0'),
    samples: reals,
    source: 'Nair and Hinton, ICML 2010',
  },
  {
    name: 'leakyRelu',
    arity: 2,
    value: (x, y) => (x > 0 ? x : y * x),
    partials: ['select(x > 0, 1, y)', 'select(x > 0, 0, x)'],
    kink: {
      at: 'x == 0 and y != 1',
      taken: 'the derivative of leaky relu at 0 is taken as its slope on the left',
    },
    samples: [
      [0.7, 0.01],
      [-2.3, 0.2],
    ],
    source: 'Maas, Hannun and Ng, ICML 2013',
  },
  {
    name: 'elu',
    arity: 2,
    value: (x, y) => (x > 0 ? x : y * Math.expm1(x)),
    partials: ['select(x > 0, 1, y*exp(x))', 'select(x > 0, 0, expm1(x))'],
    kink: {
      at: 'x == 0 and y != 1',
      taken: 'the derivative of elu at 0 is taken as alpha, its slope on the left',
    },
    samples: [
      [0.7, 1.3],
      [-2.3, 0.8],
    ],
    source: 'Clevert, Unterthiner and Hochreiter, ICLR 2016',
  },
  {
    name: 'gelu',
    arity: 1,
    value: (x) => x * normalCdf(x),
    partials: ['normcdf(x) + x*normpdf(x)'],
    samples: reals,
    source: 'Hendrycks and Gimpel 2016',
  },
  {
    name: 'geluTanh',
    arity: 1,
    value: (x) => x * sigmoid(2 * 0.7978845608028654 * (x + 0.044715 * x * x * x)),
    partials: [
      'sigmoid(1.5957691216057308*(x + 0.044715*x*x*x))*(1 + x*sigmoid(-1.5957691216057308*(x + 0.044715*x*x*x))*1.5957691216057308*(1 + 0.134145*x*x))',
    ],
    samples: reals,
    source: 'Hendrycks and Gimpel 2016',
  },
  {
    name: 'silu',
    arity: 1,
    value: (x) => x * sigmoid(x),
    partials: ['sigmoid(x)*(1 + x*sigmoid(-x))'],
    samples: reals,
    source: 'Elfwing, Uchibe and Doya, Neural Networks 107 (2018)',
  },
  { name: 'softplus', arity: 1, value: softplus, partials: ['sigmoid(x)'], samples: reals, source: logistic },
  {
    name: 'sigmoid',
    arity: 1,
    value: sigmoid,
    partials: ['sigmoid(x)*sigmoid(-x)'],
    samples: reals,
    source: logistic,
  },
  {
    name: 'logSigmoid',
    arity: 1,
    value: (x) => -softplus(-x),
    partials: ['sigmoid(-x)'],
    samples: reals,
    source: logistic,
  },
  {
    name: 'logit',
    arity: 1,
    value: logit,
    partials: ['1/(x*(1 - x))'],
    domain: 'x > 0 and x < 1',
    samples: [[0.3], [0.85], [0.01]],
    source: logistic,
  },
  {
    name: 'clamp',
    arity: 3,
    value: (x, y, z) => Math.min(Math.max(x, y), z),
    partials: ['x >= y and x <= z', 'x < y and y <= z', 'x > z or y > z'],
    kink: { at: 'x == y or x == z', taken: 'on its border clamp passes the derivative through, as inside' },
    samples: [
      [0.7, -1, 2],
      [-2.3, -1, 2],
      [5, -1, 2],
    ],
    source: 'C++17, [alg.clamp]',
  },
  {
    name: 'select',
    arity: 3,
    value: (x, y, z) => (x !== 0 ? y : z),
    partials: ['0', 'x != 0', 'x == 0'],
    samples: [
      [1, 0.3, -2.2],
      [0, 0.3, -2.2],
    ],
    source: 'Iverson bracket: Knuth, Two Notes on Notation (1992)',
  },
];
