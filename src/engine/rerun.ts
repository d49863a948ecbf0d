import type { Guard, Tape } from '../core/tape/tape';
import { brokenGuard, primal } from './primal';

/** The same computation at another point, or the guard that says it would have gone another way there. */
export type Rerun = { readonly values: Float64Array } | { readonly broken: Guard };

export function rerun(tape: Tape, inputs: ArrayLike<number>): Rerun {
  const values = primal(tape, inputs);
  const broken = brokenGuard(tape, values);
  return broken ? { broken } : { values };
}
