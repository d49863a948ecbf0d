import { codeOf, constantCode, inputCode } from '../core/primitives/table';
import type { Block, Tape } from '../core/tape/tape';
import { activity } from './activity';
import type { Seed } from './forward';
import { backward } from './frames';
import { singleRule } from './kernels';
import { Partials } from './partials';
import { giveBack, roomFor } from './room';

const add = codeOf('add');
const sub = codeOf('sub');
const mul = codeOf('mul');

/**
 * The reverse sweep (adjoints, VJP; backpropagation): every node passes its adjoint times the partial on to
 * each operand, from the outputs down. Numeric zeros are multiplied like any number; only edges that are
 * structurally absent, operands that no input moves, and nodes that the seed does not use are skipped.
 * Returns node → Σ over the seed of weight · ∂(seed node)/∂(node), for the nodes before `kept` at least.
 */
export function reverseSweep(
  tape: Tape,
  values: Float64Array,
  seed: Seed,
  active = activity(tape),
  kept = tape.length,
): Float64Array {
  const adjoints = new Float64Array(roomFor(8 * tape.length));
  const reached = new Uint8Array(roomFor(tape.length));
  let end = tape.length;
  for (let k = 0; k < seed.nodes.length; k++) {
    const node = seed.nodes[k] as number;
    adjoints[node] = (adjoints[node] as number) + (seed.weights[k] as number);
    reached[node] = 1;
  }
  const state = { values, adjoints, reached, active, partials: new Partials() };
  backward(tape, (block, operands, base) => {
    frameAdjoints(block, operands, base, state);
    // The nodes from `base` on have passed on what they had.
    if (end - base < step || base < kept) return;
    giveBack(adjoints.buffer, 8 * base);
    giveBack(reached.buffer, base);
    end = base;
  });
  return adjoints;
}

/** Of so many nodes at least the room is given back at a time. */
const step = 2 ** 16;

interface ReverseState {
  readonly values: Float64Array;
  readonly adjoints: Float64Array;
  readonly reached: Uint8Array;
  readonly active: Uint8Array;
  readonly partials: Partials;
}

/** Sums, products and functions of one argument are served without gathering their operands. */
function frameAdjoints(block: Block, operands: Int32Array, base: number, state: ReverseState): void {
  const { operations, operandStart } = block;
  const { values: v, adjoints, reached, active } = state;
  for (let slot = operations.length - 1; slot >= 0; slot--) {
    const node = base + slot;
    if (reached[node] !== 1 || active[node] !== 1) continue;
    const code = operations[slot] as number;
    if (code === inputCode || code === constantCode) continue;
    const adjoint = adjoints[node] as number;
    const start = operandStart[slot] as number;
    const a = operands[start] as number;
    if (code === mul || code === add || code === sub) {
      arithmetic(code, a, operands[start + 1] as number, adjoint, state);
      continue;
    }
    const rule = singleRule(code);
    if (rule) {
      adjoints[a] = (adjoints[a] as number) + adjoint * rule(v[a] as number, 0, 0, v[node] as number);
      reached[a] = 1;
    } else others(block, slot, operands, adjoint, v[node] as number, state);
  }
}

function arithmetic(code: number, a: number, b: number, adjoint: number, state: ReverseState): void {
  const { values: v, adjoints, reached, active } = state;
  if (active[a] === 1) {
    adjoints[a] = (adjoints[a] as number) + (code === mul ? adjoint * (v[b] as number) : adjoint);
    reached[a] = 1;
  }
  if (active[b] === 1) {
    const passed = code === mul ? adjoint * (v[a] as number) : code === add ? adjoint : -adjoint;
    adjoints[b] = (adjoints[b] as number) + passed;
    reached[b] = 1;
  }
}

function others(
  block: Block,
  slot: number,
  operands: Int32Array,
  adjoint: number,
  result: number,
  state: ReverseState,
): void {
  const { values, adjoints, reached, active, partials } = state;
  const start = block.operandStart[slot] as number;
  const n = partials.compute(block, slot, operands, values, result);
  for (let k = 0; k < n; k++) {
    const operand = operands[start + k] as number;
    if (partials.present[k] !== 1 || active[operand] !== 1) continue;
    adjoints[operand] = (adjoints[operand] as number) + adjoint * (partials.out[k] as number);
    reached[operand] = 1;
  }
}
