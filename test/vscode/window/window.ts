import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/vscode/browser.mjs';
import { installEditor, recent } from '../../../scripts/vscode/install.mjs';
import { type Server, startServer } from '../../../scripts/vscode/server.mjs';
import { quiet, themeSetting } from '../../../scripts/vscode/settings.mjs';
import { command } from './palette';
import { writeSettings } from './user-settings';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const patience = 30_000;

type Settings = Readonly<Record<string, unknown>>;

export interface WindowOptions {
  /** Of VS Code; by itself the one that the suite runs on. */
  readonly version?: string;
  /** By the name in VS Code's list. */
  readonly theme?: string;
  readonly settings?: Settings;
  /** A path from the project's root; false for a window without one. */
  readonly folder?: string | false;
  /** A path from the folder; it is opened and has the focus. */
  readonly file?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** False for the same VS Code without the extension. */
  readonly extension?: boolean;
}

export interface Window {
  readonly page: Page;
  readonly version: string;
  /** The address of VS Code itself. */
  readonly address: string;
  /** Every address that was asked for so far, by the page, its frames, workers and sockets. */
  readonly requests: readonly string[];
  /** Changes the user's settings while it runs; what is not named is as the window was opened with. */
  configure(change: Pick<WindowOptions, 'theme' | 'settings'>): Promise<void>;
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

/**
 * One window for the tests of a suite. Each has to end without a notification, and all of them without a request
 * that left the machine. What was seen when a test failed is kept as a picture.
 */
export function useWindow(options: WindowOptions = {}): () => Window {
  let opened: Window | undefined;
  const current = (): Window => {
    assert(opened, 'the window is not open');
    return opened;
  };
  before(async () => {
    opened = await openWindow(options);
  });
  afterEach(async function () {
    const window = current();
    if (this.currentTest?.state === 'failed')
      await screenshot(window, `failed ${this.currentTest.fullTitle()}`);
    for (let k = 0; k < 3; k++) await window.page.keyboard.press('Escape');
    assert.deepEqual(await notifications(window.page), []);
  });
  after(async () => {
    const window = current();
    const notified = await allNotifications(window.page);
    await window.close();
    assert.deepEqual({ notified, asked: foreignRequests(window) }, { notified: [], asked: [] });
  });
  return current;
}

/** Opens VS Code with the packaged extension in it; a window at a time, for they share the user's settings. */
export async function openWindow(options: WindowOptions = {}): Promise<Window> {
  const { version = process.env['VSCODE_VERSION'] ?? recent, theme = 'Dark Modern', settings } = options;
  const { folder = 'test/vscode/fixtures', file, size = { width: 1280, height: 800 } } = options;
  const server = await serverOf(version, options.extension ?? true);
  const all = (change: Pick<WindowOptions, 'theme' | 'settings'>): Settings => ({
    ...quiet,
    'workbench.editor.useModal': 'off', // unknown to older versions
    ...themeSetting(change.theme ?? theme, version),
    ...(change.settings ?? settings),
  });
  server.configure(all({}));

  browser ??= launchChromium();
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await (await browser).newContext({ viewport: size, permissions });
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on('websocket', (socket) => requests.push(socket.url()));

  const place = folder === false ? undefined : resolve(root, folder);
  const payload: [string, string][] =
    place !== undefined && file ? [['openFile', server.uri(resolve(place, file))]] : [];
  await page.goto(server.open(place, payload));
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: patience });
  if (file) {
    await page.locator('.editor-instance .view-line').first().waitFor({ timeout: patience });
    await page.keyboard.press('Control+1');
  }
  return {
    page,
    version,
    address: server.address,
    requests,
    configure: (change) => writeSettings(page, all(change)),
    close: () => context.close(),
  };
}

/** The texts of the notifications that pop up. */
function notifications(page: Page): Promise<string[]> {
  return page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
}

/**
 * The texts of all notifications since the window was opened, also of those that did not pop up; but not what
 * TypeScript says while it starts.
 */
async function allNotifications(page: Page): Promise<string[]> {
  await command(page, 'Notifications: Show Notifications');
  const center = page.locator('.notifications-center.visible');
  await center.waitFor();
  const texts = await center.locator('.notification-list-item-message').allInnerTexts();
  return texts.filter((text) => !/^Analyzing '.*' and its dependencies$/.test(text));
}

/** Keeps what is seen, in coverage/screenshots. */
export async function screenshot({ page, version }: Window, name: string): Promise<void> {
  const path = resolve(root, 'coverage', 'screenshots', `${name} ${version}.png`);
  await page.screenshot({ path });
}

/** What webviews load: addresses that a service worker in them answers, so that nothing leaves. */
const ofWebviews = /\.vscode-resource\.vscode-cdn\.net$/;

/** The requests that left for somewhere else. */
function foreignRequests({ requests, address }: Window): string[] {
  const { host } = new URL(address);
  const local = ['data:', 'blob:', 'about:'];
  return requests.filter((request) => {
    const { protocol, host: asked } = new URL(request);
    return !local.includes(protocol) && asked !== host && !ofWebviews.test(asked);
  });
}

function serverOf(version: string, extension: boolean): Promise<Server> {
  const key = `${version} ${extension}`;
  const server = servers.get(key) ?? start(version, extension);
  servers.set(key, server);
  return server;
}

async function start(version: string, extension: boolean): Promise<Server> {
  const vsix = process.env['EXTENSION_VSIX'];
  if (!vsix)
    throw new Error('EXTENSION_VSIX names no packaged extension; node scripts/vscode/window.mjs sets it.');
  return startServer(await installEditor(version), extension ? { vsix } : {});
}
