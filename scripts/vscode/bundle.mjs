// Bundles the tests for the extension host: every file in test/vscode/host that ends in .test.ts.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../../test/vscode/host', import.meta.url));

/** Where the bundle lies; it runs with Node and in a browser's worker alike. */
export const testBundle = fileURLToPath(new URL('../../dist/test/host.js', import.meta.url));

export async function bundleTests() {
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const load = tests.map((name) => `await import('./${name}');`).join('\n');
  const contents = `
    import { runTests } from './run.ts';
    export const run = () => runTests(async () => {
      ${load}
    });`;
  await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    outfile: testBundle,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    sourcemap: 'inline',
    external: ['vscode'],
    define: { exports: 'undefined' }, // else mocha's bundle takes ours for its own
    logLevel: 'warning',
  });
}
