import type { Locator, Page } from 'playwright-core';

/** The mark of the line at which a debugger is stopped. */
export function stopped(page: Page): Locator {
  return page.locator('.debug-top-stack-frame-column, .codicon-debug-stackframe').first();
}
