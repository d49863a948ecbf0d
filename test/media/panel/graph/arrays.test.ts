import assert from 'node:assert/strict';
import { blockAt, blockText, blockWords } from '../../../../media/panel/drawing/block';
import { titleAt } from '../../../../media/panel/drawing/titles';
import { dotOf, jsonOf, mermaidOf } from '../../../../media/panel/export/text';
import { arrayAt, type Figure, figureOf } from '../../../../media/panel/graph/figure';
import { nameOf } from '../../../../media/panel/graph/model';
import { arrayText } from '../../../../media/panel/results/array-words';
import type { PanelEvent } from '../../../../media/panel/state/events';
import { graphKey } from '../../../../media/panel/state/keys';
import { said } from '../../../../media/panel/state/look';
import { edgeSelection } from '../../../../media/panel/state/selection';
import type { State } from '../../../../media/panel/state/state';
import { stride } from '../../../../media/panel/state/stride';
import { update } from '../../../../media/panel/state/update';
import { Graph } from '../../../../media/panel/views/graph';
import { Inputs } from '../../../../media/panel/views/inputs';
import { Outline } from '../../../../media/panel/views/outline';
import { Result } from '../../../../media/panel/views/result';
import { Selected } from '../../../../media/panel/views/selected';
import { looked, panelOf, runningOf } from '../pictured';
import { html, lines } from '../shown-lines';

const loss = [
  'import numpy as np',
  '# at: W=[[0.2, -0.5, 0.1, 0.7], [-0.3, 0.8, 0.4, -0.2], [0.6, 0.1, -0.9, 0.3]], x=[0.5, -1.2, 0.8, 1.1], y=[0.1, -0.4, 0.3]',
  'def ‸loss(W, x, y):',
  '    h = np.tanh(W @ x)',
  '    r = h - y',
  '    return np.sum(r**2)',
  '',
].join('\n');

