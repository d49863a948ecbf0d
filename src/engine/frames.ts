import { constantCode, inputCode } from '../core/primitives/table';
import { type Block, OperandKind, type Run, type Tape } from '../core/tape/tape';

/** One execution of a block: its operands as nodes, its first node. */
export type Visit = (block: Block, operands: Int32Array, base: number) => void;

/** Every execution of every block in the order in which they ran. */
export function forward(tape: Tape, visit: Visit): void {
  for (const run of tape.runs) {
    const frame = new Frame(tape, run);
    for (let i = 0; i < run.count; i++) visit(frame.block, frame.operands(i), frame.base(i));
  }
}

/** The same in the opposite order. */
export function backward(tape: Tape, visit: Visit): void {
  for (let r = tape.runs.length - 1; r >= 0; r--) {
    const run = tape.runs[r];
    if (!run) continue;
    const frame = new Frame(tape, run);
    for (let i = run.count - 1; i >= 0; i--) visit(frame.block, frame.operands(i), frame.base(i));
  }
}

/** Turns the operands of a block into nodes, iteration by iteration; a block run at node 0 needs no turning. */
class Frame {
  readonly block: Block;
  private readonly length: number;
  private readonly resolved: Int32Array;
  private readonly asItIs: boolean;

  constructor(
    tape: Tape,
    private readonly run: Run,
  ) {
    const block = tape.blocks[run.block];
    if (!block) throw new Error(`the tape has no block ${run.block}`);
    this.block = block;
    this.length = block.operations.length;
    this.asItIs = run.count === 1 && run.first === 0 && block.operandKinds.length === 0;
    this.resolved = this.asItIs ? block.operands : new Int32Array(block.operands.length);
  }

  base(iteration: number): number {
    return this.run.first + iteration * this.length;
  }

  operands(iteration: number): Int32Array {
    if (this.asItIs) return this.resolved;
    const { operations, operandStart, operands } = this.block;
    const base = this.base(iteration);
    for (let slot = 0; slot < this.length; slot++) {
      const code = operations[slot] ?? inputCode;
      const end = operandStart[slot + 1] ?? 0;
      for (let k = operandStart[slot] ?? 0; k < end; k++) {
        this.resolved[k] = code === constantCode ? (operands[k] ?? 0) : this.node(k, base, iteration);
      }
    }
    return this.resolved;
  }

  private node(k: number, base: number, iteration: number): number {
    const { operands, operandKinds, operandExtras } = this.block;
    const operand = operands[k] ?? 0;
    switch (operandKinds[k] ?? OperandKind.local) {
      case OperandKind.carried:
        return iteration === 0 ? (operandExtras[k] ?? 0) : base - this.length + operand;
      case OperandKind.outer:
        return operand;
      case OperandKind.affine:
        return operand + (operandExtras[k] ?? 0) * iteration;
      default:
        return base + operand;
    }
  }
}
