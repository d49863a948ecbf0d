import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openFile, placeCursor, seenText } from './editor';
import { hoverByKeyboard } from './hovers';
import { typingTimes, watchTyping } from './in-page.mjs';
import { untilHas } from './until';
import { isRecent, screenshot, useWindow } from './window';

/** 60 characters. With a = 2 and b = 1 it is 8.5, and 13/4 + 2² - 1 = 6.25 is its derivative by a. */
const typed = 'speed = 3.25*a*b + math.exp(a - 2) * (b + 1) ** 2 - (a / b) ';

/** Milliseconds between two keys of a fast typist. */
const delay = 40;

const lines = source().split('\n').length;

// What is measured is our own work, which is the same in every version.
if (isRecent)
  describe('typing in a file of 1,000 lines', () => {
    const window = useWindow();

    it('drops nothing, and the hover answers the newest text', async () => {
      const { page, folder } = window();
      writeFileSync(join(folder, 'long.py'), source());
      await openFile(page, 'long.py');
      await hoverByKeyboard(page, 4, 5); // it has started
      await page.keyboard.press('Escape');
      await type(page);
      const text = await hoverByKeyboard(page, lines, 1);
      await screenshot(window(), 'hover after typing');
      assert.match(text, /→ 8\.5\b/);
      assert.match(text, /∂speed\/∂a 6\.25\b/);
    });
  });

/** Types into the last line, and prints how long keys took until their character was drawn. */
async function type(page: Page): Promise<void> {
  await placeCursor(page, lines, 1);
  await page.evaluate(watchTyping);
  await page.keyboard.type(typed, { delay });
  const seen = await untilHas(() => seenText(page), typed.trimEnd());
  const own = seen.split('\n').filter((line) => line.includes('speed'));
  assert.deepEqual(
    own.map((line) => line.trimEnd()),
    [typed.trimEnd()],
  );
  const times = (await page.evaluate(typingTimes)).sort((left, right) => left - right);
  assert.ok(times.length > typed.length / 2, `only ${times.length} keys were timed`);
  const at = (part: number): string => (times[Math.floor(times.length * part)] ?? Number.NaN).toFixed(1);
  console.log(`typing: ${times.length} keys, median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms`);
}

/** Functions of eight lines each; the last line is empty. */
function source(): string {
  const one = (k: number): string => `def f${k}(x, y):
    # at: x=${k / 100 + 0.5}, y=2
    u = math.exp(-x * y) + math.sin(x) ** 2
    v = u * math.log(1 + y ** 2) / (1 + x)
    w = math.sqrt(u ** 2 + v ** 2) + 0.25 * x * y
    z = w * math.tanh(v) - u / (1 + w ** 2)
    return z * math.cos(x) + w * y

`;
  return `import math\na = 2\nb = 1\n${Array.from({ length: 125 }, (_, k) => one(k)).join('')}`;
}
