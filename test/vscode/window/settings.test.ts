import assert from 'node:assert/strict';
import { hoverByKeyboard, hoverComes, inspect } from './hovers';
import { command } from './palette';
import { until, untilHas } from './until';
import { screenshot, useWindow } from './window';

const y = [6, 1] as const;
const area = [1, 5] as const;

describe('settings that are changed while it runs', () => {
  const window = useWindow({ file: 'sizes.py' });
  const set = (name: string, value: unknown): Promise<void> =>
    window().configure({ settings: { [`derivativeInspector.${name}`]: value } });

  for (const [digits, value] of [
    [3, '0.408'], // √(x/3) and its derivative 1/(6√(x/3)) are both 1/√6 at 1/2
    [10, '0.4082482905'],
    [6, '0.408248'],
  ] as const) {
    it(`numbers.significantDigits, ${digits}`, async () => {
      await set('numbers.significantDigits', digits);
      const shown = new RegExp(`→ ${value}(?!\\d)[^]*∂y/∂x ${value}(?!\\d)`);
      await untilHas(() => hoverByKeyboard(window().page, ...y), shown);
    });
  }

  it('hover.enabled, off: none comes, but one who asks is answered', async () => {
    const { page } = window();
    assert.equal(await hoverComes(page, ...y), true);
    await set('hover.enabled', 'off');
    await until(
      () => hoverComes(page, ...y),
      (comes) => !comes,
    );
    assert.match(await inspect(page, ...y), /→ 0\.408248\b/);
  });

  it('hover.enabled, automatic and always: sizes are shown only where that is wanted', async () => {
    const { page } = window();
    await set('hover.enabled', 'automatic');
    await until(
      () => hoverComes(page, ...y),
      (comes) => comes,
    );
    assert.equal(await hoverComes(page, ...area), false);
    await set('hover.enabled', 'always');
    await until(
      () => hoverComes(page, ...area),
      (comes) => comes,
    );
    assert.match(await hoverByKeyboard(page, ...area), /∂area\/∂width/);
  });

  it('are all found in the settings editor', async () => {
    const { page } = window();
    await command(page, 'Preferences: Open Settings (UI)');
    await page.locator('.settings-editor .search-container').click();
    await page.keyboard.type('@ext:derivative-inspector.derivative-inspector');
    const count = page.locator('.settings-count-widget');
    await untilHas(async () => (await count.allInnerTexts()).join(' '), /^7 Settings/);
    await screenshot(window(), 'settings');
  });
});
