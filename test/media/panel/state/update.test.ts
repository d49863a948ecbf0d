import assert from 'node:assert/strict';
import { type Now, nameOf } from '../../../../media/panel/graph/model';
import { pathNames } from '../../../../media/panel/results/path-words';
import { chipOf } from '../../../../media/panel/state/look';
import { messagesOf } from '../../../../media/panel/state/messages';
import { edgeSelection, selectedEdge } from '../../../../media/panel/state/selection';
import { keptOf, type State, startState } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import type { PanelAnswer, ToPanel } from '../../../../src/protocol/panel';
import { answered } from '../../../analysis/answered';
import { first, looked, nodeOf, panelOf, runningOf } from '../pictured';

const place = { uri: 'file:///document', file: 'document', line: 0, character: 0 };
const other = 'a = 4\nb = 1\n‸e = (a + b) * (b + 1)\n';

async function shows(marked: string, version: number, edit = 0): Promise<ToPanel> {
  const answer: PanelAnswer = await answered('python', marked, { kind: 'picture' });
  return { kind: 'show', version, edit, place, answer };
}

/** name → value. */
function values(state: State): Record<string, number> {
  const { now, model } = runningOf(state);
  return Object.fromEntries(
    [...model.nodes].map(([node, { name }]) => [name, now.values[node] ?? Number.NaN]),
  );
}

/** name → what hangs at it. */
function chips(state: State): Record<string, string> {
  const look = looked(state);
  const all = Array.from(look.now.graph.nodes, (node, vertex) => {
    const chip = chipOf(look, vertex);
    return [look.now.model.nodes.get(node)?.name, chip && `${chip.name} ${chip.value}`] as const;
  });
  return Object.fromEntries(all.flatMap(([name, chip]) => (name && chip ? [[name, chip] as const] : [])));
}

function selectedName(state: State): string | undefined {
  const { selection } = state;
  return selection?.kind === 'node' ? runningOf(state).model.nodes.get(selection.node)?.name : undefined;
}

describe('an answer', () => {
  it('of an older text or place is not shown, one of the same or a newer is', async () => {
    const state = update(startState(undefined), await shows(first, 2));
    const old = await shows(other, 1);
    assert.equal(update(state, old), state);
    assert.equal(values(update(state, await shows(other, 2))).e, 10);
    assert.equal(values(update(state, await shows(other, 3))).e, 10);
  });

  it('that does not know the latest values that were set is not shown', async () => {
    const shown = update(startState(undefined), await shows(first, 1));
    const moved = update(shown, { kind: 'value', node: nodeOf(shown, 'a'), value: 3, begins: true });
    assert.equal(moved.edit, 1);
    assert.equal(update(moved, await shows(first, 2, 0)), moved);
    assert.equal(values(update(moved, await shows(first, 3, 1))).e, 6);
  });

  it('ends what an older text has left: stale, working, a failure', async () => {
    const shown = update(startState(undefined), await shows(first, 1));
    const stale = update(shown, { kind: 'stale' });
    assert.deepEqual([stale.stale, looked(stale).mute], [true, true]);
    const failed = update(update(stale, { kind: 'working' }), { kind: 'failed', message: 'late' });
    assert.deepEqual([failed.working, failed.failure, failed.stale], [false, 'late', true]);
    const again = update(update(failed, { kind: 'working' }), await shows(other, 2));
    assert.deepEqual([again.stale, again.working, again.failure], [false, false, undefined]);
    assert.deepEqual([values(again).e, looked(again).mute], [10, false]);
  });

  it('keeps what sweeps are about by name, where it is there again', async () => {
    const way = { kind: 'way', way: 'forward' } as const;
    const state = await panelOf('python', first, way, { kind: 'seed', end: 'input', name: 'b' });
    assert.deepEqual(chips(state), { b: 'ḃ 1', c: 'ċ 1', d: 'ḋ 1', e: 'ė 5' });
    const edited = update(state, await shows('k = 2\na = 2\nb = 1\n‸e = (a + b) * (b + 1) * 2\n', 2));
    assert.equal(looked(edited).input?.name, 'b');
    const elsewhere = update(edited, await shows('x = 2\n‸y = x ** 2 + x\n', 3));
    assert.equal(looked(elsewhere).input?.name, 'x');
    assert.equal(looked(update(elsewhere, await shows(first, 4))).input?.name, 'b');
  });

  it('keeps the selection by name', async () => {
    const state = await panelOf('python', first);
    const selected = update(state, { kind: 'select', selection: { kind: 'node', node: nodeOf(state, 'b') } });
    const edited = update(selected, await shows('k = 2\n\na = 2\nb = 1\n‸e = (a + b) * (b + 1)\n', 2));
    assert.equal(selectedName(edited), 'b');
    assert.equal(update(edited, await shows('x = 2\n‸y = x ** 2 + x\n', 3)).selection, undefined);
  });

  it('of the same computation keeps what can be undone, one of another does not', async () => {
    const state = await panelOf('python', first);
    const moved = update(state, { kind: 'value', node: nodeOf(state, 'a'), value: 3, begins: true });
    const back = update(update(moved, await shows(first, 2, 1)), { kind: 'undo' });
    assert.equal(values(back).a, 2);
    const elsewhere = update(moved, await shows('x = 2\n‸y = x ** 2 + x\n', 2, 1));
    assert.equal(update(elsewhere, { kind: 'undo' }), elsewhere);
  });

  it('with its inputs in another order takes nothing back', async () => {
    const text = (inputs: string): string => `# at: a=2, b=5\ndef ‸f(${inputs}):\n    return a - b\n`;
    const state = await panelOf('python', text('a, b'));
    const moved = update(state, { kind: 'value', node: nodeOf(state, 'a'), value: 3, begins: true });
    const swapped = update(moved, await shows(text('b, a'), 2, 1));
    assert.equal(update(swapped, { kind: 'undo' }), swapped);
  });
});

