import assert from 'node:assert/strict';
import { h } from 'preact';
import { fitted, type LayoutTask } from '../../../../media/layout/fitted';
import { type LayOut, LayoutBesidePage, type StartWorker } from '../../../../media/panel/drawing/lay-out';
import { Graph } from '../../../../media/panel/views/graph';
import { Layouting } from '../../../../media/panel/views/use-drawing';
import { first, panelOf } from '../pictured';
import { html, type View } from '../shown-lines';

/** A chain of nodes. */
function chain(count: number): LayoutTask {
  const edges = Array.from({ length: count - 1 }, (_, k) => k);
  const request = {
    widths: new Float64Array(count).fill(90),
    heights: new Float64Array(count).fill(54),
    from: Int32Array.from(edges),
    to: Int32Array.from(edges, (k) => k + 1),
    labelWidths: new Float64Array(count - 1),
    labelHeights: new Float64Array(count - 1),
    direction: 'right',
  } as const;
  return { first: { request }, room: { width: 800, height: 500 } };
}

/** A worker in the hands of a test. */
function worker() {
  const tasks: LayoutTask[] = [];
  let ends: Parameters<StartWorker> | undefined;
  const { layOut } = new LayoutBesidePage((...given) => {
    ends = given;
    return (task) => tasks.push(task);
  });
  return {
    tasks,
    layOut,
    answer: (task: LayoutTask) => ends?.[0]({ laid: fitted(task) }),
    fail: (fault: string) => ends?.[0]({ fault }),
    lose: () => ends?.[1](),
  };
}

/** The graph of the first example, laid out by somebody. */
async function graphBy(layOut: LayOut): Promise<string> {
  const view: View = (props) => h(Layouting.Provider, { value: layOut, children: h(Graph, props) });
  return html(view, await panelOf('python', first));
}

describe('layouts beside the page', () => {
  const [small, large, larger, largest] = [chain(20), chain(80), chain(90), chain(100)];

  it('are made at once where they are small', () => {
    const { layOut, tasks } = worker();
    assert.deepEqual([layOut(small), tasks], [fitted(small), []]);
  });

  it('are made one after the other, of those that wait the latest', async () => {
    const { layOut, tasks, answer } = worker();
    const [one, two, three] = [layOut(large), layOut(larger), layOut(largest)];
    assert.deepEqual(tasks, [large]);
    answer(large);
    answer(largest);
    assert.deepEqual(tasks, [large, largest]);
    assert.deepEqual(await Promise.all([one, two, three]), [fitted(large), undefined, fitted(largest)]);
  });

  it('fail one by one', async () => {
    const { layOut, answer, fail } = worker();
    const failing = layOut(large);
    fail('too long');
    await assert.rejects(async () => failing, /too long/);
    const next = layOut(larger);
    answer(larger);
    assert.deepEqual(await next, fitted(larger));
  });

  it('are made by the page where there is no worker', async () => {
    const { layOut, lose } = worker();
    const waiting = [large, larger].map(async (task) => layOut(task));
    lose();
    assert.deepEqual(await Promise.all(waiting), [fitted(large), fitted(larger)]);
    assert.deepEqual(layOut(largest), fitted(largest));
  });

  it('are made by the page where no worker can be started', async () => {
    const { layOut } = new LayoutBesidePage(() => {
      throw new Error('not allowed');
    });
    assert.deepEqual(await layOut(large), fitted(large));
    assert.deepEqual(layOut(larger), fitted(larger));
  });

  it('are awaited without a word, and told of where they fail', async () => {
    const awaited = await graphBy(() => new Promise(() => undefined));
    const failed = await graphBy(() => {
      throw new Error('too long');
    });
    const texts = [awaited, failed].map((page) => /<p class="message muted">([^<]*)/.exec(page)?.[1]);
    assert.deepEqual(texts, [undefined, 'The graph could not be laid out: too long']);
    assert.deepEqual(
      [awaited, failed].map((page) => page.includes('class="node')),
      [false, false],
    );
  });
});
