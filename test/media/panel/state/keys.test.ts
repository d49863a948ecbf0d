import assert from 'node:assert/strict';
import { type Drawing, drawingIn } from '../../../../media/panel/drawing/boxes';
import { byLetters } from '../../../../media/panel/drawing/measure';
import { nameOf } from '../../../../media/panel/graph/model';
import { graphKey, walked } from '../../../../media/panel/state/keys';
import { selectedEdge } from '../../../../media/panel/state/selection';
import type { Selection, State } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { first, looked, panelOf } from '../pictured';

function drawingTo(state: State, direction: 'right' | 'down'): Drawing {
  const options = { digits: 6, edgeLabels: 'number', beside: false } as const;
  return drawingIn(looked(state).written, options, direction, { width: 800, height: 500 }, byLetters);
}

/** What is selected: a node, or `from → to`. */
function spoken(state: State, selection: Selection | undefined): string {
  const { now } = looked(state);
  const edge = selectedEdge(now, selection);
  if (edge >= 0)
    return `${nameOf(now, now.graph.from[edge] ?? -1)} → ${nameOf(now, now.graph.to[edge] ?? -1)}`;
  return selection?.kind === 'node' ? nameOf(now, now.vertexOf.get(selection.node) ?? -1) : '';
}

/** What is reached by one key after the other, from nothing that is selected. */
async function reached(direction: 'right' | 'down', keys: readonly string[]): Promise<string[]> {
  const state = await panelOf('python', first);
  const drawing = drawingTo(state, direction);
  let selection: Selection | undefined;
  return keys.map((key) => {
    selection = walked(looked(state), drawing, selection, key) ?? selection;
    return spoken(state, selection);
  });
}

const keys = (text: string): string[] => text.split(' ').map((key) => `Arrow${key}`);

describe('arrow keys', () => {
  it('lead along edges with the data and back, from node to edge to node', async () => {
    assert.deepEqual(await reached('right', keys('Right Right Right Right Right Right Left Left')), [
      'a',
      'a → c',
      'c',
      'c → e',
      'e',
      'e',
      'd → e',
      'd',
    ]);
  });

  it('lead across to the node beside, and to the other edges of a node', async () => {
    assert.deepEqual(await reached('right', keys('Down Down Right Up Down Up Right')), [
      'a',
      'b',
      'b → d',
      'b → c',
      'b → d',
      'b → c',
      'c',
    ]);
  });

  it('follow the direction of the drawing', async () => {
    assert.deepEqual(await reached('down', keys('Down Down Down Down Down Up Left')), [
      'a',
      'a → c',
      'c',
      'c → e',
      'e',
      'd → e',
      'c → e',
    ]);
  });
});

describe('keys of the graph', () => {
  it('light one path after the other where paths are looked at', async () => {
    let state = await panelOf(
      'python',
      first,
      { kind: 'way', way: 'paths' },
      { kind: 'seed', end: 'input', name: 'b' },
    );
    const press = (key: string): number | undefined => {
      graphKey(key, state, looked(state), drawingTo(state, 'right'), (event) => {
        state = update(state, event);
      });
      return looked(state).pair?.rank;
    };
    const lit = ['PageDown', 'PageDown', 'PageDown', 'PageUp', 'PageUp', 'PageDown', 'Home'].map(press);
    assert.deepEqual(lit, [0, 1, 1, 0, undefined, 0, undefined]);
  });
});
