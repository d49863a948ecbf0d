import { strict as assert } from 'node:assert';
import { inspected } from '../../inspection/inspected';

/** Sums and differences beyond 64 bits turn over in Julia: no number is shown for them. */
describe('integers of Julia', () => {
  const cases: [sum: string, expected: string][] = [
    ['(2^62 - 1) * 2 + 1', 'ok'],
    ['(2^62 - 1) * 2 + 2', 'integer-overflow'],
    ['-(2^62) * 2', 'ok'],
    ['-(2^62) * 2 - 1', 'integer-overflow'],
  ];
  for (const [sum, expected] of cases)
    it(`${sum}: ${expected}`, async () => {
      const text = `function f(x)\n    n = ${sum}\n    return x * n\nend\n`;
      const { inspection } = await inspected('julia', text, { function: 'f', at: { x: 2 } });
      assert.equal(inspection.complete ? 'ok' : inspection.problems[0]?.code, expected);
    });
});
