import assert from 'node:assert/strict';
import { Lines } from '../../src/core/lines';
import { branchesOf, branchNote } from '../../src/inspection/branches';
import { inspected, type Question } from './inspected';

describe('the branch that a computation takes', () => {
  it('is named by the conditions of its source', async () => {
    const text = [
      'def f(x, y):',
      '    if x > 0:',
      '        y = y * x',
      '    z = y if not y < x else x',
      '    return z * z',
    ].join('\n');
    assert.equal(
      await note(text, { x: 1.5, y: 2 }),
      'on this branch: x > 0 (line 2), y < x is false (line 4)',
    );
    assert.equal(
      await note(text, { x: -1, y: -2 }),
      'on this branch: x > 0 is false (line 2), y < x (line 4)',
    );
  });

  it('is not there where constants decide, or a formula has both ways', async () => {
    assert.equal(await note('n = 3\ndef f(x):\n    return x * x if n > 2 else x\n', { x: 2 }), undefined);
    const both = 'import numpy as np\ndef f(x):\n    return np.where(x > 0, abs(x), max(x, -1.0))\n';
    assert.equal(await note(both, { x: 2 }), undefined);
  });

  it('names three conditions at most', async () => {
    const text = [
      'def f(x):',
      ...[1, 2, 3, 4, 5].map((k) => `    if x > ${k}: x = x * ${k}`),
      '    return x',
    ].join('\n');
    // 4 > 1, 4 > 2, then 8 > 3, 24 > 4, 96 > 5.
    assert.equal(
      await note(text, { x: 4 }),
      'on this branch: x > 1 (line 2), x > 2 (line 3), x > 3 (line 4), + 2 more',
    );
  });

  it('counts the rounds of a loop, and names a test of tests once', async () => {
    // 100 → 10 → 1 → 0.1: three rounds of more than 0.5.
    const loop = 'def f(x):\n    while x > 0.5:\n        x = x / 10\n    return x\n';
    assert.equal(await note(loop, { x: 100 }), 'on this branch: x > 0.5 3 of 4 times (line 2)');
    const both = 'def f(x, y):\n    if x > 0 and y > 0:\n        return x * y\n    return x\n';
    assert.equal(await note(both, { x: -1, y: 2 }), 'on this branch: x > 0 is false (line 2)');
  });

  it('is what an index and an order come to', async () => {
    const index = 'def f(x):\n    table = [1.0, 2.0, 5.0]\n    return x * table[int(x)]\n';
    assert.equal(await note(index, { x: 2.5 }), 'on this branch: int(x) is 2 (line 3)');
    const order = 'import numpy as np\ndef f(x):\n    return np.sort(x)[0] * 2\n';
    assert.equal(await note(order, { x: [3, 1, 2] }), 'on this branch: np.sort(x) decided as here (line 3)');
  });

  it('is named in other languages as well', async () => {
    const c = 'double f(double x) {\n  return x >= 1.0 ? x * x : 2.0 * x;\n}\n';
    assert.equal(await note(c, { x: 3 }, 'c'), 'on this branch: x >= 1.0 (line 2)');
  });
});

async function note(text: string, at: Required<Question>['at'], language = 'python') {
  const { inspection, program } = await inspected(language, text, { function: 'f', at });
  assert.ok(inspection.complete, JSON.stringify(inspection.problems));
  const lines = new Lines(text);
  return branchNote(branchesOf(inspection.tape, program, text), (offset) => lines.positionAt(offset).line);
}
