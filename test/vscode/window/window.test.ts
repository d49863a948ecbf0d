import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { themes } from '../../../scripts/vscode/settings.mjs';
import {
  foreignRequests,
  hoverByKeyboard,
  hoverByMouse,
  notifications,
  openWindow,
  paletteTitles,
  screenshot,
} from './window';

const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const folder = 'test/vscode/fixtures';
const kinds = ['vs-dark', 'vs', 'hc-black', 'hc-light'];

describe('a window of VS Code with the packaged extension', () => {
  themes.forEach((theme, index) => {
    it(`is calm and asks nobody in ${theme}`, async () => {
      const window = await openWindow({ theme, folder, file: 'sum.py' });
      const { page } = window;
      await page.locator(`.monaco-workbench.${kinds[index]}`).waitFor();
      const hover = await hoverByKeyboard(page, 4, 1);
      await screenshot(window, theme);
      assert.match(hover, /∂e\/∂b/);
      assert.deepEqual(await notifications(page), []);
      assert.equal(await page.locator('.auxiliarybar:visible').count(), 0, 'a second side bar is open');
      assert.equal(
        await page.locator('.editor-group-container .tab').count(),
        1,
        'more than the file is open',
      );
      assert.deepEqual(foreignRequests(window), []);
      await window.close();
    });
  });

  it('shows a hover where the pointer rests, and its commands in the palette', async () => {
    const { page, close } = await openWindow({ folder, file: 'sum.py' });
    assert.match(await hoverByMouse(page, '(a + b) *'), /∂/);
    const offered = await paletteTitles(page, 'Derivative Inspector: ');
    const title = `Derivative Inspector: ${texts['command.inspect']}`;
    assert.ok(offered.includes(title), `the palette offers ${offered.join(', ')}`);
    await close();
  });
});
