import type { Edge } from '../core/sweep/graph';
import type { Tape } from '../core/tape/tape';
import { forward } from './frames';
import { Partials } from './partials';

/** An edge of the tape with the argument's number: `x*x` has two from the same operand. */
export interface TapeEdge extends Edge {
  readonly argument: number;
}

/** Every edge between marked nodes, with its elementary partial; ordered by the node that it enters. */
export function edgesBetween(tape: Tape, values: Float64Array, marked: Uint8Array): TapeEdge[] {
  const edges: TapeEdge[] = [];
  const partials = new Partials();
  forward(tape, (block, operands, base) => {
    for (let slot = 0; slot < block.operations.length; slot++) {
      const to = base + slot;
      if (marked[to] !== 1) continue;
      const start = block.operandStart[slot] ?? 0;
      const n = partials.compute(block, slot, operands, values, values[to] ?? Number.NaN);
      for (let k = 0; k < n; k++) {
        const from = operands[start + k] ?? 0;
        if (marked[from] === 1 && partials.present[k] === 1)
          edges.push({ from, to, weight: partials.out[k] ?? 0, argument: k });
      }
    }
  });
  return edges;
}

/** node → 1 where an edge leads on to one of `outputs`. */
export function leadingTo(tape: Tape, outputs: readonly number[], edges: readonly Edge[]): Uint8Array {
  const marked = new Uint8Array(tape.length);
  for (const node of outputs) marked[node] = 1;
  for (let k = edges.length - 1; k >= 0; k--) {
    const edge = edges[k];
    if (edge && marked[edge.to] === 1) marked[edge.from] = 1;
  }
  return marked;
}
