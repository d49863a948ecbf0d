// Measures the page of the panel in a real VS Code: how long it takes from the key to the first picture, folded; and
// frames while a slider is dragged.
//   node scripts/vscode/frames.mjs [OPERATIONS…]   100, 1000 and 10000 by themselves
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './browser.mjs';
import { installEditor, recent } from './install.mjs';
import { packageExtension } from './package.mjs';
import { startServer } from './server.mjs';
import { sources } from './sources.mjs';

const counts = process.argv.slice(2).map(Number);
const operations = counts.length > 0 ? counts : [100, 1000, 10_000];
const moves = 120;
const patience = 60_000;
/** Until a graph of another detail is laid out and drawn. */
const settling = 2000;
const attempts = 4;

const vsix = process.env.EXTENSION_VSIX ?? (await packageExtension());
const folder = mkdtempSync(join(tmpdir(), 'frames-'));
const server = await startServer(await installEditor(recent), { vsix });
const browser = await launchChromium();
try {
  console.log('first picture after the key, ms:');
  for (const [name, source] of Object.entries(sources))
    for (const count of operations)
      console.log(`${name} ${count}`.padStart(20), await firstPicture(name, source(count)));
  console.log('operations  drawn as            nodes  median ms  95th percentile  frames');
  for (const count of operations) await measured(count);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Of three openings of the panel in a file that has been looked at for a while, which the extension has read. */
async function firstPicture(name, text) {
  const { page, panel } = await window(name, text);
  await opened(page, panel);
  const times = [];
  for (let k = 0; k < 3; k++) {
    await page.getByRole('tab', { name: 'Derivative Graph' }).click({ button: 'middle' });
    await page.locator('iframe.webview').waitFor({ state: 'detached' });
    times.push(await opened(page, panel));
  }
  await page.close();
  return times.sort((a, b) => a - b).join('  ');
}

async function window(name, text) {
  const file = join(folder, `${name}.py`);
  writeFileSync(file, text);
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } });
  page.setDefaultTimeout(patience);
  await page.goto(server.open(folder, [['openFile', server.uri(file)]]));
  return { page, panel: page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame') };
}

async function measured(count) {
  const { page, panel } = await window(`loop${count}`, sources.loop(count));
  await opened(page, panel);
  for (const detail of ['auto', 'operations']) {
    await panel.locator('.detail select').selectOption(detail);
    await page.waitForTimeout(settling);
    const nodes = await panel.locator('g.node').count();
    if (nodes > 0) print(count, detail, nodes, await dragged(page, panel));
  }
  await page.close();
}

/** The milliseconds until the graph is there. Asks again where VS Code did not know the extension's key yet. */
async function opened(page, panel) {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+K');
    const begun = Date.now();
    await page.keyboard.press('g');
    const node = panel.locator('g.node').first();
    const isThere = await node.waitFor({ timeout: patience / attempts }).then(
      () => true,
      () => false,
    );
    if (isThere) return Date.now() - begun;
  }
  throw new Error('The graph did not open.');
}

/** Milliseconds between frames while the first slider goes to and fro. */
async function dragged(page, panel) {
  const body = panel.locator('body');
  const slider = panel.locator('.input input[type="range"]').first();
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await slider.boundingBox();
  const to = (part) => page.mouse.move(x + part * width, y + height / 2);
  await to(0.5);
  await page.mouse.down();
  await body.evaluate(watchFrames);
  for (let k = 0; k < moves; k++) await to(0.5 + 0.3 * Math.sin(k / 9));
  const frames = await body.evaluate(framesSeen);
  await page.mouse.up();
  await panel.getByRole('button', { name: 'Reset' }).click();
  return frames.sort((a, b) => a - b);
}

function print(count, detail, nodes, frames) {
  const at = (part) => (frames[Math.floor(part * frames.length)] ?? Number.NaN).toFixed(1);
  const columns = [
    String(count).padStart(10),
    (detail === 'auto' ? 'automatic' : 'every operation').padEnd(17),
    String(nodes).padStart(6),
    at(0.5).padStart(9),
    at(0.95).padStart(15),
    String(frames.length).padStart(6),
  ];
  console.log(columns.join('  '));
}

// In the page.

function watchFrames() {
  globalThis.framesSeen = [];
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    globalThis.framesSeen?.push(now - last);
    last = now;
    if (globalThis.framesSeen) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function framesSeen() {
  const frames = globalThis.framesSeen;
  globalThis.framesSeen = undefined;
  return frames;
}
