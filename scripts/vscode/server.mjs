// A browser-hosted VS Code: the server with its extension hosts, on this machine only, with data of its own that
// lasts as long as it does.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { guarded, lastLines } from './guarded.mjs';
import { makeFolder } from './install.mjs';
import { quiet } from './settings.mjs';

const host = '127.0.0.1';
const patience = 60_000;
const ready = 'Extension host agent listening';

/**
 * @typedef {object} Server
 * @property {string} address without a slash at the end
 * @property {(folder?: string, payload?: [string, string][]) => string} open the address that shows a folder, or none
 * @property {(path: string) => string} uri what a path is called there
 * @property {(settings: Record<string, unknown>) => void} configure replaces the user's settings
 * @property {Promise<number>} exited
 * @property {() => string} output
 * @property {() => Promise<void>} stop ends it with everything that it started
 */

/**
 * Starts VS Code and waits until it answers.
 *
 * @param {import('./install.mjs').Installation} installation
 * @param {object} [options]
 * @param {number} [options.port] a free one by itself
 * @param {string} [options.vsix] a packaged extension to install
 * @param {string} [options.link] the folder of an extension that is used where it lies
 * @param {boolean} [options.testDriver] makes it run extension tests; hides notifications
 * @param {NodeJS.ProcessEnv} [options.env] what extension hosts shall find in their environment
 * @returns {Promise<Server>}
 */
export async function startServer({ node, main }, { port: wanted, vsix, link, testDriver, env } = {}) {
  const port = await freePort(wanted);
  const data = makeFolder(`data-${port}`);
  const environment = { ...process.env, ...env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
  const base = [
    main,
    '--accept-server-license-terms',
    ...['--server-data-dir', data],
    ...['--user-data-dir', join(data, 'user')],
    ...['--extensions-dir', join(data, 'extensions')],
    ...['--telemetry-level', 'off'],
  ];
  const serve = [
    '--host',
    host,
    '--port',
    String(port),
    '--without-connection-token',
    '--disable-workspace-trust',
  ];
  const driver = testDriver ? ['--enable-smoke-test-driver'] : [];
  const end = async (run) => {
    await run.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };

  if (link) {
    mkdirSync(join(data, 'extensions'));
    symlinkSync(link, join(data, 'extensions', basename(link)), 'junction');
  }
  if (vsix) {
    const run = guarded(node, [...base, '--install-extension', vsix], { env: environment });
    if ((await run.exited) !== 0) {
      await end(run);
      throw new Error(`VS Code did not install ${vsix}:\n${lastLines(run.output())}`);
    }
  }

  const { run, listening } = listen(node, [...base, ...serve, ...driver], environment);
  const configure = (settings) => writeSettings(data, settings);
  configure(quiet);
  if (!(await listening)) {
    await end(run);
    throw new Error(`VS Code did not start:\n${lastLines(run.output())}`);
  }

  const authority = `${host}:${port}`;
  const address = `http://${authority}`;
  return {
    address,
    open: (folder, payload = []) => {
      const query = {
        ...(folder === undefined ? { ew: 'true' } : { folder: slashed(folder) }),
        ...(payload.length > 0 && { payload: JSON.stringify(payload) }),
      };
      return `${address}/?${Object.entries(query)
        .map(([name, value]) => `${name}=${readable(value)}`)
        .join('&')}`;
    },
    uri: (path) => `vscode-remote://${authority}${encodeURI(slashed(path))}`,
    configure,
    exited: run.exited,
    output: run.output,
    stop: () => end(run),
  };
}

/** Starts the server; `listening` says whether it came up in time. */
function listen(node, parameters, env) {
  let seen = () => {};
  const heard = new Promise((resolve) => {
    seen = resolve;
  });
  const run = guarded(node, parameters, {
    env,
    onOutput: () => run?.output().includes(ready) && seen(true),
  });
  const late = new Promise((resolve) => {
    setTimeout(resolve, patience, false).unref();
  });
  const listening = Promise.race([heard, late, run.exited.then(() => false)]);
  return { run, listening };
}

function writeSettings(data, settings) {
  const folder = join(data, 'user', 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/** On Windows a drive's letter follows a slash. */
function slashed(path) {
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}

/** A part of an address in which as little as possible is escaped. */
function readable(text) {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',');
}

/**
 * A port that nobody listens on.
 *
 * @param {number} [wanted] this one, or none
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', () =>
      reject(new Error(`Port ${wanted} cannot be listened on.`)),
    );
    probe.listen(wanted, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
