import assert from 'node:assert/strict';
import { h } from 'preact';
import type { State } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { Cost } from '../../../../media/panel/views/cost';
import { Descent } from '../../../../media/panel/views/descent';
import { Hessian } from '../../../../media/panel/views/hessian';
import { Inputs } from '../../../../media/panel/views/inputs';
import { Jacobian } from '../../../../media/panel/views/jacobian';
import { Kink } from '../../../../media/panel/views/node';
import { PathList } from '../../../../media/panel/views/paths';
import { Plot } from '../../../../media/panel/views/plot';
import { Result } from '../../../../media/panel/views/result';
import { Selected } from '../../../../media/panel/views/selected';
import { Transport } from '../../../../media/panel/views/transport';
import { first, looked, nodeOf, panelOf } from '../pictured';
import { html, lines, type View } from '../shown-lines';

/** x reaches z along nine paths; y and z are sums of three products. */
const nine =
  'def ‸z(x, a=2, b=3, c=5, d=7, e=11, f=13):\n    # at: x=1\n    y = a * x + b * x + c * x\n    return d * y + e * y + f * y\n';

const Listed: View = (props) => {
  const { pair } = props.look;
  return pair ? h(PathList, { ...props, pair }) : null;
};

const source = '# at: p=1, q=2\ndef ‸f(p, q):\n    return [p * q, p + q]\n';

