import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { focusEditor } from './editor';
import { focusedInPanel, graphTransform } from './in-page.mjs';
import {
  assertClose,
  chips,
  openGraph,
  panel,
  type Shown,
  told,
  untilShown,
  untilTitle,
  values,
} from './panel';
import { until } from './until';
import { useWindow } from './window';

/** Nothing is clicked here. */
describe('the panel by keys alone', () => {
  const window = useWindow({ file: 'sum.py' });

  // What follows opens things by keys of VS Code, which reach it late out of a panel.
  after(() => focusEditor(window().page));

  it('is reached from the editor, and Tab leads to the ways to look', async () => {
    const { page } = window();
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
    await page.keyboard.press('Control+2');
    await tabTo(page, 'Reverse');
  });

  it('arrows choose the way, which is one stop of Tab', async () => {
    const { page } = window();
    await page.keyboard.press('ArrowLeft');
    const shown = await untilShown(page, (s) => s.way === 'Forward');
    assert.deepEqual(chips(shown).a, 'ȧ 1');
    assert.equal((await focused(page)).name, 'Forward');
    await page.keyboard.press('ArrowRight');
    await untilShown(page, (s) => s.way === 'Reverse');
  });

  it('arrows walk along the edges of the graph, and each stop has a name', async () => {
    const { page } = window();
    await tabTo(page, /^Computation graph/);
    const stops: string[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
      stops.push(await reached(page, stops.at(-1)));
    }
    assert.deepEqual(stops, [
      'a, value 2, adjoint 2',
      'b, value 1, adjoint 5',
      '∂d/∂b = 1',
      '∂c/∂b = 1',
      'c = a + b, value 3, adjoint 2',
      '∂c/∂a = 1',
    ]);
    await page.keyboard.press('Escape');
    await until(
      () => focused(page),
      (f) => f.active === '',
    );
  });

  it('steps, plays, and goes to the start and the end', async () => {
    const { page } = window();
    const steps = told(window(), 'sum.py:4').sweeps[0]?.steps ?? [];
    await page.keyboard.press('Home');
    await untilShown(page, (s) => s.counts.startsWith('step 0'));
    for (const [k, step] of steps.entries()) {
      await page.keyboard.press('PageDown');
      const shown = await untilShown(page, (s) => s.counts.startsWith(`step ${k + 1} `));
      assert.equal(shown.sentence, step.sentence.replaceAll('−', '-'));
    }
    await page.keyboard.press('PageUp');
    await untilShown(page, (s) => s.counts.startsWith('step 4'));
    await page.keyboard.press('Space');
    await untilShown(page, (s) => s.counts.startsWith('step 5'));
    await page.keyboard.press('End');
  });

  it('zooms, and shows all of the graph again', async () => {
    const { page } = window();
    const before = await transform(page);
    await page.keyboard.press('+');
    await until(
      () => transform(page),
      (now) => now !== before,
    );
    await page.keyboard.press('0');
    await until(
      () => transform(page),
      (now) => now === before,
    );
  });

  it('keeps zoom over the answer to a value that a slider was given', async () => {
    const { page } = window();
    await page.keyboard.press('+');
    const zoomed = await transform(page);
    await tabTo(page, 'a, slider');
    await page.keyboard.press('ArrowRight');
    const moved = await untilShown(page, (s) => s.inputs[0]?.whence === 'set here');
    assertValues(moved, Number(moved.inputs[0]?.value));
    assert.equal(await transform(page), zoomed);
  });

  it('moves the point of the plot as a slider', async () => {
    const { page } = window();
    await tabTo(page, /^Plot of e over a/);
    const before = await untilShown(page, () => true);
    await page.keyboard.press('PageUp');
    const moved = await untilShown(page, (s) => s.inputs[0]?.value !== before.inputs[0]?.value);
    assertValues(moved, Number(moved.inputs[0]?.value));
  });

  it('goes back to the values of the text', async () => {
    const { page } = window();
    await tabTo(page, 'Reset');
    await page.keyboard.press('Enter');
    await untilShown(page, (s) => s.inputs[0]?.whence === 'line 1' && values(s).e === '6');
  });

  it('finds a node by its name', async () => {
    const { page } = window();
    await panel(page).getByLabel('Find a node').focus();
    await page.keyboard.type('d = ');
    await tabTo(page, /^d = b \+ 1/);
    await page.keyboard.press('Enter');
    await untilShown(page, (s) => s.nodes.some((n) => n.name === 'd' && n.isSelected));
  });

  /** The numbers that the command line gives at a value of a. */
  function assertValues(shown: Shown, a: number): void {
    const { graph } = told(window(), 'sum.py:4', '--at', `a=${a},b=1`);
    assertClose(values(shown), Object.fromEntries(graph.nodes.map((n) => [n.name, n.value])));
  }
});

/** More than there are in the page. */
const mostStops = 60;

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const isThere = (found: string): boolean => (typeof name === 'string' ? found === name : name.test(found));
  for (let k = 0; k < mostStops; k++) {
    if (isThere((await focused(page)).name)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab did not lead to ${name}`);
}

function focused(page: Page): Promise<{ name: string; active: string }> {
  return panel(page).locator('body').evaluate(focusedInPanel);
}

/** The name of what is reached within the graph, once it is another than before. */
async function reached(page: Page, before: string | undefined): Promise<string> {
  const { active } = await until(
    () => focused(page),
    (f) => f.active !== '' && f.active !== before,
  );
  return active;
}

function transform(page: Page): Promise<string> {
  return panel(page).locator('body').evaluate(graphTransform);
}
