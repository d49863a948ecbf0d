import { Growing } from './growing';
import { OperandKind, type Operands } from './tape';

/** Constants are numbered from here while a trace is recorded: they come before all nodes in the end. */
export const firstConstant = 2 ** 30;

export function isConstant(node: number): boolean {
  return node >= firstConstant / 2;
}

/** Straight code as it was recorded: operands are nodes, or constants by their own numbers. */
export interface Code {
  readonly operations: Uint16Array;
  /** One entry more than slots. */
  readonly operandStart: Uint32Array;
  readonly operands: Int32Array;
  readonly origins: Uint32Array;
  /** slot → 0, or twice the name's number, and 1 more where it is the target's own. */
  readonly names: Uint32Array;
  /** slot → 1 where the operation ends the program without a finite value. */
  readonly raises: Uint8Array;
}

/** The straight code at the end of a trace, which still grows. */
export class Slots {
  /** The node of the first slot. */
  first = 0;
  private readonly operations = new Growing((n) => new Uint16Array(n));
  private readonly operandStart = new Growing((n) => new Uint32Array(n));
  private readonly operands = new Growing((n) => new Int32Array(n));
  private readonly origins = new Growing((n) => new Uint32Array(n));
  private readonly names = new Growing((n) => new Uint32Array(n));
  private readonly raises = new Growing((n) => new Uint8Array(n));

  get length(): number {
    return this.operations.length;
  }

  /** The node that comes next. */
  get next(): number {
    return this.first + this.length;
  }

  push(code: number, operands: readonly number[], origin: number, raises: boolean): number {
    this.operations.push(code);
    this.operandStart.push(this.operands.length);
    for (let k = 0; k < operands.length; k++) this.operands.push(operands[k] as number);
    this.origins.push(origin);
    this.names.push(0);
    this.raises.push(raises ? 1 : 0);
    return this.next - 1;
  }

  nameAt(node: number): number {
    return this.names.at(node - this.first);
  }

  setName(node: number, name: number): void {
    this.names.set(node - this.first, name);
  }

  operationAt(slot: number): number {
    return this.operations.at(slot);
  }

  originAt(slot: number): number {
    return this.origins.at(slot);
  }

  raisesAt(slot: number): number {
    return this.raises.at(slot);
  }

  nameOfSlot(slot: number): number {
    return this.names.at(slot);
  }

  operandAt(k: number): number {
    return this.operands.at(k);
  }

  /** Where the operands of a slot begin; of the slot after the last, where they end. */
  startAt(slot: number): number {
    return slot < this.length ? this.operandStart.at(slot) : this.operands.length;
  }

  /** A copy of the slots from `start` to `end`, exclusive. */
  code(start: number, end: number): Code {
    const from = this.startAt(start);
    const starts = new Uint32Array(end - start + 1);
    for (let slot = start; slot <= end; slot++) starts[slot - start] = this.startAt(slot) - from;
    return {
      operations: this.operations.slice(start, end),
      operandStart: starts,
      operands: this.operands.slice(from, this.startAt(end)),
      origins: this.origins.slice(start, end),
      names: this.names.slice(start, end),
      raises: this.raises.slice(start, end),
    };
  }

  /** Forgets the first `count` slots. */
  drop(count: number): void {
    const operands = this.startAt(count);
    for (const column of [this.operations, this.operandStart, this.origins, this.names, this.raises])
      column.drop(count);
    this.operands.drop(operands);
    for (let slot = 0; slot < this.length; slot++)
      this.operandStart.set(slot, this.operandStart.at(slot) - operands);
    this.first += count;
  }
}

/** Operands whose constants have the first numbers of all nodes, and every other node one higher by as many. */
export function renumbered(operands: Operands, constants: number): Operands {
  const { operandKinds: kinds, operandExtras: extras } = operands;
  const node = (n: number): number => settled(n, constants);
  return {
    operandKinds: kinds,
    operands: operands.operands.map((n, k) => (isRelative(kinds[k]) ? n : node(n))),
    operandExtras: extras.map((n, k) => (kinds[k] === OperandKind.carried ? node(n) : n)),
  };
}

export function settled(node: number, constants: number): number {
  return isConstant(node) ? node - firstConstant : node + constants;
}

function isRelative(kind: number | undefined): boolean {
  return kind === OperandKind.local || kind === OperandKind.carried;
}
