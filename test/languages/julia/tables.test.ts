import { strict as assert } from 'node:assert';
import { programFaults } from '../../../src/core/program/validate';
import { julia } from '../../../src/languages/julia';
import { findMember, memberNames } from '../../../src/languages/julia/libraries';

/** Every name of the tables, called with as many arguments as it needs and with all that it takes. */
describe('the tables of Julia’s libraries', () => {
  it('have operations that exist, with their numbers of arguments', () => {
    const faults = memberNames.flatMap((name) => {
      const entry = findMember(name);
      if (entry?.kind !== 'function' || !/^[\p{L}]/u.test(name)) return [];
      const open = entry.parameters.filter((parameter) => !parameter.rest);
      const needed = open.filter((parameter) => parameter.required).length || (open.length ? 0 : 2);
      return [needed, open.length].flatMap((count) => {
        const names = Array.from({ length: Math.max(count, needed) }, (_, index) => `x${index}`);
        const text = `y = ${name}(${names.join(', ')})\n`;
        return programFaults(julia.parse(text), text.length).map((fault) => `${name}: ${fault}`);
      });
    });
    assert.deepEqual(faults, []);
  });
});
