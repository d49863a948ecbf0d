// Opens VS Code with the extension and the examples, from nothing but a clone, Node and npm.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import util from 'node:util';
import { installed } from './installed.mjs';
import { findDesktop, hasDisplay, openDesktop } from './vscode/desktop.mjs';
import { guarded, isRunning, lastLines } from './vscode/guarded.mjs';
import { editorInstalled, installEditor, recent } from './vscode/install.mjs';
import { npm } from './vscode/npm.mjs';
import { startServer } from './vscode/server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'examples');
const file = join(folder, 'first.py');

const help = `npm start [-- OPTION…]: builds the extension and opens VS Code with it and the examples.
  --browser   a VS Code in the browser, even where there is one on the desktop
  --port N    where that listens; by itself a free port
  --help      this text
Ctrl+C ends everything.`;

/** What is to be ended with us. @type {{ stop: () => Promise<unknown> } | undefined} */
let opened;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
endWithParent();

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main() {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Error(`Node 20 or newer is needed; this is ${process.versions.node}.`);
  }
  const options = optionsOf(process.argv.slice(2));
  if (options.help) {
    console.log(help);
    return;
  }
  const { desktop, reason = 'You asked for it' } = options.browser ? {} : findDesktop();
  if (desktop) await inDesktop(desktop);
  else await inBrowser(reason, options.port);
}

async function inDesktop(desktop) {
  await build();
  console.log(`Opening the desktop VS Code ${desktop.version} with a profile of its own.`);
  const window = openDesktop(desktop, { extension: root, folder, file });
  opened = window;
  console.log('Close its window, or press Ctrl+C here, to end it.');
  sayWhatToTry();
  if ((await window.exited) !== 0)
    throw new Error(`VS Code ended with an error:\n${lastLines(window.output())}`);
}

async function inBrowser(reason, port) {
  const once = editorInstalled(recent) ? '' : '; npm installs it now, once';
  const [, installation] = await Promise.all([
    build(),
    installEditor(recent, () => {}),
    console.log(`${reason}, so VS Code ${recent} opens in the browser${once}.`),
  ]);
  const server = await startServer(installation, { port, link: root });
  opened = server;
  const address = server.open(folder, [['openFile', server.uri(file)]]);
  console.log(`Open ${address} (Ctrl+C ends it).`);
  sayWhatToTry();
  openInBrowser(address);
  await server.exited;
  throw new Error(`VS Code ended by itself:\n${lastLines(server.output())}`);
}

function sayWhatToTry() {
  const key = process.platform === 'darwin' ? 'Cmd' : 'Ctrl';
  console.log(
    `Try: rest the pointer on the e of the last line, or put the cursor there and press ${key}+K G.`,
  );
}

async function build() {
  const complete = installed();
  console.log(complete ? 'Building the extension.' : 'Installing packages and building the extension.');
  if (!complete) await npm(['ci', '--no-audit', '--no-fund'], { cwd: root });
  const run = guarded(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  if ((await run.exited) !== 0) throw new Error(`The build failed:\n${lastLines(run.output())}`);
}

function optionsOf(parameters) {
  const { values } = util.parseArgs({
    args: parameters,
    options: { browser: { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean' } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Error(`--port ${values.port} is no port.`);
  }
  return { ...values, port };
}

/** A courtesy: the address is printed anyway. */
function openInBrowser(address) {
  if (process.env.CI || !hasDisplay()) return;
  const openers = {
    darwin: ['open', [address]],
    win32: ['rundll32', ['url.dll,FileProtocolHandler', address]],
  };
  const [command, parameters] = openers[process.platform] ?? ['xdg-open', [address]];
  spawn(command, parameters, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

async function end() {
  await opened?.stop();
  process.exit(0);
}

/** npm, and the shell between us, may be killed without a word to us. */
function endWithParent() {
  const parents = [process.ppid, ...(process.env.npm_lifecycle_event ? parentsOf(process.ppid) : [])];
  setInterval(() => parents.every(isRunning) || end(), 1000).unref();
}

/** None where that cannot be told. */
function parentsOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
  const parent = Number(stdout);
  return parent > 0 ? [parent] : [];
}
