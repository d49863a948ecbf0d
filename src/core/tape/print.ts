import { constantCode, inputCode, primitiveOf } from '../primitives/table';
import { type Block, OperandKind, type Tape } from './tape';

/** A tape as text, a line a slot: for people who want to see what runs, and for tests. */
export function printTape(tape: Tape): string {
  const lines: string[] = [];
  for (const { name, shape, first, size } of tape.inputs)
    lines.push(
      `input ${name}${shape.length ? ` (${shape.join(' × ')})` : ''}: %${first}${size > 1 ? ` … %${first + size - 1}` : ''}`,
    );
  tape.runs.forEach((run) => {
    const block = tape.blocks[run.block];
    if (!block) return;
    lines.push(
      `block ${run.block}, run ${run.count === 1 ? 'once' : `${run.count} times`} from %${run.first}`,
    );
    for (let slot = 0; slot < block.operations.length; slot++)
      lines.push(`  ${slotText(tape, block, slot, run.first)}`);
  });
  for (const { node, value } of tape.guards) lines.push(`guard %${node} = ${value}`);
  for (const { name, nodes } of tape.outputs)
    lines.push(`output ${name}: ${Array.from(nodes, (n) => `%${n}`).join(' ')}`);
  return `${lines.join('\n')}\n`;
}

function slotText(tape: Tape, block: Block, slot: number, first: number): string {
  const code = block.operations[slot];
  const start = block.operandStart[slot] ?? 0;
  const name = block.names.get(slot);
  const left = `%${first + slot} =`;
  const right = name === undefined ? '' : `    ${name}`;
  if (code === inputCode) return `${left} input${right}`;
  if (code === constantCode) return `${left} ${tape.constants[block.operands[start] ?? 0]}${right}`;
  const end = block.operandStart[slot + 1] ?? start;
  const operands: string[] = [];
  for (let k = start; k < end; k++) operands.push(operandText(block, k, first));
  const raises = block.raising.includes(slot) ? '!' : '';
  return `${left} ${primitiveOf(code ?? 0).name}${raises} ${operands.join(' ')}${right}`;
}

function operandText(block: Block, k: number, first: number): string {
  const operand = block.operands[k] ?? 0;
  const extra = block.operandExtras[k] ?? 0;
  switch (block.operandKinds[k] ?? OperandKind.local) {
    case OperandKind.carried:
      return `previous(%${first + operand}, first %${extra})`;
    case OperandKind.outer:
      return `%${operand}`;
    case OperandKind.affine:
      return `%(${operand} + ${extra}·i)`;
    default:
      return `%${first + operand}`;
  }
}
