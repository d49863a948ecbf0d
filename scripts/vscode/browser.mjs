// The Chromium that shows VS Code to the tests.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { guarded, lastLines } from './guarded.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
];

const usualPlaces = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ].map((path) => join(process.env[variable] ?? '', path)),
  ),
};

const packages = ['chromium', 'fonts-dejavu-core'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts Chromium, without a window.
 *
 * @param {(text: string) => void} [say] told before something is installed
 */
export async function launchChromium(say) {
  const executablePath = await readyChromium(say);
  return chromium.launch({ executablePath, args: flags });
}

/**
 * The path of a Chromium; where this may be done, Debian's is installed if there is none.
 *
 * @param {(text: string) => void} [say]
 */
export async function readyChromium(say = () => {}) {
  const found = findChromium();
  if (found) return found;
  if (!mayInstall()) throw new Error(howToGetOne);
  say('Installing Chromium from Debian');
  await aptGet('update');
  await aptGet('install', '-y', '--no-install-recommends', ...packages);
  const installed = findChromium();
  if (!installed) throw new Error(howToGetOne);
  return installed;
}

const howToGetOne =
  'No Chromium was found. Install Chromium or Chrome, or run "npx playwright-core install chromium", or name one in the environment variable CHROME_PATH.';

function findChromium() {
  const { CHROMIUM, CHROME_PATH, PATH = '' } = process.env;
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [CHROMIUM, CHROME_PATH, ...onPath, ...(usualPlaces[process.platform] ?? [])];
  return [...candidates, chromium.executablePath()].find((path) => path && existsSync(path));
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && runs('apt-get', '--version');
}

async function aptGet(...parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = guarded('apt-get', parameters, { env });
  if ((await run.exited) !== 0) {
    throw new Error(`apt-get ${parameters.join(' ')} failed:\n${lastLines(run.output())}\n${howToGetOne}`);
  }
}

function runs(command, ...parameters) {
  try {
    execFileSync(command, parameters, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
