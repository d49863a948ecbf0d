import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { latex } from '../../../src/languages/latex';
import { printUnit } from './print';

/** Each file holds cases: `# name`, the formula, `==>`, the program as `printUnit` writes it. */
for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.txt'))) {
  describe(`latex ${file}`, () => {
    for (const { name, source, expected } of casesOf(readFileSync(join(__dirname, file), 'utf8'))) {
      it(name, () => {
        const [unit] = latex.parseExpression(source).units;
        assert.ok(unit);
        assert.equal(printUnit(unit, source), expected);
      });
    }
  });
}

function casesOf(text: string): { name: string; source: string; expected: string }[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [head = '', expected = ''] = block.split(/^==>$/m);
      const [name = '', ...source] = head.split('\n');
      return { name: name.trim(), source: source.join('\n').trim(), expected: expected.trim() };
    });
}
