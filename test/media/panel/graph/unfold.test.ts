import assert from 'node:assert/strict';
import { nameOf } from '../../../../media/panel/graph/model';
import { roundOf } from '../../../../media/panel/graph/round-of';
import type { State } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { Graph } from '../../../../media/panel/views/graph';
import { nodeOf, panelOf, runningOf } from '../pictured';
import { html } from '../shown-lines';

/** 3,000 operations: 1,500 different names in a row. */
const chain = `import math\n# at: x=0.5\ndef ‸f(x):\n    v0 = x\n${Array.from(
  { length: 1500 },
  (_, k) => `    v${k + 1} = math.sin(v${k}) + x\n`,
).join('')}    return v1500\n`;

function names(state: State): string[] {
  const { now } = runningOf(state);
  return Array.from(now.graph.nodes.keys(), (v) => nameOf(now, v));
}

describe('a graph of thousands of operations with names', () => {
  it('is drawn as its ends, and opens one group after the other', async () => {
    const folded = await panelOf('python', chain);
    const { now } = runningOf(folded);
    assert.equal(now.model.detail, 'ends');
    assert.deepEqual([now.graph.nodes.length, [...now.fused]], [2, [0, 1]]);
    const once = update(folded, { kind: 'unfold', node: nodeOf(folded, 'v1500') });
    assert.equal(names(once).length, 10);
    const group = runningOf(once).now;
    const first = group.graph.nodes[group.fused.indexOf(1)] ?? -1;
    const twice = update(once, { kind: 'unfold', node: first });
    assert.equal(names(twice).length, 18);
    assert.ok(names(once).every((name) => names(twice).includes(name)));
    const again = update(twice, { kind: 'unfold', node: undefined });
    assert.deepEqual(names(again), names(folded));
  });

  it('of a loop opens round by round, from the last one on', async () => {
    const loop =
      'import math\n# at: w=0.9, b=0.5, h=0\ndef ‸f(w, b, h):\n    for t in range(50):\n        h = math.tanh(w * h + b)\n    return h\n';
    const folded = await panelOf('python', loop, { kind: 'detail', detail: 'last' });
    const open = update(folded, { kind: 'unfold', node: nodeOf(folded, 'f') });
    const { now } = runningOf(open);
    const rounds = Array.from(now.graph.nodes, (node) => roundOf(now.model.tape, node)?.round);
    // The sum and the product of round 50, what it finds of round 49, and the ends.
    assert.deepEqual(rounds, [undefined, undefined, undefined, 49, 50, 50, 50]);
    const fused = now.graph.nodes[now.fused.indexOf(1)] ?? -1;
    assert.deepEqual(roundOf(now.model.tape, fused), { round: 49, of: 50 });
  });

  it('has the rounds of a loop where no edge arrives', async () => {
    const loop =
      'import math\n# at: w=0.9, b=0.5\ndef ‸f(w, b, h=0):\n    for t in range(50):\n        h = math.tanh(w * h + b)\n    return h\n';
    for (const [direction, anchor] of [
      ['right', undefined],
      ['down', 'end'],
    ] as const) {
      const options = { digits: 6, edgeLabels: 'number', direction, animation: 'off' } as const;
      const drawn = html(
        Graph,
        await panelOf('python', loop, { kind: 'options', options }, { kind: 'detail', detail: 'last' }),
      );
      const [, attributes = '', text] = /<text class="rounds"([^>]*)>([^<]*)</.exec(drawn) ?? [];
      assert.equal(text, '↻ 50');
      assert.equal(/text-anchor="(\w+)"/.exec(attributes)?.[1], anchor, direction);
    }
  });

  it('stays unfolded while a value moves and in the answer to it', async () => {
    const folded = await panelOf(
      'python',
      'import math\ndef ‸f(x=1.0):\n    return math.sin(x * x) + math.cos(x)\n',
      {
        kind: 'detail',
        detail: 'ends',
      },
    );
    const open = update(folded, { kind: 'unfold', node: nodeOf(folded, 'f') });
    assert.deepEqual([names(folded).length, names(open).length], [2, 5]);
    const moved = update(open, { kind: 'value', node: nodeOf(open, 'x'), value: 2, begins: true });
    const { picture } = runningOf(open).model;
    const place = { uri: 'file:///document', file: 'document', line: 0, character: 0 };
    const shown = update(moved, { kind: 'show', version: 2, edit: 1, place, answer: picture });
    assert.deepEqual([names(moved), names(shown)], [names(open), names(open)]);
  });
});
