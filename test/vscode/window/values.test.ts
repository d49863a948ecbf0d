import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { placeCursor } from './editor';
import { hover, hoverByKeyboard, hoverText } from './hovers';
import { command, own, quickInput } from './palette';
import { until, untilHas } from './until';
import { screenshot, useWindow } from './window';

describe('Set Input Values', () => {
  const window = useWindow({ file: 'sum.py' });

  it('says what is wrong with what is typed', async () => {
    const { page } = window();
    await ask(page);
    for (const [typed, told] of [
      ['q=3', 'q is no input here; the inputs are a, b'],
      ['a=3, b=', 'A number is expected here'],
      ['a=two', 'two is no number'],
      ['nothing of the kind', 'A value is expected: nothing=…'],
    ] as const) {
      await quickInput(page).fill(typed);
      await page.locator('.quick-input-widget .monaco-inputbox.error').waitFor();
      await until(
        () => message(page),
        (text) => text === told,
      );
    }
    await screenshot(window(), 'input values that are wrong');
  });

  it('looks at the values, until an empty text goes back to those of the source', async () => {
    const { page } = window();
    await answer(page, 'a=3, b=1');
    const there = await hoverByKeyboard(page, 4, 1);
    assert.match(there, /→ 8\b/); // (3 + 1)(1 + 1), with ∂/∂a = b + 1 and ∂/∂b = a + 2b + 1
    assert.match(there, /∂e\/∂a 2\b/);
    assert.match(there, /∂e\/∂b 6\b/);
    assert.match(there, /a = 3, b = 1 · values that you set/);
    await page.keyboard.press('Escape');
    await answer(page, '');
    assert.match(await hoverByKeyboard(page, 4, 1), /→ 6\b/);
  });

  it('is opened by the link of a hover', async () => {
    const { page } = window();
    await hoverByKeyboard(page, 4, 1);
    await hover(page).locator('a', { hasText: 'Set values' }).click();
    await untilHas(() => title(page), 'Input values of e');
    await untilHas(() => quickInput(page).inputValue(), 'a=2', 'b=1');
    await quickInput(page).fill('a=5, b=1');
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    await screenshot(window(), 'after values were set by a link');
    await untilHas(() => hoverText(page), '→ 12', '∂e/∂b 8');
  });
});

const title = (page: Page) => page.locator('.quick-input-title').innerText();
const message = (page: Page) => page.locator('.quick-input-message').innerText();

async function ask(page: Page): Promise<void> {
  await placeCursor(page, 4, 1);
  await command(page, `${own}Set Input Values…`);
  await untilHas(() => title(page), 'Input values of e');
}

async function answer(page: Page, text: string): Promise<void> {
  await ask(page);
  await quickInput(page).fill(text);
  await untilHas(() => message(page), 'Leave empty');
  await page.keyboard.press('Enter');
  await quickInput(page).waitFor({ state: 'hidden' });
}
