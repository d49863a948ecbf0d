import assert from 'node:assert/strict';
import { mapSize } from '../../../../media/panel/drawing/array-box';
import { binText, heatOf, strength } from '../../../../media/panel/drawing/heat';

describe('an array as a picture', () => {
  it('has a cell an element, row by row', () => {
    const heat = heatOf([2, 3], [1, -2, 0, 4, Number.NaN, undefined]);
    assert.deepEqual(
      [heat.rows, heat.columns, heat.cells, heat.broken, heat.largest],
      [2, 3, [1, -2, 0, 4, undefined, undefined], [false, false, false, false, true, false], 4],
    );
    // In fifths of the largest.
    assert.deepEqual(
      [1, -2, 0, 4].map((x) => strength(heat, x)),
      [2, 3, 0, 5],
    );
    assert.equal(binText(heat), undefined);
  });

  it('lays a vector in a row, and further axes below each other', () => {
    assert.deepEqual([heatOf([5], [1, 2, 3, 4, 5]).rows, heatOf([5], [1, 2, 3, 4, 5]).columns], [1, 5]);
    const cube = heatOf(
      [2, 3, 4],
      Array.from({ length: 24 }, (_, k) => k),
    );
    assert.deepEqual([cube.rows, cube.columns], [6, 4]);
  });

  it('has 16 cells in a row or column at most: means of what they stand for', () => {
    const long = heatOf(
      [20],
      Array.from({ length: 20 }, (_, k) => k),
    );
    assert.deepEqual([long.rows, long.columns, long.cells.slice(0, 3)], [1, 10, [0.5, 2.5, 4.5]]);
    assert.equal(binText(long), 'each cell the mean of 2');
    const wide = heatOf(
      [40, 17],
      Array.from({ length: 680 }, (_, k) => (k % 17 === 16 ? Number.POSITIVE_INFINITY : 3)),
    );
    assert.deepEqual([wide.rows, wide.columns], [14, 9]);
    assert.deepEqual(
      [wide.cells[0], wide.cells[8], wide.broken[8], wide.broken[0]],
      [3, undefined, true, false],
    );
    assert.equal(binText(wide), 'each cell the mean of 3 × 2');
  });

  it('keeps its room', () => {
    for (const shape of [[1000, 1000], [16], [3, 4], [2], [200, 1], [1, 200]]) {
      const { width, height } = mapSize({ shape });
      assert.ok(width <= 128 && height <= 80, `${shape.join(' × ')}: ${width} × ${height}`);
    }
  });
});
