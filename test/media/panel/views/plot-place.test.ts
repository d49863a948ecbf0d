import assert from 'node:assert/strict';
import { placing, ticksOf } from '../../../../media/panel/views/plot-place';

describe('the axes of a plot', () => {
  const texts = (low: number, high: number): string[] => ticksOf(low, high, 5).map(({ text }) => text);

  it('have round numbers of which no two look the same', () => {
    assert.deepEqual(texts(0, 2), ['0', '0.5', '1', '1.5', '2']);
    assert.deepEqual(texts(100000, 100001), [
      '100000',
      '100000.2',
      '100000.4',
      '100000.6',
      '100000.8',
      '100001',
    ]);
    assert.deepEqual(texts(-1, Number.POSITIVE_INFINITY), []);
  });

  it('leave more room where the numbers are long', () => {
    const place = (low: number, high: number) =>
      placing({ left: 0, right: 1, bottom: low, top: high }, 300, 200);
    assert.equal(place(0, 4).left, 40);
    const { left, right, x } = place(0.0014, 0.0024);
    assert.ok(left > 40 && left < 70);
    assert.deepEqual([x(0), x(1)], [left, right]);
  });
});
