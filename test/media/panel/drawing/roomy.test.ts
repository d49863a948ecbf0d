import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PanelEvent } from '../../../../media/panel/state/events';
import { panelOf, runningOf } from '../pictured';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));

describe('how much is drawn, where nobody has chosen', () => {
  // Titles have ten pixels at a scale of 0.72.
  for (const [file, at, width, height, expected] of [
    ['option_price.py', 'bs_call(', 900, 620, 'expressions'],
    ['option_price.py', 'bs_call(', 600, 600, 'names'],
    ['option_price.py', 'bs_call(', 461, 440, 'names'],
    ['lessons/09-many-outputs.py', 'points(', 1200, 700, 'expressions'],
    ['lessons/09-many-outputs.py', 'points(', 600, 600, 'names'],
    // Without its inner nodes there would be nothing to follow.
    ['first.py', 'e =', 200, 150, 'operations'],
  ] as const)
    it(`is what can be read: ${file} in ${width} × ${height}`, async () => {
      const state = await panelOf('python', marked(file, at), room(width, height));
      assert.equal(runningOf(state).model.detail, expected);
    });

  it('is what somebody has chosen, in any room', async () => {
    const detail: PanelEvent = { kind: 'detail', detail: 'operations' };
    const state = await panelOf('python', marked('option_price.py', 'bs_call('), detail, room(600, 600));
    assert.equal(runningOf(state).model.detail, 'operations');
  });

  it('stays as it is while something is unfolded, which needs more room', async () => {
    const source = marked('option_price.py', 'bs_call(');
    const before = await panelOf('python', source, room(600, 600));
    const { now, model } = runningOf(before);
    const node = model.picture.nodes.find((n) => n.name === 'd1')?.node;
    const after = await panelOf('python', source, room(600, 600), { kind: 'unfold', node });
    assert.equal(runningOf(after).model.detail, 'names');
    assert.ok(runningOf(after).now.graph.nodes.length > now.graph.nodes.length);
  });
});

function room(width: number, height: number): PanelEvent {
  return { kind: 'room', room: { width, height } };
}

function marked(file: string, at: string): string {
  const text = readFileSync(join(examples, file), 'utf8');
  const offset = text.lastIndexOf(at);
  return `${text.slice(0, offset)}‸${text.slice(offset)}`;
}
