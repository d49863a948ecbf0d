import type { Primitive } from './primitive';

const pairs = [
  [0.3, 1.2],
  [2.5, -1],
] as const;
const truths = [
  [1, 0],
  [1, 1],
  [0, 0],
] as const;
const bracket = 'Iverson bracket: Knuth, Two Notes on Notation (1992)';
const jump = 'a comparison jumps where both sides are equal; its derivative is taken as 0';

function comparison(
  name: string,
  value: (x: number, y: number) => boolean,
  latex: string,
  jumps = true,
): Primitive {
  return {
    name,
    arity: 2,
    value: (x, y) => (value(x, y) ? 1 : 0),
    partials: ['0', '0'],
    ...(jumps ? { kink: { at: 'x == y', taken: jump } } : {}),
    samples: pairs,
    source: bracket,
    latex: `#1 ${latex} #2`,
  };
}

function connective(name: string, value: (x: boolean, y: boolean) => boolean, latex: string): Primitive {
  return {
    name,
    arity: 2,
    value: (x, y) => (value(x !== 0, y !== 0) ? 1 : 0),
    partials: ['0', '0'],
    samples: truths,
    source: bracket,
    latex: `#1 ${latex} #2`,
  };
}

/** Indicators: 1 where the statement holds, else 0. */
export const logic: readonly Primitive[] = [
  comparison('less', (x, y) => x < y, '<'),
  comparison('lessEqual', (x, y) => x <= y, '\\le'),
  comparison('greater', (x, y) => x > y, '>'),
  comparison('greaterEqual', (x, y) => x >= y, '\\ge'),
  comparison('equal', (x, y) => x === y, '=', false),
  comparison('notEqual', (x, y) => x !== y, '\\ne', false),
  connective('and', (x, y) => x && y, '\\land'),
  connective('or', (x, y) => x || y, '\\lor'),
  connective('xor', (x, y) => x !== y, '\\oplus'),
  {
    name: 'not',
    arity: 1,
    value: (x) => (x === 0 ? 1 : 0),
    partials: ['0'],
    samples: [[1], [0]],
    source: bracket,
    latex: '\\lnot #1',
  },
];
