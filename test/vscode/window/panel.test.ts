import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { activeTab, openFile } from './editor';
import { command, own } from './palette';
import {
  assertClose,
  chips,
  chooseEnd,
  chooseWay,
  lit,
  openGraph,
  panel,
  panelPicture,
  press,
  type Shown,
  shownIn,
  type ToldStep,
  told,
  untilShown,
  untilTitle,
  values,
} from './panel';
import { useWindow } from './window';

/** ∂to/∂from of each edge. */
const edges = ['∂c/∂a', '∂c/∂b', '∂d/∂b', '∂e/∂c', '∂e/∂d'];

describe('the panel, of the first example', () => {
  const window = useWindow({ file: 'sum.py' });

  it('opens by its key beside the editor, which keeps the focus, with the reverse sweep filled in', async () => {
    const { page } = window();
    await openGraph(page, 4, 1);
    const shown = await untilTitle(page, /^e = /);
    await panelPicture(page, 'panel, reverse, 600');
    assert.equal(shown.way, 'Reverse');
    assert.equal(shown.place, 'sum.py:4');
    assert.deepEqual(chips(shown), { a: 'ā 2', b: 'b̄ 5', c: 'c̄ 2', d: 'd̄ 3', e: 'ē 1' });
    assert.deepEqual(values(shown), { a: '2', b: '1', c: '3', d: '2', e: '6' });
    assert.deepEqual(Object.fromEntries(shown.edges.map((e) => [e.partial, e.text])), {
      '∂c/∂a': '1',
      '∂c/∂b': '1',
      '∂d/∂b': '1',
      '∂e/∂c': '2',
      '∂e/∂d': '3',
    });
    assert.equal(await activeTab(page, 'sum.py').count(), 1);
    assertTold(shown, told(window(), 'sum.py:4'));
  });

  it('opens by its command too', async () => {
    const { page } = window();
    await command(page, 'View: Close All Editors');
    await openFile(page, 'sum.py');
    await command(page, `${own}Open Graph to the Side`);
    await untilShown(page, (s) => s.title !== '' || s.message !== '');
    await openGraph(page, 4, 1);
    await untilTitle(page, /^e = /);
  });

  it('forward from b', async () => {
    const { page } = window();
    await chooseWay(page, 'Forward');
    await chooseEnd(page, 'Input', 'b');
    const shown = await untilShown(page, (s) => s.question.includes(' b '));
    await panelPicture(page, 'panel, forward, 600');
    assert.deepEqual(chips(shown), { b: 'ḃ 1', c: 'ċ 1', d: 'ḋ 1', e: 'ė 5' });
    assertSwept(shown, told(window(), 'sum.py:4', '--forward', 'b').sweeps[0]?.steps ?? []);
  });

  it('steps forward: the edges that arrive are lit, and counted', async () => {
    const { page } = window();
    const steps = await stepped(page);
    assert.deepEqual(
      steps.map(({ sentence, counts, ...s }) => [sentence, lit(s as Shown).sort(), edgesOf(counts)]),
      [
        ['Press Play, or take one step.', [], '0 of 4'],
        ['ḃ = 1', [], '0 of 4'],
        ['ċ = ḃ·1 = 1', ['∂c/∂b'], '1 of 4'],
        ['ḋ = ḃ·1 = 1', ['∂d/∂b'], '2 of 4'],
        ['ė = ċ·2 + ḋ·3 = 2 + 3 = 5', ['∂e/∂c', '∂e/∂d'], '4 of 4'],
      ],
    );
  });

  it('steps in reverse: the edges that leave are lit, and counted', async () => {
    const { page } = window();
    await chooseWay(page, 'Reverse');
    const steps = await stepped(page);
    const last = steps.at(-1);
    for (const step of steps.slice(1)) {
      const [current] = step.nodes.filter((n) => n.isCurrent);
      assert.deepEqual(
        lit(step).sort(),
        edges.filter((e) => e.endsWith(`/∂${current?.name}`)).sort(),
        step.sentence,
      );
    }
    const sentences = steps.map((s) => s.sentence);
    assert.ok(sentences.includes('b̄ = c̄·1 + d̄·1 = 2 + 3 = 5'), sentences.join('\n'));
    assert.equal(edgesOf(last?.counts ?? ''), '5 of 5');
    assert.equal(steps.length, 6);
  });

  it('plays by itself', async () => {
    const { page } = window();
    await press(page, 'To the start');
    await press(page, 'Play');
    const shown = await untilShown(page, (s) => s.counts.startsWith('step 2 of 5')); // one a second
    assert.deepEqual(Object.keys(chips(shown)).length, 2);
    await press(page, 'Pause');
    await press(page, 'To the end');
    await untilShown(page, (s) => chips(s).b === 'b̄ 5');
  });

  it('paths from b', async () => {
    const { page } = window();
    await chooseWay(page, 'Paths');
    const all = await untilShown(page, (s) => s.question.includes(' b '));
    await panelPicture(page, 'panel, paths, 600');
    assert.deepEqual(all.paths, [
      ['b → d → e1·3', '3'],
      ['b → c → e1·2', '2'],
      ['sum over 2 paths', '5'],
    ]);
    assert.equal(all.sentence, '∂e/∂b = 1·3 + 1·2 = 5');
    assert.deepEqual(lit(all).sort(), edges.filter((e) => e !== '∂c/∂a').sort());
    await press(page, 'The next path');
    await press(page, 'The next path');
    const second = await untilShown(page, (s) => s.counts === 'path 2 of 2');
    assert.deepEqual(lit(second).sort(), ['∂c/∂b', '∂e/∂c']);
    assert.equal(second.sentence, '1·2 = 2');
    assert.deepEqual(second.rules, ['b → c → e', 'so far 3 + 2 = 5']);
  });

  it('values', async () => {
    const { page } = window();
    await chooseWay(page, 'Values');
    await panelPicture(page, 'panel, values, 600');
    const shown = await shownIn(page);
    assert.deepEqual(chips(shown), {});
    assert.deepEqual(values(shown), { a: '2', b: '1', c: '3', d: '2', e: '6' });
  });
});

