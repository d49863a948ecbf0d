import assert from 'node:assert/strict';
import { rangeAt } from '../../../../media/panel/results/range';
import { nodeOf, panelOf, runningOf } from '../pictured';

describe('the ends of a slider', () => {
  for (const [start, moved, low, high] of [
    [0.5, [], 0, 1],
    [-3, [], -6, 0],
    [0, [], -1, 1],
    [1e-12, [], 0, 2e-12],
    [1e9, [], 0, 2e9],
    [0.5, [0.9], 0, 1],
    // A valley left of 0 is seen beside the start, and not a wall behind it.
    [0.5, [-0.5, -1.04], -1.3, 1],
    [2, [1e6], 0, 1.25e6],
  ] as const)
    it(`lie around ${start}, moved to ${moved.join(', ') || 'nowhere'}`, async () => {
      const source = `x = ${start}\n‸y = x * x\n`;
      const first = await panelOf('python', source);
      const node = nodeOf(first, 'x');
      const moves = moved.map((value) => ({ kind: 'value', node, value, begins: true }) as const);
      const range = rangeAt(runningOf(await panelOf('python', source, ...moves)), 0);
      assert.deepEqual(
        [range.low, range.high].map((x) => Number(x.toPrecision(6))),
        [low, high],
      );
    });
});
