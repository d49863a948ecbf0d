import assert from 'node:assert/strict';
import { h, options } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { App } from '../../../../media/panel/app';
import type { PanelEvent } from '../../../../media/panel/state/events';
import { startState } from '../../../../media/panel/state/state';
import { update } from '../../../../media/panel/state/update';
import { tokens, withSigns } from '../../../../media/panel/text/tokens';
import type { DeclinedPicture, PanelAnswer, ToEditor } from '../../../../src/protocol/panel';
import { answered } from '../../../analysis/answered';
import { first } from '../pictured';

const place = { uri: 'file:///document', file: 'document', line: 0, character: 0 };

/** The whole page, of an answer and what came after it. */
function page(answer: PanelAnswer, ...events: readonly PanelEvent[]): string {
  const show: PanelEvent = { kind: 'show', version: 1, edit: 0, place, answer };
  const state = [show, ...events].reduce(update, startState(undefined));
  const nothing = (): void => undefined;
  return renderToString(h(App, { state, dispatch: nothing, send: nothing }));
}

function spokenNodes(html: string): string[] {
  return Array.from(html.matchAll(/id="node-\d+"[^>]* aria-label="([^"]*)"/g), ([, name = '']) => name);
}

/** An answer whose two methods disagree, as the analysis gives it: what was followed has no numbers. */
async function disagreement(): Promise<DeclinedPicture> {
  const partial = await answered(
    'python',
    'def ‸f(a, b):\n    return a * b\n',
    { kind: 'picture' },
    { samples: false },
  );
  assert.equal(partial.kind, 'picture');
  const { key, title, span, line } = partial;
  const message = 'not shown: two methods disagree here (forward sweep 2, reverse sweep 3)';
  const stop = { code: 'checks-disagree', message, line, offset: span.start, text: 'f' } as const;
  return { kind: 'declined', key, title, span, line, stop, opaque: [], partial };
}

