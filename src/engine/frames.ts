import { Stepper } from '../core/tape/stepper';
import type { Block, Run, Tape } from '../core/tape/tape';

/** One execution of a block: its operands as nodes (of a constant, its index), its first node. */
export type Visit = (block: Block, operands: Int32Array, base: number) => void;

/** Every execution of every block in the order in which they ran. */
export function forward(tape: Tape, visit: Visit): void {
  const frames = new Frames(tape);
  for (const run of tape.runs) {
    const frame = frames.of(run);
    for (let i = 0; i < run.count; i++) visit(frame.block, frame.operands(run, i), frame.base(run, i));
  }
}

/** The same in the opposite order. */
export function backward(tape: Tape, visit: Visit): void {
  const frames = new Frames(tape);
  for (let r = tape.runs.length - 1; r >= 0; r--) {
    const run = tape.runs[r];
    if (!run) continue;
    const frame = frames.of(run);
    for (let i = run.count - 1; i >= 0; i--) visit(frame.block, frame.operands(run, i), frame.base(run, i));
  }
}

/** One frame for all runs of a block. */
class Frames {
  private readonly byBlock: (Frame | undefined)[] = [];

  constructor(private readonly tape: Tape) {}

  of(run: Run): Frame {
    const known = this.byBlock[run.block];
    if (known) return known;
    const block = this.tape.blocks[run.block];
    if (!block) throw new Error(`the tape has no block ${run.block}`);
    const frame = new Frame(block);
    this.byBlock[run.block] = frame;
    return frame;
  }
}

/** A block's operands as nodes; those of straight code are nodes already. */
class Frame {
  private readonly length: number;
  private readonly stepper: Stepper | undefined;

  constructor(readonly block: Block) {
    this.length = block.operations.length;
    if (block.operandKinds.length > 0) this.stepper = new Stepper(block, this.length);
  }

  base(run: Run, iteration: number): number {
    return run.first + iteration * this.length;
  }

  operands(run: Run, iteration: number): Int32Array {
    return this.stepper?.at(this.base(run, iteration), run.round + iteration) ?? this.block.operands;
  }
}
