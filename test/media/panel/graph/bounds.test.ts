import assert from 'node:assert/strict';
import { nameOf } from '../../../../media/panel/graph/model';
import { tooMuchText } from '../../../../media/panel/graph/too-much';
import { nodeSizeOf, sizeOf } from '../../../../media/panel/results/size';
import type { State } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { first, looked, panelOf, runningOf } from '../pictured';

/** Every output adds up all inputs with weights of its own. */
function dense(inputs: number, outputs: number): string {
  const names = Array.from({ length: inputs }, (_, k) => `x${k}`);
  const rows = Array.from(
    { length: outputs },
    (_, row) => `math.hypot(${names.map((name, k) => `${row + k + 1} * ${name}`).join(', ')})`,
  );
  return `import math\n# at: ${names.map((n) => `${n}=1`).join(', ')}\ndef ‸f(${names.join(', ')}):\n    return [${rows.join(', ')}]\n`;
}

describe('a graph with too many', () => {
  it('edges is not drawn, one with few is', async () => {
    const { now } = runningOf(await panelOf('python', dense(46, 46), { kind: 'detail', detail: 'names' }));
    assert.ok(now.graph.nodes.length < 100 && now.graph.weights.length > 2000);
    assert.match(tooMuchText(now) ?? '', /^92 nodes and 2,116 edges are too many to be drawn\. /);
    assert.equal(tooMuchText(runningOf(await panelOf('python', first)).now), undefined);
  });

  it('inputs names all of them', async () => {
    const numbers = Array.from({ length: 450 }, (_, k) => k + 1);
    const text = `def ‸f(x):\n    # at: x=[${numbers.join(', ')}]\n    s = 0.0\n    for k in range(450):\n        s = s + x[k] * x[k] * x[k] * x[k]\n    return s\n`;
    const state = await panelOf('python', text);
    const { now } = looked(state);
    const names = Array.from(now.graph.inputs, (v) => nameOf(now, v));
    assert.deepEqual([names.length, names[0], names.at(-1)], [450, 'x[0]', 'x[449]']);
    const { nodes } = now.model.picture;
    assert.ok(nodes.length <= 300 && nodes.some((n) => n.role === 'output'));
  });
});

describe('the size of a partial', () => {
  // ∂e/∂c = 2 and ∂e/∂d = 3, the others 1.
  it('is on a logarithmic scale between the least and the largest', async () => {
    const { now } = runningOf(await panelOf('python', first));
    const sizes = Array.from(now.graph.weights, (w) => sizeOf(now, w).toFixed(4));
    const middle = (0.1 + (0.9 * Math.log(2)) / Math.log(3)).toFixed(4);
    assert.deepEqual([...new Set(sizes)].sort(), ['0.1000', middle, '1.0000'].sort());
    assert.deepEqual([sizeOf(now, 0), sizeOf(now, Number.POSITIVE_INFINITY)], [0, 1]);
  });

  // Adjoints e 1, c 2, d 3, a 2, b 5; values a 2, b 1, c 3, d 2, e 6.
  it('and that of a node, by the number that the sweep gives it or by its value', async () => {
    const reverse = await panelOf('python', first);
    const place = (x: number, high: number): string =>
      (0.1 + (0.9 * Math.log(x)) / Math.log(high)).toFixed(4);
    assert.deepEqual(
      nodeSizes(reverse),
      [2, 5, 2, 3, 1].map((x) => place(x, 5)),
    );
    const values = update(reverse, { kind: 'way', way: 'values' });
    assert.deepEqual(
      nodeSizes(values),
      [2, 1, 3, 2, 6].map((x) => place(x, 6)),
    );
    const begun = nodeSizes(update(reverse, { kind: 'step', step: 1 }));
    assert.deepEqual(begun, ['', '', '', '', place(1, 5)]);
  });
});

/** By vertex; empty where a node shows nothing yet. */
function nodeSizes(state: State): string[] {
  const look = looked(state);
  return Array.from(look.now.graph.nodes, (_, vertex) => nodeSizeOf(look, vertex)?.toFixed(4) ?? '');
}
