import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { copied, copy } from './in-page.mjs';
import { openGraph, panel, untilShown, untilTitle } from './panel';
import { until } from './until';
import { useWindow } from './window';

describe('what is copied in the panel', () => {
  const window = useWindow({ file: 'sum.py' });

  // By hand: e = c·d with c = a + b and d = b + 1 = 2.
  it('is the derivative by the selected node, as it is shown', async () => {
    const { page } = window();
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
    await panel(page).locator('g.node[aria-label^="c ="]').click();
    const shown = await untilShown(page, (s) => /∂e\/∂c = 2\b/.test(s.selected));
    assert.match(shown.selected, /∂e\/∂c = 2\b/);
    assert.equal(await copiedAs(page, 'Copy ∂e/∂c as', 'Plain text'), '∂e/∂c = b + 1 = 2\n');
    assert.equal(
      await copiedAs(page, 'Copy ∂e/∂c as', 'LaTeX'),
      '\\frac{\\partial e}{\\partial c} = b + 1\n',
    );
  });

  it('are all derivatives of the result', async () => {
    const code = await copiedAs(window().page, 'Copy all derivatives as', 'Code');
    assert.equal(code, 'de_da = b + 1\nde_db = a + 2*b + 1\n');
  });
});

async function copiedAs(page: Page, label: string, form: string): Promise<string> {
  const before = 'nothing yet';
  await page.evaluate(copy, before);
  await panel(page).getByLabel(label, { exact: true }).selectOption(form);
  return until(
    () => page.evaluate(copied),
    (text) => text !== before,
  );
}
