import { hoverByKeyboard } from './hovers';
import { until, untilHas } from './until';
import { screenshot, useWindow } from './window';

describe('the accessible view of a hover', () => {
  const window = useWindow({ file: 'sum.py' });

  for (const [story, line, column, parts] of [
    ['a statement', 4, 1, ['→ 6', 'at a = 2, b = 1', '∂e/∂a', 'b + 1', '∂e/∂b', 'a + 2b + 1']],
    ['an input', 4, 10, ['∂e/∂b', '5', 'second derivative 2']],
  ] as const) {
    it(`has the numbers and formulas of ${story} as text`, async () => {
      const { page } = window();
      const view = page.locator('.accessible-view');
      // Keys that come before the hover has the focus do nothing: they are pressed again.
      await until(
        async () => {
          await hoverByKeyboard(page, line, column);
          await page.keyboard.press('Control+K');
          await page.keyboard.press('Control+I');
          await page.keyboard.press('Alt+F2');
          return view.waitFor({ timeout: 3_000 }).then(
            () => true,
            () => false,
          );
        },
        (isOpen) => isOpen,
      );
      await untilHas(async () => plain(await view.innerText()), ...parts);
      await screenshot(window(), `accessible view of ${story}`);
      await page.keyboard.press('Escape');
      await view.waitFor({ state: 'hidden' });
    });
  }
});

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('−', '-').replace(/ +/g, ' ');
}
