import assert from 'node:assert/strict';
import { labelOf, nameOf } from '../../../../media/panel/graph/model';
import { pathNames } from '../../../../media/panel/results/path-words';
import type { Pair } from '../../../../media/panel/state/pair';
import { looked, panelOf } from '../pictured';

describe('what of a graph is drawn', () => {
  it('keeps the nodes of the first example on the paths', async () => {
    assert.deepEqual(await paths('python', 'a = 2\nb = 1\n‸e = (a + b) * (b + 1)\n', 'b'), [
      'b → d → e',
      'b → c → e',
    ]);
  });

  it('has parallel terms of a sum as edges, with what they are scaled by', async () => {
    const text =
      'def ‸nine(x, α=2, β=3, γ=5, δ=7, ε=11, ζ=13):\n    y = α * x + β * x + γ * x\n    z = δ * y + ε * y + ζ * y\n    return z\n';
    const pair = await pairIn('python', text, 'x');
    const { graph } = pair.now;
    assert.deepEqual(
      Array.from(graph.nodes, (_, vertex) => nameOf(pair.now, vertex)),
      ['x', 'y', 'z'],
    );
    assert.deepEqual(
      Array.from(graph.weights, (_, edge) => labelOf(pair.now, edge)),
      ['α', 'β', 'γ', 'δ', 'ε', 'ζ'],
    );
    assert.equal(pair.paths.count, 9n);
  });
});

describe('values of one name', () => {
  const names = async (text: string): Promise<string[]> => {
    const state = await panelOf('python', text, { kind: 'detail', detail: 'names' });
    const { now } = looked(state);
    return Array.from(now.graph.nodes, (_, vertex) => nameOf(now, vertex));
  };

  it('are counted; the output bears the name alone', async () => {
    const text =
      'import math\ndef ‸f(w):\n    # at: w=0.9\n    h = 0.1\n    for t in range(4):\n        h = math.tanh(w * h)\n    return h\n';
    assert.deepEqual(await names(text), ['w', 'h#1', 'h#2', 'h#3', 'h']);
  });

  it('are counted from an input of the name', async () => {
    const text =
      'import math\ndef ‸f(w, h):\n    # at: w=0.9, h=0.1\n    for t in range(3):\n        h = math.tanh(w * h)\n    return 2 * h\n';
    assert.deepEqual(await names(text), ['w', 'h', 'h#2', 'h#3', 'h#4', 'f']);
  });
});

describe('a computation of thousands of operations', () => {
  const lines = '    x = math.sin(x * y)\n    y = math.cos(x) * y\n'.repeat(600);
  const text = `import math\ndef ‸f(x, y):\n    # at: x=0.3, y=0.7\n${lines}    return x * y\n`;

  it('is never said to be drawn operation by operation where most of them have no name', async () => {
    const { now } = looked(await panelOf('python', text, { kind: 'detail', detail: 'operations' }));
    const { detail, offered } = now.model;
    assert.ok(now.whole.nodes.length > 2000);
    assert.deepEqual([detail, offered], ['names', ['names', 'calls', 'last', 'ends']]);
  });

  it('has no two values of one name', async () => {
    const { now } = looked(await panelOf('python', text));
    const drawn = Array.from(now.graph.nodes, (_, vertex) => nameOf(now, vertex));
    assert.deepEqual(drawn, ['x', 'y', 'x#601', 'y#601', 'f']);
  });
});

async function pairIn(language: string, source: string, input: string): Promise<Pair> {
  const state = await panelOf(
    language,
    source,
    { kind: 'way', way: 'paths' },
    { kind: 'seed', end: 'input', name: input },
  );
  const { pair } = looked(state);
  assert.ok(pair);
  return pair;
}

async function paths(language: string, source: string, input: string): Promise<string[]> {
  const pair = await pairIn(language, source, input);
  return pair.paths.largest.map((path) => pathNames(pair.now, pair.from, path));
}
