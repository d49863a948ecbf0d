import assert from 'node:assert/strict';
import { rangeOf } from '../../src/core/range';
import { indexText, shapeText } from '../../src/core/shape';

describe('the range of numbers', () => {
  it('is that of the finite ones; the others are counted', () => {
    assert.deepEqual(rangeOf([3, Number.NaN, -1, 4, Number.POSITIVE_INFINITY]), {
      low: -1,
      high: 4,
      mean: 2,
      broken: 2,
    });
    assert.deepEqual(rangeOf([Number.NaN]), {
      low: Number.NaN,
      high: Number.NaN,
      mean: Number.NaN,
      broken: 1,
    });
  });
});

describe('a shape', () => {
  it('is its sizes, and its elements have places row by row', () => {
    assert.equal(shapeText([3, 4]), '3 × 4');
    assert.equal(indexText([3, 4], 6, 'nested'), '[1][2]');
    assert.equal(indexText([], 0, 'nested'), '');
    assert.equal(indexText([3, 4], 6, 'joined'), '[2, 3]');
    assert.equal(indexText([], 0, 'joined'), '');
  });
});
