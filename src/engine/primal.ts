import { codeOf, constantCode, inputCode } from '../core/primitives/table';
import type { Block, Guard, Tape } from '../core/tape/tape';
import { forward } from './frames';
import { kernelOf } from './kernels';

const add = codeOf('add');
const sub = codeOf('sub');
const mul = codeOf('mul');
const div = codeOf('div');
const neg = codeOf('neg');

/**
 * The values of all nodes: node → double. `inputs` are the inputs' elements in the order of `tape.inputs`,
 * one after the other.
 */
export function primal(
  tape: Tape,
  inputs: ArrayLike<number>,
  values: Float64Array = new Float64Array(tape.length),
): Float64Array {
  let at = 0;
  for (const input of tape.inputs)
    for (let k = 0; k < input.size; k++) values[input.first + k] = inputs[at++] ?? Number.NaN;
  forward(tape, (block, operands, base) => {
    frameValues(block, operands, base, tape.constants, values);
  });
  return values;
}

function frameValues(
  block: Block,
  operands: Int32Array,
  base: number,
  constants: Float64Array,
  v: Float64Array,
): void {
  const { operations, operandStart } = block;
  const length = operations.length;
  for (let slot = 0; slot < length; slot++) {
    const code = operations[slot] as number;
    const k = operandStart[slot] as number;
    if (code === mul)
      v[base + slot] = (v[operands[k] as number] as number) * (v[operands[k + 1] as number] as number);
    else if (code === add)
      v[base + slot] = (v[operands[k] as number] as number) + (v[operands[k + 1] as number] as number);
    else if (code === sub)
      v[base + slot] = (v[operands[k] as number] as number) - (v[operands[k + 1] as number] as number);
    else if (code === div)
      v[base + slot] = (v[operands[k] as number] as number) / (v[operands[k + 1] as number] as number);
    else if (code === neg) v[base + slot] = -(v[operands[k] as number] as number);
    else if (code === constantCode) v[base + slot] = constants[operands[k] as number] as number;
    else if (code !== inputCode)
      v[base + slot] = called(code, operands, k, operandStart[slot + 1] as number, v);
  }
}

function called(code: number, operands: Int32Array, k: number, end: number, v: Float64Array): number {
  const kernel = kernelOf(code);
  if (kernel.arity !== 'any') {
    return kernel.value(
      v[operands[k] as number] as number,
      v[operands[k + 1] as number] as number,
      v[operands[k + 2] as number] as number,
    );
  }
  return kernel.value(gathered(operands, k, end, v), end - k);
}

let scratch = new Float64Array(16);

/** The operands' entries of `v`, in a buffer that the next call reuses. */
function gathered(operands: Int32Array, k: number, end: number, v: Float64Array): Float64Array {
  if (scratch.length < end - k) scratch = new Float64Array(2 * (end - k));
  for (let j = k; j < end; j++) scratch[j - k] = v[operands[j] as number] as number;
  return scratch;
}

/** The first guard that does not hold for these values: the trace does not apply to this point. */
export function brokenGuard(tape: Tape, values: Float64Array): Guard | undefined {
  return tape.guards.find((g) => !Object.is(values[g.node], g.value) && values[g.node] !== g.value);
}

/** The point that a tape was given, as one array in the order of `tape.inputs`. */
export function inputValues(tape: Tape, values: Float64Array): Float64Array {
  const all = new Float64Array(tape.inputs.reduce((n, i) => n + i.size, 0));
  let at = 0;
  for (const { first, size } of tape.inputs) {
    all.set(values.subarray(first, first + size), at);
    at += size;
  }
  return all;
}