describe('the cursor of the source', () => {
  it('selects the innermost node around it, but not in a text that has changed', async () => {
    const state = await panelOf('python', first);
    const source = first.replace('‸', '');
    const at = (text: string): State => update(state, { kind: 'cursor', offset: source.indexOf(text) + 1 });
    assert.equal(selectedName(at('a + b')), 'c');
    assert.equal(selectedName(at('b + 1')), 'd');
    assert.equal(selectedName(at(') * (')), 'e');
    const stale = update(state, { kind: 'stale' });
    assert.equal(update(stale, { kind: 'cursor', offset: source.indexOf('a + b') }), stale);
  });
});

describe('the cursor in a loop', () => {
  const loop =
    'import math\n# at: h=0.1, w=0.9\ndef ‸f(h, w):\n    for t in range(60):\n        h = math.tanh(w * h)\n    return h\n';

  it('selects the last round, of which the hover tells too, and only what is drawn', async () => {
    const source = loop.replace('‸', '');
    const cursor = { kind: 'cursor', offset: source.indexOf('tanh') + 1 } as const;
    for (const detail of ['operations', 'names', 'last'] as const) {
      const state = await panelOf('python', loop, { kind: 'detail', detail }, cursor);
      const { selection, shown } = state;
      assert.ok(selection?.kind === 'node' && shown.kind === 'running');
      assert.ok(shown.now.vertexOf.has(selection.node), detail);
      assert.deepEqual([selection.node], [nodeOf(state, 'f')], detail);
    }
  });
});

describe('steps', () => {
  it('stay within the sweep; playing from the end begins anew, and ends by itself', async () => {
    const state = await panelOf('python', first);
    const at = (step: number): number => looked(update(state, { kind: 'step', step })).done;
    assert.deepEqual([at(-3), at(0), at(2), at(5), at(99)], [0, 0, 2, 5, 5]);
    let playing = update(state, { kind: 'play', playing: true });
    assert.deepEqual([playing.step, playing.playing], [0, true]);
    for (let k = 0; k < 5; k++) playing = update(playing, { kind: 'tick' });
    assert.deepEqual([playing.step, playing.playing], [5, false]);
    assert.equal(update(playing, { kind: 'tick' }), playing);
  });

  it('of another way or seed are all done', async () => {
    const state = await panelOf('python', first, { kind: 'step', step: 1 });
    assert.deepEqual(chips(state), { e: 'ē 1' });
    const forward = update(state, { kind: 'look', way: 'forward', name: 'a' });
    assert.deepEqual(chips(forward), { a: 'ȧ 1', c: 'ċ 1', e: 'ė 2' });
  });
});

describe('values that are set', () => {
  it('are run again, told to the editor, and undone a drag at a time', async () => {
    const state = await panelOf('python', first);
    const node = nodeOf(state, 'a');
    const event = { kind: 'value', node, value: 3, begins: true } as const;
    const moved = update(state, event);
    assert.deepEqual([values(moved).e, chips(moved).b], [8, 'b̄ 6']);
    const { key } = runningOf(state).model.picture;
    assert.deepEqual(messagesOf(state, moved, event), [
      { kind: 'values', edit: 1, key, values: { a: 3 }, unset: ['b'] },
    ]);
    const dragged = update(moved, { ...event, value: 4, begins: false });
    const undone = update(dragged, { kind: 'undo' });
    assert.equal(values(undone).a, 2);
    assert.deepEqual(messagesOf(dragged, undone, { kind: 'undo' }), [
      { kind: 'values', edit: 3, key, values: {}, unset: ['a', 'b'] },
    ]);
  });

  it('and then reset are not sent with the next one', async () => {
    const state = await panelOf('python', first);
    const moved = update(state, { kind: 'value', node: nodeOf(state, 'a'), value: 3, begins: true });
    const reset = update(moved, await shows(first, 2, 1));
    const event = { kind: 'value', node: nodeOf(reset, 'b'), value: 4, begins: true } as const;
    const { key } = runningOf(state).model.picture;
    assert.deepEqual(messagesOf(reset, update(reset, event), event), [
      { kind: 'values', edit: 2, key, values: { b: 4 }, unset: ['a'] },
    ]);
  });

  it('that lead another way through the code show no number until the editor has followed it', async () => {
    const source = '# at: x=2\ndef ‸f(x):\n    if x > 1:\n        return x * x\n    return -x\n';
    const state = await panelOf('python', source);
    const moved = update(state, { kind: 'value', node: nodeOf(state, 'x'), value: 0.5, begins: true });
    assert.deepEqual([moved.elsewhere, moved.edit, looked(moved).mute], [true, 1, true]);
  });

  it('of an older text are not set any more, and their numbers stay away', async () => {
    const state = update(await panelOf('python', first), { kind: 'stale' });
    const moved = update(state, { kind: 'value', node: nodeOf(state, 'a'), value: 3, begins: true });
    assert.deepEqual([moved.edit, looked(moved).mute], [0, true]);
  });
});

