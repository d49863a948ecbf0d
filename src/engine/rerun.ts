import { operandsOf } from '../core/tape/nodes';
import type { Guard, Tape } from '../core/tape/tape';
import { brokenGuard, primal } from './primal';

/**
 * The same computation at another point; or the guard that says that it would have gone another way there; or
 * the node at which the program would have ended with an error.
 */
export type Rerun =
  | { readonly values: Float64Array }
  | { readonly broken: Guard }
  | { readonly raised: number };

/** `inputs`: the inputs' elements in the order of `tape.inputs`, one after the other. */
export function rerun(tape: Tape, inputs: ArrayLike<number>): Rerun {
  const values = primal(tape, inputs);
  const broken = brokenGuard(tape, values);
  if (broken) return { broken };
  const raised = raisedAt(tape, values);
  return raised === undefined ? { values } : { raised };
}

/** The first node whose operation raises where it has no finite value of finite operands. */
function raisedAt(tape: Tape, values: Float64Array): number | undefined {
  for (const run of tape.runs) {
    const block = tape.blocks[run.block];
    for (let i = 0; i < run.count; i++) {
      for (const slot of block?.raising ?? []) {
        const node = run.first + i * (block?.operations.length ?? 0) + slot;
        // Nearly all are finite: their operands are not looked at.
        if (Number.isFinite(values[node])) continue;
        if (operandsOf(tape, node).every((k) => Number.isFinite(values[k]))) return node;
      }
    }
  }
  return undefined;
}
