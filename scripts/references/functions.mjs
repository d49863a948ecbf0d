// Values and derivatives of the functions in test/languages/javascript/fixtures, by running them in Node.
//
// Each function with an `at:` comment above it runs as it is; esbuild takes the types away. Derivatives are central
// differences of the eighth order at steps that are halved; the two that agree best are taken, and the script fails
// where they differ by more than 1e-11 of the scale. A value that is written as an integer is no input.
//
//     node scripts/references/functions.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';

const folder = new URL('../../test/languages/javascript/fixtures/', import.meta.url);
const limit = 1e-11;

// Weights of central differences at ±1 … ±4 steps: the error is of the eighth power of the step.
const weights = [4 / 5, -1 / 5, 4 / 105, -1 / 280];

/** The comment and the name of every function with an `at:` comment. */
function cases(text) {
  const head = /\/\/ at: (.*)\n(?:export )?(?:function|const) (\w+)/g;
  return [...text.matchAll(head)].map(([, comment, name]) => ({ comment, name }));
}

/** What is given, by its name: whether it is an input, and the numbers. */
function point(comment) {
  const parts = comment.split(/,\s*(?=\w+=)/).map((part) => part.split('='));
  return parts.map(([name, text]) => ({
    name,
    isInput: text.split(/[[\],\s]+/).every((number) => number === '' || number.includes('.')),
    value: JSON.parse(text),
  }));
}

/** The value with its number at `index` moved, inner arrays opened in order. */
function moved(value, index, by) {
  let k = 0;
  const inside = (v) => (Array.isArray(v) ? v.map(inside) : v + (k++ === index ? by : 0));
  return inside(value);
}

function shaped(value, numbers) {
  const rest = [...numbers];
  const inside = (v) => (Array.isArray(v) ? v.map(inside) : rest.shift());
  return inside(value);
}

function slope(run, at, which, index) {
  const size = Math.max(Math.abs([at[which].value].flat(9)[index]), 0.1);
  const steps = Array.from({ length: 10 }, (_, k) => size / 2 ** (k + 3));
  const found = steps.map((h) => {
    const end = (by) =>
      run(at.map((a, k) => (k === which ? moved(a.value, index, by) : structuredClone(a.value))));
    const pairs = weights.map((w, j) => [w, end((j + 1) * h), end(-(j + 1) * h)]);
    return end(0).map(
      (_, row) => pairs.reduce((sum, [w, up, down]) => sum + w * (up[row] - down[row]), 0) / h,
    );
  });
  const gap = (k) =>
    Math.max(...found[k].map((v, row) => Math.abs(v - found[k - 1][row]) / Math.max(1, Math.abs(v))));
  const gaps = steps
    .slice(1)
    .map((_, k) => (Number.isNaN(gap(k + 1)) ? Number.POSITIVE_INFINITY : gap(k + 1)));
  const best = gaps.indexOf(Math.min(...gaps));
  if (!(gaps[best] < limit)) throw new Error(`${at[which].name}[${index}] is known to ${gaps[best]} only`);
  return found[best + 1];
}

function reference(file, code, { comment, name }) {
  const silent = { log() {}, debug() {}, warn() {} };
  const f = runInNewContext(`${code}\n;${name}`, { console: silent, exports: {}, module: {} });
  const run = (args) => [f(...args)].flat(9);
  const at = point(comment);
  const values = run(at.map((a) => structuredClone(a.value)));
  const columns = at.map(({ isInput, value }, which) =>
    isInput ? [value].flat(9).map((_, index) => slope(run, at, which, index)) : [],
  );
  const gradients = values.map((_, row) =>
    Object.fromEntries(
      at.flatMap(({ name: own, isInput, value }, which) =>
        isInput
          ? [
              [
                own,
                shaped(
                  value,
                  columns[which].map((column) => column[row]),
                ),
              ],
            ]
          : [],
      ),
    ),
  );
  return { file, function: name, values, gradients };
}

const files = readdirSync(folder).filter((name) => /\.[jt]s$/.test(name));
const found = files.flatMap((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const { code } = transformSync(text, { loader: file.slice(-2), format: 'cjs', target: 'es2022' });
  return cases(text).map((c) => reference(file, code, c));
});
writeFileSync(
  new URL('functions.json', folder),
  `[\n${found.map((c) => JSON.stringify(c)).join(',\n')}\n]\n`,
);
