// The whole check of a checkout, from nothing but Node and npm: installs what is missing, then builds, checks the
// types, lints, runs the unit tests with coverage and the tests in a real VS Code. A step counts as one test. The
// last line says `N passed, N failed`; the exit code is 0 only if nothing failed and tests ran.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installed } from './installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const countsFile = `${root}coverage/mocha-counts.json`;
const steps = ['build', 'typecheck', 'lint:format', 'lint:types', 'lint:imports', 'lint:unused'];

process.exitCode = main();

function main() {
  if (!installed() && !npm('ci', '--no-audit', '--no-fund')) return finish({ passed: 0, failed: 1 });
  const results = steps.map((step) => asCount(npm('run', '--silent', step)));
  const tests = counted('coverage:run');
  results.push(tests, asCount(npm('run', '--silent', 'coverage:check')), counted('test:vscode'));
  const total = results.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
  }));
  return finish(total, tests.passed + tests.failed);
}

function finish({ passed, failed }, testsRun = 0) {
  if (testsRun === 0) console.error('\nNo test ran.');
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && testsRun > 0 ? 0 : 1;
}

/** Counts each test; a run without one, or that fails outside of any (a file does not load), is one failure. */
function counted(script) {
  rmSync(countsFile, { force: true });
  mkdirSync(dirname(countsFile), { recursive: true });
  const ok = npm('run', '--silent', script);
  if (!existsSync(countsFile)) return { passed: 0, failed: 1 };
  const { passed, failed, pending } = JSON.parse(readFileSync(countsFile, 'utf8'));
  const missing = Math.max(failed, pending);
  return { passed, failed: ok && passed > 0 ? missing : Math.max(1, missing) };
}

/** Runs npm and says whether it succeeded. */
function npm(...parameters) {
  console.log(`\n> npm ${parameters.join(' ')}`);
  const windows = process.platform === 'win32';
  const path = process.env.npm_execpath;
  const [command, first] = path ? [process.execPath, [path]] : ['npm', []];
  const { status, error } = spawnSync(command, [...first, ...parameters], {
    cwd: root,
    stdio: 'inherit',
    shell: windows && !path,
    env: { ...process.env, MOCHA_COUNTS: countsFile },
  });
  if (error) console.error(error.message);
  if (status !== 0) console.error(`Failed: npm ${parameters.join(' ')}`);
  return status === 0;
}

function asCount(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}
