import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/vscode/browser.mjs';
import { installEditor, recent } from '../../../scripts/vscode/install.mjs';
import { type Server, startServer } from '../../../scripts/vscode/server.mjs';
import { quiet, themeSetting } from '../../../scripts/vscode/settings.mjs';
import { placeOfText } from './in-page.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const patience = 30_000;

export interface WindowOptions {
  /** Of VS Code; by itself the one that the suite runs on. */
  readonly version?: string;
  /** By the name in VS Code's list. */
  readonly theme?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A path from the project's root. */
  readonly folder?: string;
  /** A path from the folder; it is opened and has the focus. */
  readonly file?: string;
  readonly size?: { readonly width: number; readonly height: number };
}

export interface Window {
  readonly page: Page;
  readonly version: string;
  /** The address of VS Code itself. */
  readonly address: string;
  /** Every address that was asked for so far, by the page, its frames, workers and sockets. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;
const servers = new Map<string, Promise<Server>>();

// Outside of any suite: once, after the last test.
after(async function () {
  this.timeout(patience);
  await (await browser)?.close();
  for (const server of servers.values()) await (await server).stop();
});

/** Opens VS Code with the packaged extension in it; a window at a time, for they share the user's settings. */
export async function openWindow(options: WindowOptions = {}): Promise<Window> {
  const { version = process.env['VSCODE_VERSION'] ?? recent, theme = 'Dark Modern', settings } = options;
  const { folder = 'examples', file, size = { width: 1280, height: 800 } } = options;
  const server = await serverOf(version);
  server.configure({ ...quiet, ...themeSetting(theme, version), ...settings });

  browser ??= launchChromium();
  const context = await (await browser).newContext({ viewport: size });
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on('websocket', (socket) => requests.push(socket.url()));

  const place = resolve(root, folder);
  await page.goto(server.open(place, file ? [['openFile', server.uri(resolve(place, file))]] : []));
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: patience });
  if (file) {
    await editor(page).locator('.view-line').first().waitFor({ timeout: patience });
    await page.keyboard.press('Control+1');
  }
  return { page, version, address: server.address, requests, close: () => context.close() };
}

/** Shows the hover at a place, both from 1, as the keyboard does it; answers with its text. */
export async function hoverByKeyboard(page: Page, line: number, column: number): Promise<string> {
  return untilHover(page, async () => {
    await page.keyboard.press('Control+G');
    await quickInput(page).fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
  });
}

/** Rests the pointer on the first place where a text is seen in the editor; answers with the hover's text. */
export async function hoverByMouse(page: Page, text: string): Promise<string> {
  return untilHover(page, async () => {
    await page.mouse.move(0, 0);
    const place = await page.evaluate(placeOfText, text);
    if (!place) throw new Error(`"${text}" is not seen in the editor.`);
    await page.mouse.move(place.x - 1, place.y);
    await page.mouse.move(place.x, place.y);
  });
}

/** The text of the hover that is shown, once it stays the same; empty if there is none. */
export async function hoverText(page: Page): Promise<string> {
  const read = async () => (await hover(page).allInnerTexts()).join('\n').replaceAll('\u00a0', ' ').trim();
  let before = await read();
  for (;;) {
    await page.waitForTimeout(200);
    const now = await read();
    if (now === before && !now.startsWith('Loading')) return now;
    before = now;
  }
}

/** Runs a command of the palette by its whole title. */
export async function command(page: Page, title: string): Promise<void> {
  await openPalette(page, title);
  await paletteRows(page).filter({ hasText: title }).first().click();
}

/** The titles that the palette offers for a text. */
export async function paletteTitles(page: Page, text: string): Promise<string[]> {
  await openPalette(page, text);
  await page.waitForTimeout(300);
  const labels = await paletteRows(page).locator('.label-name').allInnerTexts();
  await page.keyboard.press('Escape');
  return labels.map((label) => label.replaceAll('\u00a0', ' '));
}

/** The texts of the notifications that pop up. */
export function notifications(page: Page): Promise<string[]> {
  return page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
}

/** Keeps what is seen, in coverage/screenshots. */
export async function screenshot({ page, version }: Window, name: string): Promise<void> {
  await page.screenshot({ path: picture(`${name} ${version}`) });
}

/** The requests that left for somewhere else. */
export function foreignRequests({ requests, address }: Window): string[] {
  const { host } = new URL(address);
  const local = ['data:', 'blob:', 'about:'];
  return requests.filter((one) => !local.includes(new URL(one).protocol) && new URL(one).host !== host);
}

const picture = (name: string) => resolve(root, 'coverage', 'screenshots', `${name}.png`);

function serverOf(version: string): Promise<Server> {
  const server = servers.get(version) ?? start(version);
  servers.set(version, server);
  return server;
}

async function start(version: string): Promise<Server> {
  const vsix = process.env['EXTENSION_VSIX'];
  if (!vsix)
    throw new Error('EXTENSION_VSIX names no packaged extension; node scripts/vscode/window.mjs sets it.');
  return startServer(await installEditor(version), { vsix });
}

const editor = (page: Page) => page.locator('.editor-instance .monaco-editor').first();
const hover = (page: Page) => page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
const quickInput = (page: Page) => page.locator('.quick-input-widget input[type="text"]');
const paletteRows = (page: Page) => page.locator('.quick-input-list .monaco-list-row');

/** Tries again until a hover comes, for the extension may still be starting. */
async function untilHover(page: Page, show: () => Promise<void>): Promise<string> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    await show();
    const came = hover(page).first().waitFor({ timeout: 3000 });
    if (
      await came.then(
        () => true,
        () => false,
      )
    ) {
      const text = await hoverText(page);
      if (text !== '') return text;
    }
    await page.keyboard.press('Escape');
  }
  await page.screenshot({ path: picture('no hover') });
  throw new Error(`No hover came; ${picture('no hover')} shows the window.`);
}

async function openPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F1');
  await quickInput(page).fill(`>${text}`);
  await paletteRows(page).first().waitFor();
}
