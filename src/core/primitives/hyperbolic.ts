import { dlmf, type Primitive } from './primitive';
import { acoth, acsch, asech, sech } from './values';

const reals = [[0.7], [-2.3], [4.1]] as const;
const inside = [[0.3], [-0.85]] as const;
const direct = dlmf('4.34');
const inverse = dlmf('4.38(ii)');

export const hyperbolic: readonly Primitive[] = [
  {
    name: 'sinh',
    arity: 1,
    value: Math.sinh,
    partials: ['cosh(x)'],
    samples: reals,
    source: direct,
    latex: '\\sinh(#1)',
  },
  {
    name: 'cosh',
    arity: 1,
    value: Math.cosh,
    partials: ['sinh(x)'],
    samples: reals,
    source: direct,
    latex: '\\cosh(#1)',
  },
  // Not 1 - r²: at 18 that is off by four in a hundred.
  {
    name: 'tanh',
    arity: 1,
    value: Math.tanh,
    partials: ['sech(x)^2'],
    samples: reals,
    source: direct,
    latex: '\\tanh(#1)',
  },
  { name: 'sech', arity: 1, value: sech, partials: ['-sech(x)*tanh(x)'], samples: reals, source: direct },
  {
    name: 'csch',
    arity: 1,
    value: (x) => 1 / Math.sinh(x),
    partials: ['-r/tanh(x)'],
    domain: 'x != 0',
    samples: reals,
    source: direct,
  },
  {
    name: 'coth',
    arity: 1,
    value: (x) => 1 / Math.tanh(x),
    partials: ['-csch(x)^2'],
    domain: 'x != 0',
    samples: reals,
    source: direct,
    latex: '\\coth(#1)',
  },
  {
    name: 'asinh',
    arity: 1,
    value: Math.asinh,
    partials: ['1/hypot(1, x)'],
    samples: reals,
    source: inverse,
  },
  {
    name: 'acosh',
    arity: 1,
    value: Math.acosh,
    partials: ['1/(sqrt(x - 1)*sqrt(x + 1))'],
    domain: 'x >= 1',
    samples: [[1.7], [41.5]],
    source: inverse,
  },
  {
    name: 'atanh',
    arity: 1,
    value: Math.atanh,
    partials: ['1/((1 - x)*(1 + x))'],
    domain: 'x > -1 and x < 1',
    samples: inside,
    source: inverse,
  },
  {
    name: 'asech',
    arity: 1,
    value: asech,
    partials: ['-1/(x*sqrt((1 - x)*(1 + x)))'],
    domain: 'x > 0 and x <= 1',
    samples: [[0.3], [0.85]],
    source: inverse,
  },
  {
    name: 'acsch',
    arity: 1,
    value: acsch,
    partials: ['-1/abs(x)/hypot(1, x)'],
    domain: 'x != 0',
    samples: reals,
    source: inverse,
  },
  {
    name: 'acoth',
    arity: 1,
    value: acoth,
    partials: ['-1/(x - 1)/(x + 1)'],
    domain: 'abs(x) > 1',
    samples: [[1.7], [-3.2]],
    source: inverse,
  },
];
