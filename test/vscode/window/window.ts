import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/vscode/browser.mjs';
import { installEditor, recent } from '../../../scripts/vscode/install.mjs';
import { type Server, startServer } from '../../../scripts/vscode/server.mjs';
import { quiet, themeSetting } from '../../../scripts/vscode/settings.mjs';
import { openFile } from './editor';
import { command } from './palette';
import { writeSettings } from './user-settings';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fixtures = resolve(root, 'test/vscode/fixtures');
const patience = 30_000;

/** The VS Code that the suite runs on. */
export const version = process.env['VSCODE_VERSION'] ?? recent;

/**
 * Whether it is the recent one: what is expensive and where an older VS Code adds nothing, for it is the same code and
 * the same interface of VS Code, is tested there alone.
 */
export const isRecent = version === recent;

type Settings = Readonly<Record<string, unknown>>;

export interface WindowOptions {
  /** By the name in VS Code's list. */
  readonly theme?: string;
  readonly settings?: Settings;
  /** Of the folder; it is opened and has the focus. */
  readonly file?: string;
  readonly size?: Size;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Window {
  readonly page: Page;
  /** A copy of the fixtures. */
  readonly folder: string;
  /** Changes the user's settings while it runs; what is not named is as in every test. */
  configure(change: Pick<WindowOptions, 'theme' | 'settings'>): Promise<void>;
}

interface Opened extends Window {
  /** Every address that was asked for so far, by the page, its frames, workers and sockets. */
  readonly requests: readonly string[];
  /** The address of VS Code itself. */
  readonly address: string;
}

/** A window beside which the side bar leaves an editor and a panel of 600 pixels each. */
export const usualSize: Size = { width: 1548, height: 900 };

let browser: Promise<Browser> | undefined;
let server: Promise<Server> | undefined;
let shared: Promise<Opened> | undefined;
const opened: Opened[] = [];
const folder = mkdtempSync(join(tmpdir(), 'windows-'));

// Outside of any suite: once, after the last test. No window may have said something unasked, also where it did not
// pop up, and none may have asked for anything that is not on this machine.
after(async function () {
  this.timeout(patience);
  const notified: string[] = [];
  try {
    for (const window of opened) notified.push(...(await allNotifications(window.page)));
  } finally {
    await (await browser)?.close();
    await (await server)?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const asked = opened.flatMap(foreignRequests);
  assert.deepEqual({ notified, asked }, { notified: [], asked: [] });
});

/**
 * The window for the tests of a suite. All suites have the same one, for a new window takes longer than most suites: it
 * begins each without editors, with the files and the settings that every suite begins with. Each test has to end
 * without a notification. What was seen when a test failed is kept as a picture.
 */
export function useWindow(options: WindowOptions = {}): () => Window {
  return use(async () => {
    shared ??= open(folder);
    const window = await shared;
    await begin(window, options);
    return window;
  });
}

/** A window of its own that has no folder. */
export function useWindowWithoutFolder(): () => Window {
  return use(() => open(undefined));
}

function use(get: () => Promise<Opened>): () => Window {
  let window: Opened | undefined;
  const current = (): Opened => {
    assert(window, 'the window is not open');
    return window;
  };
  before(async () => {
    window = await get();
  });
  afterEach(async function () {
    const { page } = current();
    if (this.currentTest?.state === 'failed')
      await screenshot(current(), `failed ${this.currentTest.fullTitle()}`);
    for (let k = 0; k < 3; k++) await page.keyboard.press('Escape');
    assert.deepEqual(await notifications(page), []);
  });
  return current;
}

async function begin(window: Opened, { file, size = usualSize, ...change }: WindowOptions): Promise<void> {
  const { page } = window;
  await page.setViewportSize(size);
  await command(page, 'File: Save All Files');
  await command(page, 'View: Close All Editors');
  await page.locator('.editor-group-container .tab').first().waitFor({ state: 'detached' });
  copyFixtures();
  await window.configure(change);
  if (file) await openFile(page, file);
}

function copyFixtures(): void {
  for (const name of readdirSync(fixtures))
    cpSync(join(fixtures, name), join(folder, name), { recursive: true });
}

async function open(place: string | undefined): Promise<Opened> {
  copyFixtures();
  server ??= start();
  const { address, configure, open: addressOf } = await server;
  const all = ({ theme = 'Dark Modern', settings }: Pick<WindowOptions, 'theme' | 'settings'>): Settings => ({
    ...quiet,
    'debug.openDebug': 'neverOpen',
    'debug.toolBarLocation': 'docked',
    'workbench.editor.useModal': 'off', // unknown to older versions
    ...themeSetting(theme, version),
    ...settings,
  });
  let known = JSON.stringify(all({}));
  configure(all({}));

  browser ??= launchChromium();
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await (await browser).newContext({ viewport: usualSize, permissions });
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.setDefaultTimeout(patience / 2);
  page.on('websocket', (socket) => requests.push(socket.url()));
  await page.goto(addressOf(place));
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: patience });
  const window: Opened = {
    page,
    folder,
    address,
    requests,
    configure: async (change) => {
      const wanted = all(change);
      if (JSON.stringify(wanted) === known) return;
      await writeSettings(page, wanted);
      known = JSON.stringify(wanted);
    },
  };
  opened.push(window);
  return window;
}

/** The texts of the notifications that pop up. */
function notifications(page: Page): Promise<string[]> {
  return page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
}

/** The texts of all notifications since the window was opened; but not what TypeScript says while it starts. */
async function allNotifications(page: Page): Promise<string[]> {
  await command(page, 'Notifications: Show Notifications');
  const center = page.locator('.notifications-center.visible');
  await center.waitFor();
  const texts = await center.locator('.notification-list-item-message').allInnerTexts();
  return texts.filter((text) => !/^Analyzing '.*' and its dependencies$/.test(text));
}

/** Keeps what is seen, in coverage/screenshots. */
export async function screenshot({ page }: Pick<Window, 'page'>, name: string): Promise<void> {
  await page.screenshot({ path: pictureOf(name) });
}

/** The file of a picture, by what it shows. */
export function pictureOf(name: string): string {
  return resolve(root, 'coverage', 'screenshots', `${name} ${version}.png`);
}

/** What webviews load: addresses that a service worker in them answers, so that nothing leaves. */
const ofWebviews = /\.vscode-resource\.vscode-cdn\.net$/;

/** The requests that left for somewhere else. */
function foreignRequests({ requests, address }: Opened): string[] {
  const { host } = new URL(address);
  const local = ['data:', 'blob:', 'about:'];
  return requests.filter((request) => {
    const { protocol, host: asked } = new URL(request);
    return !local.includes(protocol) && asked !== host && !ofWebviews.test(asked);
  });
}

async function start(): Promise<Server> {
  const vsix = process.env['EXTENSION_VSIX'];
  if (!vsix)
    throw new Error('EXTENSION_VSIX names no packaged extension; node scripts/vscode/window.mjs sets it.');
  return startServer(await installEditor(version), { vsix });
}
