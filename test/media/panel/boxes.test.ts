import assert from 'node:assert/strict';
import { type Drawing, type DrawingOptions, drawingIn, type Room } from '../../../media/panel/boxes';
import { byLetters } from '../../../media/panel/measure';
import { nameOf } from '../../../media/panel/model';
import type { State } from '../../../media/panel/state';
import { looked, panelOf } from './pictured';

const room: Room = { width: 600, height: 500 };

function drawn(state: State, before?: DrawingOptions['before'], within = room): Drawing {
  const options = { digits: 6, edgeLabels: 'number', beside: false, before } as const;
  return drawingIn(looked(state).written, options, 'auto', within, byLetters);
}

/** Names from top to bottom. */
function order(state: State, { layout }: Drawing): string[] {
  const { written } = looked(state);
  const vertices = Array.from(written.graph.nodes.keys()).sort(
    (a, b) => (layout.y[a] ?? 0) - (layout.y[b] ?? 0),
  );
  return vertices.map((v) => nameOf(written, v));
}

const at = (a: number): string => `a = ${a}\nb = 1\n‸e = (a + b) * (b + 1)\n`;

describe('a drawing', () => {
  it('stays as it is where the same graph has other numbers, unless they take more room', async () => {
    const first = await panelOf('python', at(2));
    const known = { drawing: drawn(first), now: looked(first).written, room };
    assert.equal(drawn(await panelOf('python', at(2.25)), known), known.drawing);
    assert.notEqual(drawn(await panelOf('python', at(1.23456e-101)), known), known.drawing);
  });

  it('keeps the order of the nodes when one is added', async () => {
    const short = await panelOf(
      'python',
      'def ‸f(a=1.0, b=2.0):\n    c = a * a\n    d = b * b\n    return c * d\n',
    );
    const long = await panelOf(
      'python',
      'def ‸f(a=1.0, b=2.0):\n    c = a * a\n    d = b * b\n    g = a + b\n    return c * d * g\n',
    );
    const drawing = drawn(short);
    const { layout } = drawing;
    const turned = { ...drawing, layout: { ...layout, y: layout.y.map((y) => layout.height - y) } };
    const before = { drawing: turned, now: looked(short).written, room };
    const [upper, lower] = order(short, drawing).filter((name) => 'ab'.includes(name));
    const names = order(long, drawn(long, before));
    assert.ok(names.indexOf(lower ?? '') < names.indexOf(upper ?? ''), names.join());
  });

  it('goes downwards where that is so much larger in its room', async () => {
    const chain = await panelOf(
      'python',
      'import math\ndef ‸f(x=1.0):\n    a = math.sin(x)\n    b = math.cos(a)\n    c = math.exp(b)\n    return math.tanh(c)\n',
    );
    assert.equal(drawn(chain, undefined, { width: 500, height: 600 }).direction, 'down');
    assert.equal(drawn(chain, undefined, { width: 1200, height: 300 }).direction, 'right');
  });
});
