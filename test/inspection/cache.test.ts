import assert from 'node:assert/strict';
import type { PointValue, Program } from '../../src/core/program/program';
import { InspectionCache } from '../../src/inspection/cache';
import { graphOf } from '../../src/inspection/graph';
import { inspect } from '../../src/inspection/inspect';
import type { Inspection } from '../../src/inspection/inspection';
import { python } from '../../src/languages/python';

const text = `rate = 0.3

def growth(x):
    return x * rate

def f(x):
    return growth(x) ** 2

def unrelated(x):
    return x
`;
const target = { kind: 'function', name: 'f' } as const;

describe('the cache of inspections', () => {
  before(() => python.load());

  const ask = (cache: InspectionCache, program: Program, x: PointValue): Inspection =>
    cache.inspect({ program, target, given: new Map([['x', x]]) });

  it('renews nothing when something else changes', () => {
    const cache = new InspectionCache();
    const first = ask(cache, python.parse(text), 2);
    assert.equal(ask(cache, python.parse(text.replace('return x\n', 'return x + 1\n')), 2), first);
  });

  const renewing: readonly (readonly [what: string, edited: string, x: PointValue])[] = [
    ['the function itself', text.replace('** 2', '** 3'), 2],
    ['a helper', text.replace('x * rate', 'x / rate'), 2],
    ['a constant that a helper uses', text.replace('0.3', '0.4'), 2],
    ['the point', text, 3],
  ];
  for (const [what, edited, x] of renewing) {
    it(`renews when ${what} changes`, () => {
      const cache = new InspectionCache();
      const first = ask(cache, python.parse(text), 2);
      const second = ask(cache, python.parse(edited), x);
      assert.notEqual(second, first);
      assert.deepEqual(
        second.jacobian,
        inspect({ program: python.parse(edited), target, given: new Map([['x', x]]) }).jacobian,
      );
    });
  }

  it('moves an inspection with its text', () => {
    const cache = new InspectionCache();
    ask(cache, python.parse(text), 2);
    const lower = `import os\n\n${text}`;
    const program = python.parse(lower);
    const inspection = ask(cache, program, 2);
    assert.equal(lower.slice(inspection.target.span.start, inspection.target.span.start + 5), 'def f');
    assert.deepEqual(
      graphOf(inspection, program, lower).nodes.map((n) => n.text),
      ['x', 'x * rate', 'growth(x) ** 2'],
    );
  });

  it('forgets what was not asked for longest', () => {
    const cache = new InspectionCache(2);
    const program = python.parse(text);
    const first = ask(cache, program, 1);
    ask(cache, program, 2);
    ask(cache, program, 3);
    assert.notEqual(ask(cache, program, 1), first);
  });
});
