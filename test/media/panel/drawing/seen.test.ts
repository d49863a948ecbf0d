import assert from 'node:assert/strict';
import { drawingIn } from '../../../../media/panel/drawing/boxes';
import { byLetters } from '../../../../media/panel/drawing/measure';
import { isEdgeIn, isNodeIn, type View } from '../../../../media/panel/drawing/seen';
import { first, looked, panelOf } from '../pictured';

describe('what is seen of a picture', () => {
  it('is what reaches into the view', async () => {
    const { written } = looked(await panelOf('python', first));
    const options = { digits: 6, edgeLabels: 'number', beside: false } as const;
    const drawing = drawingIn(written, options, 'right', { width: 1200, height: 800 }, byLetters);
    const { width, height, x } = drawing.layout;
    const counts = (view: View): number[] => [
      [...written.graph.nodes.keys()].filter((k) => isNodeIn(view, drawing, k)).length,
      [...written.graph.weights.keys()].filter((k) => isEdgeIn(view, drawing, k)).length,
    ];
    const all = { left: 0, top: 0, right: width, bottom: height };
    // Left of the middle of the inputs' column there are the two inputs; their edges begin at its right.
    const inputs = { ...all, right: Math.min(...x) };
    const outside = { left: -300, top: -300, right: -100, bottom: -100 };
    assert.deepEqual([all, inputs, outside].map(counts), [
      [5, 5],
      [2, 0],
      [0, 0],
    ]);
  });
});
