import assert from 'node:assert/strict';
import { stopped, toggleBreakpoint } from './debugging';
import { chips, openGraph, type Shown, untilShown } from './panel';
import { isRecent, useWindow } from './window';

const whence = ({ inputs }: Shown): string[] => inputs.map((i) => i.whence);

// A debugger that starts takes seconds, and what is read of it comes by the same protocol in every version.
if (isRecent)
  describe('the panel beside a debugger', () => {
    const window = useWindow({ file: 'growth.js' });
    after(() => toggleBreakpoint(window().page, 4));

    it('takes the values of the frame where it stops, and leaves them when it goes on, by itself', async () => {
      const { page } = window();
      await openGraph(page, 2, 10);
      await untilShown(page, (s) => whence(s).every((w) => w === 'sample, not from your code'));
      await toggleBreakpoint(page, 4);
      await page.keyboard.press('F5');
      await stopped(page).waitFor();
      const shown = await untilShown(page, (s) => whence(s).join() === 'from the debugger,from the debugger');
      assert.deepEqual(
        shown.inputs.map((i) => [i.name, i.value]),
        [
          ['rate', '0.25'],
          ['time', '4'],
        ],
      );
      // exp(rt)/(1 + r) by time: r times that, by mpmath.
      assert.match(chips(shown).time ?? '', /0\.543656$/);
      await page.keyboard.press('F5');
      await stopped(page).waitFor({ state: 'detached' });
      await untilShown(page, (s) => whence(s).every((w) => w === 'sample, not from your code'));
    });
  });
