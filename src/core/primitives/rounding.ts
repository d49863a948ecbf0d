import type { Primitive } from './primitive';
import { flooredRemainder, floorQuotient, roundHalfAway, roundHalfEven } from './values';

const between = [[0.3], [-2.7], [41.4]] as const;
const pairs = [
  [7.3, 2.5],
  [-7.3, 2.5],
  [7.3, -2.5],
] as const;
const jump = 'the function jumps here; its derivative is taken as 0, as on both sides';
const steps = 'C17, 7.12.9: constant between its jumps';

export const rounding: readonly Primitive[] = [
  {
    name: 'floor',
    arity: 1,
    value: Math.floor,
    partials: ['0'],
    kink: { at: 'x == floor(x)', taken: jump },
    samples: between,
    source: steps,
    latex: '\\lfloor #1 \\rfloor',
  },
  {
    name: 'ceil',
    arity: 1,
    value: Math.ceil,
    partials: ['0'],
    kink: { at: 'x == floor(x)', taken: jump },
    samples: between,
    source: steps,
    latex: '\\lceil #1 \\rceil',
  },
  {
    name: 'trunc',
    arity: 1,
    value: Math.trunc,
    partials: ['0'],
    kink: { at: 'x == floor(x) and x != 0', taken: jump },
    samples: between,
    source: steps,
  },
  {
    name: 'round',
    arity: 1,
    value: roundHalfEven,
    partials: ['0'],
    kink: { at: 'x - floor(x) == 0.5', taken: jump },
    samples: between,
    source: steps,
  },
  {
    name: 'roundHalfUp',
    arity: 1,
    value: (x) => Math.round(x),
    partials: ['0'],
    kink: { at: 'x - floor(x) == 0.5', taken: jump },
    samples: between,
    source: 'ECMAScript 2024, 21.3.2.28',
  },
  {
    name: 'roundHalfAway',
    arity: 1,
    value: roundHalfAway,
    partials: ['0'],
    kink: { at: 'x - floor(x) == 0.5', taken: jump },
    samples: between,
    source: steps,
  },
  {
    name: 'mod',
    arity: 2,
    value: flooredRemainder,
    partials: ['1', '-floorDivide(x, y)'],
    domain: 'y != 0',
    kink: {
      at: 'r == 0',
      taken: 'the remainder jumps here; the derivative is that of the side on which it stands',
    },
    samples: pairs,
    source: 'Knuth, The Art of Computer Programming 1, 1.2.4',
  },
  {
    name: 'fmod',
    arity: 2,
    value: (x, y) => x % y,
    partials: ['1', '-round((x - r)/y)'],
    domain: 'y != 0',
    kink: {
      at: 'r == 0 and x != 0',
      taken: 'the remainder jumps here; the derivative is that of the side on which it stands',
    },
    samples: pairs,
    source: 'C17, 7.12.10.1',
  },
  {
    name: 'floorDivide',
    arity: 2,
    value: floorQuotient,
    partials: ['0', '0'],
    domain: 'y != 0',
    kink: { at: 'mod(x, y) == 0', taken: jump },
    samples: pairs,
    source: 'Knuth, The Art of Computer Programming 1, 1.2.4',
  },
];
