import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(__dirname, '..', 'src');

/** These need VS Code, or run when they are loaded. */
const notLoadable = ['extension.ts', `editor${sep}`, join('cli', 'main.ts')];

const modules = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !notLoadable.some((start) => file.startsWith(start)))
  .sort();

describe('sources', () => {
  // So that the coverage counts a module that no other test loads.
  it('can be loaded one by one', async () => {
    for (const file of modules) await import(pathToFileURL(join(root, file)).href);
  });
});
