import { codeOf } from '../core/primitives/table';
import type { Tape } from '../core/tape/tape';
import { spreadForward } from './activity';
import { forward } from './frames';
import { Partials } from './partials';

const sum = codeOf('sum');

/** A direction: how fast each of some nodes moves. */
export interface Seed {
  readonly nodes: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

export function unitSeed(node: number): Seed {
  return { nodes: [node], weights: [1] };
}

/** Node → 1 where the seed can be felt. */
export function feltFrom(tape: Tape, seed: Seed): Uint8Array {
  const felt = new Uint8Array(tape.length);
  for (let k = 0; k < seed.nodes.length; k++) felt[seed.nodes[k] as number] = 1;
  spreadForward(tape, felt);
  return felt;
}

/**
 * The forward sweep (tangents, JVP): node → Σ over its edges of partial · tangent of the operand. Numeric
 * zeros are multiplied like any number; only what the seed cannot reach is skipped, and stays 0.
 * `sizes` takes |partial| instead: the sum over paths of magnitudes, by which rounding errors are measured.
 */
export function forwardSweep(
  tape: Tape,
  values: Float64Array,
  seed: Seed,
  kind: 'tangents' | 'sizes' = 'tangents',
  felt = feltFrom(tape, seed),
): Float64Array {
  const tangents = new Float64Array(tape.length);
  const partials = new Partials();
  for (let k = 0; k < seed.nodes.length; k++) tangents[seed.nodes[k] as number] = seed.weights[k] as number;
  forward(tape, (block, operands, base) => {
    const { operations, operandStart } = block;
    for (let slot = 0; slot < operations.length; slot++) {
      const node = base + slot;
      if (felt[node] !== 1) continue;
      const start = operandStart[slot] as number;
      const n = partials.compute(block, slot, operands, values, values[node] as number);
      if (n === 0) continue;
      const plain = operations[slot] === sum;
      let total = 0;
      for (let k = 0; k < n; k++) {
        const operand = operands[start + k] as number;
        if (felt[operand] !== 1 || partials.present[k] !== 1) continue;
        const partial = plain ? 1 : (partials.out[k] as number);
        total += (kind === 'sizes' ? Math.abs(partial) : partial) * (tangents[operand] as number);
      }
      tangents[node] = total;
    }
  });
  return tangents;
}
