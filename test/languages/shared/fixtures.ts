import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printProgram } from '../../../src/core/program/print';
import { programFaults } from '../../../src/core/program/validate';
import type { Language } from '../../../src/languages/language';

interface Fixture {
  readonly name: string;
  readonly source: string;
  readonly expected: string;
}

/**
 * A test for each case in the text files of a folder: a line `=== name`, source, a line `==>`, the printed
 * program. With ACCEPT=1 in the environment what is printed now is written into the files.
 */
export function testFixtures(folder: string, languages: readonly Language[]): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    const place = path.join(folder, file);
    describe(`${languages.map((language) => language.title).join(' and ')}: ${path.basename(file, '.txt')}`, () => {
      const fixtures = readFixtures(readFileSync(place, 'utf8'));
      const [first] = languages;
      if (process.env.ACCEPT && first) accept(place, fixtures, first);
      for (const language of languages) {
        for (const fixture of fixtures) {
          it(`${fixture.name} (${language.id})`, () => {
            const program = language.parse(fixture.source);
            assert.equal(printProgram(program).trimEnd(), fixture.expected);
            assert.deepEqual(programFaults(program, fixture.source.length), []);
          });
        }
      }
    });
  }
}

function readFixtures(text: string): Fixture[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', expected = ''] = part.split(/^==>\n/m);
      const end = head.indexOf('\n');
      return { name: head.slice(0, end), source: head.slice(end + 1), expected: expected.trimEnd() };
    });
}

function accept(place: string, fixtures: readonly Fixture[], language: Language): void {
  const parts = fixtures.map(
    ({ name, source }) => `=== ${name}\n${source}==>\n${printProgram(language.parse(source)).trimEnd()}\n`,
  );
  writeFileSync(place, parts.join('\n'));
}
