import { codeOf, constantCode, inputCode } from '../core/primitives/table';
import type { Block, Tape } from '../core/tape/tape';
import { spreadForward } from './activity';
import { forward } from './frames';
import { singleRule } from './kernels';
import { Partials } from './partials';

const add = codeOf('add');
const sub = codeOf('sub');
const mul = codeOf('mul');

/** A direction: how fast each of some nodes moves. */
export interface Seed {
  readonly nodes: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

export function unitSeed(node: number): Seed {
  return { nodes: [node], weights: [1] };
}

/** Node → 1 where the seed can be felt. */
export function feltFrom(tape: Tape, seed: Seed): Uint8Array {
  const felt = new Uint8Array(tape.length);
  for (let k = 0; k < seed.nodes.length; k++) felt[seed.nodes[k] as number] = 1;
  spreadForward(tape, felt);
  return felt;
}

/**
 * The forward sweep (tangents, JVP): node → Σ over its edges of partial · tangent of the operand. Numeric
 * zeros are multiplied like any number; only what the seed cannot reach is skipped, and stays 0.
 * `sizes` takes |partial| instead: the sum over paths of magnitudes, by which rounding errors are measured.
 * `tangents` is the room for the result: new, or that of a sweep from the same nodes, whose numbers go.
 */
export function forwardSweep(
  tape: Tape,
  values: Float64Array,
  seed: Seed,
  kind: 'tangents' | 'sizes' = 'tangents',
  felt = feltFrom(tape, seed),
  tangents = new Float64Array(tape.length),
): Float64Array {
  for (let k = 0; k < seed.nodes.length; k++) tangents[seed.nodes[k] as number] = seed.weights[k] as number;
  const state = { values, tangents, felt, sizes: kind === 'sizes', partials: new Partials() };
  forward(tape, (block, operands, base) => {
    frameTangents(block, operands, base, state);
  });
  return tangents;
}

interface ForwardState {
  readonly values: Float64Array;
  readonly tangents: Float64Array;
  readonly felt: Uint8Array;
  readonly sizes: boolean;
  readonly partials: Partials;
}

/** Operands that do not feel the seed have the tangent 0, but their partial may be infinite: they are skipped. */
function frameTangents(block: Block, operands: Int32Array, base: number, state: ForwardState): void {
  const { operations, operandStart } = block;
  const { values: v, tangents, felt, sizes } = state;
  for (let slot = 0; slot < operations.length; slot++) {
    const node = base + slot;
    if (felt[node] !== 1) continue;
    const code = operations[slot] as number;
    if (code === inputCode || code === constantCode) continue;
    const start = operandStart[slot] as number;
    const a = operands[start] as number;
    if (!sizes && (code === mul || code === add || code === sub)) {
      tangents[node] = arithmetic(code, a, operands[start + 1] as number, state);
      continue;
    }
    const rule = singleRule(code);
    if (rule) {
      const partial = rule(v[a] as number, 0, 0, v[node] as number);
      tangents[node] = (sizes ? Math.abs(partial) : partial) * (tangents[a] as number);
    } else tangents[node] = others(block, slot, operands, node, state);
  }
}

function arithmetic(code: number, a: number, b: number, { values: v, tangents, felt }: ForwardState): number {
  const product = code === mul;
  let first = 0;
  let second = 0;
  if (felt[a] === 1) first = product ? (v[b] as number) * (tangents[a] as number) : (tangents[a] as number);
  if (felt[b] === 1) second = product ? (v[a] as number) * (tangents[b] as number) : (tangents[b] as number);
  return code === sub ? first - second : first + second;
}

function others(block: Block, slot: number, operands: Int32Array, node: number, state: ForwardState): number {
  const { values, tangents, felt, sizes, partials } = state;
  const start = block.operandStart[slot] as number;
  const n = partials.compute(block, slot, operands, values, values[node] as number);
  let total = 0;
  for (let k = 0; k < n; k++) {
    const operand = operands[start + k] as number;
    if (felt[operand] !== 1 || partials.present[k] !== 1) continue;
    const partial = partials.out[k] as number;
    total += (sizes ? Math.abs(partial) : partial) * (tangents[operand] as number);
  }
  return total;
}