describe('views', () => {
  it('say the plot in one sentence', async () => {
    const state = await panelOf('python', first, { kind: 'seed', end: 'input', name: 'b' });
    assert.equal(
      /aria-label="([^"]*)"/.exec(html(Plot, state))?.[1],
      'Plot of e over b from 0 to 2; e between 2 and 12; at b = 1: e = 6, slope 5',
    );
  });

  it('show how fast a sweep is played', async () => {
    const state = await panelOf('python', first, { kind: 'speed', speed: 4 });
    assert.deepEqual(html(Transport, state).match(/<option[^>]*>[^<]*/g), [
      '<option value="0.5">0.5×',
      '<option value="1">1×',
      '<option value="2">2×',
      '<option selected value="4">4×',
    ]);
  });

  it('mark the operations at a kink, and none that begin at the same place', async () => {
    const text =
      'import numpy as np\ndef ‸f(x, w):\n    # at: x=2, w=0.5\n    return np.maximum(1 - w * x, 0) + abs(x - 2) * w\n';
    assert.deepEqual(marked(await panelOf('python', text)), ['max', 'abs']);
  });

  it('mark arrays with an element at a kink, and of the elements that one', async () => {
    const text =
      'import numpy as np\ndef ‸f(x):\n    # at: x=[-1, 0, 2, 3, 4, 5, 6, 7, 8]\n    h = np.maximum(x, 0)\n    return np.sum(h**2)\n';
    const state = await panelOf('python', text);
    assert.deepEqual(marked(state), ['max', 'array']);
    const beyond = update(state, { kind: 'value', node: nodeOf(state, 'x[1]'), value: 1, begins: true });
    assert.deepEqual(marked(beyond), []);
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

  it('say of what is selected how it moves the output, and nothing of the output itself', async () => {
    const state = await panelOf('python', first);
    const at = (name: string): string => {
      const node = nodeOf(state, name);
      return html(Selected, update(state, { kind: 'select', selection: { kind: 'node', node } }));
    };
    assert.match(at('b'), /moves at(?:<!-- -->)? 5/);
    assert.equal(at('e'), '');
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

  it('work nothing out in a part that is closed', async () => {
    const open = await panelOf('python', first);
    for (const [section, view] of [
      ['plot', Plot],
      ['descent', Descent],
      ['cost', Cost],
      ['result', Result],
    ] as const) {
      const closed = update(open, { kind: 'toggle', section });
      assert.ok(lines(view, open).length > 1, section);
      assert.equal(lines(view, closed).length, 1, section);
    }
  });

  it('show no number of another text', async () => {
    const stale = await panelOf('python', first, { kind: 'stale' });
    const numbers = [Plot, Hessian, Jacobian].flatMap(
      (view) => lines(view, stale).join(' ').match(/\d/g) ?? [],
    );
    assert.deepEqual(numbers, []);
    assert.ok(!lines(Descent, stale).join(' ').includes('1.8'));
    const fields = html(Inputs, stale).match(/inputmode="decimal"[^>]*>/gi) ?? [];
    assert.deepEqual(
      fields.map((field) => /value="([^"]*)"/.exec(field)?.[1] ?? ''),
      ['', ''],
    );
    const counts = /<tbody>.*<\/tbody>/s.exec(html(Cost, stale))?.[0].match(/<td>[^<]*/g);
    assert.deepEqual(new Set(counts), new Set(['<td>–']));
    assert.ok(!lines(Result, stale).join(' ').includes('1 output'));
    const paths = update(await panelOf('python', nine, { kind: 'way', way: 'paths' }), { kind: 'stale' });
    assert.ok(!lines(Listed, paths).join(' ').includes('Factored'));
  });

  it('count the paths that are drawn, and all that there are', async () => {
    // 3 uses of y with two paths from x each; two of the uses are in y·y, which is folded into one edge.
    const text =
      'import math\n# at: x=0.5\ndef ‸f(x):\n    y = math.sin(x) + math.cos(x)\n    z = y * y * y\n    return z\n';
    const state = await panelOf(
      'python',
      text,
      { kind: 'way', way: 'paths' },
      { kind: 'detail', detail: 'names' },
    );
    assert.match(lines(Listed, state).join('\n'), /sum over 4 paths as drawn, 6 in all/);
    const whole = update(state, { kind: 'detail', detail: 'operations' });
    assert.match(lines(Listed, whole).join('\n'), /sum over 6 paths/);
  });

  it('factor only where that saves something', async () => {
    const factoring = async (text: string): Promise<boolean> => {
      const state = await panelOf('python', text, { kind: 'way', way: 'paths' });
      return lines(Listed, state).join(' ').includes('Factored');
    };
    assert.equal(await factoring(nine), true);
    assert.equal(await factoring('a = 2\n‸y = 0.5 - (a + a)\n'), false);
    assert.equal(await factoring(first), false);
  });

  it('say of a constant output that it depends on nothing', async () => {
    const text = '# at: x=2, y=5\ndef ‸f(x, y):\n    return 3.0, x * y\n';
    const chosen = { kind: 'seed', end: 'output', name: 'f[0]' } as const;
    const state = await panelOf('python', text, chosen);
    assert.deepEqual(lines(Transport, state), [
      'f[0] = 3 does not depend on an input: all derivatives are 0.',
    ]);
    assert.deepEqual(lines(Result, state).slice(1, 5), ['elasticity', 'f[0] 3', '∂/∂x 0 0', '∂/∂y 0 0']);
    const paths = update(state, { kind: 'way', way: 'paths' });
    assert.deepEqual(lines(Transport, paths), lines(Transport, state));
    assert.deepEqual([looked(paths).pair, lines(Listed, paths)], [undefined, []]);
    const alone = await panelOf('python', '# at: x=2\ndef ‸f(x):\n    return 3.0\n');
    assert.match(lines(Transport, alone).join(), /^f = 3 does not depend on an input/);
  });

  it('say of an output that is an input that nothing lies between', async () => {
    const state = await panelOf(
      'python',
      '# at: x=2, y=5\ndef ‸f(x, y):\n    return x, x * y\n',
      { kind: 'way', way: 'paths' },
      { kind: 'seed', end: 'output', name: 'x' },
      { kind: 'seed', end: 'input', name: 'x' },
    );
    assert.deepEqual(lines(Transport, state), [
      '∂x/∂x = 1: an input that is an output, too, and no operation lies between.',
    ]);
  });

  it('name the rule of what was folded into a node', async () => {
    const text =
      'import math\n# at: a=1, b=2\ndef ‸f(a, b):\n    y = math.sin(a) * b + math.cos(a * b)\n    return y\n';
    const state = await panelOf(
      'python',
      text,
      { kind: 'way', way: 'forward' },
      { kind: 'detail', detail: 'names' },
    );
    assert.match(lines(Transport, state).join(' '), /chain rule through 5 operations/);
    const whole = update(state, { kind: 'detail', detail: 'operations' });
    assert.match(lines(Transport, whole).join(' '), /sum rule/);
    const sums = await panelOf('python', nine, { kind: 'way', way: 'forward' });
    assert.match(lines(Transport, sums).join(' '), /sum rule/);
  });
});

/** The operations of the nodes that bear the mark of a kink. */
function marked(state: State): string[] {
  const nodes = [...looked(state).now.model.nodes.values()];
  const mark = ({ node }: { node: number }): string =>
    html((props) => h(Kink, { ...props, node, x: 0, y: 0 }), state);
  return nodes.filter((node) => mark(node).includes('◆')).map(({ operation }) => operation);
}
