import assert from 'node:assert/strict';
import { rangeOf, shapeText } from '../../src/core/range';

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

  it('goes with a shape', () => {
    assert.equal(shapeText([3, 4]), '3 × 4');
  });
});
