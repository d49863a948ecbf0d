import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { focusEditor, openFile, placeCursor, seenText } from './editor';
import { hoverByKeyboard } from './hovers';
import { isStored, panelFrames, watchPanel } from './in-page.mjs';
import {
  chips,
  chooseEnd,
  chooseWay,
  openGraph,
  panel,
  panelPicture,
  press,
  type Shown,
  setInput,
  shownIn,
  untilShown,
  untilTitle,
  values,
} from './panel';
import { until, untilHas } from './until';
import { useWindow } from './window';

describe('values that are set in the panel', () => {
  const window = useWindow({ file: 'sum.py' });

  it('a field: everything follows, also the hover', async () => {
    const { page } = window();
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
    await setInput(page, 'a', '3');
    const shown = await untilShown(page, (s) => values(s).e === '8');
    assert.deepEqual(chips(shown), { a: 'ā 2', b: 'b̄ 6', c: 'c̄ 2', d: 'd̄ 4', e: 'ē 1' });
    await untilShown(page, (s) => s.inputs[0]?.whence === 'set here');
    await focusEditor(page);
    const hover = await hoverByKeyboard(page, 4, 1);
    assert.match(hover, /→ 8\b/);
    assert.match(hover, /∂e\/∂b 6\b/);
    assert.match(hover, /a = 3 \(values that you set\), b = 1 \(line 2\)/);
  });

  it('Undo, and Reset', async () => {
    const { page } = window();
    await setInput(page, 'b', '2');
    await untilShown(page, (s) => values(s).e === '15'); // (3 + 2)(2 + 1)
    await press(page, 'Undo');
    await untilShown(page, (s) => values(s).e === '8');
    await press(page, 'Reset');
    const shown = await untilShown(page, (s) => values(s).e === '6' && s.inputs[0]?.whence === 'line 1');
    assert.deepEqual(
      shown.inputs.map((i) => [i.name, i.value, i.whence]),
      [
        ['a', '2', 'line 1'],
        ['b', '1', 'line 2'],
      ],
    );
  });

  it('a slider that is dragged; one drag is undone at once', async () => {
    const { page } = window();
    const slider = panel(page).getByLabel('a, slider');
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    assert.ok(box);
    const { y, height, x, width } = box;
    const at = (part: number): [number, number] => [x + part * width, y + height / 2];
    await page.mouse.move(...at(0.5));
    await page.mouse.down();
    await page.mouse.move(...at(0.6));
    await page.mouse.move(...at(0.8), { steps: 4 });
    await page.mouse.up();
    const shown = await untilShown(page, (s) => Number(s.inputs[0]?.value) > 2.8 && !s.isStale);
    const a = Number(shown.inputs[0]?.value);
    assert.equal(Number(values(shown).e), Number(((a + 1) * 2).toPrecision(6)));
    assert.deepEqual(chips(shown).b, `b̄ ${Number((a + 3).toPrecision(6))}`);
    await press(page, 'Undo');
    await untilShown(page, (s) => values(s).e === '6');
    await slider.press('ArrowRight');
    await untilShown(page, (s) => Number(s.inputs[0]?.value) > 2 && Number(values(s).e) > 6);
    await press(page, 'Reset');
    await untilShown(page, (s) => s.inputs[0]?.whence === 'line 1');
  });

  it('are written into the source as a comment, which then gives them', async () => {
    const { page } = window();
    await setInput(page, 'a', '3');
    await untilShown(page, (s) => s.inputs[0]?.whence === 'set here');
    await press(page, 'Write into source');
    const shown = await untilShown(page, (s) => /^comment, line/.test(s.inputs[0]?.whence ?? ''));
    assert.equal(values(shown).e, '8');
    await focusEditor(page);
    await untilHas(() => seenText(page), /# at: a=3, b=1\ne = /);
    await page.keyboard.press('Control+Z');
    await untilShown(page, (s) => !s.isStale && s.inputs[0]?.whence === 'line 1' && values(s).e === '6');
  });
});

describe('the panel and the text', () => {
  const window = useWindow({ file: 'sum.py' });

  it('shows no number of an older text while somebody types, then those of the new one', async () => {
    const { page } = window();
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
    await pin(page, true); // where a value is typed there is no formula
    await panel(page).locator('body').evaluate(watchPanel);
    await focusEditor(page);
    await placeCursor(page, 1, 6);
    await page.keyboard.type('5'); // a = 25
    const shown = await untilShown(page, (s) => !s.isStale && values(s).e === '52');
    assert.deepEqual(chips(shown).b, 'b̄ 28');
    const frames = await panel(page).locator('body').evaluate(panelFrames);
    const stale = frames.filter((f) => f.isStale);
    assert.ok(stale.length > 0, 'it was never stale');
    assert.deepEqual(
      stale.filter((f) => f.numbers !== ''),
      [],
    );
    await page.keyboard.press('Backspace');
    await untilShown(page, (s) => !s.isStale && values(s).e === '6');
  });

  it('keeps to the newest text however it is typed, also where that has no meaning for a while', async () => {
    const { page } = window();
    await pin(page, false);
    await focusEditor(page);
    await placeCursor(page, 4, 22);
    await page.keyboard.type(' * (a -', { delay: 30 });
    await page.keyboard.type(' b', { delay: 30 });
    await until(
      () => seenText(page),
      (text) => text.includes('(a - b'),
    );
    await page.keyboard.press('End'); // behind the bracket that the editor has closed
    const shown = await untilShown(page, (s) => !s.isStale && /\(a - b\)$/.test(s.title));
    assert.equal(shown.nodes.find((n) => n.title.startsWith('e'))?.value, '6'); // 3 · 2 · 1
    await placeCursor(page, 4, 22);
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Delete');
    await untilShown(page, (s) => !s.isStale && values(s).e === '6' && /1\)$/.test(s.title));
  });

  it('selects in the source what is clicked in the graph, and the other way round', async () => {
    const { page } = window();
    await node(page, 'd').click();
    await untilShown(page, (s) => selectedOf(s).join() === 'd');
    await focusEditor(page); // else the status bar says nothing of it
    await untilHas(() => selection(page), /Ln 4, Col \d+ \(5 selected\)/); // b + 1
    const shown = await untilShown(page, (s) => selectedOf(s).join() === 'd');
    assert.match(shown.selected, /^∂e\/∂d = 3$/);
    await focusEditor(page);
    await placeCursor(page, 4, 8); // in a + b
    await untilShown(page, (s) => selectedOf(s).join() === 'c');
  });

  it('follows the cursor, until it is pinned', async () => {
    const { page } = window();
    await openFile(page, 'price.py');
    await placeCursor(page, 9, 10);
    await untilTitle(page, /^bs_call/);
    await pin(page, true);
    await openFile(page, 'sum.py');
    await placeCursor(page, 4, 3);
    await placeCursor(page, 2, 1);
    assert.match((await shownIn(page)).title, /^bs_call/);
    await pin(page, false);
    await focusEditor(page);
    await placeCursor(page, 4, 1);
    await untilTitle(page, /^e = /);
  });

  it('says where there are formulas when there is none at the cursor, and goes there', async () => {
    const { page } = window();
    await openFile(page, 'several.py');
    await openGraph(page, 1, 1);
    const shown = await untilShown(page, (s) => s.message !== '' && !s.isStale);
    await panelPicture(page, 'panel, empty, 600');
    assert.match(shown.message, /^Place the cursor in a formula\. ?4 found in this file:/);
    await panel(page).getByRole('button', { name: /decay/ }).click();
    await untilTitle(page, /^decay/);
  });

  it('says what is not followed, and takes it as an input', async () => {
    const { page } = window();
    await openFile(page, 'stops.py');
    await openGraph(page, 6, 6);
    const shown = await untilShown(page, (s) => s.message.includes('lift'));
    await panelPicture(page, 'panel, declined, 600');
    assert.match(shown.message, /^Stops at lift(\(x\))?, line 7/);
    await press(page, 'Treat as input');
    const treated = await untilShown(page, (s) => s.inputs.length === 2 && s.message === '');
    await panelPicture(page, 'panel, an input in place of a call, 600');
    assert.deepEqual(
      treated.inputs.map((i) => i.name),
      ['x', 'lift(x)'],
    );
    await press(page, 'Compute lift(x) again');
    await untilShown(page, (s) => s.message.includes('lift'));
  });

  it('comes back as it was when the window is loaded anew', async () => {
    const { page } = window();
    await openFile(page, 'sum.py');
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
    await chooseWay(page, 'Forward');
    await chooseEnd(page, 'Input', 'b');
    await untilShown(page, (s) => chips(s).e === 'ė 5');
    await panel(page).getByRole('button', { name: 'One step back' }).click();
    const before = await untilShown(page, (s) => chips(s).e === undefined);
    await until(
      () => page.evaluate(isStored, 'way\\W+forward.*step\\W+3'),
      (is) => is,
      { isSeldom: true },
    );
    await page.reload();
    const after = await untilTitle(page, /^e = /);
    await panelPicture(page, 'panel, after a reload, 600');
    const kept = ({ title, place, way, question, nodes, follow }: Shown) => ({
      title,
      place,
      way,
      question,
      follow,
      chips: nodes.map((n) => n.chip),
    });
    assert.deepEqual(kept(after), kept(before));
    await chooseWay(page, 'Reverse');
  });
});

async function pin(page: Page, isPinned: boolean): Promise<void> {
  await panel(page).locator('button.follow').click();
  await untilShown(page, (s) => s.follow === (isPinned ? 'Pinned' : 'Following'));
}

const node = (page: Page, name: string) =>
  panel(page).getByRole('button', { name: new RegExp(`^${name}( = |,)`) });

function selectedOf({ nodes }: Shown): string[] {
  return nodes.filter((n) => n.isSelected).map((n) => n.name);
}

/** What the status bar says of the cursor and of what is selected. */
function selection(page: Page): Promise<string> {
  return page.locator('.statusbar-item[id="status.editor.selection"]').innerText();
}
