import { strict as assert } from 'node:assert';
import { programFaults } from '../../../src/core/program/validate';
import { python } from '../../../src/languages/python';
import { findMember, memberNames } from '../../../src/languages/python/libraries';

const modules = [
  'math',
  'numpy',
  'numpy.linalg',
  'jax.nn',
  'jax.lax',
  'scipy.special',
  'scipy.stats.norm',
  'torch',
  'torch.nn.functional',
  'torch.special',
];

/** Every name of the tables, called with as many arguments as it needs and with all that it takes. */
describe('the tables of Python’s libraries', () => {
  for (const module of modules) {
    it(`${module} has operations that exist, with their numbers of arguments`, () => {
      const faults = memberNames(module).flatMap((name) => {
        const entry = findMember(`${module}.${name}`)?.entry;
        if (entry?.kind !== 'function') return [];
        const open = entry.parameters.filter((parameter) => !parameter.rest);
        const needed = open.filter((parameter) => parameter.required).length || (open.length ? 0 : 2);
        return [needed, open.length].flatMap((count) => {
          const names = Array.from({ length: Math.max(count, needed) }, (_, index) => `x${index}`);
          const text = `import ${module}\ny = ${module}.${name}(${names.join(', ')})\n`;
          return programFaults(python.parse(text), text.length).map((fault) => `${name}: ${fault}`);
        });
      });
      assert.deepEqual(
        faults.filter((fault) => !/called copy$/.test(fault)),
        [],
      );
    });
  }
});
