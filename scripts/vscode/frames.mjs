// Measures frames in the page of the panel, in a real VS Code, while a slider is dragged.
//   node scripts/vscode/frames.mjs [OPERATIONS…]   100 and 1000 by themselves
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './browser.mjs';
import { installEditor, recent } from './install.mjs';
import { packageExtension } from './package.mjs';
import { startServer } from './server.mjs';

const counts = process.argv.slice(2).map(Number);
const operations = counts.length > 0 ? counts : [100, 1000];
const moves = 120;
const patience = 60_000;
const attempts = 4;

const vsix = process.env.EXTENSION_VSIX ?? (await packageExtension());
const folder = mkdtempSync(join(tmpdir(), 'frames-'));
const server = await startServer(await installEditor(recent), { vsix });
const browser = await launchChromium();
try {
  console.log('operations  drawn as            nodes  median ms  95th percentile  frames');
  for (const count of operations) await measured(count);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measured(count) {
  const file = join(folder, `f${count}.py`);
  writeFileSync(file, source(count));
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } });
  page.setDefaultTimeout(patience);
  await page.goto(server.open(folder, [['openFile', server.uri(file)]]));
  const panel = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await opened(page, panel);
  for (const detail of ['auto', 'operations']) {
    await panel.locator('.detail select').selectOption(detail);
    const nodes = await panel.locator('g.node').count();
    if (nodes > 0) print(count, detail, nodes, await dragged(page, panel));
  }
  await page.close();
}

/** Asks again where VS Code did not know the extension's key yet. */
async function opened(page, panel) {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('g');
    const node = panel.locator('g.node').first();
    const isThere = await node.waitFor({ timeout: patience / attempts }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error('The graph did not open.');
}

/** One loop of about so many operations, with two inputs. */
function source(count) {
  return `def f(x=0.5, y=0.8):
    import math
    for _ in range(${Math.max(1, Math.round(count / 6))}):
        x = math.sin(x * y) + x
        y = math.cos(x) * y + y / 2
    return x + y
`;
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
