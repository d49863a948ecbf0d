import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openFile } from './editor';
import { own, ownTitles } from './palette';
import { until } from './until';
import { useWindow } from './window';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
  };
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { commands, menus } = contributes;
const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;

const whenOf = new Map(menus.commandPalette.map(({ command, when }) => [command, when]));
const titles = (wanted: (when: string | undefined) => boolean): string[] =>
  commands
    .filter(({ command }) => wanted(whenOf.get(command)))
    .map(({ title }) => own + texts[title.replaceAll('%', '')])
    .sort();

/** What needs a graph to be open is not offered, for none is. */
const all = titles((when) => when !== 'false' && !when?.includes('isGraphOpen'));
const anywhere = titles((when) => when === undefined);

describe('the palette', () => {
  const window = useWindow();

  for (const [file, expected] of [
    ['sum.py', all],
    ['arm.ts', all],
    ['debug/growth.js', all],
    ['data.json', anywhere],
    ['notes.txt', anywhere],
  ] as const) {
    it(`offers ${expected === all ? 'all commands' : 'only what needs no text'} in ${file}`, async () => {
      const { page } = window();
      await openFile(page, file.replace(/.*\//, ''));
      const offered = await until(
        () => ownTitles(page),
        (shown) => shown.length >= expected.length,
      );
      assert.deepEqual(offered.sort(), expected);
    });
  }
});
