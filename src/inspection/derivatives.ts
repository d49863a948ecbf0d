import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import { unitSeed } from '../engine/forward';
import { reverseSweep } from '../engine/reverse';
import { hessian as hessianOf } from '../engine/second-order';
import type { Variable } from './inspection';

/** [output][input], by one reverse sweep an output; `inputs`: nodes. */
export function jacobian(
  tape: Tape,
  values: Float64Array,
  outputs: readonly Variable[],
  inputs: Int32Array,
  active = activity(tape),
): Float64Array[] {
  const kept = inputs.reduce((last, node) => Math.max(last, node), 0) + 1;
  return outputs.map(({ node }) => {
    const adjoints = reverseSweep(tape, values, unitSeed(node), active, kept);
    return picked(adjoints, inputs);
  });
}

/** The numbers at these nodes; 0 where there is none. */
export function picked(numbers: Float64Array, nodes: Int32Array): Float64Array {
  const found = new Float64Array(nodes.length);
  for (let k = 0; k < nodes.length; k++) found[k] = numbers[nodes[k] as number] ?? 0;
  return found;
}

/** [row][column] of one output; `inputs`: nodes. */
export function hessian(
  tape: Tape,
  values: Float64Array,
  output: Variable,
  inputs: Int32Array,
): Float64Array[] {
  return hessianOf(tape, values, unitSeed(output.node), [...inputs]);
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
