import { type LinearGraph, linearGraph } from '../core/sweep/graph';
import type { Tape } from '../core/tape/tape';
import { activity } from './activity';
import { edgesBetween, leadingTo, type TapeEdge } from './edges';
import { forward } from './frames';
import { Partials } from './partials';

/** Which operand of which node an edge is; its partial is the graph's. */
export type Operand = Omit<TapeEdge, 'weight'>;

export interface Linearised {
  readonly linear: LinearGraph;
  /** By edge of `linear`. */
  readonly edges: readonly Operand[];
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

/** The same graph at other values of the same tape: which edges there are does not depend on them. */
export function reweighted({ linear, edges }: Linearised, tape: Tape, values: Float64Array): Linearised {
  const weights = new Float64Array(edges.length);
  const partials = new Partials();
  let next = 0;
  forward(tape, (block, operands, base) => {
    for (let slot = 0; slot < block.operations.length; slot++) {
      const to = base + slot;
      if (edges[next]?.to !== to) continue;
      partials.compute(block, slot, operands, values, values[to] ?? Number.NaN);
      for (let edge = edges[next]; edge?.to === to; edge = edges[next])
        weights[next++] = partials.out[edge.argument] ?? Number.NaN;
    }
  });
  return { linear: { ...linear, weights }, edges };
}
