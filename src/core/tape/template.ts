import { operandAt } from './nodes';
import { type Code, isConstant, type Slots } from './slots';
import { OperandKind, type Operands } from './tape';

/** One round of a loop, as it was recorded. */
export interface Round {
  /** Which one, from 0. */
  readonly index: number;
  /** The node of its first slot. */
  readonly first: number;
  readonly code: Code;
}

/** What the rounds of a loop have in common, so that each of them can be told from its number and first node. */
export interface Template extends Operands {
  readonly code: Code;
}

/**
 * The template that two rounds of a loop are instances of; `start` is the loop's first node. An operand that was
 * computed in the loop stands at the same distance from the first node of both rounds, or is the same node; one from
 * before the loop is the same, or moves in equal steps; and what round 0 takes from before the loop, round 1 may take
 * from the round before it. Undefined where they have nothing such in common.
 */
export function templateOf(a: Round, b: Round, start: number): Template | undefined {
  if (!sameOperations(a.code, b.code)) return undefined;
  const n = a.code.operands.length;
  const operands = new Int32Array(n);
  const operandKinds = new Uint8Array(n);
  const operandExtras = new Int32Array(n);
  for (let k = 0; k < n; k++) {
    const found = common(a, b, k, start);
    if (!found) return undefined;
    [operandKinds[k], operands[k], operandExtras[k]] = found;
  }
  return { code: a.code, operands, operandKinds, operandExtras };
}

type Common = readonly [kind: number, operand: number, extra: number];

function common(a: Round, b: Round, k: number, start: number): Common | undefined {
  const x = a.code.operands[k] as number;
  const y = b.code.operands[k] as number;
  const xInside = !isConstant(x) && x >= start;
  const yInside = !isConstant(y) && y >= start;
  const distance = y - b.first;
  if (xInside && yInside && x - a.first === distance) return [OperandKind.local, distance, 0];
  if (x === y) return [OperandKind.outer, x, 0];
  if (!xInside && yInside)
    return a.index === 0 && distance < 0 ? [OperandKind.carried, distance, x] : undefined;
  const stride = (y - x) / (b.index - a.index);
  const moves = !xInside && !yInside && isConstant(x) === isConstant(y) && Number.isInteger(stride);
  return moves ? [OperandKind.affine, x - stride * a.index, stride] : undefined;
}

function sameOperations(a: Code, b: Code): boolean {
  return (
    equal(a.operations, b.operations) &&
    equal(a.operandStart, b.operandStart) &&
    equal(a.origins, b.origins) &&
    equal(a.names, b.names) &&
    equal(a.raises, b.raises)
  );
}

function equal(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}

/** Whether the slots from node `first` on are round `index` of a template. */
export function fits(
  template: Template,
  slots: Slots,
  first: number,
  length: number,
  index: number,
): boolean {
  const { code } = template;
  if (code.operations.length !== length) return false;
  const offset = first - slots.first;
  const from = slots.operandStart[offset] as number;
  for (let slot = 0; slot < length; slot++)
    if (!sameSlot(code, slots, slot, offset + slot, from)) return false;
  for (let k = 0; k < code.operands.length; k++)
    if (slots.operands[from + k] !== operandAt(template, k, first, index)) return false;
  return true;
}

function sameSlot(code: Code, slots: Slots, slot: number, at: number, from: number): boolean {
  return (
    code.operations[slot] === slots.operations[at] &&
    code.operandStart[slot + 1] === (slots.operandStart[at + 1] as number) - from &&
    code.origins[slot] === slots.origins[at] &&
    code.names[slot] === slots.names[at] &&
    code.raises[slot] === slots.raises[at]
  );
}
