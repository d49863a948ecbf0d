import { dlmf, type Primitive } from './primitive';
import { cosPi, sinPi } from './values';

const angles = [[0.7], [-2.3], [10.1]] as const;
const inside = [[0.3], [-0.85]] as const;
const outside = [[1.7], [-3.2]] as const;
const direct = dlmf('4.20');
const inverse = dlmf('4.24(ii)');

export const trigonometric: readonly Primitive[] = [
  { name: 'sin', arity: 1, value: Math.sin, partials: ['cos(x)'], samples: angles, source: direct, latex: '\\sin(#1)' },
  { name: 'cos', arity: 1, value: Math.cos, partials: ['-sin(x)'], samples: angles, source: direct, latex: '\\cos(#1)' },
  { name: 'tan', arity: 1, value: Math.tan, partials: ['1/cos(x)^2'], samples: angles, source: direct, latex: '\\tan(#1)' },
  { name: 'sec', arity: 1, value: (x) => 1 / Math.cos(x), partials: ['sin(x)/cos(x)^2'], samples: angles, source: direct, latex: '\\sec(#1)' },
  { name: 'csc', arity: 1, value: (x) => 1 / Math.sin(x), partials: ['-cos(x)/sin(x)^2'], domain: 'x != 0', samples: angles, source: direct, latex: '\\csc(#1)' },
  { name: 'cot', arity: 1, value: (x) => 1 / Math.tan(x), partials: ['-1/sin(x)^2'], domain: 'x != 0', samples: angles, source: direct, latex: '\\cot(#1)' },
  { name: 'sinpi', arity: 1, value: sinPi, partials: ['pi*cospi(x)'], samples: angles, source: direct, latex: '\\sin(\\pi #1)' },
  { name: 'cospi', arity: 1, value: cosPi, partials: ['-pi*sinpi(x)'], samples: angles, source: direct, latex: '\\cos(\\pi #1)' },
  // (1 - x)(1 + x), not 1 - x²: near ±1 the square loses the digits that count.
  { name: 'asin', arity: 1, value: Math.asin, partials: ['1/sqrt((1 - x)*(1 + x))'], domain: 'x >= -1 and x <= 1', samples: inside, source: inverse, latex: '\\arcsin(#1)' },
  { name: 'acos', arity: 1, value: Math.acos, partials: ['-1/sqrt((1 - x)*(1 + x))'], domain: 'x >= -1 and x <= 1', samples: inside, source: inverse, latex: '\\arccos(#1)' },
  // hypot instead of 1 + x²: it does not overflow.
  { name: 'atan', arity: 1, value: Math.atan, partials: ['1/hypot(1, x)/hypot(1, x)'], samples: angles, source: inverse, latex: '\\arctan(#1)' },
  { name: 'asec', arity: 1, value: (x) => Math.acos(1 / x), partials: ['1/(abs(x)*sqrt(abs(x) - 1)*sqrt(abs(x) + 1))'], domain: 'abs(x) >= 1', samples: outside, source: inverse },
  { name: 'acsc', arity: 1, value: (x) => Math.asin(1 / x), partials: ['-1/(abs(x)*sqrt(abs(x) - 1)*sqrt(abs(x) + 1))'], domain: 'abs(x) >= 1', samples: outside, source: inverse },
  { name: 'acot', arity: 1, value: (x) => Math.atan(1 / x), partials: ['-1/hypot(1, x)/hypot(1, x)'], domain: 'x != 0', samples: angles, source: inverse },
  {
    name: 'atan2',
    arity: 2,
    value: Math.atan2,
    // The first argument is the ordinate; dividing twice does not overflow.
    partials: ['y/hypot(x, y)/hypot(x, y)', '-x/hypot(x, y)/hypot(x, y)'],
    domain: 'x != 0 or y != 0',
    samples: [
      [0.7, -1.3],
      [-2.1, 0.4],
    ],
    source: dlmf('4.24(ii)'),
    latex: '\\operatorname{atan2}(#1, #2)',
  },
];
