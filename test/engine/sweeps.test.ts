import assert from 'node:assert/strict';
import fc from 'fast-check';
import { forwardSweep, unitSeed } from '../../src/engine/forward';
import { primal } from '../../src/engine/primal';
import { reverseSweep } from '../../src/engine/reverse';
import { hessian, hessianTimesVector } from '../../src/engine/second-order';
import { type Step, straightTape } from './straight';

/** e = (a + b)·(b + 1) at a = 2, b = 1; the numbers are worked out by hand in every text on the subject. */
const first = straightTape(
  2,
  [
    ['add', 0, 1],
    ['add', 1, 2],
    ['mul', 3, 4],
  ],
  [1],
);

describe('sweeps', () => {
  it('carry the first example', () => {
    const values = primal(first, [2, 1]);
    const output = first.length - 1;
    assert.deepEqual([...values], [1, 2, 1, 3, 2, 6]);
    assert.deepEqual([...forwardSweep(first, values, unitSeed(2))], [0, 0, 1, 1, 1, 5]);
    assert.deepEqual([...reverseSweep(first, values, unitSeed(output))], [0, 2, 5, 2, 3, 1]);
    assert.deepEqual(
      hessian(first, values, unitSeed(output), [1, 2]).map((r) => [...r]),
      [
        [0, 1],
        [1, 2],
      ],
    );
  });

  it('keep an edge of its own for every operand: x·x', () => {
    const square = straightTape(1, [['mul', 0, 0]]);
    const values = primal(square, [3]);
    assert.deepEqual([...reverseSweep(square, values, unitSeed(1))], [6, 1]);
    assert.deepEqual([...forwardSweep(square, values, unitSeed(0))], [1, 6]);
  });

  it('multiply numeric zeros: the branch that a selection does not take makes 0·∞', () => {
    const where = straightTape(
      1,
      [
        ['greater', 0, 1],
        ['sqrt', 0],
        ['select', 2, 3, 1],
      ],
      [0],
    );
    const values = primal(where, [0]);
    assert.deepEqual([values[4], reverseSweep(where, values, unitSeed(4))[1]], [0, Number.NaN]);
  });

  it('skip what no input moves: √0 of a constant does no harm', () => {
    const shifted = straightTape(
      1,
      [
        ['sqrt', 1],
        ['add', 0, 2],
      ],
      [0],
    );
    const values = primal(shifted, [5]);
    assert.deepEqual([...reverseSweep(shifted, values, unitSeed(3))], [0, 1, 0, 1]);
  });

  it('skip what the output does not use, whatever its partials are', () => {
    const unused = straightTape(1, [
      ['log', 0],
      ['sin', 0],
    ]);
    const values = primal(unused, [0]);
    assert.equal(reverseSweep(unused, values, unitSeed(2))[0], 1);
  });

  it('agree, forward and reverse, on random computations', () => {
    fc.assert(
      fc.property(
        computation,
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (steps, point) => {
          const tape = straightTape(3, steps);
          const values = primal(tape, point);
          const adjoints = reverseSweep(tape, values, unitSeed(tape.length - 1));
          for (let k = 0; k < 3; k++) {
            const tangent = forwardSweep(tape, values, unitSeed(k))[tape.length - 1] ?? 0;
            const scale = forwardSweep(tape, values, unitSeed(k), 'sizes')[tape.length - 1] ?? 0;
            assert.ok(
              Math.abs(tangent - (adjoints[k] ?? 0)) <= 1e-12 * scale + 1e-300 || !Number.isFinite(scale),
              `${tangent} ${adjoints[k]}`,
            );
          }
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  it('have a symmetric Hessian that a difference of gradients confirms', () => {
    fc.assert(
      fc.property(
        computation,
        fc.array(fc.double({ min: 0.3, max: 1.5, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (steps, point) => {
          const tape = straightTape(3, steps);
          const output = unitSeed(tape.length - 1);
          const gradient = (at: readonly number[]): Float64Array =>
            reverseSweep(tape, primal(tape, at), output);
          const values = primal(tape, point);
          const { adjointTangents } = hessianTimesVector(tape, values, output, unitSeed(0));
          const h = 1e-5;
          const [x = 0, ...rest] = point;
          const up = gradient([x + h, ...rest]);
          const down = gradient([x - h, ...rest]);
          const scale = Math.max(
            1,
            ...up.slice(0, 3).map(Math.abs),
            ...adjointTangents.slice(0, 3).map(Math.abs),
          );
          if (!Number.isFinite(scale) || scale > 1e4) return;
          for (let k = 0; k < 3; k++) {
            const difference = ((up[k] ?? 0) - (down[k] ?? 0)) / (2 * h);
            assert.ok(
              Math.abs(difference - (adjointTangents[k] ?? 0)) <= 1e-4 * scale,
              `${difference} ${adjointTangents[k]}`,
            );
          }
        },
      ),
      { seed: 2, numRuns: 300 },
    );
  });
});

const unary = ['sin', 'cos', 'tanh', 'exp', 'sigmoid', 'atan', 'neg'] as const;
const binary = ['add', 'sub', 'mul', 'hypot', 'logaddexp'] as const;

/** Smooth operations on earlier nodes, the last one on the one before it. */
const computation: fc.Arbitrary<Step[]> = fc
  .array(fc.record({ two: fc.boolean(), pick: fc.nat(), a: fc.nat(), b: fc.nat() }), {
    minLength: 2,
    maxLength: 12,
  })
  .map((choices) =>
    choices.map(({ two, pick, a, b }, k): Step => {
      const before = 3 + k;
      const last = k === 0 ? a % 3 : before - 1;
      if (two) return [binary[pick % binary.length] ?? 'add', last, b % before];
      return [unary[pick % unary.length] ?? 'sin', last];
    }),
  );
