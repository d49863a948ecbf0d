import assert from 'node:assert/strict';
import { roundsOf } from '../../../../media/panel/results/rounds';
import { panelOf, runningOf } from '../pictured';

const network = `import math
# at: w=0.9, b=0.5, h=0
def ‸f(w, b, h):
    for t in range(50):
        h = math.tanh(w * h + b)
    return h
`;

async function rounds(text: string) {
  const { now } = runningOf(await panelOf('python', text));
  const [output] = now.model.picture.outputs;
  assert.ok(output);
  return roundsOf(now, output);
}

describe('a loop round by round', () => {
  it('shows a gradient that vanishes, and by how much a round shrinks it', async () => {
    const [found, ...others] = await rounds(network);
    assert.ok(found && !others.length);
    assert.deepEqual([found.name, found.adjoints.length, found.adjoints.at(-1)], ['h', 50, 1]);
    // At the fixed point h = 0.853229 a round multiplies by w·(1 − h²); the whole is verified elsewhere as 1.82e-30.
    assert.equal(found.factor.toFixed(4), (0.9 * (1 - 0.853229 ** 2)).toFixed(4));
    const beginning = (found.adjoints[0] ?? 0) * 0.9 * (1 - Math.tanh(0.5) ** 2);
    assert.equal(beginning.toExponential(2), '1.82e-30');
  });

  it('is nothing where no loop carries anything', async () => {
    assert.deepEqual(await rounds('# at: x=2\ndef ‸f(x):\n    return x * x\n'), []);
  });
});
