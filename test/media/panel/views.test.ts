import assert from 'node:assert/strict';
import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Dispatch } from '../../../media/panel/events';
import type { Look } from '../../../media/panel/look';
import type { State } from '../../../media/panel/state';
import { update } from '../../../media/panel/update';
import { Cost } from '../../../media/panel/views/cost';
import { Descent } from '../../../media/panel/views/descent';
import { Hessian } from '../../../media/panel/views/hessian';
import { Jacobian } from '../../../media/panel/views/jacobian';
import { Plot } from '../../../media/panel/views/plot';
import { first, looked, nodeOf, panelOf } from './pictured';

type View = ComponentType<{ state: State; look: Look; dispatch: Dispatch }>;

function html(view: View, state: State): string {
  return renderToString(h(view, { state, look: looked(state), dispatch: () => undefined }));
}

/** What a view says, a line a row or paragraph. */
function lines(view: View, state: State): string[] {
  return html(view, state)
    .replaceAll(/<\/(?:tr|p|summary|li|button|div)>/g, '\n')
    .replaceAll(/<\/(?:th|td|span)>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);
}

const source = '# at: p=1, q=2\ndef ‸f(p, q):\n    return [p * q, p + q]\n';

describe('views', () => {
  it('say the plot in one sentence', async () => {
    const state = await panelOf('python', first, { kind: 'seed', end: 'input', name: 'b' });
    assert.equal(
      /aria-label="([^"]*)"/.exec(html(Plot, state))?.[1],
      'Plot of e over b from 0 to 2; e between 2 and 12; at b = 1: e = 6, slope 5',
    );
  });

  it('write a step of descent out', async () => {
    assert.deepEqual(lines(Descent, await panelOf('python', first)), [
      'Descent',
      'x ← x − η ∇e η =',
      'a ← 2 − 0.1·2 1.8',
      'b ← 1 − 0.1·5 0.5',
      'e 6 → 3.45',
      'Take a step',
      '10 steps',
      'Undo',
    ]);
  });

  // By hand: the rows are (q, p) and (1, 1), so that the determinant is q − p.
  it('show the Jacobian of several outputs', async () => {
    const state = await panelOf('python', source);
    assert.deepEqual(lines(Jacobian, state).slice(0, 5), [
      'Jacobian',
      '∂↓/∂→ p q',
      'f[0] 2 1',
      'f[1] 1 1',
      'determinant 1',
    ]);
    assert.equal(html(Jacobian, await panelOf('python', first)), '');
  });

  // e = (a + b)(b + 1) has ∂²e/∂a∂b = 1 and ∂²e/∂b² = 2 everywhere.
  it('show second derivatives of the text’s own point only', async () => {
    const state = await panelOf('python', first);
    assert.deepEqual(lines(Hessian, state), ['Second derivatives', '∂²e a b', 'a 0 1', 'b 1 2']);
    const moved = update(state, { kind: 'value', node: nodeOf(state, 'a'), value: 3, begins: true });
    assert.deepEqual(lines(Hessian, moved).slice(2), ['a – –', 'b – –']);
  });

  it('say what an elimination does, step by step', async () => {
    const state = await panelOf('python', first, {
      kind: 'eliminate',
      eliminating: { strategy: 'reverse', step: 1 },
    });
    assert.deepEqual(lines(Cost, state).slice(-3), [
      '1 of 2 gone, 1 multiplication',
      'd goes: 1·1 = 1 fill-in b → e',
      'c goes: 2·1 = 2 fill-in a → e',
    ]);
  });

  it('show no number of another text', async () => {
    const stale = await panelOf('python', first, { kind: 'stale' });
    const numbers = [Plot, Hessian, Jacobian].flatMap(
      (view) => lines(view, stale).join(' ').match(/\d/g) ?? [],
    );
    assert.deepEqual(numbers, []);
    assert.ok(!lines(Descent, stale).join(' ').includes('1.8'));
  });
});