// The numbers of this file are numpy's: h = tanh(W·x), ∂loss/∂h = 2(h − y), ∂h/∂W = (1 − h²)·x.
describe('arrays of many elements', () => {
  it('are single nodes, and edges between them blocks of the Jacobian', async () => {
    const figure = figureOf(looked(await panelOf('python', loss)));
    assert.deepEqual(names(figure), ['W', 'x', 'y', 'h', 'r', 'loss']);
    assert.deepEqual(edges(figure), [
      'W → h: 3 × 12',
      'x → h: 3 × 4',
      'h → r: diagonal 3 × 3',
      'y → r: diagonal 3 × 3',
      'r → loss: 1 × 3',
    ]);
    const [toH] = Array.from(figure.edges, (_, edge) => blockAt(figure.now, edge));
    assert.ok(toH);
    assert.equal(blockWords(toH), '3 × 12 block of the Jacobian, 12 of 36 entries not 0 by structure');
    assert.deepEqual([toH.range.low.toFixed(6), toH.range.high.toFixed(6)], ['-1.148598', '1.052881']);
  });

  it('that have no name are nodes with their text, where next to nothing has a name', async () => {
    const text = [
      'import numpy as np',
      '# at: W=[[0.2, -0.5, 0.1, 0.7], [-0.3, 0.8, 0.4, -0.2], [0.6, 0.1, -0.9, 0.3]], x=[0.5, -1.2, 0.8, 1.1]',
      'def ‸energy(W, x):',
      '    return np.sum(np.tanh(W @ x) ** 2)',
      '',
    ].join('\n');
    const state = await panelOf('python', text);
    const figure = figureOf(looked(state));
    const titles = Array.from(figure.vertices.keys(), (vertex) => titleAt(figure.now, vertex));
    assert.deepEqual(titles, [
      'W',
      'x',
      'c = W @ x',
      'd = np.tanh(W @ x)',
      'g = np.tanh(W @ x) ** 2',
      'energy',
    ]);
    assert.deepEqual(edges(figure), [
      'W → c: bilinear 3 × 12',
      'x → c: bilinear 3 × 4',
      'c → d: diagonal 3 × 3',
      'd → g: diagonal 3 × 3',
      'g → energy: constant 1 × 3',
    ]);
    assert.doesNotMatch(html(Graph, state), /g\[0\]/);
    const array = arrayAt(figure.now, 2);
    assert.deepEqual(array && Array.from(array.nodes, (n) => figure.now.values[n]?.toFixed(6)), [
      '1.550000',
      '-1.010000',
      '-0.210000',
    ]);
  });

  // heading is [1, 3, 6]: ∂heading/∂angles[1] = [1, 1, 1], and the adjoints of heading and angles are 2·[1+3+6, 3+6, 6].
  it('whose elements are computed from each other are told of with what is inside of them', async () => {
    const text = [
      '# at: angles=[1, 2, 3], goal=[0, 0, 0]',
      'function ‸cost(angles, goal)',
      '    heading = cumsum(angles)',
      '    miss = heading .- goal',
      '    return sum(miss .^ 2)',
      'end',
      '',
    ].join('\n');
    const start = await panelOf('julia', text);
    const figure = figureOf(looked(start));
    const block = blockAt(figure.now, 0);
    assert.ok(block);
    assert.equal(edges(figure)[0], 'angles → heading: constant 3 × 3');
    assert.match(blockWords(block), /^3 × 3 block of elementary partials, its rows also computed from each/);
    const sentences = (way: 'forward' | 'reverse'): unknown[] => {
      const state = update(start, { kind: 'way', way });
      return Array.from({ length: 16 }, (_, step) => looked(update(state, { kind: 'step', step })))
        .map((look) => said(look)?.sentence)
        .filter((sentence) => /∂heading.* × |∂angles.* × /.test(sentence ?? ''));
    };
    assert.deepEqual(sentences('forward').slice(0, 1), [
      '∂heading/∂angles[1] = (3 × 3)·∂angles/∂angles[1] + (inner 3 × 3)·∂heading/∂angles[1] = 1',
    ]);
    assert.deepEqual(
      [...new Set(sentences('reverse'))],
      [
        '∂cost/∂heading = (diagonal 3 × 3)·∂cost/∂miss + (inner 3 × 3)ᵀ·∂cost/∂heading = 12 … 20',
        '∂cost/∂angles = (3 × 3)ᵀ·∂cost/∂heading = 12 … 20',
      ],
    );
  });

  it('are told of as a whole where a stride goes through them', async () => {
    const whole = await panelOf('python', loss);
    const sentences = (...events: PanelEvent[]): unknown[] => {
      const state = events.reduce(update, whole);
      return [1, 4, 7, 8, 26].map((step) => {
        const told = said(looked(update(state, { kind: 'step', step })));
        return told && `${told.sentence} | ${told.rule}`;
      });
    };
    assert.deepEqual(sentences(), [
      '∂loss/∂loss = 1 | the sweep starts at loss, which moves itself one to one',
      'r̄ = (1 × 3)ᵀ·1 = −1.01 … 1.63 | 3 elements at once, each the sum over the edges that leave it',
      'h̄ = (diagonal 3 × 3)·r̄ = −1.01 … 1.63 | 3 elements at once, each the sum over the edges that leave it',
      '∂loss/∂y[2] = ∂loss/∂r[2]·(−1) = 1.01393 | chain rule along the edge that leaves y[2]',
      'W̄ = (3 × 12)ᵀ·h̄ = −1.07 … 1.16 | 12 elements at once, each the sum over the edges that leave it',
    ]);
  });

  it('have blocks that are known by their structure', async () => {
    const text = [
      'import numpy as np',
      '# at: W=[[1, 2, 3], [4, 5, 6]], x=[1, 2, 3], y=[1, 2]',
      'def ‸f(W, x, y):',
      '    k = W @ x',
      '    s = k + y',
      '    q = s * s',
      '    return np.sum(q)',
      '',
    ].join('\n');
    const named: PanelEvent = { kind: 'detail', detail: 'names' };
    const figure = figureOf(looked(await panelOf('python', text, named)));
    assert.deepEqual(edges(figure), [
      'W → k: bilinear 2 × 6',
      'x → k: bilinear 2 × 3',
      'k → s: diagonal 2 × 2',
      'y → s: diagonal 2 × 2',
      's → q: diagonal 2 × 2',
      'q → f: constant 1 × 2',
    ]);
    const kinds = Array.from(figure.edges, (_, edge) => blockAt(figure.now, edge)?.kinds.join(', '));
    assert.deepEqual(kinds.slice(3, 5), ['diagonal, constant', 'diagonal']);
  });

  it('say shape, range, mean and what is not finite', async () => {
    const look = looked(await panelOf('python', loss));
    const [W, , , h] = look.now.model.arrays;
    assert.ok(W && h);
    assert.equal(
      arrayText(look, W),
      'W, array 3 × 4; values from −0.9 to 0.8, mean 0.108333, all finite; ' +
        'adjoints from −1.06755 to 1.1646, mean −0.100452, all finite',
    );
    assert.equal(
      arrayText(look, h),
      'h, array 3; values from −0.765762 to 0.913785, mean −0.0196477, all finite; ' +
        'adjoints from −1.01393 to 1.62757, mean −0.0392954, all finite',
    );
    const broken = [
      'import numpy as np',
      `# at: x=[-1, 0, ${Array.from({ length: 18 }, (_, k) => k + 1).join(', ')}]`,
      'def ‸f(x):',
      '    v = np.log(x)',
      '    return np.sum(v)',
      '',
    ].join('\n');
    const other = looked(await panelOf('python', broken, { kind: 'way', way: 'values' }));
    const v = other.now.model.arrays[1];
    assert.ok(v);
    // Σ ln k over 1 … 18 is 36.395445, in 18 numbers; ln 18 = 2.890372.
    assert.equal(
      arrayText(other, v),
      'v, array 20; values from 0 to 2.89037, mean 2.02197, 2 not finite; each cell the mean of 2',
    );
    assert.match(html(Graph, await panelOf('python', broken)), /class="cross"/);
  });

  it('fill with the steps of a sweep', async () => {
    const whole = await panelOf('python', loss);
    const r = (state: State): string => {
      const look = looked(state);
      const array = look.now.model.arrays.find((a) => a.name === 'r');
      return array ? arrayText(look, array) : '';
    };
    assert.doesNotMatch(r(update(whole, { kind: 'step', step: 1 })), /adjoints/);
    // 2r: of the last element −1.013933.
    assert.match(r(update(whole, { kind: 'step', step: 2 })), /adjoints from −1.01393 to −1.01393/);
  });

  it('are one stride of a sweep, forth and back', async () => {
    const whole = await panelOf('python', loss);
    const strides = (from: number, way: 1 | -1): number[] => {
      const { now, sweep, isWhole } = looked(whole);
      const found: number[] = [];
      for (let at = from; sweep && found.at(-1) !== at; ) {
        found.push(at);
        at = stride(now, isWhole, sweep, at, way);
      }
      return found;
    };
    // loss, three of r, three of h, three of y, four of x, twelve of W.
    assert.deepEqual(strides(0, 1), [0, 1, 4, 7, 10, 14, 26]);
    assert.deepEqual(strides(26, -1), [26, 14, 10, 7, 4, 1, 0]);
    const playing = update(update(whole, { kind: 'step', step: 1 }), { kind: 'play', playing: true });
    assert.equal(update(playing, { kind: 'tick' }).step, 4);
  });

  it('open to their elements, by a key too, and fold again', async () => {
    const folded = await panelOf('python', loss);
    const h = runningOf(folded).model.arrays.find((a) => a.name === 'h')?.node ?? -1;
    const open = update(folded, { kind: 'unfold', node: h });
    const figure = figureOf(looked(open));
    assert.deepEqual(names(figure), ['W', 'x', 'y', 'h[0]', 'h[1]', 'h[2]', 'r', 'loss']);
    assert.deepEqual(
      edges(figure).filter((edge) => /h\[0\]/.test(edge)),
      ['W → h[0]: 1 × 12', 'x → h[0]: 1 × 4', 'h[0] → r: constant 3 × 1'],
    );
    const again = update(open, { kind: 'unfold', node: undefined });
    assert.deepEqual(names(figureOf(looked(again))), ['W', 'x', 'y', 'h', 'r', 'loss']);
    const events: PanelEvent[] = [];
    const selected = update(folded, { kind: 'select', selection: { kind: 'node', node: h } });
    const look = looked(selected);
    const drawing = {} as Parameters<typeof graphKey>[3];
    graphKey('Enter', selected, { ...look, now: figureOf(look).now }, drawing, (e) => events.push(e));
    assert.deepEqual(events, [{ kind: 'unfold', node: h }]);
  });

  it('are drawn element by element where these are few, in paths, and among all operations', async () => {
    const few = 'def ‸f(x):\n    # at: x=[1, 2]\n    return x[0] * x[1]\n';
    assert.deepEqual(names(figureOf(looked(await panelOf('python', few)))), ['x[0]', 'x[1]', 'f']);
    const all = looked(await panelOf('python', loss, { kind: 'detail', detail: 'operations' }));
    assert.equal(figureOf(all).now, all.now);
    const paths = looked(await panelOf('python', loss, { kind: 'way', way: 'paths' }));
    assert.equal(figureOf(paths).now, paths.now);
  });

  it('are drawn of large graphs too, where a coarser detail would hide them', async () => {
    const text = [
      'import numpy as np',
      '# at: s=0.3',
      'def ‸big(s):',
      '    A = np.outer(np.sin(np.arange(40) * s), np.cos(np.arange(30) * 0.7 * s))',
      '    B = np.exp(-A * A)',
      '    return np.sum(B)',
      '',
    ].join('\n');
    const look = looked(await panelOf('python', text));
    assert.deepEqual(names(figureOf(look)), ['s', 'A', 'B', 'big']);
    const [A] = look.now.model.arrays;
    // By numpy: −0.998508 … 0.998543, mean 5.22212e-05.
    assert.match(
      A ? arrayText(look, A) : '',
      /^A, array 40 × 30; values from −0\.998508 to 0\.998543, mean 0\.0000522212, all finite;.*; each cell the mean of 3 × 2$/,
    );
  });

  it('stay open where arrows would run in circles', async () => {
    const text = [
      'import numpy as np',
      '# at: a=0.5, x=[1, 2, 3, 4, 5, 6, 7, 8]',
      'def ‸f(a, x):',
      '    p = np.zeros(8)',
      '    q = np.zeros(8)',
      '    p[0] = np.sin(a)',
      '    for k in range(7):',
      '        q[k] = p[k] * x[k]',
      '        p[k + 1] = np.cos(q[k])',
      '    q[7] = p[7] * x[7]',
      '    return np.sum(q)',
      '',
    ].join('\n');
    const state = await panelOf('python', text, { kind: 'detail', detail: 'names' });
    const figure = figureOf(looked(state));
    assert.equal(arrayAt(figure.now, names(figure).indexOf('x'))?.shape[0], 8);
    assert.ok(names(figure).includes('p[3]') && names(figure).includes('q[3]'));
    // In the direction of the data.
    const { from, to } = figure.now.graph;
    assert.ok(from.every((v, edge) => v < (to[edge] ?? -1)));
  });
});

