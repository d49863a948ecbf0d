import { dlmf, type Primitive } from './primitive';
import { exp10, log2Exact, logAddExp, logAddExp2 } from './values';

const reals = [[0.7], [-2.3], [5.5]] as const;
const positive = [[0.3], [2.7], [41.5]] as const;
const powers = dlmf('4.2, 4.7');

export const exponential: readonly Primitive[] = [
  { name: 'sqrt', arity: 1, value: Math.sqrt, partials: ['0.5/r'], domain: 'x >= 0', samples: positive, source: powers, latex: '\\sqrt{#1}' },
  { name: 'cbrt', arity: 1, value: Math.cbrt, partials: ['1/(3*r*r)'], samples: [[0.3], [-2.7]], source: powers, latex: '\\sqrt[3]{#1}' },
  {
    name: 'hypot',
    arity: 2,
    value: (x, y) => Math.hypot(x, y),
    partials: ['select(r == 0, 0, x/r)', 'select(r == 0, 0, y/r)'],
    kink: { at: 'r == 0', taken: 'the derivatives of hypot at (0, 0) are taken as 0, the centre of the cone' },
    samples: [
      [3, -4.5],
      [0.2, 0.7],
    ],
    source: dlmf('1.4(iii)'),
    latex: '\\sqrt{{#1}^{2} + {#2}^{2}}',
  },
  { name: 'exp', arity: 1, value: Math.exp, partials: ['r'], samples: reals, source: dlmf('4.7.7'), latex: 'e^{#1}' },
  { name: 'exp2', arity: 1, value: (x) => 2 ** x, partials: ['r*0.6931471805599453'], samples: reals, source: dlmf('4.7.8'), latex: '2^{#1}' },
  { name: 'exp10', arity: 1, value: exp10, partials: ['r*2.302585092994046'], samples: reals, source: dlmf('4.7.8'), latex: '10^{#1}' },
  // Not r + 1: below -37 the result is -1 to the last digit and the derivative would be 0.
  { name: 'expm1', arity: 1, value: Math.expm1, partials: ['exp(x)'], samples: [[0.7], [-2.3], [1e-9]], source: dlmf('4.7.7'), latex: 'e^{#1} - 1' },
  { name: 'log', arity: 1, value: Math.log, partials: ['1/x'], domain: 'x > 0', samples: positive, source: dlmf('4.7.1'), latex: '\\ln(#1)' },
  { name: 'log2', arity: 1, value: log2Exact, partials: ['1.4426950408889634/x'], domain: 'x > 0', samples: positive, source: dlmf('4.7.1'), latex: '\\log_{2}(#1)' },
  { name: 'log10', arity: 1, value: Math.log10, partials: ['0.4342944819032518/x'], domain: 'x > 0', samples: positive, source: dlmf('4.7.1'), latex: '\\log_{10}(#1)' },
  { name: 'log1p', arity: 1, value: Math.log1p, partials: ['1/(1 + x)'], domain: 'x > -1', samples: [[0.7], [-0.3], [1e-9]], source: dlmf('4.7.1'), latex: '\\ln(1 + #1)' },
  {
    name: 'logaddexp',
    arity: 2,
    value: logAddExp,
    partials: ['sigmoid(x - y)', 'sigmoid(y - x)'],
    samples: [
      [0.3, -1.2],
      [700, 710],
    ],
    source: 'Higham, Accuracy and Stability, 2nd ed., problem 1.7; DLMF 4.7.1',
    latex: '\\ln(e^{#1} + e^{#2})',
  },
  {
    name: 'logaddexp2',
    arity: 2,
    value: logAddExp2,
    partials: ['sigmoid((x - y)*0.6931471805599453)', 'sigmoid((y - x)*0.6931471805599453)'],
    samples: [
      [0.3, -1.2],
      [1000, 1001],
    ],
    source: dlmf('4.7.1'),
    latex: '\\log_{2}(2^{#1} + 2^{#2})',
  },
  {
    name: 'xlogy',
    arity: 2,
    value: (x, y) => (x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y)),
    partials: ['log(y)', 'select(x == 0, 0, x/y)'],
    domain: 'x == 0 or y > 0',
    samples: [
      [0.3, 2.2],
      [-1.5, 0.4],
    ],
    source: dlmf('4.7.1'),
    latex: '#1 \\ln(#2)',
  },
];
