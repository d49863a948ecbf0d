import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { focusEditor, openFile } from './editor';
import { focusedInPanel, isStored } from './in-page.mjs';
import { choose, paletteRows, quickInput } from './palette';
import { openGraph, panel, panelPicture, press, untilShown, untilTitle, values } from './panel';
import { until } from './until';
import { isRecent, useWindow } from './window';

describe('a graph whose file is gone', () => {
  const window = useWindow({ file: 'sum.py' });
  const text = 'a = 2\nb = 1\n\nz = (a + b) * b\n';

  it('says so after a reload, and "Try again" draws it as soon as the file is back', async () => {
    const { page, folder } = window();
    const gone = join(folder, 'gone.py');
    writeFileSync(gone, text);
    await openFile(page, 'gone.py');
    await openGraph(page, 4, 1);
    await untilTitle(page, /^z = /);
    await panel(page).locator('button.follow').click();
    await untilShown(page, (s) => s.follow === 'Pinned');
    await openFile(page, 'sum.py');
    await until(
      () => page.evaluate(isStored, 'place\\W+uri\\W+[^"\\\\]*gone\\.py.*pinned\\W+true'),
      (is) => is,
      { isSeldom: true },
    );
    rmSync(gone);
    await page.reload();
    const failed = await untilShown(page, (s) => s.bars.length > 0);
    await panelPicture(page, 'panel, failed, 600');
    assert.deepEqual(failed.bars, ['The file of this graph cannot be opened any more.']);
    assert.deepEqual(failed.nodes, []);
    writeFileSync(gone, text);
    await press(page, 'Try again');
    const shown = await untilTitle(page, /^z = /);
    assert.equal(values(shown).z, '3');
    assert.deepEqual(shown.bars, []);
    await panel(page).locator('button.follow').click();
    await untilShown(page, (s) => s.follow === 'Following');
  });
});

describe('an answer that takes long', () => {
  const settings = { 'derivativeInspector.limits.maxOperations': 1_000_000 };
  const window = useWindow({ file: 'sum.py', settings });
  const slow = [
    'import numpy as np',
    'def slow(x, y):',
    '    # at: x=0.3, y=0.2',
    '    s = 0.0',
    '    for k in range(40000):',
    '        if k % 7 < 3:',
    '            x = np.sin(x * y) + np.exp(-(x**2))',
    '        else:',
    '            y = np.tanh(x + y) + 0.01',
    '        s = s + x * y',
    '    return s',
  ].join('\n');

  it('is told in the header, is cancelled, and nothing waits for it any more', async () => {
    const { page, folder } = window();
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
    writeFileSync(join(folder, 'slow.py'), slow);
    await openFile(page, 'slow.py');
    await openGraph(page, 2, 6);
    await panel(page).locator('header.working').waitFor();
    await panelPicture(page, 'panel, working, 600');
    await press(page, 'Cancel');
    const cancelled = await untilShown(page, (s) => s.bars.length > 0);
    assert.deepEqual([cancelled.bars, cancelled.title], [['Cancelled.'], 'e = (a + b) * (b + 1)']);
    await openFile(page, 'sum.py');
    await openGraph(page, 4, 1);
    const shown = await untilShown(page, (s) => s.bars.length === 0);
    assert.equal(values(shown).e, '6');
  });
});

/** A folder in that of the slides, by which one sees that it is listed. */
const inner = 'inner';

// The dialog that asks for a folder is VS Code's own, and not driven as safely in the older one.
if (isRecent)
  describe('slides of a sweep', () => {
    const window = useWindow({ file: 'sum.py' });

    it('replace files of their names only where somebody says so', async () => {
      const { page, folder } = window();
      const slides = join(folder, 'slides');
      mkdirSync(join(slides, inner), { recursive: true });
      await openGraph(page, 4, 1);
      await untilTitle(page, /^e = /);
      await exportSlides(page, slides);
      const names = await until(
        () => Promise.resolve(readdirSync(slides).filter((name) => name.endsWith('.svg'))),
        (files) => files.length === 6, // five steps and the beginning
      );
      const [first = ''] = names.sort();
      const read = (): string => readFileSync(join(slides, first), 'utf8');
      await until(() => Promise.resolve(read()), Boolean);
      writeFileSync(join(slides, first), 'mine');
      await exportSlides(page, slides);
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.getByText('6 files of these names are there already.').waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
      assert.equal(read(), 'mine');
      await exportSlides(page, slides);
      await dialog.getByRole('button', { name: 'Replace' }).click();
      await until(
        () => Promise.resolve(read()),
        (content) => content.startsWith('<svg'),
      );
    });
  });

describe('arrays as pictures, by keys alone', () => {
  const window = useWindow({ file: 'layer.py' });
  after(() => focusEditor(window().page));

  // The gradients by PyTorch.
  it('are reached by arrows, read their shape, values and derivatives, and open by Enter', async () => {
    const { page } = window();
    await openGraph(page, 5, 6);
    await untilTitle(page, /^loss/);
    await panel(page).locator('svg.graph').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(
      await reached(page, ''),
      'W, array 3 × 2; values from -1 to 0.8, mean 0.0833333, all finite; ' +
        'adjoints from -4.72295 to 0.717761, mean -1.39765, all finite',
    );
    await page.keyboard.press('ArrowDown');
    const edge = await reached(page, 'W, ');
    assert.match(edge, /^from W to h: 3 × 6 block of the Jacobian/);
    await page.keyboard.press('ArrowDown');
    assert.match(
      await reached(page, 'from '),
      /^h, array 3; values from -0.379949 to 0.935409, mean 0.218376, all finite; adjoints from -2.7599 to 2.87082, /,
    );
    await page.keyboard.press('Enter');
    const shown = await untilShown(page, (s) => s.nodes.some((n) => n.name.startsWith('h[1]')));
    assert.equal(shown.nodes.filter((n) => /^h\[\d\]/.test(n.name)).length, 3);
  });
});

/** Chooses a folder for one picture a step. */
async function exportSlides(page: Page, folder: string): Promise<void> {
  await press(page, 'Export…');
  await quickInput(page).fill('Slides');
  await choose(page, 'one SVG a step of the sweep');
  await until(
    () => quickInput(page).inputValue(),
    (place) => place.startsWith('/'),
  );
  // The dialog still lists the first folder, and takes back what is typed before it has.
  await until(
    async () => {
      await quickInput(page).fill(`${folder}/`);
      return paletteRows(page).filter({ hasText: inner }).count();
    },
    (rows) => rows > 0,
    { isSeldom: true },
  );
  await page.locator('.quick-input-widget').getByRole('button', { name: 'Save 6 pictures here' }).click();
}

/** The name of what is reached within the graph, once it begins otherwise than before. */
async function reached(page: Page, before: string): Promise<string> {
  const { active } = await until(
    () => panel(page).locator('body').evaluate(focusedInPanel),
    (f) => f.active !== '' && (before === '' || !f.active.startsWith(before)),
  );
  return active;
}
