import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import { type Seed, unitSeed } from '../engine/forward';
import { reverseSweep } from '../engine/reverse';
import { hessian as hessianOf } from '../engine/second-order';
import type { Variable } from './inspection';

/** [output][input], by one reverse sweep an output. */
export function jacobian(
  tape: Tape,
  values: Float64Array,
  outputs: readonly Variable[],
  inputs: readonly Variable[],
): Float64Array[] {
  const active = activity(tape);
  return outputs.map(({ node }) => {
    const adjoints = reverseSweep(tape, values, unitSeed(node), active);
    return Float64Array.from(inputs, (i) => adjoints[i.node] ?? 0);
  });
}

/** [row][column] of one output. */
export function hessian(
  tape: Tape,
  values: Float64Array,
  output: Variable,
  inputs: readonly Variable[],
): Float64Array[] {
  return hessianOf(
    tape,
    values,
    unitSeed(output.node),
    inputs.map((i) => i.node),
  );
}

/** A direction in the space of the inputs. */
export function along(inputs: readonly Variable[], weights: ArrayLike<number>): Seed {
  return { nodes: inputs.map((i) => i.node), weights };
}

/** Relative change of the output for a relative change of each input: (x/f)·∂f/∂x. */
export function elasticities(
  values: Float64Array,
  output: Variable,
  row: Float64Array,
  inputs: readonly Variable[],
): Float64Array {
  const value = values[output.node] ?? Number.NaN;
  return Float64Array.from(inputs, (i, k) => ((values[i.node] ?? Number.NaN) / value) * (row[k] ?? 0));
}
