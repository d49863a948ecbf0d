import type { Page } from 'playwright-core';
import { openFile } from './editor';
import { untilHas } from './until';
import { screenshot, useWindow } from './window';

describe('the language status', () => {
  const window = useWindow();

  for (const [file, expected] of [
    ['price.py', /∂ 1 function\b/],
    ['sum.py', /∂ 1 formula\b/],
    ['several.py', /∂ 4 functions\b/],
  ] as const) {
    it(`counts what ${file} has`, async () => {
      const { page } = window();
      await openFile(page, file);
      await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
      await untilHas(() => flyout(page), expected);
      await screenshot(window(), `language status of ${file}`);
      await page.mouse.move(600, 400);
    });
  }

  it('says nothing of other languages', async () => {
    const { page } = window();
    const said = page.locator('.statusbar-item[id="status.languageStatus"][aria-label*="∂"]');
    await openFile(page, 'sum.py');
    await said.waitFor({ state: 'attached' });
    await openFile(page, 'notes.txt');
    await said.waitFor({ state: 'detached' });
  });
});

async function flyout(page: Page): Promise<string> {
  return (await page.locator('.hover-language-status').allInnerTexts()).join(' ');
}
