import { constantCode, inputCode } from '../primitives/table';
import { type Block, OperandKind, type Operands, type Run, type Tape } from './tape';

/** A node's place in its tape. */
export interface Place {
  readonly run: Run;
  readonly block: Block;
  readonly iteration: number;
  readonly slot: number;
}

export function placeOf(tape: Tape, node: number): Place {
  const run = tape.runs[runIndexOf(tape, node)];
  const block = run && tape.blocks[run.block];
  if (!run || !block || node < 0 || node >= tape.length) throw new RangeError(`the tape has no node ${node}`);
  const within = node - run.first;
  const iteration = Math.floor(within / block.operations.length);
  return { run, block, iteration, slot: within - iteration * block.operations.length };
}

/** The last run that begins at or before the node, by bisection. */
function runIndexOf(tape: Tape, node: number): number {
  let low = 0;
  let high = tape.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tape.runs[middle]?.first ?? 0) <= node) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The nodes that a node is computed from, in the order of the arguments; none for inputs and constants. */
export function operandsOf(tape: Tape, node: number): number[] {
  const place = placeOf(tape, node);
  const { block, slot } = place;
  const code = block.operations[slot];
  if (code === inputCode || code === constantCode) return [];
  const found: number[] = [];
  const end = block.operandStart[slot + 1] ?? 0;
  for (let k = block.operandStart[slot] ?? 0; k < end; k++) found.push(resolve(place, k));
  return found;
}

/** The node that operand `k` of a block means at a place. */
function resolve({ run, block, iteration }: Place, k: number): number {
  return operandAt(block, k, run.first + iteration * block.operations.length, run.round + iteration);
}

/** The node that operand `k` of a block means in the round whose first node is `base`. */
export function operandAt(block: Operands, k: number, base: number, round: number): number {
  const operand = block.operands[k] ?? 0;
  const extra = block.operandExtras[k] ?? 0;
  switch (block.operandKinds[k] ?? OperandKind.outer) {
    case OperandKind.local:
      return base + operand;
    case OperandKind.carried:
      return round === 0 ? extra : base + operand;
    case OperandKind.affine:
      return operand + extra * round;
    default:
      return operand;
  }
}

export function codeAt(tape: Tape, node: number): number {
  const { block, slot } = placeOf(tape, node);
  return block.operations[slot] ?? constantCode;
}

/** The value of a constant's node. */
export function constantAt(tape: Tape, node: number): number | undefined {
  const place = placeOf(tape, node);
  const { block, slot } = place;
  if (block.operations[slot] !== constantCode) return undefined;
  return tape.constants[resolve(place, block.operandStart[slot] ?? 0)];
}

export function nameAt(tape: Tape, node: number): string | undefined {
  const { block, slot } = placeOf(tape, node);
  return tape.names.get(node)?.name ?? block.names.get(slot);
}

/** Whether the name of a node means it among the target's own statements, and not just in a helper. */
export function isOwnName(tape: Tape, node: number): boolean {
  const { block, slot } = placeOf(tape, node);
  return tape.names.get(node)?.own ?? block.ownNames.has(slot);
}