describe('views of arrays', () => {
  it('give inputs a row each, which opens', async () => {
    const state = await panelOf('python', loss);
    const rows = (of: State): string[] => lines(Inputs, of).filter((line) => !/Undo|Reset|Write/.test(line));
    assert.deepEqual(rows(state), [
      'Inputs',
      '› W',
      '3 × 4 · −0.9 … 0.8',
      'comment, line 2',
      '› x',
      'length 4 · −1.2 … 1.1',
      'comment, line 2',
      '› y',
      'length 3 · −0.4 … 0.3',
      'comment, line 2',
    ]);
    const open = rows(update(state, { kind: 'turn', name: 'x' }));
    assert.deepEqual(open.slice(4), [
      '› x',
      'length 4 · −1.2 … 1.1',
      'x[0]comment, line 2',
      'x[1]',
      'x[2]',
      'x[3]',
      '› y',
      'length 3 · −0.4 … 0.3',
      'comment, line 2',
    ]);
  });

  it('list them in the outline and in the result', async () => {
    const state = await panelOf('python', loss);
    assert.deepEqual(lines(Outline, state), [
      'Outline',
      'loss 1.05304',
      'r = h − y length 3 · −0.507 … 0.814',
      'h = np.tanh(W @ x) length 3 · −0.766 … 0.914',
      'W 3 × 4 · −0.9 … 0.8',
      'x length 4 · −1.2 … 1.1',
      'y length 3 · −0.4 … 0.3',
    ]);
    assert.deepEqual(lines(Result, state).slice(1, 6), [
      'elasticity',
      'loss 1.05304',
      '∂/∂W 3 × 4 −1.07 … 1.16',
      '∂/∂x 4 −0.473 … 0.779',
      '∂/∂y 3 −1.63 … 1.01',
    ]);
  });

  it('say what is selected', async () => {
    const state = await panelOf('python', loss);
    const { arrays } = runningOf(state).model;
    const select = (selection: State['selection']): string[] =>
      lines(Selected, update(state, { kind: 'select', selection }));
    assert.deepEqual(select({ kind: 'node', node: arrays[3]?.node ?? -1 }), [
      'Selected: h',
      'Array of 3 elements',
      'np.tanh(W @ x)',
      'value ∂loss/∂h',
      'least −0.765762 −1.01393',
      'largest 0.913785 1.62757',
      'mean −0.0196477 −0.0392954',
      'not finite 0 0',
      'above 0 below 0 not finite',
      'Show elements',
      'Go to source',
    ]);
    const { now } = figureOf(looked(state));
    assert.deepEqual(select(edgeSelection(now, 0)), [
      'Selected: W → h',
      'How the elements of h change with those of W: a 3 × 12 block of the Jacobian, 12 of 36 entries not 0 by structure.',
      'Entries −1.1486 … 1.05288',
      'above 0 below 0 not finite',
    ]);
  });

  it('keep what is selected in a new answer about the same text', async () => {
    const state = await panelOf('python', loss);
    const node = runningOf(state).model.arrays[3]?.node ?? -1;
    const selected = update(state, { kind: 'select', selection: { kind: 'node', node } });
    const { picture: answer } = runningOf(selected).model;
    const place = { uri: 'file:///document', file: 'document', line: 0, character: 0 };
    const again = update(selected, { kind: 'show', version: 2, edit: 0, place, answer });
    assert.deepEqual(again.selection, { kind: 'node', node });
  });

  it('name nothing of another text', async () => {
    const state = update(await panelOf('python', loss), { kind: 'stale' });
    assert.doesNotMatch(html(Graph, state), /class="(?:above|below)"|0\.914/);
    assert.doesNotMatch(lines(Outline, state).join(), /0\.914/);
  });
});

