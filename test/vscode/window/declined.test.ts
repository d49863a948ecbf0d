import assert from 'node:assert/strict';
import { cursor, openFile, placeCursor } from './editor';
import { hover, hoverByKeyboard, hoverText, inspect } from './hovers';
import { command, listed, own, paletteRows } from './palette';
import { until, untilHas } from './until';
import { screenshot, useWindow } from './window';

describe('what is not followed', () => {
  const window = useWindow({ file: 'declined.py' });

  it('is explained with its place, and chosen it is gone to', async () => {
    const { page } = window();
    await placeCursor(page, 6, 6);
    await command(page, `${own}Explain Why Not Followed`);
    const rows = await until(
      () => listed(page),
      (all) => all.some((row) => row.includes('drag')),
    );
    await screenshot(window(), 'explanation of what is not followed');
    assert.deepEqual(
      rows.map((row) => /drag ?line 7 .*imported from a module that is not read/.test(row)),
      [true],
      rows.join('\n'),
    );
    assert.match(await page.locator('.quick-input-title').innerText(), /Why speed is not followed/);
    await paletteRows(page).first().click();
    await untilHas(() => cursor(page), /^Ln 7, Col 26\b/);
  });

  it('is told where somebody asks, and a link makes an input of it', async () => {
    const { page } = window();
    assert.match(await inspect(page, 6, 6), /Stops at drag, line 7/);
    await screenshot(window(), 'hover of what is declined');
    await hover(page).locator('a', { hasText: 'Treat as input' }).click();
    // sin(1/2)
    await untilHas(() => hoverText(page), /∂speed\/∂x \d/, /∂speed\/∂drag\(x\) 0\.479426\b/);
    await screenshot(window(), 'hover with an input in place of a call');
    await page.keyboard.press('Escape');
    assert.match(await hoverByKeyboard(page, 6, 6), /drag\(x\) = \S+ \(Sample values, not from your code\)/);
  });

  it('lists the formulas of the file where there is none, and a link goes there', async () => {
    const { page } = window();
    await openFile(page, 'arm.ts');
    assert.match(await inspect(page, 1, 8), /1 found in this file/);
    await screenshot(window(), 'hover where there is nothing');
    await hover(page).locator('a', { hasText: 'line 6' }).click();
    await untilHas(() => cursor(page), /^Ln 6,/);
  });

  it('says how numbers were checked where everything is followed', async () => {
    const { page } = window();
    await openFile(page, 'price.py');
    await placeCursor(page, 5, 6);
    await command(page, `${own}Explain Why Not Followed`);
    const rows = await until(
      () => listed(page),
      (all) => all.some((row) => row.includes('operations')),
    );
    await screenshot(window(), 'explanation of how it was checked');
    assert.match(await page.locator('.quick-input-title').innerText(), /is followed to its end/);
    assert.deepEqual(
      rows.map((row) => row.replace(/^\d+ /, '')),
      ['operations', 'forward sweep against reverse sweepagrees', 'difference quotientagrees'],
      rows.join('\n'),
    );
  });
});
