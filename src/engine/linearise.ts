import { type LinearGraph, linearGraph } from '../core/sweep/graph';
import type { Tape } from '../core/tape/tape';
import { activity } from './activity';
import { edgesBetween, leadingTo, type TapeEdge } from './edges';

export interface Linearised {
  readonly linear: LinearGraph;
  /** By edge of `linear`: the same edge between nodes of the tape, with the number of its operand. */
  readonly edges: readonly TapeEdge[];
}

/**
 * The linearised computation of a tape at `values` (node → value): what moves with one of the nodes `inputs` and
 * moves one of the nodes `outputs`. Inputs without effect stay as vertices without edges; nodes −1 are left out, and
 * outputs that no input moves.
 */
export function linearised(
  tape: Tape,
  values: Float64Array,
  inputs: readonly number[],
  outputs: readonly number[],
): Linearised {
  const active = activity(tape);
  const all = edgesBetween(tape, values, active);
  const leading = leadingTo(tape, outputs, all);
  const edges = all.filter((e) => leading[e.to] === 1).sort((a, b) => a.to - b.to || a.argument - b.argument);
  const linear = linearGraph(
    edges,
    inputs.filter((node) => node >= 0),
    outputs.filter((node) => active[node] === 1),
  );
  return { linear, edges };
}
