import { exponentSlope, powerSlope } from './power-values';
import { dlmf, type Primitive } from './primitive';

const elementary = dlmf('1.4(iii)');
const pairs = [
  [3.25, -0.75],
  [-1.5, 2.125],
  [0.3, 7],
] as const;

export const arithmetic: readonly Primitive[] = [
  { name: 'neg', arity: 1, value: (x) => -x, partials: ['-1'], samples: [[0.3], [-7]], source: elementary },
  { name: 'add', arity: 2, value: (x, y) => x + y, partials: ['1', '1'], samples: pairs, source: elementary },
  {
    name: 'sub',
    arity: 2,
    value: (x, y) => x - y,
    partials: ['1', '-1'],
    samples: pairs,
    source: elementary,
  },
  { name: 'mul', arity: 2, value: (x, y) => x * y, partials: ['y', 'x'], samples: pairs, source: elementary },
  {
    name: 'div',
    arity: 2,
    value: (x, y) => x / y,
    partials: ['1/y', '-r/y'],
    domain: 'y != 0',
    samples: pairs,
    source: elementary,
  },
  {
    name: 'pow',
    arity: 2,
    value: (x, y) => x ** y,
    // An exponent of 0 makes a constant, also at x = 0; and 0^y is the constant 0 for y > 0.
    partials: ['select(y == 0, 0, y*x^(y - 1))', 'select(x == 0 and y >= 0, 0, r*log(x))'],
    numeric: [(x, y, _z, r) => powerSlope(x, y, r), (x, y, _z, r) => exponentSlope(x, y, r)],
    domain: 'x > 0 or x == 0 and y >= 0 or x < 0 and y == floor(y)',
    kink: {
      at: 'x == 0 and y == 0',
      taken: '0^y jumps at y = 0; its derivative by the exponent is taken as 0',
    },
    samples: [
      [1.7, 2.3],
      [0.4, -1.5],
      [2.5, 3],
    ],
    source: dlmf('4.7.9, 4.7.10'),
  },
  {
    name: 'detach',
    arity: 1,
    value: (x) => x,
    partials: ['0'],
    samples: [[0.3], [-7]],
    source: 'The value as a constant: stop_gradient, detach',
  },
  {
    // Unlike 'detach' it changes no derivative of a program: a difference quotient may judge what it is part of.
    name: 'shift',
    arity: 1,
    value: (x) => x,
    partials: ['0'],
    samples: [[0.3], [-7]],
    source: 'A constant that the result does not depend on, against overflow: softmax',
  },
  {
    name: 'fma',
    arity: 3,
    value: fusedMultiplyAdd,
    partials: ['y', 'x', '1'],
    samples: [
      [0.3, -1.7, 2.2],
      [-2.4, 3.1, -0.6],
    ],
    source: 'IEEE 754-2019, 5.4.1',
    written: 'x*y + z',
  },
];

/** x·y + z with one rounding, where nothing overflows; by Dekker's exact product and Knuth's exact sum. */
function fusedMultiplyAdd(x: number, y: number, z: number): number {
  const product = x * y;
  const split = 134217729;
  const xHigh = split * x - (split * x - x);
  const yHigh = split * y - (split * y - y);
  const xLow = x - xHigh;
  const yLow = y - yHigh;
  const lost = xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
  const sum = product + z;
  const part = sum - product;
  const rest = product - (sum - part) + (z - part);
  const result = sum + (rest + lost);
  return Number.isFinite(lost) && Number.isFinite(rest) ? result : product + z;
}
