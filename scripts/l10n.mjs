// Collects the texts of the interface for translators: every literal given to `t` in src/editor, into
// l10n/bundle.l10n.json. `--check` says instead whether that file is up to date.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'l10n', 'bundle.l10n.json');

const texts = readdirSync(join(root, 'src', 'editor'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => textsIn(readFileSync(join(root, 'src', 'editor', name), 'utf8')));
const bundle = `${JSON.stringify(Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text])), undefined, 2)}\n`;

if (process.argv.includes('--check')) {
  const same = readFileSync(file, 'utf8') === bundle;
  if (!same) console.error('l10n/bundle.l10n.json is out of date: npm run l10n');
  process.exitCode = same ? 0 : 1;
} else {
  mkdirSync(join(root, 'l10n'), { recursive: true });
  writeFileSync(file, bundle);
}

/** The first arguments of calls of `t` and `….t`. */
function textsIn(source) {
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && isTranslate(node.expression)) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteralLike(first)) found.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return found;
}

function isTranslate(callee) {
  return (
    (ts.isIdentifier(callee) && callee.text === 't') ||
    (ts.isPropertyAccessExpression(callee) && callee.name.text === 't')
  );
}
