// A plugin for esbuild: `import { script } from './worker?text'` gives the bundle of a script as text.
import { build } from 'esbuild';

const suffix = /\?text$/;

export const scriptText = {
  name: 'script-text',
  setup({ initialOptions, onResolve, onLoad, resolve }) {
    onResolve({ filter: suffix }, async ({ path, resolveDir, kind }) => {
      const script = await resolve(path.replace(suffix, ''), { resolveDir, kind });
      return script.errors.length > 0 ? script : { path: script.path, namespace: 'script-text' };
    });
    onLoad({ filter: /.*/, namespace: 'script-text' }, async ({ path }) => {
      const { platform, target, format, minify } = initialOptions;
      const options = { platform, target, format, minify, legalComments: 'none' };
      const { outputFiles, metafile, errors } = await build({
        ...options,
        entryPoints: [path],
        bundle: true,
        write: false,
        metafile: true,
        logLevel: 'silent',
      });
      return {
        contents: `export const script = ${JSON.stringify(outputFiles[0]?.text)};`,
        errors,
        watchFiles: Object.keys(metafile.inputs),
      };
    });
  },
};
