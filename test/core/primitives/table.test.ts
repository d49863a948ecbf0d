import assert from 'node:assert/strict';
import { primitives } from '../../../src/core/primitives/table';
import { differenceFaults } from './differences';
import { allowed, referenceFaults, rowsOf } from './references';
import { differentiable, ruleOf } from './rules';

describe('the rule table against exact numbers', () => {
  for (const p of primitives) {
    const { length } = rowsOf(p.name);
    // A new entry is held against differences until its references are made.
    if (length === 0) continue;
    it(`${p.name}: value and partials to ${allowed} ulps at ${length} points`, () => {
      assert.deepEqual(referenceFaults(p.name, ruleOf(p)), []);
    });
  }
});

describe('the rule table against differences of its own values', () => {
  for (const p of differentiable) {
    it(p.name, () => assert.deepEqual(differenceFaults(p, ruleOf(p)), []));
  }
});
