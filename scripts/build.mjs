// Bundles the extension, its workers and the command line.
//   node scripts/build.mjs [--production] [--watch]
import { chmod, rm, writeFile } from 'node:fs/promises';
import { context } from 'esbuild';
import { licenceNotices } from './licences.mjs';
import { scriptText } from './script-text.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Makes the command line executable after each build. */
const executable = {
  name: 'executable',
  setup(build) {
    build.onEnd(async (result) => {
      if (result.errors.length === 0) await chmod(build.initialOptions.outfile, 0o755);
    });
  },
};

// The extension runs in both extension hosts, of Node and of the browser, and so do its workers: one bundle each.
/** @type {import('esbuild').BuildOptions} */
const portable = { platform: 'browser', target: 'es2022' };

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: production,
  sourcemap: !production,
  // Their place is dist/THIRD_PARTY_NOTICES.txt.
  legalComments: 'none',
  metafile: production,
  // The logger of one of the numeric packages.
  alias: { debug: './scripts/no-debug.cjs' },
  logLevel: 'info',
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    ...portable,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
  },
  ...['analysis', 'typeset'].map((name) => ({
    ...common,
    ...portable,
    format: 'iife',
    entryPoints: [`src/${name}/worker.ts`],
    outfile: `dist/${name}.js`,
  })),
  {
    ...common,
    ...portable,
    format: 'iife',
    entryPoints: ['media/panel/main.tsx'],
    outfile: 'dist/panel.js',
    plugins: [scriptText],
  },
  {
    ...common,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [executable],
  },
];

await rm('dist', { recursive: true, force: true });
const contexts = await Promise.all(bundles.map((options) => context(options)));
if (watch) {
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  try {
    const results = await Promise.all(contexts.map((one) => one.rebuild()));
    if (production) {
      const notices = licenceNotices(results.map(({ metafile }) => metafile));
      await writeFile('dist/THIRD_PARTY_NOTICES.txt', notices);
    }
  } catch (error) {
    process.exitCode = 1;
    if (!error.errors) console.error(error.message); // else esbuild has printed them
  } finally {
    await Promise.all(contexts.map((one) => one.dispose()));
  }
}
