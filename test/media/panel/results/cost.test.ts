import assert from 'node:assert/strict';
import { nameOf } from '../../../../media/panel/graph/model';
import { costRows, eliminationOf } from '../../../../media/panel/results/cost';
import { eliminatedAt } from '../../../../media/panel/results/eliminated';
import type { State } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { first, hourglass, panelOf, runningOf } from '../pictured';

function rows(state: State): [string, number][] {
  return costRows(runningOf(state).now).map((r) => [r.title, r.multiplications]);
}

describe('costs', () => {
  // By hand: a reaches 2 edges and b 4, e is reached by 5; c costs 2·1 and d 1·1.
  it('of the first example', async () => {
    assert.deepEqual(rows(await panelOf('python', first)), [
      ['2 forward sweeps', 6],
      ['1 reverse sweep', 5],
      ['elimination, forward order', 3],
      ['elimination, reverse order', 3],
      ['elimination, cheapest found', 3],
    ]);
  });

  // Forward: 10 times 1·1, then 10·10 for the sum, then 10 times 10·1; mixed: 10 + 10 of 1·1 first, the sum last.
  it('of an hourglass: neither forward nor reverse', async () => {
    const state = await panelOf('python', hourglass);
    const { inputs, outputs } = runningOf(state).model.picture;
    assert.deepEqual([inputs.length, outputs.length], [10, 10]);
    assert.deepEqual(
      rows(state).filter(([title]) => title.startsWith('elimination')),
      [
        ['elimination, forward order', 210],
        ['elimination, reverse order', 210],
        ['elimination, cheapest found', 120],
      ],
    );
    const least = costRows(runningOf(state).now).filter((r) => r.isLeast);
    assert.deepEqual(
      least.map((r) => r.strategy),
      ['cheapest'],
    );
  });

  it('vertices go one by one, and what is left is the Jacobian', async () => {
    const { now } = runningOf(await panelOf('python', first));
    const at = (step: number) => {
      const eliminated = eliminatedAt(now, { strategy: 'reverse', step });
      const name = (v: number): string => nameOf(now, v);
      return {
        gone: [...(eliminated?.vertices ?? [])].map(name),
        next: eliminated?.next === undefined ? undefined : name(eliminated.next),
        joined: eliminated?.joined.map(
          (j) => `${name(j.from)} ${name(j.to)} ${j.weight}${j.isNew ? ' new' : ''}`,
        ),
        left: now.graph.weights.length - (eliminated?.edges.size ?? 0),
      };
    };
    assert.deepEqual(at(0), { gone: [], next: 'd', joined: [], left: 5 });
    assert.deepEqual(at(1), { gone: ['d'], next: 'c', joined: ['b e 3 new'], left: 3 });
    assert.deepEqual(at(2), {
      gone: ['d', 'c'],
      next: undefined,
      joined: ['b e 5 new', 'a e 2 new'],
      left: 0,
    });
  });

  // y = x·w; z = sin(y)·w at (2, 3): ∂z/∂x = w²·cos(6), ∂z/∂w = sin(6) + w·x·cos(6).
  it('an output that another is computed from stays in sight, with its own derivatives', async () => {
    const source =
      'import math\ndef ‸f(x, w):\n    # at: x=2, w=3\n    y = x * w\n    z = math.sin(y) * w\n    return y, z\n';
    const { now } = runningOf(await panelOf('python', source, { kind: 'detail', detail: 'operations' }));
    const { steps = [] } = eliminationOf(now, 'forward') ?? {};
    const eliminated = eliminatedAt(now, { strategy: 'forward', step: steps.length });
    const name = (v: number): string => nameOf(now, v);
    const left = Array.from(now.graph.weights.keys()).filter((edge) => !eliminated?.edges.has(edge));
    assert.deepEqual([...(eliminated?.vertices ?? [])].map(name), ['c']);
    assert.deepEqual(
      left.map((edge) => [
        name(now.graph.from[edge] ?? -1),
        name(now.graph.to[edge] ?? -1),
        now.graph.weights[edge],
      ]),
      [
        ['x', 'y', 3],
        ['w', 'y', 2],
      ],
    );
    assert.deepEqual(
      eliminated?.joined.map((j) => `${name(j.from)} ${name(j.to)} ${j.weight.toFixed(3)}`).sort(),
      ['w z 5.482', 'x z 8.642'],
    );
    assert.ok(costRows(now).some((row) => row.strategy === 'cheapest'));
  });

  it('all operations are drawn while vertices go, and what was drawn before afterwards', async () => {
    const state = await panelOf('python', hourglass, { kind: 'detail', detail: 'names' });
    const started = update(state, { kind: 'eliminate', eliminating: { strategy: 'cheapest', step: 0 } });
    const on = update(started, { kind: 'eliminate', eliminating: { strategy: 'cheapest', step: 1 } });
    const ended = update(on, { kind: 'eliminate', eliminating: undefined });
    assert.deepEqual(
      [state, on, ended].map((s) => [s.detail, runningOf(s).now.graph.nodes.length]),
      [
        ['names', 21],
        ['operations', 41],
        ['names', 21],
      ],
    );
  });

  it('of a whole graph, which the way Paths does not show: the one ends the other', async () => {
    const event = { kind: 'eliminate', eliminating: { strategy: 'forward', step: 1 } } as const;
    const paths = { kind: 'way', way: 'paths' } as const;
    const ended = await panelOf('python', first, event, paths);
    assert.deepEqual([ended.way, ended.eliminating], ['paths', undefined]);
    const begun = await panelOf('python', first, paths, event);
    assert.deepEqual([begun.way, begun.eliminating?.step], ['reverse', 1]);
    const asked = await panelOf('python', first, event, { kind: 'look', way: 'paths' });
    assert.equal(asked.eliminating, undefined);
  });

  it('of a graph that is too large are left out', async () => {
    const source =
      '# at: x=0.5, w=0.9\ndef ‸f(x, w):\n    for k in range(800):\n        x = x * w + 0.1\n    return x\n';
    const { now } = runningOf(await panelOf('python', source));
    assert.equal(eliminationOf(now, 'forward'), undefined);
    assert.ok(costRows(now).every((r) => r.strategy === undefined));
  });
});
