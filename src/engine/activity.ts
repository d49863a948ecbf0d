import { constantCode, inputCode } from '../core/primitives/table';
import type { Tape } from '../core/tape/tape';
import { forward } from './frames';
import { hasEdge } from './partials';

/** node → 1 where a derivative can arrive from an input: the nodes that a sweep visits. */
export function activity(tape: Tape): Uint8Array {
  const active = new Uint8Array(tape.length);
  for (const { first, size } of tape.inputs) active.fill(1, first, first + size);
  spreadForward(tape, active);
  return active;
}

/** Marks every node that an edge reaches from a marked one. */
export function spreadForward(tape: Tape, marked: Uint8Array): void {
  forward(tape, ({ operations, operandStart }, operands, base) => {
    for (let slot = 0; slot < operations.length; slot++) {
      const code = operations[slot] as number;
      if (code === inputCode || code === constantCode) continue;
      const start = operandStart[slot] as number;
      const end = operandStart[slot + 1] as number;
      for (let k = start; k < end; k++) {
        if (marked[operands[k] as number] === 1 && hasEdge(code, k - start)) {
          marked[base + slot] = 1;
          break;
        }
      }
    }
  });
}
