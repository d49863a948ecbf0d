import { constantCode, inputCode } from '../primitives/table';
import type { RecordedRun, Sealing } from './rolling';
import { type Code, renumbered, type Slots } from './slots';
import { type Block, OperandKind, type Operands, type Run, type Tape } from './tape';
import type { Template } from './template';

/** One input a round. */
const inputRound: Template = { code: oneSlot(inputCode, []), ...straight(new Int32Array(0)) };

/** One constant a round: of round k the k-th. */
const constantRound: Template = {
  code: oneSlot(constantCode, [0]),
  operands: Int32Array.of(0),
  operandKinds: Uint8Array.of(OperandKind.affine),
  operandExtras: Int32Array.of(1),
};

function oneSlot(operation: number, operands: readonly number[]): Code {
  return {
    operations: Uint16Array.of(operation),
    operandStart: Uint32Array.of(0, operands.length),
    operands: Int32Array.from(operands),
    origins: new Uint32Array(1),
    names: new Uint32Array(1),
    raises: new Uint8Array(1),
  };
}

/** Finished code of a trace: its blocks, and which of them ran when. */
export class Sealed implements Sealing {
  private readonly blocks: Template[] = [];
  private readonly runs: RecordedRun[] = [];

  constructor(private readonly slots: Slots) {}

  addBlock(template: Template): number {
    return this.blocks.push(template) - 1;
  }

  sealStraight(before: number): void {
    const { first } = this.slots;
    if (before === first) return;
    const code = this.slots.code(0, before - first);
    const block = this.addBlock({ code, ...straight(code.operands) });
    this.runs.push({ block, count: 1, first, round: 0 });
  }

  sealRounds(block: number, first: number, count: number, round: number): void {
    const last = this.runs[this.runs.length - 1];
    const length = this.blocks[block]?.code.operations.length ?? 0;
    const goesOn =
      last?.block === block &&
      last.round + last.count === round &&
      last.first + last.count * length === first;
    if (goesOn) last.count += count;
    else this.runs.push({ block, count, first, round });
  }

  /** So many inputs, after all slots. */
  sealInputs(count: number): void {
    const first = this.slots.next;
    this.sealStraight(first);
    this.slots.drop(this.slots.length);
    this.sealRounds(this.addBlock(inputRound), first, count, 0);
    this.slots.first += count;
  }

  /** The number of the name that all rounds give a node's slot. */
  nameAt(node: number): number {
    const run = this.runs.findLast((r) => r.first <= node);
    const code = run && this.blocks[run.block]?.code;
    return (code && run && code.names[(node - run.first) % code.operations.length]) ?? 0;
  }

  /** Blocks and runs, so many constants before all others; `nameOf`: a name by its number. */
  finished(constants: number, nameOf: (number: number) => string): Pick<Tape, 'blocks' | 'runs'> {
    const blocks = this.blocks.map((t) => block(t, constants, nameOf));
    if (!constants) return { blocks, runs: this.runs };
    const later = this.runs.map((r): Run => ({ ...r, block: r.block + 1, first: r.first + constants }));
    return {
      blocks: [block(constantRound, 0, nameOf), ...blocks],
      runs: [{ block: 0, count: constants, first: 0, round: 0 }, ...later],
    };
  }
}

function straight(operands: Int32Array): Operands {
  return { operands, operandKinds: new Uint8Array(0), operandExtras: new Int32Array(0) };
}

function block(template: Template, constants: number, nameOf: (number: number) => string): Block {
  const { operations, operandStart, origins, names, raises } = template.code;
  const named = [...names.keys()].filter((slot) => names[slot] !== 0);
  return {
    operations,
    operandStart,
    ...renumbered(template, constants),
    shapes: new Uint16Array(0),
    origins,
    raising: Uint32Array.from([...raises.keys()].filter((slot) => raises[slot] === 1)),
    names: new Map(named.map((slot) => [slot, nameOf((names[slot] ?? 0) >> 1)])),
    ownNames: new Set(named.filter((slot) => ((names[slot] ?? 0) & 1) === 1)),
  };
}
