import assert from 'node:assert/strict';
import { type Plot, plotEnds, plotOf } from '../../../../media/panel/results/plot';
import type { State } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { first, looked, nodeOf, panelOf } from '../pictured';

function plotted(state: State): Plot {
  const ends = plotEnds(state, looked(state));
  const plot = ends && plotOf(state, looked(state), ends);
  if (!plot) throw new Error('There is no plot');
  return plot;
}

describe('the plot', () => {
  it('is of the output over the selected input, else over the first', async () => {
    const state = await panelOf('python', first);
    const { input, output, x, y, slope } = plotted(state);
    assert.deepEqual([output.name, input.name, x, y, slope], ['e', 'a', 2, 6, 2]);
    const b = nodeOf(state, 'b');
    const over = plotted(update(state, { kind: 'select', selection: { kind: 'node', node: b } }));
    assert.deepEqual([over.input.name, over.x, over.y, over.slope], ['b', 1, 6, 5]);
    const [piece] = over.curve.pieces;
    assert.deepEqual([over.curve.low, over.curve.high, over.curve.pieces.length], [0, 2, 1]);
    // (2 + b)(b + 1) at the ends.
    assert.deepEqual([piece?.at(1), piece?.at(-1)], [2, 12]);
  });

  it('moves with the other inputs and keeps its scale while its own moves', async () => {
    const state = await panelOf('python', first, { kind: 'seed', end: 'input', name: 'b' });
    const moved = update(state, { kind: 'value', node: nodeOf(state, 'b'), value: 1.5, begins: true });
    const plot = plotted(moved);
    assert.equal(plot.curve, plotted(state).curve);
    assert.deepEqual([plot.x, plot.y, plot.slope], [1.5, 8.75, 6]);
    const other = plotted(update(moved, { kind: 'value', node: nodeOf(state, 'a'), value: 0, begins: true }));
    assert.deepEqual([other.curve.pieces[0]?.at(1), other.curve.pieces[0]?.at(-1)], [0, 6]);
  });

  it('breaks where the computation goes another way', async () => {
    const source = '# at: x=1.5\ndef ‸f(x):\n    if x > 1:\n        return x * x\n    return -x\n';
    const { curve } = plotted(await panelOf('python', source));
    assert.deepEqual(
      curve.pieces.map((p) => [p.at(0)?.toFixed(6), p.at(-2)?.toFixed(6)]),
      [['1.000000', '3.000000']],
    );
  });

  it('shows where a descent went', async () => {
    const state = await panelOf('python', first, { kind: 'seed', end: 'input', name: 'b' });
    const steps = [Float64Array.of(1.8, 0.5), Float64Array.of(1.65, 0.12)];
    const { trails } = plotted(update(state, { kind: 'descend', steps }));
    assert.deepEqual(
      trails.map((t) => Array.from(t, (x) => x.toFixed(4))),
      [['1.0000', '6.0000', '0.5000', '3.4500', '0.1200', '1.9824']],
    );
  });
});
