import assert from 'node:assert/strict';
import { type Drawing, type DrawingOptions, drawingIn } from '../../../../media/panel/drawing/boxes';
import { byLetters } from '../../../../media/panel/drawing/measure';
import { type Now, nameOf } from '../../../../media/panel/graph/model';
import { first, panelOf, runningOf } from '../pictured';

const room = { width: 1200, height: 800 };

function drawing(now: Now, before?: DrawingOptions['before']): Drawing {
  const options = { digits: 6, edgeLabels: 'number', beside: false, before } as const;
  return drawingIn(now, options, 'right', room, byLetters);
}

/** Names from above to below, of the nodes in the column of `name`. */
function column(now: Now, { layout: { x, y } }: Drawing, name: string): string[] {
  const vertices = Array.from(now.graph.nodes.keys());
  const at = x[vertices.find((v) => nameOf(now, v) === name) ?? -1] ?? Number.NaN;
  return vertices
    .filter((v) => Math.abs((x[v] ?? 0) - at) < 1)
    .sort((a, b) => (y[a] ?? 0) - (y[b] ?? 0))
    .map((v) => nameOf(now, v));
}

describe('a drawing', () => {
  // The one of before stands on its head: whoever keeps to it does, too.
  it('keeps to the one of before, node by name, also after an edit', async () => {
    const { now } = runningOf(await panelOf('python', first));
    const plain = drawing(now);
    const { layout } = plain;
    const turned = { ...plain, layout: { ...layout, y: layout.y.map((y) => layout.height - y) } };
    const before = { drawing: turned, now, room };
    const edited = runningOf(await panelOf('python', first.replace('(b + 1)', '(b + 1) * a'))).now;
    const inOrder = column(now, plain, 'a');
    assert.deepEqual(inOrder.toSorted(), ['a', 'b']);
    assert.deepEqual(column(now, drawing(now, before), 'a'), inOrder.toReversed());
    assert.deepEqual(column(edited, drawing(edited, before), 'a'), inOrder.toReversed());
    assert.deepEqual(column(edited, drawing(edited, { drawing: plain, now, room }), 'a'), inOrder);
  });
});