describe('a new answer about the same computation', () => {
  it('keeps the edge that stands for several paths selected', async () => {
    const text = '# at: x=2, w=3\ndef ‸f(x, w):\n    y = x * w + x * x\n    return y * y\n';
    const state = await panelOf('python', text, { kind: 'detail', detail: 'names' });
    const { now } = runningOf(state);
    const edge = now.chains.findIndex((chain) => chain.length === 0);
    const selected = update(state, { kind: 'select', selection: edgeSelection(now, edge) });
    const again = update(selected, await shows(`k = 1\n${text}`, 2));
    const selectedNow = selectedEdge(runningOf(again).now, again.selection);
    const { graph } = runningOf(again).now;
    const ends = [graph.from, graph.to].map((end) => nameOf(runningOf(again).now, end[selectedNow] ?? -1));
    assert.deepEqual(ends, [graphName(now, now.graph.from[edge]), graphName(now, now.graph.to[edge])]);
  });

  it('keeps the path that is lit, also where it ranks elsewhere', async () => {
    // Two paths from b to e: through c with ∂e/∂c = b + 1, through d with ∂e/∂d = a + b.
    const state = await panelOf(
      'python',
      first,
      { kind: 'way', way: 'paths' },
      { kind: 'seed', end: 'input', name: 'b' },
      { kind: 'path', path: 0 },
    );
    const lit = (s: State): string[] => {
      const { pair } = looked(s);
      return pair?.chosen ? [pathNames(pair.now, pair.from, pair.chosen), String(pair.rank)] : [];
    };
    assert.deepEqual(lit(state), ['b → d → e', '0']);
    const moved = update(state, { kind: 'value', node: nodeOf(state, 'a'), value: 0.5, begins: true });
    assert.deepEqual(lit(moved), ['b → d → e', '1']);
    assert.deepEqual(lit(update(moved, await shows(`k = 1\n${first}`, 2, 1))), ['b → d → e', '0']);
  });
});

function graphName(now: Now, vertex: number | undefined): string {
  return nameOf(now, vertex ?? -1);
}

describe('what is kept over a reload', () => {
  it('comes back as it was', async () => {
    const events = [
      { kind: 'way', way: 'paths' },
      { kind: 'seed', end: 'input', name: 'b' },
      { kind: 'pinned', pinned: true },
      { kind: 'toggle', section: 'plot' },
    ] as const;
    const state = await panelOf('python', first, ...events);
    const text = JSON.stringify(keptOf(state));
    const again = update(startState(JSON.parse(text) as ReturnType<typeof keptOf>), await shows(first, 1));
    assert.deepEqual(JSON.parse(JSON.stringify(keptOf(again))), JSON.parse(text));
    assert.deepEqual([again.way, looked(again).input?.name, again.pinned], ['paths', 'b', true]);
    assert.deepEqual([...again.closed], ['plot']);
  });

  const restarted = async (state: State, text: string): Promise<State> => {
    const kept = JSON.parse(JSON.stringify(keptOf(state))) as ReturnType<typeof keptOf>;
    return update(startState(kept), await shows(text, 1));
  };

  it('stands at the step, in the detail and on the path of before', async () => {
    const swept = await panelOf(
      'python',
      first,
      { kind: 'detail', detail: 'names' },
      { kind: 'step', step: 2 },
    );
    const again = await restarted(swept, first);
    assert.deepEqual([again.step, again.detail], [2, 'names']);
    const onPath = await panelOf(
      'python',
      first,
      { kind: 'way', way: 'paths' },
      { kind: 'seed', end: 'input', name: 'b' },
      { kind: 'path', path: 1 },
    );
    assert.deepEqual((await restarted(onPath, first)).path, onPath.path);
    assert.notEqual(onPath.path, undefined);
  });

  it('shows another computation from its end', async () => {
    const swept = await panelOf('python', first, { kind: 'step', step: 2 });
    const other = await restarted(swept, 'import math\n# at: x=1\ndef ‸g(x):\n    return math.sin(x)\n');
    assert.equal(other.step, Number.POSITIVE_INFINITY);
  });
});
