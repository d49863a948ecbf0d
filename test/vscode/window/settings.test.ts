import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hoverByKeyboard, hoverComes, inspect } from './hovers';
import { command } from './palette';
import { until, untilHas } from './until';
import { isRecent, screenshot, useWindow } from './window';

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { configuration: { properties: Record<string, unknown> } };
};

const y = [6, 1] as const;
const area = [1, 5] as const;

// A hover that does not come takes some seconds, and so does each change: one change is looked at in several ways, and
// only in one version, for the interface that tells of changes is older than both.
if (isRecent)
  describe('settings that are changed while it runs', () => {
    const window = useWindow({ file: 'sizes.py' });
    const set = (settings: Readonly<Record<string, unknown>>): Promise<void> => {
      const named = Object.entries(settings).map(([name, value]) => [`derivativeInspector.${name}`, value]);
      return window().configure({ settings: Object.fromEntries(named) as Readonly<Record<string, unknown>> });
    };

    it('as they are at first: six digits, and no hover for sizes', async () => {
      const { page } = window();
      // √(x/3) and its derivative 1/(6√(x/3)) are both 1/√6 at 1/2.
      assert.match(await hoverByKeyboard(page, ...y), /→ 0\.408248(?!\d)[\s\S]*∂y\/∂x 0\.408248(?!\d)/);
      assert.equal(await hoverComes(page, ...area), false);
    });

    it('numbers.significantDigits; hover.enabled, always: sizes as well', async () => {
      const { page } = window();
      await set({ 'numbers.significantDigits': 10, 'hover.enabled': 'always' });
      await untilHas(
        () => hoverByKeyboard(page, ...y),
        /→ 0\.4082482905(?!\d)[\s\S]*∂y\/∂x 0\.4082482905(?!\d)/,
      );
      assert.match(await hoverByKeyboard(page, ...area), /∂area\/∂width/);
    });

    it('hover.enabled, off: none comes, but one who asks is answered', async () => {
      const { page } = window();
      await set({ 'numbers.significantDigits': 3, 'hover.enabled': 'off' });
      await until(
        () => hoverComes(page, ...y),
        (comes) => !comes,
      );
      assert.match(await inspect(page, ...y), /→ 0\.408(?!\d)/);
    });

    it('are all found in the settings editor', async () => {
      const { page } = window();
      const all = Object.keys(contributes.configuration.properties).length;
      await command(page, 'Preferences: Open Settings (UI)');
      await page.locator('.settings-editor .search-container').click();
      await page.keyboard.type('@ext:derivative-inspector.derivative-inspector');
      const count = page.locator('.settings-count-widget');
      await untilHas(async () => (await count.allInnerTexts()).join(' '), new RegExp(`^${all} Settings`));
      await screenshot(window(), 'settings');
    });
  });
