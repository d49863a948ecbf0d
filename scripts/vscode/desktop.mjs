// The desktop's VS Code, where there is one that can show an extension under development.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { guarded } from './guarded.mjs';
import { home } from './install.mjs';
import { quiet } from './settings.mjs';

const leastMinor = 100;
const patience = 20_000;
const windows = process.platform === 'win32';
const names = ['code', 'code-insiders', 'codium'].map((name) => (windows ? `${name}.cmd` : name));

/** Folders that hold the programs that start it. */
const usualPlaces = {
  linux: [
    '/usr/share/code/bin',
    '/usr/share/codium/bin',
    '/usr/bin',
    '/snap/bin',
    '/var/lib/flatpak/exports/bin',
  ],
  darwin: ['Visual Studio Code', 'Visual Studio Code - Insiders', 'VSCodium'].flatMap((name) =>
    ['', process.env.HOME ?? ''].map(
      (start) => `${start}/Applications/${name}.app/Contents/Resources/app/bin`,
    ),
  ),
  win32: ['LOCALAPPDATA', 'PROGRAMFILES'].flatMap((variable) =>
    ['Microsoft VS Code', 'Microsoft VS Code Insiders', 'VSCodium'].flatMap((name) => [
      join(process.env[variable] ?? '', 'Programs', name, 'bin'),
      join(process.env[variable] ?? '', name, 'bin'),
    ]),
  ),
};

/**
 * @typedef {object} Desktop
 * @property {string} command what starts it
 * @property {string} version
 */

/**
 * Looks for a desktop VS Code.
 *
 * @returns {{ desktop: Desktop } | { desktop?: undefined, reason: string }} the reason as a sentence without full stop
 */
export function findDesktop() {
  if (!hasDisplay()) return { reason: 'There is no display for a desktop VS Code' };
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...(usualPlaces[process.platform] ?? [])];
  const found = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .filter((path) => existsSync(path));
  let reason = 'No desktop VS Code was found';
  for (const command of new Set(found.map((path) => realpathSync(path)))) {
    const version = versionOf(command);
    if (version && Number(version.split('.')[1]) >= leastMinor) return { desktop: { command, version } };
    reason = version
      ? `The desktop VS Code is ${version}, older than 1.${leastMinor}`
      : 'The desktop VS Code cannot be started from here';
  }
  return { reason };
}

/**
 * Opens a window of its own profile; it lasts until that window is closed.
 *
 * @param {Desktop} desktop
 * @param {{ extension: string, folder: string, file: string }} what
 */
export function openDesktop({ command }, { extension, folder, file }) {
  const profile = join(home, 'desktop');
  const user = join(profile, 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify(quiet, undefined, 2));
  const parameters = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // root is refused else
    `--user-data-dir=${profile}`,
    `--extensions-dir=${join(profile, 'extensions')}`,
    `--extensionDevelopmentPath=${extension}`,
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
    '--new-window',
    folder,
    file,
  ];
  const env = ownEnvironment();
  const program = programOf(command);
  if (program) return guarded(program, parameters, { env });
  if (windows) return guarded('cmd.exe', ['/d', '/c', command, '--wait', ...parameters], { env });
  return guarded(command, ['--wait', ...parameters], { env });
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Nothing for what only hands over to a VS Code elsewhere: in a container, over SSH, or outside of WSL. */
function versionOf(command) {
  if (command.includes('remote-cli') || (process.env.WSL_DISTRO_NAME && command.startsWith('/mnt/')))
    return undefined;
  try {
    const output = execFileSync(windows ? `"${command}"` : command, ['--version'], {
      encoding: 'utf8',
      env: ownEnvironment(),
      shell: windows,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: patience,
    });
    return /^1\.\d+\.\d+/.exec(output)?.[0];
  } catch {
    return undefined;
  }
}

/** The program behind the script that starts it: run directly, it can be ended too. */
function programOf(command) {
  const above = dirname(dirname(command));
  const name = basename(command, '.cmd');
  const candidates = {
    linux: [join(above, name)],
    darwin: ['Electron', 'Code', 'VSCodium'].map((one) => join(above, '..', '..', 'MacOS', one)),
    win32: ['Code.exe', 'Code - Insiders.exe', 'VSCodium.exe'].map((one) => join(above, one)),
  };
  return candidates[process.platform]?.find((path) => path !== command && existsSync(path));
}

/** Without what a surrounding VS Code's terminal set. */
function ownEnvironment() {
  const foreign = /^(VSCODE_|ELECTRON_RUN_AS_NODE$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
