import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { themes } from '../../../scripts/vscode/settings.mjs';
import { openFile } from './editor';
import { hover, hoverByKeyboard } from './hovers';
import { look, violations, widthOf } from './in-page.mjs';
import { chooseWay, openGraph, panel, panelPicture, press, untilShown, untilTitle } from './panel';
import { until } from './until';
import { isRecent, screenshot, useWindow, usualSize } from './window';

const kinds = ['vs-dark', 'vs', 'hc-black', 'hc-light'];

/** Least contrast of text that is read, by the Web Content Accessibility Guidelines. */
const least = 4.5;

/** What is promised of each story, to the digits that are promised: where a number stands, and the number. */
const stories = [
  {
    name: 'first example',
    at: ['sum.py', 4, 1],
    numbers: [
      ['→ #', '6'],
      ['∂e/∂a #', '2'],
      ['∂e/∂b #', '5'],
    ],
  },
  {
    name: 'price of an option',
    at: ['price.py', 5, 6],
    numbers: [
      ['→ #', '10.450584'],
      ['∂S #', '0.636831'],
      ['∂sigma #', '37.524035'],
      ['∂T #', '6.414028'],
      ['∂r #', '53.232482'],
      ['∂S \\S+ #', '6.094'],
      ['∂K \\S+ #', '-5.094'],
      ['∂r \\S+ #', '0.255'],
      ['∂sigma \\S+ #', '0.718'],
      ['∂T \\S+ #', '0.614'],
    ],
  },
  {
    name: 'arm',
    at: ['arm.ts', 6, 17],
    numbers: [
      ['determinant #', '0.626662'],
      ['condition number #', '5.0265'],
    ],
  },
] as const;

describe('hovers of the stories', () => {
  const settings = { 'derivativeInspector.numbers.significantDigits': 8 };
  const window = useWindow({ file: 'sum.py', settings });

  for (const { name, at, numbers } of stories) {
    it(`the numbers of the ${name}`, async () => {
      const { page } = window();
      const [file, line, column] = at;
      await openFile(page, file);
      const text = await hoverByKeyboard(page, line, column);
      await screenshot(window(), `hover, ${name}`);
      for (const [where, expected] of numbers) assertNumber(text, where, expected);
    });
  }
});

/** A change of the theme takes seconds; an older VS Code has the same kinds, and one of them shows that they are known. */
const looked = isRecent ? themes : themes.slice(1, 2);

describe('in every kind of theme', () => {
  const window = useWindow({ file: 'price.py' });

  for (const theme of looked) {
    describe(theme, () => {
      before(async () => {
        const { page, configure } = window();
        await configure({ theme });
        await page.locator(`.monaco-workbench.${kinds[themes.indexOf(theme)]}`).waitFor();
        await openFile(page, 'price.py');
      });

      it('a formula that is typeset can be read, and has a text', async () => {
        const { page } = window();
        const { alt, width, color, behind } = await typeset(page, 8, 37);
        await screenshot(window(), `typeset formula, ${theme}`);
        await page.keyboard.press('Escape');
        assert.equal(alt, 'The formulas, typeset');
        assert.ok(width > 20, `${width} pixels`);
        const ratio = contrast(color, behind);
        assert.ok(ratio >= least, `contrast ${ratio}`);
      });

      it('the panel follows the accessibility guidelines in each of its ways', async () => {
        const { page } = window();
        await openGraph(page, 5, 6);
        await untilTitle(page, /^bs_call/);
        await assertAccessible(page, 'price of an option');
        await openFile(page, 'sum.py');
        await openGraph(page, 4, 8); // selects a node too
        await untilTitle(page, /^e = /);
        for (const way of ['Values', 'Forward', 'Paths', 'Reverse'] as const) {
          await chooseWay(page, way);
          await panelPicture(page, `panel, ${way}, 600, ${theme}`);
          await assertAccessible(page, way);
        }
        await page.setViewportSize({ width: 2748, height: 1000 });
        await until(
          () => panel(page).locator('body').evaluate(widthOf),
          (width) => width > 1100,
        );
        await panelPicture(page, `panel, Reverse, 1200, ${theme}`);
        await assertAccessible(page, 'wide');
        await page.setViewportSize(usualSize);
      });

      it('and so it does of arrays with both sweeps, and while vertices are eliminated', async () => {
        const { page } = window();
        await openFile(page, 'layer.py');
        await openGraph(page, 5, 6);
        await untilTitle(page, /^loss/);
        const beside = panel(page).getByRole('checkbox', { name: 'Both sweeps' });
        await beside.check();
        await panelPicture(page, `panel, arrays, 600, ${theme}`);
        await assertAccessible(page, 'arrays');
        await beside.uncheck();
        await openFile(page, 'sum.py');
        await openGraph(page, 4, 1);
        await untilTitle(page, /^e = /);
        await press(page, 'elimination, reverse order');
        await press(page, 'Next vertex');
        await assertAccessible(page, 'elimination');
        await press(page, 'elimination, reverse order');
      });

      it('and so it does where there is nothing to draw', async () => {
        const { page } = window();
        await openFile(page, 'stops.py');
        await openGraph(page, 6, 6);
        await untilShown(page, (s) => s.message.includes('lift'));
        await panelPicture(page, `panel, declined, 600, ${theme}`);
        await assertAccessible(page, 'declined');
        await openGraph(page, 1, 1);
        await untilShown(page, (s) => s.message.startsWith('Place the cursor'));
        await panelPicture(page, `panel, empty, 600, ${theme}`);
        await assertAccessible(page, 'empty');
      });
    });
  }
});

async function assertAccessible(page: Page, state: string): Promise<void> {
  const body = panel(page).locator('body');
  await body.evaluate(`${axe.source}; undefined`);
  assert.deepEqual(await body.evaluate(violations), [], state);
}

/** A number at its place of a text, rounded to as many digits as are expected. */
function assertNumber(text: string, where: string, expected: string): void {
  const [, found] = new RegExp(where.replace('#', '(-?[\\d.]*\\d)')).exec(text) ?? [];
  const digits = expected.split('.')[1]?.length ?? 0;
  assert.equal(found && Number(found).toFixed(digits), expected, `${where} in\n${text}`);
}

/** The picture of a hover; it may be late for the first one. */
async function typeset(page: Page, line: number, column: number) {
  const picture = hover(page).locator('img').first();
  await until(
    async () => {
      await page.keyboard.press('Escape');
      await hoverByKeyboard(page, line, column);
      return picture.count();
    },
    (count) => count > 0,
  );
  return picture.evaluate(look);
}

/** Of two colours as CSS writes them, as the Web Content Accessibility Guidelines define it: from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const parts = color.startsWith('#')
    ? (color.slice(1).match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16))
    : (color.match(/[\d.]+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = parts
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
