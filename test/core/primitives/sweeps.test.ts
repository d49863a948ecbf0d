import assert from 'node:assert/strict';
import { type AnyPrimitive, codeOf, primitives } from '../../../src/core/primitives/table';
import { TapeBuilder } from '../../../src/core/tape/builder';
import type { Tape } from '../../../src/core/tape/tape';
import { forwardSweep, unitSeed } from '../../../src/engine/forward';
import { primal } from '../../../src/engine/primal';
import { reverseSweep } from '../../../src/engine/reverse';
import { canMove } from './rules';

/** The operation alone; what cannot be moved is a constant. */
function tapeOf(
  p: AnyPrimitive,
  at: readonly number[],
): { tape: Tape; inputs: number[]; point: number[]; output: number } {
  const builder = new TapeBuilder();
  const nodes = at.map((x, k) => (canMove(p, k) ? builder.input(`x${k}`, []) : builder.constant(x)));
  const output = builder.apply(codeOf(p.name), nodes);
  const free = at.flatMap((_, k) => (canMove(p, k) ? [k] : []));
  return {
    tape: builder.finish(),
    inputs: free.map((k) => nodes[k] ?? 0),
    point: free.map((k) => at[k] ?? 0),
    output,
  };
}

/** ⟨ȳ, Jẋ⟩ and ⟨Jᵀȳ, ẋ⟩, with the size of the terms of the latter. */
function bothProducts(
  p: AnyPrimitive,
  at: readonly number[],
): { forward: number; reverse: number; size: number } {
  const { tape, inputs, point, output } = tapeOf(p, at);
  const values = primal(tape, point);
  const weights = inputs.map((_, k) => [1.25, -0.75, 2.5, 0.375][k % 4] ?? 1);
  const adjointOfOutput = -1.5;
  const tangents = forwardSweep(tape, values, { nodes: inputs, weights });
  const adjoints = reverseSweep(tape, values, { ...unitSeed(output), weights: [adjointOfOutput] });
  const terms = inputs.map((node, k) => (adjoints[node] ?? Number.NaN) * (weights[k] ?? 0));
  return {
    forward: adjointOfOutput * (tangents[output] ?? Number.NaN),
    reverse: terms.reduce((a, b) => a + b, 0),
    size: terms.reduce((a, b) => a + Math.abs(b), 0),
  };
}

describe('forward and reverse agree on every operation: ⟨ȳ, Jẋ⟩ = ⟨Jᵀȳ, ẋ⟩', () => {
  for (const p of primitives) {
    it(p.name, () => {
      for (const at of p.samples) {
        const { forward, reverse, size } = bothProducts(p, at);
        assert.ok(
          Math.abs(forward - reverse) <= 1e-14 * size,
          `${forward} and ${reverse} at (${at.join(', ')})`,
        );
      }
    });
  }
});
