import assert from 'node:assert/strict';
import { framed, type Spot } from '../../../../media/panel/views/zoom';

const frame = { width: 600, height: 400 };
const spot = (x: number, y: number): Spot => ({ x, y, halfWidth: 50, halfHeight: 30 });

/** Scale, and where the picture begins in the frame. */
function placed(width: number, height: number, focus?: Spot, isLegible = true): number[] {
  const { k, x, y } = framed({ width, height }, frame, focus, isLegible);
  return [k, x, y].map((n) => Math.round(100 * n) / 100);
}

describe('where a graph lies in its frame', () => {
  it('in the middle, not much larger than it is', () => {
    assert.deepEqual(placed(200, 100), [1.5, 150, 125]);
    assert.deepEqual(placed(560, 360), [1, 20, 20]);
    assert.deepEqual(placed(800, 100), [0.7, 20, 165]);
  });

  it('in part where all of it could not be read: what is looked at is seen', () => {
    assert.deepEqual(placed(2000, 100, spot(0, 50)), [0.72, 20, 164]);
    assert.deepEqual(placed(2000, 100, spot(1000, 50)), [0.72, -420, 164]);
    assert.deepEqual(placed(2000, 100, spot(2000, 50)), [0.72, -860, 164]);
  });

  it('whole where somebody asks for it', () => {
    assert.deepEqual(placed(2000, 100, spot(0, 50), false), [0.28, 20, 186]);
  });
});
