import assert from 'node:assert/strict';
import { dotOf, jsonOf, mermaidOf } from '../../../../media/panel/export/text';
import { nameOf } from '../../../../media/panel/graph/model';
import { infectionOf } from '../../../../media/panel/results/infection';
import type { PanelEvent } from '../../../../media/panel/state/events';
import type { State } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { looked, panelOf } from '../pictured';

const every: PanelEvent = { kind: 'detail', detail: 'operations' };

/** `origin y`, `infected x → y`, in the order of the graph. */
function told(state: State): string[] {
  const look = looked(state);
  const { now } = look;
  const { vertices, edges } = infectionOf(look);
  const name = (v: number | undefined): string => nameOf(now, v ?? -1);
  return [
    ...[...vertices].sort(([a], [b]) => a - b).map(([v, kind]) => `${kind} ${name(v)}`),
    ...[...edges]
      .sort(([a], [b]) => a - b)
      .map(([e, kind]) => `${kind} ${name(now.graph.from[e])} → ${name(now.graph.to[e])}`),
  ];
}

describe('what is not finite', () => {
  // exp overflows beyond 709.78; ∞/∞ is NaN.
  const quotient =
    'import numpy as np\n# at: x=1000\ndef ‸f(x):\n    big = np.exp(x)\n    small = np.sin(x)\n    return big / (big + small)\n';

  it('begins where a value overflows, and travels to the output', async () => {
    const state = await panelOf('python', quotient, every, { kind: 'way', way: 'values' });
    assert.deepEqual(told(state), [
      'origin big',
      'infected c',
      'infected f',
      'infected big → c',
      'infected big → f',
      'infected c → f',
    ]);
    assert.deepEqual(told(update(state, { kind: 'stale' })), []);
  });

  it('ends where something finite is made of it', async () => {
    const text = quotient.replace('big / (big + small)', '1 / big + small');
    const state = await panelOf('python', text, every, { kind: 'way', way: 'values' });
    const names = told(state);
    assert.ok(names.includes('origin big') && !names.some((line) => / f$/.test(line)), names.join());
  });

  // where(x > 0, sqrt(x), 0) at 0: the adjoint 0 of the branch not taken times 1/(2√0) = ∞ is NaN.
  it('begins on an edge of a derivative, and comes back to the input step by step', async () => {
    const text =
      'import jax.numpy as jnp\n# at: x=0.0\ndef ‸f(x):\n    u = 2.0 * x\n    r = jnp.sqrt(u)\n    return jnp.where(x > 0, r, 0.0)\n';
    const state = await panelOf('python', text, every);
    assert.deepEqual(told(state), ['infected x', 'infected u', 'infected x → u', 'origin u → r']);
    const early = update(state, { kind: 'step', step: 1 });
    assert.deepEqual(told(early), []);
    const paths = update(state, { kind: 'way', way: 'paths' });
    assert.deepEqual(told(paths), told(state));
    assert.deepEqual(told(update(state, { kind: 'way', way: 'values' })), []);
  });

  it('is told in files too, with where it begins', async () => {
    const look = looked(await panelOf('python', quotient, every, { kind: 'way', way: 'values' }));
    const { nodes, edges } = JSON.parse(jsonOf(look)) as Saved;
    assert.deepEqual(
      nodes.filter((n) => n.notFinite).map((n) => [n.name, n.notFinite]),
      [
        ['big', 'begins'],
        ['c', 'passes'],
        ['f', 'passes'],
      ],
    );
    assert.equal(edges.filter((e) => e.notFinite === 'passes').length, 3);
    assert.match(dotOf(look), /label="big = np\.exp\(x\)\\n∞", shape=box, color=red, penwidth=3\]/);
    assert.equal(dotOf(look).match(/color=red, style=dashed/g)?.length, 5);
    assert.equal(mermaidOf(look).match(/linkStyle \d+ stroke:red/g)?.length, 3);
    assert.equal(mermaidOf(look).match(/ {2}style n\d+ stroke:red/g)?.length, 3);
    const small = looked(await panelOf('python', quotient.replace('1000', '1'), every));
    assert.doesNotMatch(dotOf(small) + mermaidOf(small) + jsonOf(small), /red|notFinite/);
  });
});

interface Saved {
  readonly nodes: readonly { readonly name: string; readonly notFinite?: string }[];
  readonly edges: readonly { readonly notFinite?: string }[];
}
