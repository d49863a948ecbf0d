import assert from 'node:assert/strict';
import { withOpaque, withoutOpaque, withoutValues, withValues } from '../../src/editor/given-point';

const given = { values: { x: 2, n: 5, 'load(y)': 3 }, opaque: ['load(y)'] };

describe('what somebody set for a computation', () => {
  it('takes more values, and keeps those that were not set again', () => {
    assert.deepEqual(withValues(given, { x: 4 }), { ...given, values: { x: 4, n: 5, 'load(y)': 3 } });
    assert.deepEqual(withValues(undefined, { x: 4 }), { values: { x: 4 }, opaque: [] });
  });

  it('goes back to the values of the source, and what is treated as an input stays one', () => {
    assert.deepEqual(withoutValues(given), { values: {}, opaque: ['load(y)'] });
    assert.equal(withoutValues({ values: { x: 2 }, opaque: [] }), undefined);
    assert.equal(withoutValues(undefined), undefined);
  });

  it('goes back to those that were written into the source, but not to what no comment can hold', () => {
    assert.deepEqual(withoutValues(given, ['x', 'n']), { values: { 'load(y)': 3 }, opaque: ['load(y)'] });
  });

  it('has expressions that are inputs, each once, until they are computed again', () => {
    assert.deepEqual(withOpaque(given, 'load(y)'), given);
    assert.deepEqual(withOpaque(given, 'read(z)').opaque, ['load(y)', 'read(z)']);
    assert.deepEqual(withoutOpaque(given, 'load(y)'), { values: { x: 2, n: 5 }, opaque: [] });
    const twice = { values: { 'load(y)': 3, 'load(y) #2': 4 }, opaque: ['load(y)'] };
    assert.equal(withoutOpaque(twice, 'load(y)'), undefined);
  });
});
