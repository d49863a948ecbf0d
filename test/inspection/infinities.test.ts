import assert from 'node:assert/strict';
import { inspected } from './inspected';

// Said by CPython 3.11 with NumPy 2.4: a number of NumPy in a sum makes the sum one of NumPy, whose quotient by zero is
// infinite; Python's own raises ZeroDivisionError.
describe('a quotient by zero', () => {
  const value = async (terms: string): Promise<number | string | undefined> => {
    const text = `import numpy as np\ndef f(x):\n    return (${terms}) / (x - x)\n`;
    const { inspection } = await inspected('python', text, { function: 'f', at: { x: 1 } });
    const [output] = inspection.outputs;
    return output ? inspection.primals[output.node] : inspection.problems[0]?.code;
  };

  it('is infinite where a number of NumPy is among the terms, wherever it stands', async () => {
    assert.equal(await value('np.exp(x) + 1.0 + 1.0'), Number.POSITIVE_INFINITY);
    assert.equal(await value('1.0 + np.exp(x) + 1.0'), Number.POSITIVE_INFINITY);
    assert.equal(await value('1.0 + 1.0 + np.exp(x)'), Number.POSITIVE_INFINITY);
  });

  it('ends the program where all are numbers of Python', async () => {
    assert.equal(await value('1.0 + x + 1.0'), 'outside-domain');
  });
});
