import type { Page } from 'playwright-core';
import { activeTab, seenText } from './editor';
import { copy } from './in-page.mjs';
import { command } from './palette';
import { until } from './until';

const file = 'settings.json';

/**
 * Replaces the user's settings in an editor and saves them: what others write to that file while it runs, a
 * browser-hosted VS Code may not see.
 */
export async function writeSettings(page: Page, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const text = JSON.stringify(settings); // in one line, so that all of it is seen
  await command(page, 'Preferences: Open User Settings (JSON)');
  await activeTab(page, file).waitFor();
  await page.evaluate(copy, text);
  await until(
    async () => {
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+V');
      return seenText(page);
    },
    (seen) => seen.replace(/\s/g, '') === text.replace(/\s/g, ''),
  );
  await page.keyboard.press('Control+S');
  await page.locator(`.tab.active:not(.dirty)[data-resource-name="${file}"]`).waitFor();
  await command(page, 'View: Close Editor');
  await activeTab(page, file).waitFor({ state: 'detached' });
}
