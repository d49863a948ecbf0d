import type { Tape } from '../core/tape/tape';
import { doubleDoubleValues } from '../engine/double-double/primal';
import { brokenGuard, inputValues, primal } from '../engine/primal';
import { reverseSweep } from '../engine/reverse';
import { picked } from './derivatives';
import type { Sample } from './ridders';

/** A directional derivative, and what to measure a gap to it by. */
export interface Weighed {
  /** Σ g·d, the directional derivative. */
  readonly sum: number;
  /** Σ |g·d|: what a gap is measured by. */
  readonly size: number;
  /** What rounding in the sweeps can have added. */
  readonly rounding: number;
}

/** Σ numbers·weights. */
export function total(numbers: ArrayLike<number>, weights: Float64Array): Weighed {
  let sum = 0;
  let size = 0;
  for (let k = 0; k < numbers.length; k++) {
    const term = (numbers[k] ?? 0) * (weights[k] ?? 0);
    sum += term;
    size += Math.abs(term);
  }
  return { sum, size, rounding: 0 };
}

/** A fixed pseudo-random direction, in proportion to each input's size. */
export function directionFor(inputs: Int32Array, primals: Float64Array): Float64Array {
  let state = 0x2545f491;
  return Float64Array.from(inputs, (node) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const weight = (0.5 + state / 2 ** 33) * ((state & 64) !== 0 ? 1 : -1);
    const size = Math.abs(primals[node] ?? 0);
    return weight * (size > 0 && Number.isFinite(size) ? size : 1e-2);
  });
}

/** Evaluates the tape at points along a direction from where it was traced. */
export class Mover {
  readonly start: Float64Array;
  private readonly positions: readonly number[];

  constructor(
    private readonly tape: Tape,
    primals: Float64Array,
    inputs: Int32Array,
    private readonly direction: Float64Array,
    private readonly exact: boolean,
  ) {
    this.start = inputValues(tape, primals);
    this.positions = Array.from(inputs, (node) => positionOf(tape, node));
  }

  /** The output at start + t·direction; undefined where a guard breaks or the value is not finite. */
  value(output: number, t: number): Sample | undefined {
    const [high, low] = this.moved(t);
    if (this.exact) {
      const values = doubleDoubleValues(this.tape, high, low);
      if (values && brokenGuard(this.tape, values.high)) return undefined;
      const v = values?.high[output];
      if (values && v !== undefined && Number.isFinite(v)) return { high: v, low: values.low[output] ?? 0 };
      return undefined;
    }
    const values = primal(this.tape, high);
    const v = values[output] ?? Number.NaN;
    return brokenGuard(this.tape, values) || !Number.isFinite(v) ? undefined : { high: v, low: 0 };
  }

  /** Σ over the inputs of weight · ∂output/∂input at start + t·direction. */
  slope(output: number, inputs: Int32Array, weights: Float64Array, t: number): Sample | undefined {
    const values = primal(this.tape, this.moved(t)[0]);
    if (brokenGuard(this.tape, values)) return undefined;
    const adjoints = reverseSweep(this.tape, values, { nodes: [output], weights: [1] });
    const { sum } = total(picked(adjoints, inputs), weights);
    return Number.isFinite(sum) ? { high: sum, low: 0 } : undefined;
  }

  get isExact(): boolean {
    return this.exact;
  }

  /** The inputs at start + t·direction as unevaluated sums of two doubles. */
  private moved(t: number): [Float64Array, Float64Array] {
    const high = this.start.slice();
    const low = new Float64Array(high.length);
    this.positions.forEach((p, k) => {
      const from = this.start[p] ?? 0;
      const step = t * (this.direction[k] ?? 0);
      const sum = from + step;
      const part = sum - from;
      high[p] = sum;
      low[p] = from - (sum - part) + (step - part);
    });
    return [high, low];
  }
}

function positionOf(tape: Tape, node: number): number {
  let before = 0;
  for (const { first, size } of tape.inputs) {
    if (node >= first && node < first + size) return before + node - first;
    before += size;
  }
  throw new Error(`node ${node} is no input`);
}
