// Runs the tests that look at a real window of VS Code, with the packaged extension in it.
//   node scripts/vscode/window.mjs [VERSION [FILE…]]
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { home, recent } from './install.mjs';
import { packageExtension } from './package.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [version = recent, ...files] = process.argv.slice(2);
const tests = files.length > 0 ? files : ['test/vscode/window/*.test.ts'];
mkdirSync(home, { recursive: true });
const vsix = process.env.EXTENSION_VSIX ?? (await packageExtension());

const mocha = `${root}node_modules/mocha/bin/mocha.js`;
const options = ['--no-config', '--import=tsx', '--reporter=scripts/mocha-reporter.cjs', '--timeout=60000'];
const { status } = spawnSync(
  process.execPath,
  [mocha, ...options, '--forbid-only', '--forbid-pending', ...tests],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, EXTENSION_VSIX: vsix, VSCODE_VERSION: version },
  },
);
process.exitCode = status ?? 1;
