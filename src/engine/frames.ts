import { operandAt } from '../core/tape/nodes';
import { type Block, OperandKind, type Run, type Tape } from '../core/tape/tape';

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

/** Turns the operands of a block into nodes, round by round; straight code has nodes for operands. */
class Frame {
  private readonly length: number;
  private readonly resolved: Int32Array;
  /** operand → how far its node moves from one round to the next. */
  private readonly steps: Int32Array;
  private readonly isStraight: boolean;
  /** Whose operands `resolved` has. */
  private run: Run | undefined;
  private iteration = 0;

  constructor(readonly block: Block) {
    this.length = block.operations.length;
    this.isStraight = block.operandKinds.length === 0;
    this.resolved = this.isStraight ? block.operands : new Int32Array(block.operands.length);
    this.steps = Int32Array.from(block.operandKinds, (kind, k) => stepOf(block, kind, k));
  }

  base(run: Run, iteration: number): number {
    return run.first + iteration * this.length;
  }

  operands(run: Run, iteration: number): Int32Array {
    if (this.isStraight) return this.resolved;
    const last = this.run === run ? this.iteration : Number.NaN;
    // What is carried into the loop's round 0 does not move with the others.
    const isNear = Math.abs(iteration - last) === 1 && run.round + Math.min(iteration, last) > 0;
    if (isNear) this.move(iteration - last);
    else this.resolve(run, iteration);
    this.run = run;
    this.iteration = iteration;
    return this.resolved;
  }

  private move(direction: number): void {
    const { resolved, steps } = this;
    for (let k = 0; k < steps.length; k++)
      resolved[k] = (resolved[k] as number) + direction * (steps[k] as number);
  }

  private resolve(run: Run, iteration: number): void {
    const base = this.base(run, iteration);
    for (let k = 0; k < this.resolved.length; k++)
      this.resolved[k] = operandAt(this.block, k, base, run.round + iteration);
  }
}

function stepOf(block: Block, kind: number, k: number): number {
  switch (kind) {
    case OperandKind.local:
    case OperandKind.carried:
      return block.operations.length;
    case OperandKind.affine:
      return block.operandExtras[k] ?? 0;
    default:
      return 0;
  }
}
