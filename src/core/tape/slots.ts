import { OperandKind, type Operands } from './tape';

/** Constants are numbered from here while a trace is recorded: they come before all nodes in the end. */
export const firstConstant = 2 ** 30;

export function isConstant(node: number): boolean {
  return node >= firstConstant / 2;
}

/** The number of a node in the finished tape of so many constants. */
export function settled(node: number, constants: number): number {
  return isConstant(node) ? node - firstConstant : node + constants;
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

/** The straight code at the end of a trace. It grows with every operation, so that its columns are plain fields. */
export class Slots {
  /** The node of the first slot. */
  first = 0;
  length = 0;
  operations = new Uint16Array(64);
  /** slot → where its operands begin; of the slot after the last, where they end. */
  operandStart = new Uint32Array(65);
  operands = new Int32Array(128);
  origins = new Uint32Array(64);
  names = new Uint32Array(64);
  raises = new Uint8Array(64);

  /** The node that comes next. */
  get next(): number {
    return this.first + this.length;
  }

  push(code: number, operands: readonly number[], origin: number, raises: boolean): number {
    const slot = this.length++;
    if (slot === this.operations.length) this.growSlots();
    const start = this.operandStart[slot] as number;
    const end = start + operands.length;
    if (end > this.operands.length) this.growOperands(end);
    for (let k = 0; k < operands.length; k++) this.operands[start + k] = operands[k] as number;
    this.operations[slot] = code;
    this.operandStart[slot + 1] = end;
    this.origins[slot] = origin;
    this.names[slot] = 0;
    this.raises[slot] = raises ? 1 : 0;
    return this.first + slot;
  }

  /** A copy of the slots from `start` to `end`, exclusive. */
  code(start: number, end: number): Code {
    const from = this.operandStart[start] as number;
    return {
      operations: this.operations.slice(start, end),
      operandStart: this.operandStart.slice(start, end + 1).map((k) => k - from),
      operands: this.operands.slice(from, this.operandStart[end]),
      origins: this.origins.slice(start, end),
      names: this.names.slice(start, end),
      raises: this.raises.slice(start, end),
    };
  }

  /** Forgets the first `count` slots. */
  drop(count: number): void {
    this.first += count;
    if (count < this.length) this.moveDown(count);
    this.length -= count;
  }

  /** So many nodes are recorded elsewhere; there may be no slots. */
  skip(count: number): void {
    this.first += count;
  }

  private moveDown(count: number): void {
    const from = this.operandStart[count] as number;
    this.operands.copyWithin(0, from, this.operandStart[this.length]);
    for (const column of [this.operations, this.origins, this.names, this.raises])
      column.copyWithin(0, count, this.length);
    for (let slot = count; slot <= this.length; slot++)
      this.operandStart[slot - count] = (this.operandStart[slot] as number) - from;
  }

  private growSlots(): void {
    const size = 2 * this.operations.length;
    this.operations = larger(this.operations, new Uint16Array(size));
    this.operandStart = larger(this.operandStart, new Uint32Array(size + 1));
    this.origins = larger(this.origins, new Uint32Array(size));
    this.names = larger(this.names, new Uint32Array(size));
    this.raises = larger(this.raises, new Uint8Array(size));
  }

  private growOperands(least: number): void {
    this.operands = larger(this.operands, new Int32Array(Math.max(least, 2 * this.operands.length)));
  }
}

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** The longer column, with what the shorter one has. */
function larger<A extends Column>(shorter: A, longer: A): A {
  longer.set(shorter);
  return longer;
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

function isRelative(kind: number | undefined): boolean {
  return kind === OperandKind.local || kind === OperandKind.carried;
}