describe('states of the page', () => {
  it('show what was followed, and what was not, of a computation that stops', async () => {
    const source = 'import math\ndef ‸price(a):\n    c = math.exp(a)\n    return load_curve(c)\n';
    const html = page(await answered('python', source, { kind: 'picture' }));
    assert.match(html, /Stops at <code>load_curve\(c\)<\/code>, line 4/);
    assert.deepEqual(spokenNodes(html).sort(), ['a', 'c = math.exp(a)', 'load_curve(c)']);
  });

  it('say of a node the numbers of both sweeps', async () => {
    const html = page(await answered('python', first, { kind: 'picture' }), { kind: 'beside', beside: true });
    assert.ok(spokenNodes(html).includes('b, value 1, adjoint 5'));
    assert.ok(spokenNodes(html).includes('c = a + b, value 3, adjoint 2, tangent 1'));
  });

  it('show arrays whole where a computation stops, and offer no half-written expression as an input', async () => {
    const source = `import numpy as np
def ‸f(a, B):
    # at: a=[1, 2, 3], B=[[1, 2], [3, 4]]
    return np.sum(B @ a)
`;
    const html = page(await answered('python', source, { kind: 'picture' }));
    assert.deepEqual(spokenNodes(html).sort(), ['B @ a', 'B, array 2 × 2', 'a, array 3']);
    const half = page(await answered('python', 'a = 2\n‸e = (a + 1) +\n', { kind: 'picture' }));
    assert.match(half, /Stops at <code>\+<\/code>, line 2/);
    assert.doesNotMatch(half, /Treat as input/);
  });

  it('tell of a fault in the page and log it, in place of what was to be drawn', async () => {
    const answer = await answered('python', first, { kind: 'picture' });
    const show: PanelEvent = { kind: 'show', version: 1, edit: 0, place, answer };
    const sent: ToEditor[] = [];
    const send = (message: ToEditor) => sent.push(message);
    Object.assign(options, { errorBoundaries: true }); // as in a page
    const start = startState(undefined);
    // No number can be written with so many digits.
    const state = update({ ...start, options: { ...start.options, digits: 1000 } }, show);
    const html = renderToString(h(App, { state, dispatch: () => undefined, send }));
    Object.assign(options, { errorBoundaries: false });
    assert.match(
      html,
      /^<div class="bar" role="status"><span>A fault in the panel: .*Try again<\/button><\/div>$/,
    );
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ['fault'],
    );
  });

  it('show no number where two methods disagree, and the methods only to who asks', async () => {
    const html = page(await disagreement());
    assert.match(
      html,
      /Not shown: two methods disagree here\.<\/p><details[^>]*><summary>Details<\/summary>forward sweep 2, reverse sweep 3<\/details>/,
    );
    assert.deepEqual(spokenNodes(html).sort(), ['a', 'b', 'f = a · b']);
  });

  it('offer no samples that nobody allowed as values', async () => {
    const html = page(
      await answered('python', 'def ‸f(a, b):\n    return a * b\n', { kind: 'picture' }, { samples: false }),
    );
    assert.match(html, /a, b have no value\./);
    assert.doesNotMatch(html, /sample/i);
    assert.match(html, /<button type="button" disabled>Write into source/);
  });

  it('write into the source what does not stand there yet', async () => {
    const sampled = await answered('python', 'def ‸f(a, b):\n    return a * b\n', { kind: 'picture' });
    assert.match(page(sampled), /<button type="button">Write into/);
    const constant = await answered('python', first, { kind: 'picture' });
    assert.match(page(constant), /<button type="button" disabled>Write into/);
  });

  it('say one thing at a time of an answer that takes long, fails, and is asked for again', async () => {
    const answer = await answered('python', first, { kind: 'picture' });
    const working: PanelEvent = { kind: 'working' };
    const failed: PanelEvent = { kind: 'failed', message: 'There was no answer in time.' };
    const again: PanelEvent = { kind: 'show', version: 2, edit: 0, place, answer };
    const bars = (...events: PanelEvent[]): string[] =>
      Array.from(page(answer, ...events).matchAll(/<div class="bar"[^>]*>(.*?)<\/div>/g), ([, bar = '']) =>
        bar
          .replaceAll(/<[^>]*>/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      );
    const isWorking = (...events: PanelEvent[]): boolean =>
      /<header class="working">.*Working….*Cancel<\/button>/.test(page(answer, ...events));
    const said = (...events: PanelEvent[]) => [isWorking(...events), bars(...events)];
    // In the header: nothing else moves.
    assert.deepEqual(said(working), [true, []]);
    assert.deepEqual(said(working, failed), [false, ['There was no answer in time. Try again']]);
    assert.deepEqual(said(working, failed, working), [true, []]);
    assert.deepEqual(said(working, failed, again), [false, []]);
  });

  it('let nobody set values of a text that has changed', async () => {
    const answer = await answered('python', 'def ‸f(a, b):\n    return a * b\n', { kind: 'picture' });
    assert.match(page(answer), /Set values<\/button>/);
    const stale = page(answer, { kind: 'stale' });
    assert.doesNotMatch(stale, /Set values<\/button>/);
    assert.match(stale, /<p class="sentence muted">The text has changed\.<\/p>/);
  });

  it('say in words why there is no number, and draw names alone', async () => {
    const source = 'def ‸f(a, b):\n    return a * b\n';
    const html = page(await answered('python', source, { kind: 'picture' }, { samples: false }));
    assert.match(html, /Numbers appear once all inputs have values\./);
    assert.match(html, /Drawn once all inputs have values\./);
    assert.doesNotMatch(html, /<text class="value"/);
    assert.match(page(await answered('python', source, { kind: 'picture' })), /<text class="value"/);
  });

  // The logarithm has no real value below 0: a slider around −1 goes from −2 to 0.
  it('say that a plot has no value to show', async () => {
    const source = 'import numpy as np\n# at: x=-1\ndef ‸f(x):\n    return np.log(x)\n';
    const html = page(await answered('python', source, { kind: 'picture' })).replaceAll(/<[^>]*>/g, '');
    assert.match(html, /f has no finite value for x from −2 to 0\./);
  });

  it('set minus signs, but for hyphens of arrows and in strings', () => {
    assert.equal(withSigns('-sin(q1) - 1e-3'), '−sin(q1) − 1e−3');
    assert.equal(withSigns("f(x -> x - 1) - load('a-b', \"c-d"), "f(x -> x − 1) − load('a-b', \"c-d");
    assert.equal(withSigns("H' - K' * (P - 1)"), "H' − K' * (P − 1)");
    assert.equal(withSigns('w[0] * x**2 + (a - b)*c + 2*d'), 'w[0] · x**2 + (a − b)·c + 2·d');
    assert.equal(withSigns("g(*args, 'a * b') .* h"), "g(*args, 'a * b') .* h");
  });

  it('set no word of a string in italics', () => {
    const names = (text: string): string[] =>
      tokens(text)
        .filter(({ kind }) => kind === 'name')
        .map((t) => t.text);
    assert.deepEqual(names('c · load("the name of", x)'), ['c', 'x']);
    assert.deepEqual(names('load("the na…'), []);
    assert.deepEqual(names("K = P * H' / (H * P * H' + R)"), ['K', 'P', 'H', 'H', 'P', 'H', 'R']);
  });

  it('set only names in italics', () => {
    const names = tokens('f = {c if x > 0, else NaN}').filter(({ kind }) => kind === 'name');
    assert.deepEqual(
      names.map(({ text }) => text),
      ['f', 'c', 'x'],
    );
  });
});
