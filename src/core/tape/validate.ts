import { constantCode, inputCode, primitiveOf } from '../primitives/table';
import { operandAt } from './nodes';
import type { Block, Run, Tape } from './tape';

/**
 * What is wrong with a tape, in words: runs with gaps, operands that come later than their operation,
 * arguments too many or too few, ends that are no nodes. Empty: it is valid. A fault here is a fault of the
 * product, never of a text.
 */
export function tapeFaults(tape: Tape): string[] {
  const faults: string[] = [];
  let next = 0;
  tape.runs.forEach((run, index) => {
    const block = tape.blocks[run.block];
    if (!block) {
      faults.push(`run ${index} has no block`);
      return;
    }
    if (run.first !== next) faults.push(`run ${index} begins at ${run.first}, not at ${next}`);
    if (run.count < 1) faults.push(`run ${index} has ${run.count} rounds`);
    next = run.first + run.count * block.operations.length;
    faults.push(...blockFaults(tape, block, run).map((f) => `run ${index}: ${f}`));
  });
  if (next !== tape.length) faults.push(`the runs end at ${next}, the tape at ${tape.length}`);
  return [...faults, ...endFaults(tape)];
}

function blockFaults(tape: Tape, block: Block, run: Run): string[] {
  const faults: string[] = [];
  const { operations, operandStart } = block;
  const length = operations.length;
  if (operandStart.length !== length + 1)
    faults.push('the table of operands has another length than the block');
  for (let slot = 0; slot < length; slot++) {
    const start = operandStart[slot] ?? 0;
    const count = (operandStart[slot + 1] ?? start) - start;
    faults.push(...slotFaults(tape, block, run, slot, count));
    if (operations[slot] === constantCode) continue;
    for (let k = start; k < start + count; k++)
      if (!isBefore(block, run, slot, k)) faults.push(`slot ${slot} uses what comes later`);
  }
  return faults;
}

function slotFaults(tape: Tape, block: Block, run: Run, slot: number, count: number): string[] {
  const code = block.operations[slot] ?? inputCode;
  if (code === inputCode) return count === 0 ? [] : [`slot ${slot} is an input with operands`];
  if (code === constantCode) {
    const index = (i: number): number => operandAt(block, block.operandStart[slot] ?? 0, 0, run.round + i);
    const isThere = [0, run.count - 1].every((i) => index(i) >= 0 && index(i) < tape.constants.length);
    return count === 1 && isThere ? [] : [`slot ${slot} is a constant without a value`];
  }
  const { name, arity } = primitiveOf(code);
  return arity === 'any' || arity === count ? [] : [`slot ${slot}: ${name} has ${count} operands`];
}

/** Whether an operand's node is computed before its operation, in the first two rounds and the last. */
function isBefore(block: Block, run: Run, slot: number, k: number): boolean {
  if (block.operandKinds.length === 0 && run.count > 1) return false;
  return [0, 1, run.count - 1]
    .filter((i) => i < run.count)
    .every((i) => {
      const base = run.first + i * block.operations.length;
      const operand = operandAt(block, k, base, run.round + i);
      return operand >= 0 && operand < base + slot;
    });
}

function endFaults(tape: Tape): string[] {
  const isNode = (node: number): boolean => node >= 0 && node < tape.length;
  const inputs = tape.inputs
    .filter((i) => !isNode(i.first) || !isNode(i.first + i.size - 1))
    .map((i) => `input ${i.name} is no node`);
  const outputs = tape.outputs
    .filter((o) => !o.nodes.every(isNode))
    .map((o) => `output ${o.name} is no node`);
  const guards = tape.guards
    .filter((g) => !isNode(g.node))
    .map((g) => `a guard watches ${g.node}, which is no node`);
  return [...inputs, ...outputs, ...guards];
}
