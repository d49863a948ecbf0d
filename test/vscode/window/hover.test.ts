import assert from 'node:assert/strict';
import { openFile } from './editor';
import { hoverByKeyboard, hoverByMouse, inspect } from './hovers';
import { untilHas } from './until';
import { useWindow } from './window';

describe('a hover', () => {
  const window = useWindow({ file: 'sum.py' });

  it('leaves the window calm: one side bar, and only the file that was opened', async () => {
    const { page } = window();
    assert.match(await hoverByKeyboard(page, 4, 1), /→ 6\b/);
    assert.equal(await page.locator('.auxiliarybar:visible').count(), 0);
    assert.equal(await page.locator('.editor-group-container .tab').count(), 1);
  });

  it('comes by keyboard, where the pointer rests, and by the command', async () => {
    const { page } = window();
    const byKeyboard = await hoverByKeyboard(page, 4, 10);
    assert.match(byKeyboard, /∂e\/∂b 5\b/);
    await page.keyboard.press('Escape');
    assert.equal(await inspect(page, 4, 10), byKeyboard);
    await page.keyboard.press('Escape');
    assert.equal(await hoverByMouse(page, 'b) *'), byKeyboard);
  });

  it('shows what the language says of it as well', async () => {
    const { page } = window();
    await openFile(page, 'arm.ts');
    const signature = 'function arm(q1: number, q2: number): number[]'; // late, for TypeScript has to start
    await untilHas(() => hoverByMouse(page, 'arm'), /determinant 0\.626662\b/, signature);
  });
});
