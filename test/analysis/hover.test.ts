import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { type HoverFile, hoverFiles, hoversOf, printed } from './hover-fixtures';

/** With ACCEPT=1 in the environment what is shown now is written into the files. */
describe('hovers', () => {
  for (const file of hoverFiles()) {
    describe(file.title, () => {
      if (process.env.ACCEPT) it('is written anew', () => accept(file));
      for (const one of process.env.ACCEPT ? [] : file.cases) {
        it(one.name, async () => {
          assert.equal(printed(one, await hoversOf(one)), one.expected);
        });
      }
    });
  }
});

async function accept({ place, cases }: HoverFile): Promise<void> {
  const written = await Promise.all(
    cases.map(
      async (one) => `=== ${one.name}\n${one.head}\n${one.source}${printed(one, await hoversOf(one))}\n`,
    ),
  );
  writeFileSync(place, written.join('\n'));
}
