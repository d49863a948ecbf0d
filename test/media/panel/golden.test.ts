import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { h } from 'preact';
import type { PanelEvent } from '../../../media/panel/state/events';
import type { State } from '../../../media/panel/state/state';
import { update } from '../../../media/panel/state/update';
import { Cost } from '../../../media/panel/views/cost';
import { Graph } from '../../../media/panel/views/graph';
import { PathList, PathSteps } from '../../../media/panel/views/paths';
import { Result } from '../../../media/panel/views/result';
import { Outcomes, Transport } from '../../../media/panel/views/transport';
import { first, hourglass, looked, panelOf } from './pictured';
import { html, lines, type View } from './shown-lines';
import { svgLines } from './svg-lines';

const folder = fileURLToPath(new URL('../fixtures/golden', import.meta.url));

/** A picture: a name, and what somebody does before it. */
type Story = readonly (readonly [name: string, ...events: PanelEvent[]])[];

const every: PanelEvent = { kind: 'detail', detail: 'operations' };
const way = (to: 'values' | 'forward' | 'reverse' | 'paths'): PanelEvent => ({ kind: 'way', way: to });
const of = (end: 'input' | 'output', name: string): PanelEvent => ({ kind: 'seed', end, name });
const steps = (to: 'forward' | 'reverse', count: number, ...before: PanelEvent[]): Story =>
  Array.from({ length: count + 1 }, (_, step) => [
    `${to}, step ${step} of ${count}`,
    way(to),
    ...before,
    { kind: 'step', step },
  ]);

const stories: Readonly<Record<string, { readonly source: string; readonly story: Story }>> = {
  'first-example': {
    source: first,
    story: [
      ['values', way('values')],
      ...steps('forward', 4, of('input', 'b')),
      ...steps('reverse', 5),
      ['paths from b', way('paths'), of('input', 'b')],
      ['paths from b, the first', way('paths'), of('input', 'b'), { kind: 'path', path: 0 }],
      ['both sweeps', way('reverse'), of('input', 'b'), { kind: 'beside', beside: true }],
      ...[0, 1, 2].map((step): Story[number] => [
        `elimination, step ${step} of 2`,
        way('values'),
        { kind: 'eliminate', eliminating: { strategy: 'reverse', step } },
      ]),
      ['a text that has changed', way('reverse'), { kind: 'stale' }],
    ],
  },
  'nine-paths': {
    source: [
      'def ‸z(x, α=2, β=3, γ=5, δ=7, ε=11, ζ=13):',
      '    # at: x=1',
      '    y = α*x + β*x + γ*x',
      '    return δ*y + ε*y + ζ*y',
      '',
    ].join('\n'),
    story: [
      ['paths', way('paths'), of('input', 'x')],
      ['paths, the third', way('paths'), of('input', 'x'), { kind: 'path', path: 2 }],
      ['forward', way('forward'), of('input', 'x')],
    ],
  },
  // Story 6: the two terms pull evenly at r = 2^(1/6).
  'lennard-jones': {
    source: [
      'def ‸E(r, ϵ=1.0, σ=1.0):',
      '    # at: r=1.122462048309373',
      '    return 4*ϵ*((σ/r)**12 - (σ/r)**6)',
      '',
    ].join('\n'),
    story: [
      ['reverse', way('reverse')],
      ['paths from r', way('paths'), of('input', 'r')],
    ],
  },
  // Story 1.
  'option-price': {
    source: [
      'import numpy as np',
      'from scipy.stats import norm',
      'def ‸price(S, K, r, sigma, T):',
      '    # at: S=100, K=100, r=0.05, sigma=0.2, T=1',
      '    d1 = (np.log(S / K) + (r + sigma**2 / 2) * T) / (sigma * np.sqrt(T))',
      '    d2 = d1 - sigma * np.sqrt(T)',
      '    return S * norm.cdf(d1) - K * np.exp(-r * T) * norm.cdf(d2)',
      '',
    ].join('\n'),
    story: [
      ['by names', { kind: 'detail', detail: 'names' }, way('reverse')],
      ['by names, paths from S', { kind: 'detail', detail: 'names' }, way('paths'), of('input', 'S')],
    ],
  },
  // A matrix and two vectors, each of them one node.
  arrays: {
    source: [
      'import numpy as np',
      '# at: W=[[0.2, -0.5, 0.1, 0.7], [-0.3, 0.8, 0.4, -0.2], [0.6, 0.1, -0.9, 0.3]], x=[0.5, -1.2, 0.8, 1.1], y=[0.1, -0.4, 0.3]',
      'def ‸loss(W, x, y):',
      '    k = W @ x',
      '    r = np.tanh(k) - y',
      '    return np.sum(r**2)',
      '',
    ].join('\n'),
    story: [
      ['values', way('values')],
      ['reverse', way('reverse')],
      ['reverse, step 6', way('reverse'), { kind: 'step', step: 6 }],
      ['forward from x[1]', way('forward'), of('input', 'x[1]')],
      ['both sweeps', way('reverse'), { kind: 'beside', beside: true }],
    ],
  },
  // Story 11.
  hourglass: {
    source: hourglass,
    story: [
      ['every operation', every, way('values')],
      [
        'elimination, ten vertices gone',
        way('values'),
        { kind: 'eliminate', eliminating: { strategy: 'cheapest', step: 10 } },
      ],
      [
        'elimination, all but the waist gone',
        way('values'),
        { kind: 'eliminate', eliminating: { strategy: 'cheapest', step: 20 } },
      ],
    ],
  },
};

/** What is drawn, and what is said of it. */
function picture(state: State): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['graph', svgLines(html(Graph, state))],
    [
      'steps',
      state.way === 'paths' ? lines(Paths, state) : [...lines(Transport, state), ...lines(Outcomes, state)],
    ],
    ...(state.way === 'reverse' && state.step === Number.POSITIVE_INFINITY
      ? ([['result', lines(Result, state)]] as const)
      : []),
    ...(state.eliminating ? ([['cost', lines(Cost, state)]] as const) : []),
  ];
  return parts
    .filter(([, said]) => said.length)
    .map(([name, said]) => [`${name}:`, ...said.map((line) => `  ${line}`)].join('\n'))
    .join('\n');
}

const Paths: View = (props) => {
  const { pair } = looked(props.state);
  return pair ? [h(PathSteps, { ...props, pair }), h(PathList, { ...props, pair })] : null;
};

/** Sections of a file: `=== name`, and what the picture is. */
function sectionsOf(text: string): [name: string, picture: string][] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((section): [string, string] => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end + 1).trimEnd()];
    });
}

// With ACCEPT=1 in the environment the pictures of now are written into the files.
describe('pictures', () => {
  for (const [name, { source, story }] of Object.entries(stories))
    it(name, async () => {
      const place = join(folder, `${name}.txt`);
      const shown = await panelOf('python', source);
      const pictures = story.map(([title, ...events]): [string, string] => [
        title,
        picture(events.reduce(update, shown)),
      ]);
      if (process.env.ACCEPT)
        writeFileSync(place, pictures.map(([title, text]) => `=== ${title}\n${text}\n`).join('\n'));
      assert.deepEqual(pictures, sectionsOf(readFileSync(place, 'utf8')));
    });
});
