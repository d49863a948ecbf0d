import type { Page } from 'playwright-core';
import { settled, until } from './until';

/** What the titles of the extension's commands begin with. */
export const own = 'Derivative Inspector: ';

/** Where the palette and its relatives are typed into. */
export const quickInput = (page: Page) => page.locator('.quick-input-widget input[type="text"]');

/** What the palette and its relatives list. */
export const paletteRows = (page: Page) => page.locator('.quick-input-list .monaco-list-row');

/** Milliseconds after which the palette is opened anew: one that was opened too early lacks commands. */
const usual = 2_000;

/** Chooses the first row with a text; a click and not Enter, for the list may still be an older one. */
export async function choose(page: Page, text: string, timeout?: number): Promise<void> {
  await page.mouse.move(0, 0); // a pointer that rests on a row makes a tooltip that covers others
  const row = paletteRows(page).filter({ hasText: text }).first();
  await row.click(timeout === undefined ? {} : { timeout });
}

/** Runs a command of the palette by its whole title. */
export async function command(page: Page, title: string): Promise<void> {
  await until(
    async () => {
      await openPalette(page, title);
      const clicked = choose(page, title, usual);
      const found = await clicked.then(
        () => true,
        () => false,
      );
      if (!found) await page.keyboard.press('Escape');
      return found;
    },
    (found) => found,
  );
}

/** The titles of the extension's commands that the palette offers. */
export async function ownTitles(page: Page): Promise<string[]> {
  await openPalette(page, own);
  const labels = await settled(() => paletteRows(page).locator('.label-name').allInnerTexts());
  await page.keyboard.press('Escape');
  return labels.map((label) => label.replaceAll('\u00a0', ' ')).filter((label) => label.startsWith(own));
}

/** The rows of a list that a command shows. */
export async function listed(page: Page): Promise<string[]> {
  return (await paletteRows(page).allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
}

async function openPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F1');
  await quickInput(page).fill(`>${text}`);
  await paletteRows(page).first().waitFor();
}
