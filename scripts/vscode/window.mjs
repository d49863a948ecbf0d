// Runs the tests that look at a real window of VS Code, with the packaged extension in it.
//   node scripts/vscode/window.mjs [VERSION [FILE…]]
// Files that a test fails in are run a second time, in a window of their own, and what failed first is shown all the
// same: a busy machine lets a window miss a key or a click once, a fault of ours fails twice.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { home, recent } from './install.mjs';
import { packageExtension } from './package.mjs';

/** More files than this do not fail by chance. */
const mostFilesAgain = 3;
const root = fileURLToPath(new URL('../../', import.meta.url));
const [version = recent, ...files] = process.argv.slice(2);
const tests = files.length > 0 ? files : ['test/vscode/window/*.test.ts'];
mkdirSync(home, { recursive: true });
const vsix = process.env.EXTENSION_VSIX ?? (await packageExtension());
const countsFile = process.env.MOCHA_COUNTS ?? join(home, 'counts.json');

process.exitCode = main();

function main() {
  const first = run(tests);
  if (!first || first.failed === 0 || !mayBeChance(first)) return first?.failed === 0 ? 0 : 1;
  console.log(`Once more: ${first.failedIn.map((file) => file.slice(root.length)).join(', ')}`);
  const second = run(first.failedIn);
  const passes = second?.failed === 0;
  const counts = passes ? { ...first, passed: first.passed + first.failed, failed: 0 } : first;
  writeFileSync(countsFile, JSON.stringify(counts));
  return passes ? 0 : 1;
}

/** Undefined where mocha did not run to its end. */
function run(paths) {
  const mocha = `${root}node_modules/mocha/bin/mocha.js`;
  const options = ['--no-config', '--import=tsx', '--reporter=scripts/mocha-reporter.cjs', '--timeout=60000'];
  rmSync(countsFile, { force: true });
  spawnSync(process.execPath, [mocha, ...options, '--forbid-only', '--forbid-pending', ...paths], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, EXTENSION_VSIX: vsix, VSCODE_VERSION: version, MOCHA_COUNTS: countsFile },
  });
  try {
    return JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function mayBeChance({ failedIn, passed }) {
  return passed > 0 && failedIn.length <= mostFilesAgain && failedIn.every(Boolean);
}
