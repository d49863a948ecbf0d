import type { Page } from 'playwright-core';
import { isInFrame, textOfLines } from './in-page.mjs';
import { choose, quickInput } from './palette';
import { until } from './until';

const active = '.editor-group-container.active';

/** Puts the cursor at a place of the active editor, both from 1. */
export async function placeCursor(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await quickInput(page).fill(`:${line}:${column}`);
  await choose(page, `${line}`);
  await quickInput(page).waitFor({ state: 'hidden' });
}

/** Where the cursor is, as the status bar says it: `Ln 1, Col 1`. */
export function cursor(page: Page): Promise<string> {
  return page.locator('.statusbar-item[id="status.editor.selection"]').innerText();
}

/** Moves the focus into the first group of editors, also out of a panel. */
export async function focusEditor(page: Page): Promise<void> {
  await leavePanel(page);
  await page.locator(`${active} .editor-instance .view-line`).first().waitFor();
}

/** Keys that are pressed in a panel reach VS Code late: what is opened meanwhile would lose the focus again. */
async function leavePanel(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await until(
    () => page.evaluate(isInFrame),
    (isIn) => !isIn,
  );
}

/** Opens a file of the folder in the first group of editors, as Go to File does it. */
export async function openFile(page: Page, name: string): Promise<void> {
  await leavePanel(page);
  await until(
    () => chosenFile(page, name),
    (found) => found,
  );
  await activeTab(page, name).waitFor();
  await quickInput(page).waitFor({ state: 'hidden' });
  await page.mouse.move(0, 0); // else the tab below has a hover too
}

/** Milliseconds after which the list of files is asked for anew: one of before a file was written lacks it. */
const usual = 3_000;

async function chosenFile(page: Page, name: string): Promise<boolean> {
  await page.keyboard.press('Control+P');
  await quickInput(page).fill(name);
  const found = await choose(page, name, usual).then(
    () => true,
    () => false,
  );
  if (!found) await page.keyboard.press('Escape');
  return found;
}

/** The tab of a file that is shown and has the focus. */
export const activeTab = (page: Page, name: string) =>
  page.locator(`${active} .tab.active[data-resource-name="${name}"]`);

/** The text of the active editor, as far as it is seen. */
export async function seenText(page: Page): Promise<string> {
  const lines = page.locator(`${active} .editor-instance .view-line`);
  return lines.evaluateAll(textOfLines);
}
