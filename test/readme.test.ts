import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown; readonly enum?: string[] }>>;
    };
  };
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
const readme = readFileSync('README.md', 'utf8');

/** The rows of the table under a heading, cell by cell. */
function table(heading: string): string[][] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [before = ''] = section.split('\n## ');
  return [...before.matchAll(/^\| (.*) \|$/gm)].slice(2).map(([, row = '']) => row.split(' | '));
}

describe('the README', () => {
  it('tells of every command, and of no other', () => {
    const told = table('Commands').flatMap(([names = '']) =>
      [...names.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name),
    );
    const titles = contributes.commands.map(({ title }) => texts[title.replaceAll('%', '')]);
    assert.deepEqual(told.sort(), titles.sort());
  });

  it('tells of every setting with its default, and of its choices', () => {
    const { properties } = contributes.configuration;
    const rows = table('Settings');
    assert.deepEqual(
      rows.map(([name, value]) => [name, value]),
      Object.entries(properties).map(([name, setting]) => [
        `\`${name.replace('derivativeInspector.', '')}\``,
        `\`${String(setting.default)}\``,
      ]),
    );
    for (const [k, { enum: choices = [] }] of Object.values(properties).entries())
      for (const choice of choices)
        assert.ok(rows[k]?.join().includes(`\`${choice}\``), `${rows[k]?.[0]} has ${choice}`);
  });
});
