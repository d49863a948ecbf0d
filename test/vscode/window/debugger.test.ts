import assert from 'node:assert/strict';
import { stopped, toggleBreakpoint } from './debugging';
import { inspect } from './hovers';
import { untilHas } from './until';
import { isRecent, screenshot, useWindow } from './window';

// A debugger that starts takes seconds, and what is read of it comes by the same protocol in every version.
if (isRecent)
  describe('a program that runs in the debugger', () => {
    const window = useWindow({ file: 'growth.js' });
    after(() => toggleBreakpoint(window().page, 4));

    it('gives the values of its frame where it is stopped, and only there', async () => {
      const { page } = window();
      assert.match(await inspect(page, 2, 10), /Sample values, not from your code/);
      await toggleBreakpoint(page, 4);
      await page.keyboard.press('F5');
      await stopped(page).waitFor();
      const text = await untilHas(() => inspect(page, 2, 10), 'from the debugger');
      await screenshot(window(), 'hover at a stopped debugger');
      assert.match(text, /at rate = 0\.25, time = 4 · from the debugger/);
      // exp(rt)/(1 + r), and (t - 1/(1 + r)) and r times that, by mpmath.
      assert.match(text, /→ 2\.17463\b/);
      assert.match(text, /∂growth\/∂rate 6\.9588\d?\b/);
      assert.match(text, /∂growth\/∂time 0\.543656\b/);
      await page.keyboard.press('Escape');
      await page.keyboard.press('F5');
      await stopped(page).waitFor({ state: 'detached' });
      await untilHas(() => inspect(page, 2, 10), /Sample values, not from your code/);
    });
  });
