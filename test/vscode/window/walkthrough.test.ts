import assert from 'node:assert/strict';
import { cursor, seenText } from './editor';
import { inspect } from './hovers';
import { choose, command, quickInput } from './palette';
import { untilHas } from './until';
import { isRecent, screenshot, useWindowWithoutFolder } from './window';

// Another window; what a walkthrough is made of is the same in every version.
if (isRecent)
  describe('the walkthrough, in a window without a folder', () => {
    const window = useWindowWithoutFolder();

    it('opens an example with its first button, and the example has a hover', async () => {
      const { page } = window();
      await command(page, 'Welcome: Open Walkthrough...');
      const name = 'See derivatives where you write';
      await quickInput(page).fill(name);
      await choose(page, name);
      const button = page.getByRole('button', { name: 'Open the first example' });
      await button.waitFor();
      await screenshot(window(), 'walkthrough');
      await button.click();
      await untilHas(() => seenText(page), 'e = (a + b) * (b + 1)');
      const place = await untilHas(() => cursor(page), /^Ln [2-9],/);
      const [, line, column] = /Ln (\d+), Col (\d+)/.exec(place) ?? [];
      assert.match(await inspect(page, Number(line), Number(column)), /→ 6\b/);
      await screenshot(window(), 'example of the walkthrough');
    });
  });
