import { operandAt } from './nodes';
import { OperandKind, type Operands } from './tape';

/** Turns the operands of a block into nodes, round by round. */
export class Stepper {
  private readonly resolved: Int32Array;
  /** operand → how far its node moves from one round to the next. */
  private readonly steps: Int32Array;
  private base = Number.NaN;
  private round = Number.NaN;

  constructor(
    private readonly block: Operands,
    /** Operations of a round. */
    private readonly length: number,
  ) {
    this.resolved = new Int32Array(block.operands.length);
    this.steps = Int32Array.from(block.operandKinds, (kind, k) => this.stepOf(kind, k));
  }

  /** The nodes of the round whose first node is `base`; they are there until the next round is asked for. */
  at(base: number, round: number): Int32Array {
    const direction = round - this.round;
    // What is carried into round 0 does not move with the others.
    const isNear = Math.abs(direction) === 1 && base - this.base === direction * this.length;
    if (isNear && Math.min(round, this.round) > 0) this.move(direction);
    else this.resolve(base, round);
    this.base = base;
    this.round = round;
    return this.resolved;
  }

  private move(direction: number): void {
    const { resolved, steps } = this;
    for (let k = 0; k < steps.length; k++)
      resolved[k] = (resolved[k] as number) + direction * (steps[k] as number);
  }

  private resolve(base: number, round: number): void {
    for (let k = 0; k < this.resolved.length; k++) this.resolved[k] = operandAt(this.block, k, base, round);
  }

  private stepOf(kind: number, k: number): number {
    switch (kind) {
      case OperandKind.local:
      case OperandKind.carried:
        return this.length;
      case OperandKind.affine:
        return this.block.operandExtras[k] ?? 0;
      default:
        return 0;
    }
  }
}
