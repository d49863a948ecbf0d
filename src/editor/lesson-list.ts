import type { Way } from '../protocol/panel';

/** A file of examples/lessons and how its graph opens. */
export interface Lesson {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** The cursor goes where this text stands last. */
  readonly cursor: string;
  readonly way: Way;
  /** The input of a forward sweep. */
  readonly input?: string;
}

/** In their order: what comes later uses what came before. */
export const lessons: readonly Lesson[] = [
  {
    file: '01-first-example.py',
    title: 'The first example',
    description: 'A graph with a derivative on every edge',
    cursor: 'e = ',
    way: 'reverse',
  },
  {
    file: '02-rates.py',
    title: 'Derivatives are speeds',
    description: 'If b moves at speed 1, how fast does e move?',
    cursor: 'e = ',
    way: 'forward',
    input: 'b',
  },
  {
    file: '03-sum-and-product-rule.py',
    title: 'The sum rule and the product rule stand on edges',
    description: 'What an edge into a sum bears, and into a product',
    cursor: 'rules(',
    way: 'values',
  },
  {
    file: '04-sum-over-paths.py',
    title: 'The derivative is the sum over all paths',
    description: 'A dearer ticket earns more, and less',
    cursor: 'revenue(',
    way: 'paths',
  },
  {
    file: '05-nine-paths.py',
    title: 'Paths multiply, and factor',
    description: 'Nine products become one',
    cursor: 'nine(',
    way: 'paths',
  },
  {
    file: '06-each-edge-once.py',
    title: 'A sweep touches each edge once',
    description: '64 paths over 12 edges',
    cursor: 'squared(',
    way: 'reverse',
  },
  {
    file: '07-both-sweeps.py',
    title: 'What each sweep is about',
    description: 'Columns and rows of a Jacobian',
    cursor: 'polar(',
    way: 'forward',
    input: 'phi',
  },
  {
    file: '08-many-inputs.py',
    title: 'Many inputs, one output',
    description: 'One reverse sweep for 16 derivatives',
    cursor: 'contrast = ',
    way: 'reverse',
  },
  {
    file: '09-many-outputs.py',
    title: 'One input, many outputs',
    description: 'One forward sweep for eight speeds',
    cursor: 'points(',
    way: 'forward',
  },
  {
    file: '10-gradient-descent.py',
    title: 'Gradient descent, and where it ends',
    description: 'Two starts, two valleys',
    cursor: 'height(',
    way: 'values',
  },
  {
    file: '11-lost-digits.py',
    title: 'A formula that loses its digits',
    description: 'The formula is at fault, not the problem',
    cursor: 'loses_digits(',
    way: 'values',
  },
  {
    file: '12-vanishing-gradient.py',
    title: 'A gradient that vanishes',
    description: 'Fifty rounds of a recurrent network',
    cursor: 'recurrent(',
    way: 'reverse',
  },
  {
    file: '13-mixed-orders.py',
    title: 'Neither forward nor reverse',
    description: 'Vertex elimination of an hourglass',
    cursor: 'hourglass(',
    way: 'values',
  },
];
