import type { Locator, Page } from 'playwright-core';
import { placeCursor } from './editor';

/** Sets a breakpoint, or takes it away again: one that stays is taken away by the key that should set the next one. */
export async function toggleBreakpoint(page: Page, line: number): Promise<void> {
  await placeCursor(page, line, 1);
  await page.keyboard.press('F9');
}

/** The mark of the line at which a debugger is stopped. */
export function stopped(page: Page): Locator {
  return page.locator('.debug-top-stack-frame-column, .codicon-debug-stackframe').first();
}
