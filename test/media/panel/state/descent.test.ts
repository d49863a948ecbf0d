import assert from 'node:assert/strict';
import { type Descent, descent } from '../../../../media/panel/state/descent';
import type { PanelEvent } from '../../../../media/panel/state/events';
import type { State } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { first, nodeOf, panelOf, rounded, runningOf } from '../pictured';

function descended(state: State, output: string, rate: number, count: number): Descent {
  return descent(runningOf(state), nodeOf(state, output), rate, count);
}

function points({ steps }: Descent): string[][] {
  return steps.map((s) => Array.from(s, (x) => rounded(x, 6)));
}

describe('gradient descent', () => {
  // By hand: ∇e is (2, 5) at (2, 1) and (1.5, 3.8) at (1.8, 0.5).
  it('takes the steps of the first example', async () => {
    const state = await panelOf('python', first);
    const two = descended(state, 'e', 0.1, 2);
    assert.deepEqual(points(two), [
      ['1.800000', '0.500000'],
      ['1.650000', '0.120000'],
    ]);
    assert.deepEqual([...two.gradient], [2, 5]);
    assert.deepEqual([two.before, rounded(two.after, 6), two.stop], [6, '1.982400', undefined]);
  });

  // x ← (1 − 2η)x.
  it('shrinks a parabola by the same factor each step', async () => {
    const state = await panelOf('python', 'x = 3\n‸y = x**2\n');
    const { steps, after } = descended(state, 'y', 0.1, 10);
    assert.equal(rounded(steps.at(-1)?.[0], 12), rounded(3 * 0.8 ** 10, 12));
    assert.equal(rounded(after, 12), rounded(9 * 0.8 ** 20, 12));
  });

  it('stops with a word', async () => {
    const flat = await panelOf('python', 'x = 0\n‸y = x**2\n');
    const steep = await panelOf('javascript', 'const x = 0;\n‸const y = Math.sqrt(x);\n');
    const far = await panelOf('python', 'import math\nx = 0.1\n‸y = math.sqrt(x)\n');
    const way = await panelOf(
      'python',
      '# at: x=1.5\ndef ‸f(x):\n    if x > 1:\n        return x * x\n    return -x\n',
    );
    assert.deepEqual(
      [
        descended(flat, 'y', 0.1, 1).stop,
        descended(steep, 'y', 0.1, 1).stop,
        descended(far, 'y', 0.1, 1).stop,
        descended(way, 'f', 0.1, 10).stop,
      ],
      ['flat', 'gradient', 'value', 'elsewhere'],
    );
    // 1.5 · 0.8 = 1.2, and then 0.96.
    const { steps, next } = descended(way, 'f', 0.1, 10);
    assert.deepEqual(
      [steps.length, rounded(steps[0]?.[0], 6), rounded(next?.[0], 6)],
      [1, '1.200000', '0.960000'],
    );
  });

  it('is undone as a whole, and its trace with it; another start leaves another trace', async () => {
    const state = await panelOf('python', 'x = 3\n‸y = x**2\n');
    const go = (from: State): PanelEvent => ({ kind: 'descend', steps: descended(from, 'y', 0.1, 3).steps });
    const lengths = (s: State): number[] => runningOf(s).trails.map((t) => t.length);
    const once = update(state, go(state));
    const twice = update(once, go(once));
    assert.deepEqual([lengths(once), lengths(twice), twice.edit], [[4], [7], 2]);
    const back = update(twice, { kind: 'undo' });
    assert.deepEqual([lengths(back), [...runningOf(back).inputs]], [[4], [...runningOf(once).inputs]]);
    assert.deepEqual(lengths(update(back, { kind: 'undo' })), []);
    const elsewhere = update(twice, { kind: 'value', node: nodeOf(state, 'x'), value: -2, begins: true });
    assert.deepEqual(lengths(update(elsewhere, go(elsewhere))), [7, 4]);
    assert.deepEqual(lengths(update(twice, { kind: 'clear' })), []);
    assert.deepEqual(lengths(update(twice, { kind: 'stale' })), []);
  });
});
