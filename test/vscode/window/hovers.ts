import type { Page } from 'playwright-core';
import { placeCursor } from './editor';
import { placeOfText } from './in-page.mjs';
import { command, own } from './palette';
import { settled } from './until';

const patience = 30_000;

/** Milliseconds in which a hover comes, unless the extension is still starting. */
const usual = 3_000;

/** What an editor shows; tabs and buttons have hovers of another kind. */
export const hover = (page: Page) =>
  page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden) .monaco-hover-content');

/** Shows the hover at a place, both from 1, as the keyboard does it; answers with its text. */
export function hoverByKeyboard(page: Page, line: number, column: number): Promise<string> {
  return untilHover(page, () => showHover(page, line, column));
}

/** Whether one comes there; it is gone afterwards. */
export async function hoverComes(page: Page, line: number, column: number): Promise<boolean> {
  await showHover(page, line, column);
  const seen = await comes(page);
  await page.keyboard.press('Escape');
  await hover(page).first().waitFor({ state: 'hidden' });
  return seen;
}

/** Inspect at Cursor; answers with the text of the hover. */
export function inspect(page: Page, line: number, column: number): Promise<string> {
  return untilHover(page, async () => {
    await placeCursor(page, line, column);
    await command(page, `${own}Inspect at Cursor`);
  });
}

/** Rests the pointer on the first place where a text is seen in the editor; answers with the hover's text. */
export function hoverByMouse(page: Page, text: string): Promise<string> {
  return untilHover(page, async () => {
    await page.mouse.move(0, 0);
    const place = await page.evaluate(placeOfText, text);
    if (!place) throw new Error(`"${text}" is not seen in the editor.`);
    await page.mouse.move(place.x - 1, place.y);
    await page.mouse.move(place.x, place.y);
  });
}

/** What the hover that is shown says now; empty if there is none. A minus sign is that of code. */
export async function hoverText(page: Page): Promise<string> {
  const texts = await hover(page).allInnerTexts();
  return texts
    .join('\n')
    .replaceAll('\u00a0', ' ')
    .replaceAll('−', '-')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

async function showHover(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Escape'); // one that is shown already would only get the focus
  await placeCursor(page, line, column);
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
}

/** Tries again until a hover comes and is complete, for the extension may still be starting. */
async function untilHover(page: Page, show: () => Promise<void>): Promise<string> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    await show();
    if (await comes(page)) {
      const text = await settled(() => hoverText(page));
      if (text !== '' && !text.startsWith('Loading')) return text;
    }
    await page.keyboard.press('Escape');
  }
  throw new Error('No hover came.');
}

function comes(page: Page): Promise<boolean> {
  return hover(page)
    .first()
    .waitFor({ timeout: usual })
    .then(
      () => true,
      () => false,
    );
}
