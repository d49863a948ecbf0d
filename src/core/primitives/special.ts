import betaln from '@stdlib/math-base-special-betaln';
import erf from '@stdlib/math-base-special-erf';
import erfc from '@stdlib/math-base-special-erfc';
import erfinv from '@stdlib/math-base-special-erfinv';
import gamma from '@stdlib/math-base-special-gamma';
import gammaln from '@stdlib/math-base-special-gammaln';
import polygamma from '@stdlib/math-base-special-polygamma';
import { errorInverseSlope, normalCdf, normalPdf, normalQuantile, normalQuantileSlope } from './error-values';
import { beta, digamma, digammaDifference, trigamma } from './gamma-values';
import { dlmf, type Primitive } from './primitive';
import { gaussian } from './values';

const reals = [[0.7], [-1.3], [2.6]] as const;
const notPole = 'x > 0 or x != floor(x)';
const gammaSamples = [[0.7], [3.2], [-1.3], [41.5]] as const;
const errorFunctions = dlmf('7.10.1');

export const special: readonly Primitive[] = [
  {
    name: 'gaussian',
    arity: 1,
    value: gaussian,
    partials: ['-2*x*r'],
    samples: reals,
    source: dlmf('4.7.7'),
    written: 'exp(-x^2)',
  },
  {
    name: 'erf',
    arity: 1,
    value: erf,
    partials: ['1.1283791670955126*gaussian(x)'],
    samples: reals,
    source: errorFunctions,
  },
  {
    name: 'erfc',
    arity: 1,
    value: erfc,
    partials: ['-1.1283791670955126*gaussian(x)'],
    samples: reals,
    source: errorFunctions,
  },
  {
    name: 'erfinv',
    arity: 1,
    value: erfinv,
    partials: ['0.886226925452758/gaussian(r)'],
    numeric: [(x, _y, _z, r) => errorInverseSlope(x, r)],
    domain: 'x > -1 and x < 1',
    samples: [[0.3], [-0.85]],
    source: dlmf('7.17, 7.10.1'),
  },
  {
    name: 'normpdf',
    arity: 1,
    value: normalPdf,
    partials: ['-x*r'],
    samples: reals,
    source: dlmf('7.1, 4.7.7'),
    latex: '\\varphi(#1)',
  },
  {
    name: 'normcdf',
    arity: 1,
    value: normalCdf,
    partials: ['normpdf(x)'],
    samples: [[0.7], [-1.3], [-9.5]],
    source: dlmf('7.1, 7.10.1'),
    latex: '\\Phi(#1)',
  },
  {
    name: 'normquantile',
    arity: 1,
    value: normalQuantile,
    partials: ['1/normpdf(r)'],
    numeric: [(x, _y, _z, r) => normalQuantileSlope(x, r)],
    domain: 'x > 0 and x < 1',
    samples: [[0.3], [0.85]],
    source: dlmf('7.17'),
    latex: '\\Phi^{-1}(#1)',
  },
  {
    name: 'gamma',
    arity: 1,
    value: gamma,
    partials: ['r*digamma(x)'],
    domain: notPole,
    samples: gammaSamples,
    source: dlmf('5.2.2'),
    latex: '\\Gamma(#1)',
  },
  {
    name: 'lgamma',
    arity: 1,
    value: gammaln,
    partials: ['digamma(x)'],
    domain: notPole,
    samples: gammaSamples,
    source: dlmf('5.2.2'),
    latex: '\\ln|\\Gamma(#1)|',
  },
  {
    name: 'digamma',
    arity: 1,
    value: digamma,
    partials: ['trigamma(x)'],
    domain: notPole,
    samples: gammaSamples,
    source: dlmf('5.15'),
    latex: '\\psi(#1)',
  },
  {
    name: 'trigamma',
    arity: 1,
    value: trigamma,
    partials: ['polygamma(2, x)'],
    domain: notPole,
    samples: gammaSamples,
    source: dlmf('5.15'),
    latex: "\\psi'(#1)",
  },
  {
    name: 'polygamma',
    arity: 2,
    value: polygamma,
    partials: ['nan', 'polygamma(x + 1, y)'],
    domain: 'x >= 0 and x == floor(x) and (y > 0 or y != floor(y))',
    samples: [
      [2, 0.7],
      [3, 3.2],
    ],
    source: dlmf('5.15'),
    latex: '\\psi^{(#1)}(#2)',
  },
  {
    name: 'beta',
    arity: 2,
    value: beta,
    partials: ['r*(digamma(x) - digamma(x + y))', 'r*(digamma(y) - digamma(x + y))'],
    numeric: [(x, y, _z, r) => r * digammaDifference(x, y), (x, y, _z, r) => r * digammaDifference(y, x)],
    domain: 'x > 0 and y > 0',
    samples: [
      [0.7, 1.9],
      [3.2, 2.4],
    ],
    source: dlmf('5.12.1, 5.2.2'),
    latex: '\\mathrm{B}(#1, #2)',
  },
  {
    name: 'lbeta',
    arity: 2,
    value: betaln,
    partials: ['digamma(x) - digamma(x + y)', 'digamma(y) - digamma(x + y)'],
    numeric: [(x, y) => digammaDifference(x, y), (x, y) => digammaDifference(y, x)],
    domain: 'x > 0 and y > 0',
    samples: [
      [0.7, 1.9],
      [3.2, 2.4],
    ],
    source: dlmf('5.12.1, 5.2.2'),
    latex: '\\ln\\mathrm{B}(#1, #2)',
  },
];
