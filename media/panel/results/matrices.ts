import { conditionNumber, determinant } from '../../../src/core/matrix';
import { activity } from '../../../src/engine/activity';
import { unitSeed } from '../../../src/engine/forward';
import { reverseSweep } from '../../../src/engine/reverse';
import type { Now } from '../graph/model';

/** How all outputs move with all inputs at a point. */
export interface Jacobian {
  /** [output][input]. */
  readonly rows: readonly Float64Array[];
  /** Where there are as many outputs as inputs. */
  readonly determinant: number | undefined;
  readonly condition: number;
}

/** Larger matrices, and more operations for all rows together, are not worked out while somebody looks. */
const mostEntries = 900;
const mostOperations = 4_000_000;

const found = new WeakMap<Now, Jacobian>();

/** By one reverse sweep an output; undefined where it is too large. */
export function jacobianOf(now: Now): Jacobian | undefined {
  const known = found.get(now);
  if (known) return known;
  const { tape, picture } = now.model;
  const { inputs, outputs } = picture;
  if (inputs.length * outputs.length > mostEntries || outputs.length * tape.length > mostOperations)
    return undefined;
  const active = activity(tape);
  const rows = outputs.map(({ node }) => {
    const adjoints = node < 0 ? undefined : reverseSweep(tape, now.values, unitSeed(node), active);
    return Float64Array.from(inputs, (i) => adjoints?.[i.node] ?? 0);
  });
  const jacobian = {
    rows,
    determinant: inputs.length === outputs.length ? determinant(rows) : undefined,
    condition: conditionNumber(rows),
  };
  found.set(now, jacobian);
  return jacobian;
}

/** (x/f)·∂f/∂x: by how many percent the output moves when the input does by one. */
export function elasticity(x: number, value: number, derivative: number): number {
  return (x / value) * derivative;
}