describe('exports of arrays', () => {
  // By mpmath, as differences in 30 digits: loss 1.05304, W̄ from −1.06755 to 1.16460, h̄ from −1.01393 to 1.62757.
  it('have shapes and ranges', async () => {
    const look = looked(await panelOf('python', loss));
    assert.match(dotOf(look), /n0 \[label="W\\n3 × 4 · −0\.9 … 0\.8\\nW̄ −1\.07 … 1\.16", shape=ellipse\];/);
    assert.match(dotOf(look), /n5 \[label="loss\\n1\.05304\\n∂loss\/∂loss 1", shape=box\];/);
    assert.match(dotOf(look), /n0 -> n3 \[label="3 × 12"\];/);
    assert.match(
      mermaidOf(look),
      /n3\["h = np\.tanh\(W @ x\)<br>length 3 · −0\.766 … 0\.914<br>h̄ −1\.01 … 1\.63"\]/,
    );
    const { arrays } = JSON.parse(jsonOf(look)) as { arrays: { name: string; elements: string[] }[] };
    assert.deepEqual(arrays[3], { name: 'h', shape: [3], elements: ['h[0]', 'h[1]', 'h[2]'] });
  });
});

function names({ now }: Figure): string[] {
  return Array.from(now.graph.nodes, (_, vertex) => nameOf(now, vertex));
}

function edges({ now }: Figure): string[] {
  const { from, to } = now.graph;
  return Array.from(from, (vertex, edge) => {
    const block = blockAt(now, edge);
    const text = block ? blockText(block) : 'a number';
    return `${nameOf(now, vertex)} → ${nameOf(now, to[edge] ?? -1)}: ${text}`;
  });
}