describe('the panel, of the stories', () => {
  const window = useWindow({ file: 'price.py' });

  it('the price of an option: its values, and how each input moves it', async () => {
    const { page } = window();
    await openGraph(page, 5, 6);
    await untilTitle(page, /^bs_call/);
    await chooseWay(page, 'Reverse');
    const shown = await shownIn(page);
    await panelPicture(page, 'panel, price of an option, 600');
    const story = { S: 0.636831, K: -0.532325, r: 53.232482, sigma: 37.524035, T: 6.414028 };
    assertClose(derivatives(shown), story);
    assertTold(shown, told(window(), 'price.py:5'));
  });

  it('an arm with two outputs: its Jacobian, and a sweep from each output', async () => {
    const { page } = window();
    await openFile(page, 'arm.ts');
    await openGraph(page, 6, 17);
    const shown = await untilTitle(page, /arm/);
    await panelPicture(page, 'panel, arm, 600');
    const expected = told(window(), 'arm.ts:6');
    assertTold(shown, expected);
    expected.jacobian.forEach((row, k) => {
      assertClose(record(shown.matrix[k] ?? []), record(row));
    });
    assertClose(shown.facts, { determinant: 0.626662, 'condition number': 5.02648 });
    await chooseEnd(page, 'Output', 'y');
    const other = await untilShown(page, (s) => s.question.includes(' y '));
    assertSwept(other, told(window(), 'arm.ts:6', '--reverse', 'y').sweeps[0]?.steps ?? []);
  });
});

/** Every step of the sweep, from its start by one step at a time. */
async function stepped(page: Page): Promise<Shown[]> {
  await press(page, 'To the start');
  const steps = [await untilShown(page, (s) => s.counts.startsWith('step 0 of'))];
  const count = Number(/of (\d+)/.exec(steps[0]?.counts ?? '')?.[1]);
  for (let k = 1; k <= count; k++) {
    await panel(page).getByRole('button', { name: 'One step', exact: true }).press('Enter');
    steps.push(await untilShown(page, (s) => s.counts.startsWith(`step ${k} of`)));
  }
  return steps;
}

function edgesOf(counts: string): string {
  return /edges (\d+ of \d+)/.exec(counts)?.[1] ?? counts;
}

/** Of the result: input → derivative. */
function derivatives({ result }: Shown): Record<string, string> {
  return Object.fromEntries(
    result.slice(1).map(([name = '', number = '']) => [name.split('/∂')[1] ?? '', number] as const),
  );
}

/** Values, partials and the reverse sweep are those of the command line. What is folded in the panel is not compared. */
function assertTold(shown: Shown, expected: ReturnType<typeof told>): void {
  const there = new Set(shown.nodes.map((n) => n.name));
  assert.ok(there.size > expected.inputs.length, [...there].join());
  // What has no name may be shown by its text.
  const known = expected.graph.nodes.filter((n) => there.has(n.name));
  const ends = [...expected.inputs, ...expected.outputs.map((o) => o.name)];
  assert.deepEqual(
    ends.filter((name) => !there.has(name)),
    [],
  );
  assertClose(values(shown), Object.fromEntries(known.map((n) => [n.name, n.value])));
  assertSwept(shown, expected.sweeps[0]?.steps ?? []);
  const row = expected.jacobian[0] ?? [];
  assertClose(
    derivatives(shown),
    Object.fromEntries(expected.inputs.map((name, k) => [name, row[k] ?? Number.NaN])),
  );
}

function assertSwept(shown: Shown, steps: readonly ToldStep[]): void {
  const numbers = Object.entries(chips(shown)).map(
    ([name, chip]) => [name, chip.replace(/^.* /, '')] as const,
  );
  const expected = steps.filter((s) => shown.nodes.some((n) => n.name === s.node));
  assertClose(Object.fromEntries(numbers), Object.fromEntries(expected.map((s) => [s.node, s.total])));
}

function record<T>(list: readonly T[]): Record<string, T> {
  return Object.fromEntries(list.entries());
}
