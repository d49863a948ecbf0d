import assert from 'node:assert/strict';
import { trace } from '../../src/core/tape/trace';
import { primal } from '../../src/engine/primal';
import { rerun } from '../../src/engine/rerun';
import { python } from '../../src/languages/python';

const text = `def f(x, n):
    if x > 1:
        return x * x
    for i in range(n):
        x = x + i
    return x
`;

function traced(x: number, n: number) {
  const point = new Map([
    ['x', x],
    ['n', n],
  ]);
  return trace({ program: python.parse(text), target: { kind: 'function', name: 'f' }, point });
}

describe('a rerun', () => {
  before(() => python.load());

  it('gives the numbers of a new trace where every guard holds', () => {
    const { tape } = traced(2, 0);
    const again = rerun(tape, [3, 0]);
    assert.ok('values' in again);
    assert.equal(again.values[tape.outputs[0]?.nodes[0] ?? -1], 9);
  });

  it('says which guard breaks where the branch would be another', () => {
    const again = rerun(traced(2, 0).tape, [0.5, 0]);
    assert.ok('broken' in again && again.broken.value === 1);
  });

  it('says where the program would have ended with an error', () => {
    const program = python.parse('import math\ndef g(x):\n    return 1 + math.log(x)\n');
    const { tape } = trace({ program, target: { kind: 'function', name: 'g' }, point: new Map([['x', 2]]) });
    assert.ok('values' in rerun(tape, [3]));
    const again = rerun(tape, [-3]);
    assert.ok('raised' in again);
    assert.equal(primal(tape, [2])[again.raised], Math.log(2));
  });

  it('breaks where a loop would have another number of rounds', () => {
    const { tape } = traced(0.5, 3);
    assert.ok('values' in rerun(tape, [0.25, 3]));
    assert.ok('broken' in rerun(tape, [0.25, 4]));
  });
});
