import assert from 'node:assert/strict';
import { type Occurrence, Occurrences } from '../../../src/core/tape/occurrences';
import { Primals } from '../../../src/core/tape/primals';
import { trace } from '../../../src/core/tape/trace';
import { python } from '../../../src/languages/python';

describe('the occurrences of a trace', () => {
  before(() => python.load());

  it('are each name and expression that was a number, in the order of the computation', () => {
    assert.deepEqual(occurring('def f(x, n=2):\n    s = "a"\n    y = x * x + 1\n    return y\n', { x: 3 }), [
      'x! 3',
      'n! integer',
      'x! 3',
      'x! 3',
      'x * x 9',
      'x * x + 1 10',
      'y! 10',
      'y! 10',
    ]);
  });

  it('are of their last round, with their range', () => {
    const text = 'def f(x):\n    y = x\n    for v in [3.0, -1.0, 2.0]:\n        y = y * v\n    return y\n';
    assert.deepEqual(
      occurring(text, { x: 1 }).filter((line) => line.includes('of')),
      ['v! 2 of 3: -1…3', 'y! -3 of 3: -3…3', 'v! 2 of 3: -1…3', 'y * v -6 of 3: -6…3', 'y! -6 of 3: -6…3'],
    );
  });

  it('are as far as a computation came that was stopped', () => {
    assert.deepEqual(occurring('def f(x):\n    y = x * 2\n    return load(y)\n', { x: 1 }), [
      'x! 1',
      'x! 1',
      'x * 2 2',
      'y! 2',
    ]);
  });

  it('count integers among the rounds, and what is evaluated once is counted once', () => {
    const text =
      'def f(x, w):\n    y = 0\n    for v in [x, 3]:\n        if 0.5 < v < w:\n            y = y + v\n    return y\n';
    assert.deepEqual(
      occurring(text, { x: 2, w: 9 }).filter((line) => /^[vw]!/.test(line)),
      ['w! 9', ...Array<string>(3).fill('v! integer of 2: 2…3'), 'w! 9 of 2: 9…9', 'v! integer of 2: 2…3'],
    );
  });

  it('are of their own unit where units of the same text share their parts', () => {
    const occurrences = new Occurrences();
    const part = { kind: 'name', span: { start: 1, end: 2 } };
    for (const unit of [4, 7]) occurrences.record(part, unit, { kind: 'real', node: 0 }, primals([1.5]));
    const one = { span: part.span, isName: true, node: 0, count: 1, low: 1.5, high: 1.5 };
    assert.deepEqual(
      occurrences.all((node) => node),
      [
        { unit: 4, ...one },
        { unit: 7, ...one },
      ],
    );
  });

  const ranges: [name: string, values: number[], range: [low: number, high: number]][] = [
    ['falling', [3, 2, 1], [1, 3]],
    ['one value', [2], [2, 2]],
    ['NaN at first', [Number.NaN, 2, 1], [1, 2]],
    ['NaN between', [2, Number.NaN, 3], [2, 3]],
    ['nothing but NaN', [Number.NaN, Number.NaN], [Number.NaN, Number.NaN]],
    [
      'infinities',
      [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    ],
  ];
  for (const [name, values, [low, high]] of ranges)
    it(`range from the smallest to the largest: ${name}`, () => {
      const occurrences = new Occurrences();
      const part = { kind: 'name', span: { start: 1, end: 2 } };
      for (const node of values.keys()) occurrences.record(part, 4, { kind: 'real', node }, primals(values));
      occurrences.record({ ...part }, 4, { kind: 'string', value: 'no number' }, primals(values));
      assert.deepEqual(
        occurrences.all((node) => node),
        [
          {
            unit: 4,
            span: part.span,
            isName: true,
            node: values.length - 1,
            count: values.length,
            low,
            high,
          },
        ],
      );
    });
});

function primals(values: readonly number[]): Primals {
  const all = new Primals(100);
  for (const value of values) all.push(value, true);
  return all;
}

/** `text value`, of a name with `!`, and of several rounds their count and range. */
function occurring(text: string, at: Readonly<Record<string, number>>): string[] {
  const { occurrences, values } = trace({
    program: python.parse(text),
    target: { kind: 'function', name: 'f' },
    point: new Map(Object.entries(at)),
  });
  return occurrences.map((o: Occurrence) => {
    const rounds = o.count > 1 ? ` of ${o.count}: ${o.low}…${o.high}` : '';
    const value = o.node < 0 ? 'integer' : values[o.node];
    return `${text.slice(o.span.start, o.span.end)}${o.isName ? '!' : ''} ${value}${rounds}`;
  });
}
