import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openFile } from './editor';
import { textsInPanel } from './in-page.mjs';
import { quickInput } from './palette';
import {
  assertClose,
  chips,
  chooseWay,
  openGraph,
  panel,
  press,
  told,
  untilShown,
  untilTitle,
  values,
} from './panel';
import { until } from './until';
import { useWindow } from './window';

describe('what is worked out in the panel', () => {
  const window = useWindow({ file: 'sum.py' });

  it('costs, and a vertex elimination to the Jacobian', async () => {
    const { page } = window();
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
    const { costs, jacobian } = told(window(), 'sum.py:4');
    const rows = await texts(page, '.costs tbody td');
    const { forward, reverse, cheapest } = costs.elimination;
    assert.deepEqual(rows.map(Number), [
      costs.forwardSweeps,
      costs.reverseSweeps,
      forward,
      reverse,
      cheapest,
    ]);
    await press(page, 'elimination, reverse order');
    await press(page, 'Next vertex');
    await said(page, '.elimination .controls', '1 of 2 gone, 1 multiplication');
    await press(page, 'Next vertex');
    await said(page, '.elimination .controls', `2 of 2 gone, ${reverse} multiplications`);
    await said(page, '.elimination > p', 'What is left is the Jacobian.');
    const left = await texts(page, '.fill-in text');
    assert.deepEqual(left.map(Number).sort(), [...(jacobian[0] ?? [])].sort());
    await press(page, 'elimination, reverse order');
    await untilShown(page, (s) => chips(s).b === 'b̄ 5');
  });

  it('a computation of so many loops that its message has hundreds of arrays', async () => {
    const { page, folder } = window();
    const loops = Array.from({ length: 40 }, () => '    y = y + 1\n').join('');
    const at = `# at: x=[${Array.from({ length: 64 }, (_, k) => k + 1)}]`;
    writeFileSync(
      join(folder, 'loops.py'),
      `import numpy as np\n${at}\ndef f(x):\n    y = x\n${loops}    return y[0] * y[1]\n`,
    );
    await openFile(page, 'loops.py');
    await openGraph(page, 3, 5);
    await untilTitle(page, /^f\(x\)/);
    const shown = await untilShown(page, (s) => values(s).f !== undefined);
    assert.equal(values(shown).f, '1722'); // (1 + 40)·(2 + 40)
    assert.match(shown.sentence, /= 41 … 42$/); // y[1] and y[0]
    await openFile(page, 'sum.py');
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
  });

  it('a step of gradient descent, which is undone', async () => {
    const { page } = window();
    await press(page, 'Take a step'); // a ← 2 − 0.1·2, b ← 1 − 0.1·5
    const shown = await untilShown(page, (s) => values(s).a === '1.8');
    const { graph } = told(window(), 'sum.py:4', '--at', 'a=1.8,b=0.5');
    assertClose(values(shown), Object.fromEntries(graph.nodes.map((n) => [n.name, n.value])));
    await press(page, 'Undo');
    await untilShown(page, (s) => values(s).e === '6');
    await press(page, 'Reset');
    await untilShown(page, (s) => s.inputs[0]?.whence === 'line 1');
  });

  it('paths of a price, of which two cancel', async () => {
    const { page } = window();
    await openFile(page, 'price.py');
    await openGraph(page, 5, 6);
    await untilTitle(page, /^bs_call/);
    await chooseWay(page, 'Paths');
    const shown = await untilShown(page, (s) => s.paths.length === 4);
    const { paths } = told(window(), 'price.py:5', '--paths', 'S,bs_call');
    const read = shown.paths.map((row) => row.at(-1) ?? '').sort((x, y) => Number(x) - Number(y));
    // Two are of one size: which of them comes first is a matter of the last digit.
    const expected = [...paths.largest.map((p) => p.contribution), paths.sum].sort((x, y) => x - y);
    assertClose(Object.fromEntries(read.entries()), Object.fromEntries(expected.entries()));
    await said(page, '.section.paths .told', /^Two paths cancel/);
    await chooseWay(page, 'Reverse');
  });

  it('what is folded into a node is drawn, and nothing else changes', async () => {
    const { page } = window();
    const before = await untilShown(page, (s) => s.way === 'Reverse');
    await panel(page).locator('.fold').first().click();
    const after = await untilShown(page, (s) => s.nodes.length > before.nodes.length);
    for (const [name, chip] of Object.entries(chips(before))) assert.equal(chips(after)[name], chip, name);
    const { graph } = told(window(), 'price.py:5');
    assert.ok(after.nodes.length <= graph.nodes.length);
    await press(page, 'Fold again');
    await untilShown(page, (s) => s.nodes.length === before.nodes.length);
  });

  it('of many nodes the picture is laid out in a worker of the page', async () => {
    const { page, folder } = window();
    writeFileSync(join(folder, 'many.py'), manySteps(60));
    await openFile(page, 'many.py');
    await openGraph(page, 2, 5);
    await untilTitle(page, /^f\(/);
    const begun = page.waitForEvent('worker', (worker) => worker.url().startsWith('blob:'));
    await panel(page).locator('.detail select').selectOption('operations');
    await begun;
    const { graph } = told(window(), 'many.py:2');
    const shown = await untilShown(page, (s) => s.nodes.length === graph.nodes.length);
    assertClose(values(shown), Object.fromEntries(graph.nodes.map((n) => [n.name, n.value])));
  });

  it('is saved as a file with the numbers that are seen', async () => {
    const { page, folder } = window();
    await openFile(page, 'sum.py');
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
    const saved = JSON.parse(await exported(page, folder, 'JSON')) as Saved;
    const { graph, sweeps } = told(window(), 'sum.py:4');
    assert.deepEqual(
      saved.nodes.map((n) => [n.name, n.value]),
      graph.nodes.map((n) => [n.name, n.value]),
    );
    for (const { node, total } of sweeps[0]?.steps ?? [])
      assert.equal(saved.nodes.find((n) => n.name === node)?.adjoint, total, node);
    const picture = await exported(page, folder, 'SVG');
    for (const text of ['c̄ 2', 'b̄ 5', '6']) assert.ok(picture.includes(`>${text}</text>`), text);
    // Other programs than browsers know nothing of these.
    assert.doesNotMatch(picture, /color\(|var\(|context-stroke| style=/);
    assert.match(
      picture,
      /<rect x="[^"]*" y="[^"]*" width="\d+" height="\d+" fill="rgb\(\d+, \d+, \d+\)"\/>/,
    );
  });
});

/** A function of as many statements, each of two operations. */
function manySteps(count: number): string {
  const lines = Array.from({ length: count }, (_, k) => `    v${k + 1} = v${k} + sin(v${k})`);
  return ['from math import sin', 'def f(v0=0.5):', ...lines, `    return v${count} * v0`, ''].join('\n');
}

interface Saved {
  readonly nodes: readonly { readonly name: string; readonly value: number; readonly adjoint?: number }[];
}

/** Exports the graph in a format, and gives what is in the file. */
async function exported(page: Page, folder: string, format: string): Promise<string> {
  const before = new Set(readdirSync(folder));
  await press(page, 'Export…');
  await quickInput(page).fill(format);
  await page.keyboard.press('Enter');
  await until(
    () => quickInput(page).inputValue(),
    (place) => place.toUpperCase().endsWith(`.${format}`),
  );
  await page.keyboard.press('Enter');
  const [name = ''] = await until(
    () => Promise.resolve(readdirSync(folder).filter((file) => !before.has(file))),
    (files) => files.length > 0,
  );
  return until(
    () => Promise.resolve(readFileSync(join(folder, name), 'utf8')),
    (text) => text !== '',
  );
}

function texts(page: Page, selector: string): Promise<string[]> {
  return panel(page).locator('body').evaluate(textsInPanel, selector);
}

async function said(page: Page, selector: string, text: string | RegExp): Promise<void> {
  await until(
    async () => (await texts(page, selector)).join(' '),
    (found) => (typeof text === 'string' ? found === text : text.test(found)),
  );
}
