import { codeOf, constantCode, inputCode } from '../core/primitives/table';
import type { Block, Tape } from '../core/tape/tape';
import { activity } from './activity';
import { feltFrom, forwardSweep, type Seed, unitSeed } from './forward';
import { backward } from './frames';
import { kernelOf, singleRule, singleSecondRule } from './kernels';
import { Partials } from './partials';

const add = codeOf('add');
const sub = codeOf('sub');
const mul = codeOf('mul');

/** Adjoints and how fast they change along a direction of the inputs. */
export interface SecondOrder {
  readonly adjoints: Float64Array;
  /** At input nodes: the Hessian of the seeded output times the direction. */
  readonly adjointTangents: Float64Array;
}

/**
 * Hessian times vector, forward over reverse: tangents along `direction` first, then a reverse sweep that
 * carries the tangent of every adjoint along.
 */
export function hessianTimesVector(
  tape: Tape,
  values: Float64Array,
  output: Seed,
  direction: Seed,
  active = activity(tape),
): SecondOrder {
  const felt = feltFrom(tape, direction);
  const tangents = forwardSweep(tape, values, direction, 'tangents', felt);
  const n = tape.length;
  const state: State = {
    values,
    tangents,
    felt,
    active,
    adjoints: new Float64Array(n),
    adjointTangents: new Float64Array(n),
    reached: new Uint8Array(n),
    partials: new Partials(),
    change: new PartialTangents(),
  };
  for (let k = 0; k < output.nodes.length; k++) {
    const node = output.nodes[k] as number;
    state.adjoints[node] = (state.adjoints[node] as number) + (output.weights[k] as number);
    state.reached[node] = 1;
  }
  backward(tape, (block, operands, base) => {
    for (let slot = block.operations.length - 1; slot >= 0; slot--)
      passOn(block, slot, operands, base + slot, state);
  });
  return { adjoints: state.adjoints, adjointTangents: state.adjointTangents };
}

interface State {
  readonly values: Float64Array;
  readonly tangents: Float64Array;
  readonly felt: Uint8Array;
  readonly active: Uint8Array;
  readonly adjoints: Float64Array;
  readonly adjointTangents: Float64Array;
  readonly reached: Uint8Array;
  readonly partials: Partials;
  readonly change: PartialTangents;
}

/** Passes a node's adjoint and its tangent on. Sums, products and functions of one argument go without gathering. */
function passOn(block: Block, slot: number, operands: Int32Array, node: number, state: State): void {
  const { reached, active, adjoints, adjointTangents, values: v, tangents } = state;
  const code = block.operations[slot] as number;
  if (reached[node] !== 1 || active[node] !== 1 || code === inputCode || code === constantCode) return;
  const start = block.operandStart[slot] as number;
  const adjoint = adjoints[node] as number;
  const tangent = adjointTangents[node] as number;
  const a = operands[start] as number;
  if (code === mul || code === add || code === sub) {
    const b = operands[start + 1] as number;
    if (code === mul) {
      arrive(state, a, adjoint, tangent, v[b] as number, tangents[b] as number);
      arrive(state, b, adjoint, tangent, v[a] as number, tangents[a] as number);
    } else {
      arrive(state, a, adjoint, tangent, 1, 0);
      arrive(state, b, adjoint, tangent, code === add ? 1 : -1, 0);
    }
    return;
  }
  const rule = singleRule(code);
  if (!rule) return passOnGathered(block, slot, operands, node, state);
  const x = v[a] as number;
  const r = v[node] as number;
  const second = state.felt[a] === 1 ? singleSecondRule(code) : undefined;
  arrive(
    state,
    a,
    adjoint,
    tangent,
    rule(x, 0, 0, r),
    second ? second(x, 0, 0, r) * (tangents[a] as number) : 0,
  );
}

/**
 * Adds to an operand's adjoint and its tangent; `change` is the tangent of the partial. A partial that does
 * not change, and an adjoint that does not, add nothing, whatever they would be multiplied by.
 */
function arrive(
  state: State,
  operand: number,
  adjoint: number,
  tangent: number,
  partial: number,
  change: number,
): void {
  const { active, adjoints, adjointTangents, reached } = state;
  if (active[operand] !== 1) return;
  adjoints[operand] = (adjoints[operand] as number) + adjoint * partial;
  const carried = tangent === 0 ? 0 : tangent * partial;
  const bent = change === 0 ? 0 : adjoint * change;
  adjointTangents[operand] = (adjointTangents[operand] as number) + carried + bent;
  reached[operand] = 1;
}

function passOnGathered(block: Block, slot: number, operands: Int32Array, node: number, state: State): void {
  const { adjoints, adjointTangents, partials, change } = state;
  const start = block.operandStart[slot] as number;
  const n = partials.compute(block, slot, operands, state.values, state.values[node] as number);
  change.compute(block.operations[slot] as number, start, n, operands, node, state);
  const adjoint = adjoints[node] as number;
  const tangent = adjointTangents[node] as number;
  for (let k = 0; k < n; k++) {
    if (partials.present[k] !== 1) continue;
    arrive(
      state,
      operands[start + k] as number,
      adjoint,
      tangent,
      partials.out[k] as number,
      change.present[k] === 1 ? (change.out[k] as number) : 0,
    );
  }
}

/** out[k]: the tangent of the elementary partial by operand k. */
class PartialTangents {
  out = new Float64Array(16);
  present = new Uint8Array(16);
  private x = new Float64Array(16);
  private dx = new Float64Array(16);

  compute(code: number, start: number, n: number, operands: Int32Array, node: number, state: State): void {
    const { values: v, tangents, felt } = state;
    this.reserve(n);
    const kernel = kernelOf(code);
    if (kernel.arity === 'any') {
      for (let k = 0; k < n; k++) {
        const operand = operands[start + k] as number;
        this.x[k] = v[operand] as number;
        this.dx[k] = tangents[operand] as number;
      }
      this.present.fill(felt[node] === 1 ? 1 : 0, 0, n);
      kernel.tangents(this.x, this.dx, n, v[node] as number, tangents[node] as number, this.out);
      return;
    }
    const seconds = kernel.seconds();
    const x = v[operands[start] as number] as number;
    const y = n > 1 ? (v[operands[start + 1] as number] as number) : 0;
    const z = n > 2 ? (v[operands[start + 2] as number] as number) : 0;
    for (let k = 0; k < n; k++) {
      let total = 0;
      let present = 0;
      for (let j = 0; j < n; j++) {
        const rule = seconds[k]?.[j];
        const operand = operands[start + j] as number;
        if (!rule || felt[operand] !== 1) continue;
        total += rule(x, y, z, v[node] as number) * (tangents[operand] as number);
        present = 1;
      }
      this.out[k] = total;
      this.present[k] = present;
    }
  }

  private reserve(n: number): void {
    if (this.out.length >= n) return;
    this.out = new Float64Array(2 * n);
    this.present = new Uint8Array(2 * n);
    this.x = new Float64Array(2 * n);
    this.dx = new Float64Array(2 * n);
  }
}

/** The Hessian of `output` by the nodes `inputs`, row after row; one product with each unit vector. */
export function hessian(
  tape: Tape,
  values: Float64Array,
  output: Seed,
  inputs: readonly number[],
): Float64Array[] {
  const active = activity(tape);
  return inputs.map((column) => {
    const { adjointTangents } = hessianTimesVector(tape, values, output, unitSeed(column), active);
    return Float64Array.from(inputs, (row) => adjointTangents[row] as number);
  });
}
