import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openFile, placeCursor } from './editor';
import { copied, copy } from './in-page.mjs';
import { choose, command, own } from './palette';
import { until } from './until';
import { isRecent, useWindow } from './window';

const arm = `const dx_dq1 = -Math.sin(q1) - 0.8 * Math.sin(q1 + q2);
const dx_dq2 = -0.8 * Math.sin(q1 + q2);
const dy_dq1 = Math.cos(q1) + 0.8 * Math.cos(q1 + q2);
const dy_dq2 = 0.8 * Math.cos(q1 + q2);
`;

const byA = '\\frac{\\partial e}{\\partial a}';
const byB = '\\frac{\\partial e}{\\partial b}';

const table = `| derivative | here |
| --- | ---: |
| $${byA} = b + 1$ | 2 |
| $${byB} = a + 2 b + 1$ | 5 |

at a = 2, b = 1
`;

const json = {
  at: { a: 2, b: 1 },
  of: {
    e: {
      value: 6,
      derivatives: { a: { value: 2, formula: 'b + 1' }, b: { value: 5, formula: 'a + 2*b + 1' } },
    },
  },
};

describe('Copy Derivative As', () => {
  const window = useWindow({ file: 'sum.py' });

  const forms = [
    ['Python', 'sum.py', 4, 1, 'de_da = b + 1\nde_db = a + 2*b + 1\n'],
    ['TypeScript', 'arm.ts', 6, 17, arm],
    ['LaTeX', 'sum.py', 4, 1, `${byA} = b + 1 \\\\\n${byB} = a + 2 b + 1\n`],
    ['Markdown', 'sum.py', 4, 1, table],
    ['Plain text', 'sum.py', 4, 1, '∂e/∂a = b + 1 = 2\n∂e/∂b = a + 2b + 1 = 5\n'],
  ] as const;
  // What is copied is tested without a window; in an older one that it arrives is enough.
  for (const [form, file, line, column, expected] of isRecent ? forms : forms.slice(0, 1)) {
    it(`fills the clipboard with ${form}`, async () => {
      assert.equal(await copyAs(window().page, form, file, line, column), expected);
    });
  }

  it('fills the clipboard with JSON', async () => {
    const text = await copyAs(window().page, 'JSON', 'sum.py', 4, 1);
    assert.deepEqual(JSON.parse(text), json, text);
  });
});

/** Copies what stands at a place in a form; answers with what the clipboard then holds. */
async function copyAs(page: Page, form: string, file: string, line: number, column: number): Promise<string> {
  const before = 'nothing yet';
  await openFile(page, file);
  await placeCursor(page, line, column);
  await page.evaluate(copy, before);
  await command(page, `${own}Copy Derivative As…`);
  await choose(page, form);
  return until(
    () => page.evaluate(copied),
    (text) => text !== before,
  );
}
