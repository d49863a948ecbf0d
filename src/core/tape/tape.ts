import type { Indexing } from '../shape';
import type { Span } from '../span';

/**
 * A computation that ran: struct of arrays, no object a node.
 *
 * A *block* is straight-line code of so many slots; a *run* executes a block `count` times. Node numbers are
 * consecutive: the node of (run, iteration, slot) is `run.first + iteration · block.length + slot`. Straight
 * code is a block that runs once. A loop whose rounds take several ways is several blocks, of which each run
 * executes one as long as the way stays the same; all runs count the rounds of their loop.
 */
export interface Tape {
  readonly blocks: readonly Block[];
  readonly runs: readonly Run[];
  /** How many nodes there are. */
  readonly length: number;
  /** What the operands of `constant` slots index. */
  readonly constants: Float64Array;
  /** Shapes by their index in `Block.shapes`; entry 0 is the scalar `[]`. */
  readonly shapes: readonly (readonly number[])[];
  readonly origins: readonly Origin[];
  readonly inputs: readonly TapeInput[];
  readonly outputs: readonly TapeOutput[];
  readonly guards: readonly Guard[];
  /** node → the name that the source gives its value, where not all rounds of its block share it. */
  readonly names: ReadonlyMap<number, NodeName>;
  /** Names that the target's own statements give to more than one value, one after the other. */
  readonly rebound: ReadonlySet<string>;
  /** How its source writes elements of arrays. */
  readonly indexing: Indexing;
}

export interface NodeName {
  readonly name: string;
  /** Whether the target's own statements give it, and not just a helper that was called. */
  readonly own: boolean;
}

export interface Block {
  /** slot → operation code (`core/primitives/table`). */
  readonly operations: Uint16Array;
  /** slot → where its operands begin in `operands`; one entry more than slots. */
  readonly operandStart: Uint32Array;
  readonly operands: Int32Array;
  /** operand → `OperandKind`; empty: all are nodes, of straight code that runs once. */
  readonly operandKinds: Uint8Array;
  /** operand → the stride of an affine one, the initial node of a carried one; empty as `operandKinds`. */
  readonly operandExtras: Int32Array;
  /** slot → index into `Tape.shapes`; empty: all scalar. */
  readonly shapes: Uint16Array;
  /** slot → index into `Tape.origins`. */
  readonly origins: Uint32Array;
  /** The slots whose operation ends the program where it has no finite value, ascending. */
  readonly raising: Uint32Array;
  /** slot → the name that the source gives its value, where it gives one. */
  readonly names: ReadonlyMap<number, string>;
  /** The slots whose name means them among the target's own statements, not just in a helper that was called. */
  readonly ownNames: ReadonlySet<number>;
}

/** What the operands of a block are. */
export type Operands = Pick<Block, 'operands' | 'operandKinds' | 'operandExtras'>;

/** What an operand's number means, in the iteration whose first node is `base`. */
export const OperandKind = {
  /** The node `base + operand`: of the same iteration, or of an earlier one where it is negative. */
  local: 0,
  /** The node `base + operand` of an earlier iteration; in the loop's round 0, the node `operandExtras`. */
  carried: 1,
  /** A node. */
  outer: 2,
  /** The node `operand + operandExtras · round`; of a constant the index. */
  affine: 3,
} as const;

export interface Run {
  readonly block: number;
  readonly count: number;
  /** Node of iteration 0, slot 0. */
  readonly first: number;
  /** Which round of its loop its iteration 0 is. */
  readonly round: number;
}

/** Where an operation stands: a place in a unit, reached through calls and rounds of loops, outermost first. */
export interface Origin {
  readonly unit: number;
  /** Relative to the unit. */
  readonly span: Span;
  readonly calls: readonly CallSite[];
}

export interface CallSite {
  readonly unit: number;
  readonly span: Span;
  /** The function that was called. */
  readonly name: string;
}

export interface TapeInput {
  readonly name: string;
  readonly shape: readonly number[];
  /** Its elements are the nodes first … first + size − 1, row by row. */
  readonly first: number;
  readonly size: number;
}

export interface TapeOutput {
  readonly name: string;
  readonly shape: readonly number[];
  /** Its elements, row by row. */
  readonly nodes: Int32Array;
}

/** A branch, trip count or shape that depended on numbers: the trace holds as long as `node` has this value. */
export interface Guard {
  readonly node: number;
  readonly value: number;
  readonly origin: number;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((n, d) => n * d, 1);
}
