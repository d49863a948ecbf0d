import assert from 'node:assert/strict';
import { plotOf } from '../../../../media/panel/results/plot';
import { Plot } from '../../../../media/panel/views/plot';
import { looked, panelOf } from '../pictured';
import { html } from '../shown-lines';

/** A loop of about so many operations. */
const loop = (operations: number): string =>
  `def ‸f(x=0.5, y=0.8):\n    for _ in range(${operations / 2}):\n        x = x * y + y\n    return x\n`;

describe('a plot of many operations', () => {
  it('is drawn when the inputs rest, or when its curve is known', async () => {
    const drawn = async (operations: number): Promise<boolean[]> => {
      const state = await panelOf('python', loop(operations));
      const look = looked(state);
      const { input, output } = look;
      assert.ok(input && output);
      const isDrawn = (): boolean => html(Plot, state).includes('class="curve"');
      const before = isDrawn();
      plotOf(state, look, { input, output });
      return [before, isDrawn()];
    };
    assert.deepEqual(
      [await drawn(100), await drawn(8000)],
      [
        [true, true],
        [false, true],
      ],
    );
  });
});
