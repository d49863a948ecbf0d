import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Detail } from '../../../../media/panel/graph/detail';
import { looked, panelOf } from '../pictured';

const source = readFileSync(join(__dirname, '../../../vscode/fixtures/price.py'), 'utf8');

describe('the order of paths', () => {
  // Of the price S·Φ(d₁) − K·e^(−rT)·Φ(d₂): S·φ(d₁)/(S·σ·√T) = 1.8762 and as much through d₂ cancel, Φ(d₁) is left.
  for (const detail of ['operations', 'chains', 'expressions', 'names'] satisfies Detail[])
    it(`is that of the text where two of one size cancel, drawn as ${detail}`, async () => {
      const state = await panelOf(
        'python',
        source.replace('def ', 'def ‸'),
        { kind: 'way', way: 'paths' },
        { kind: 'seed', end: 'input', name: 'S' },
        { kind: 'detail', detail },
      );
      assert.deepEqual(
        looked(state).pair?.paths.largest.map((p) => p.contribution.toPrecision(6)),
        ['1.87620', '-1.87620', '0.636831'],
      );
    });
});
