import { constantCode, inputCode, primitiveOf } from '../primitives/table';
import { type Block, OperandKind, type Run, type Tape } from './tape';

/** A tape as text, a line a slot, each block where it runs first: for people who want to see what runs, and for tests. */
export function printTape(tape: Tape): string {
  const lines: string[] = [];
  for (const { name, shape, first, size } of tape.inputs)
    lines.push(
      `input ${name}${shape.length ? ` (${shape.join(' × ')})` : ''}: %${first}${size > 1 ? ` … %${first + size - 1}` : ''}`,
    );
  const printed = new Set<Block>();
  tape.runs.forEach((run) => {
    const block = tape.blocks[run.block];
    if (!block) return;
    if (block.operations[0] === constantCode) lines.push(...constants(tape));
    else lines.push(runText(run), ...(printed.has(block) ? [] : slotTexts(block, run)));
    printed.add(block);
  });
  for (const { node, value } of tape.guards) lines.push(`guard %${node} = ${value}`);
  for (const { name, nodes } of tape.outputs)
    lines.push(`output ${name}: ${Array.from(nodes, (n) => `%${n}`).join(' ')}`);
  return `${lines.join('\n')}\n`;
}

function runText(run: Run): string {
  const times = run.count === 1 ? 'once' : `${run.count} times`;
  const from = run.round ? `, from round ${run.round} on` : '';
  return `block ${run.block}, run ${times} from %${run.first}${from}`;
}

function slotTexts(block: Block, run: Run): string[] {
  return Array.from(block.operations, (_, slot) => `  ${slotText(block, slot, run.first)}`);
}

/** Constants are one block with a round each. */
function constants(tape: Tape): string[] {
  const shown = Array.from(tape.constants.subarray(0, mostConstants), (value, node) => {
    const name = tape.names.get(node)?.name;
    return `  %${node} = ${value}${name === undefined ? '' : `    ${name}`}`;
  });
  const left = tape.constants.length - shown.length;
  return ['constants', ...shown, ...(left ? [`  … ${left} more`] : [])];
}

/** Constants that are printed. */
const mostConstants = 100;

function slotText(block: Block, slot: number, first: number): string {
  const code = block.operations[slot];
  const start = block.operandStart[slot] ?? 0;
  const name = block.names.get(slot);
  const left = `%${first + slot} =`;
  const right = name === undefined ? '' : `    ${name}`;
  if (code === inputCode) return `${left} input${right}`;
  const end = block.operandStart[slot + 1] ?? start;
  const operands: string[] = [];
  for (let k = start; k < end; k++) operands.push(operandText(block, k, first));
  const raises = block.raising.includes(slot) ? '!' : '';
  return `${left} ${primitiveOf(code ?? 0).name}${raises} ${operands.join(' ')}${right}`;
}

function operandText(block: Block, k: number, first: number): string {
  const operand = block.operands[k] ?? 0;
  const extra = block.operandExtras[k] ?? 0;
  const length = block.operations.length;
  switch (block.operandKinds[k] ?? OperandKind.outer) {
    case OperandKind.local:
      return operand < 0 ? `previous(%${first + length + operand})` : `%${first + operand}`;
    case OperandKind.carried:
      return `previous(%${first + length + operand}, first %${extra})`;
    case OperandKind.affine:
      return `%(${operand} + ${extra}·i)`;
    default:
      return `%${operand}`;
  }
}
