import assert from 'node:assert/strict';
import { curveOf } from '../../../../media/panel/results/curve';
import { ticks } from '../../../../media/panel/results/ticks';

/** The ends of each piece. */
function ends(f: (x: number) => number, low: number, high: number): [number, number][] {
  return curveOf(f, low, high, 101).pieces.map((p) => [p.at(0) ?? Number.NaN, p.at(-2) ?? Number.NaN]);
}

/** The same, so near that nobody sees the difference. */
function near(f: (x: number) => number, low: number, high: number): string[] {
  return ends(f, low, high).map((piece) =>
    piece.map((x) => x.toFixed(6).replace('-0.000000', '0.000000')).join(' '),
  );
}

describe('a curve', () => {
  it('is one piece where the function is continuous, however steep it is', () => {
    assert.deepEqual(
      ends((x) => x * x, -1, 2),
      [[-1, 2]],
    );
    assert.deepEqual(
      ends((x) => Math.tanh(1e5 * (x - 0.123)), -1, 1),
      [[-1, 1]],
    );
    assert.deepEqual(ends(Math.cbrt, -1, 1), [[-1, 1]]);
    assert.deepEqual(
      ends(() => 3, 0, 1),
      [[0, 1]],
    );
  });

  it('leads to its very end, also where steps to it are rounded', () => {
    assert.deepEqual(
      ends((x) => x * x, -0.7, 0.1),
      [[-0.7, 0.1]],
    );
  });

  it('begins and ends where values do', () => {
    assert.deepEqual(near(Math.sqrt, -0.7, 2), ['0.000000 2.000000']);
    assert.deepEqual(
      near((x) => Math.log(1 - x), 0, 3),
      ['0.000000 1.000000'],
    );
    assert.deepEqual(
      near((x) => Math.sqrt(x * x - 0.25), -1, 1),
      ['-1.000000 -0.500000', '0.500000 1.000000'],
    );
    assert.deepEqual(
      ends(() => Number.NaN, 0, 1),
      [],
    );
  });

  it('has no line across a pole, a jump, or what is seen in no sample', () => {
    assert.deepEqual(
      near((x) => 1 / x, -1, 1.01),
      ['-1.000000 0.000000', '0.000000 1.010000'],
    );
    assert.deepEqual(
      near((x) => 1 / x, -1, 1),
      ['-1.000000 0.000000', '0.000000 1.000000'],
    );
    assert.deepEqual(near(Math.floor, 0.5, 2.5), [
      '0.500000 1.000000',
      '1.000000 2.000000',
      '2.000000 2.500000',
    ]);
    const narrow = (x: number): number => (Math.abs(x - 0.505) < 1e-3 ? Number.NaN : x > 0.505 ? 1 : -1);
    assert.equal(ends(narrow, 0, 1).length, 2);
  });

  it('shows what is usual: a pole does not flatten it', () => {
    const { bottom, top } = curveOf((x) => 1 / x, -1, 1.01, 101);
    assert.ok(bottom > -40 && bottom < -5 && top > 5 && top < 40, `${bottom} ${top}`);
    const parabola = curveOf((x) => x * x, -1, 2, 101);
    assert.deepEqual([parabola.bottom < 1e-3, parabola.top], [true, 4]);
  });
});

describe('ticks', () => {
  it('are round numbers', () => {
    assert.deepEqual(ticks(0, 2, 4), [0, 0.5, 1, 1.5, 2]);
    assert.deepEqual(ticks(-0.31, 0.32, 7), [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
    assert.deepEqual(ticks(1234, 98_765, 5), [20_000, 40_000, 60_000, 80_000]);
    assert.deepEqual(ticks(1, 1, 5), []);
    assert.deepEqual(ticks(0, Number.POSITIVE_INFINITY, 5), []);
  });
});
