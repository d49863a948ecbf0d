// Runs all tests in a real VS Code: in the extension hosts of the lowest version supported and a recent one, in the
// web's extension host, and against windows of both. One line a suite; the last says `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readyChromium } from './browser.mjs';
import { bundleTests } from './bundle.mjs';
import { guarded, lastLines } from './guarded.mjs';
import { home, installEditor, installWebEditor, lowest, recent } from './install.mjs';
import { packageExtension } from './package.mjs';

const marker = 'extension-host-tests ';
const again = 'Once more: '; // window.mjs runs failed files a second time: also where that passes, why is said
const countsFile = join(home, 'counts.json');
const patience = 900_000; // windows are driven as slowly as a person does it, in a dozen suites
const say = (text) => console.log(`${text} …`);

const vsix = once(() => {
  say('Packaging the extension');
  return packageExtension();
});
const bundle = once(async () => {
  await vsix(); // empties dist
  await bundleTests();
});

/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {() => Promise<unknown>} prepare
 * @property {string[]} run
 */

/** @type {Suite[]} */
const suites = [
  ...[lowest, recent].map((version) => ({
    title: `Extension host of VS Code ${version}`,
    prepare: () => inOrder(bundle, () => installEditor(version, say)),
    run: ['host.mjs', version],
  })),
  {
    title: 'Extension host of VS Code for the web',
    prepare: () => inOrder(bundle, () => installWebEditor(say)),
    run: ['web.mjs'],
  },
  ...[lowest, recent].map((version) => ({
    title: `Windows of VS Code ${version}`,
    prepare: () => inOrder(vsix, () => installEditor(version, say)),
    run: ['window.mjs', version],
  })),
];

process.exitCode = await main();

async function main() {
  const total = { passed: 0, failed: 0, pending: 0 };
  for (const suite of suites) {
    const start = Date.now();
    const { passed, failed, why } = await resultOf(suite);
    total.passed += passed;
    total.failed += failed;
    const seconds = Math.round((Date.now() - start) / 1000);
    console.log(`${suite.title}: ${passed} passed, ${failed} failed (${seconds} s)${why ? `\n${why}` : ''}`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  if (process.env.MOCHA_COUNTS) writeCounts(process.env.MOCHA_COUNTS, total);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** A suite that does not run, or not to its end, is one failure at least. */
async function resultOf({ prepare, run }) {
  try {
    await readyChromium(say);
    await prepare();
    const { code, output } = await runScript(run);
    const counts = reported(output) ?? readCounts();
    if (!counts) return { passed: 0, failed: 1, why: `It did not run to its end:\n${lastLines(output)}` };
    const missing = Math.max(counts.failed, counts.pending, code === 0 && counts.passed > 0 ? 0 : 1);
    const why = counts.faults?.join('\n\n') || lastLines(output, 100);
    const isSaid = missing > 0 || output.includes(again);
    return { passed: counts.passed, failed: missing, why: isSaid ? why : '' };
  } catch (error) {
    return { passed: 0, failed: 1, why: error.message };
  }
}

async function runScript([script, ...parameters]) {
  rmSync(countsFile, { force: true });
  const path = fileURLToPath(new URL(script, import.meta.url));
  const env = { ...process.env, MOCHA_COUNTS: countsFile, EXTENSION_VSIX: await vsix() };
  const child = guarded(process.execPath, [path, ...parameters], { env });
  const timer = setTimeout(child.stop, patience);
  const code = await child.exited;
  clearTimeout(timer);
  return { code, output: child.output() };
}

/** What tests in an extension host report; everything else there is VS Code's own log. */
function reported(output) {
  const line = output.split('\n').find((one) => one.includes(marker));
  return line && JSON.parse(line.slice(line.indexOf(marker) + marker.length));
}

function readCounts() {
  try {
    return JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    return undefined; // no suite wrote it
  }
}

function writeCounts(file, counts) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}

async function inOrder(...steps) {
  for (const step of steps) await step();
}

/** Does it at most once; all wait for the same. */
function once(work) {
  let result;
  return () => {
    result ??= work();
    return result;
  };
}
