import { constantCode, inputCode } from '../core/primitives/table';
import type { Block } from '../core/tape/tape';
import { kernelOf } from './kernels';

/**
 * The elementary partials of one operation: `out[k]` = ∂(node)/∂(operand k), and `present[k]` = 0 where the
 * edge is structurally absent (the rule is the constant 0, as for the condition of a `select`).
 */
export class Partials {
  out = new Float64Array(16);
  present = new Uint8Array(16);
  private args = new Float64Array(16);

  /** The number of operands. */
  compute(block: Block, slot: number, operands: Int32Array, v: Float64Array, result: number): number {
    const code = block.operations[slot] as number;
    if (code === constantCode || code === inputCode) return 0;
    const start = block.operandStart[slot] as number;
    const n = (block.operandStart[slot + 1] as number) - start;
    this.reserve(n);
    const kernel = kernelOf(code);
    if (kernel.arity === 'any') {
      for (let k = 0; k < n; k++) this.args[k] = v[operands[start + k] as number] as number;
      kernel.partials(this.args, n, result, this.out);
      this.present.fill(1, 0, n);
      return n;
    }
    const x = v[operands[start] as number] as number;
    const y = n > 1 ? (v[operands[start + 1] as number] as number) : 0;
    const z = n > 2 ? (v[operands[start + 2] as number] as number) : 0;
    for (let k = 0; k < n; k++) {
      const rule = kernel.partials[k];
      this.present[k] = rule ? 1 : 0;
      this.out[k] = rule ? rule(x, y, z, result) : 0;
    }
    return n;
  }

  private reserve(n: number): void {
    if (this.out.length >= n) return;
    this.out = new Float64Array(2 * n);
    this.present = new Uint8Array(2 * n);
    this.args = new Float64Array(2 * n);
  }
}

/** Whether argument `k` of an operation has an edge at all. */
export function hasEdge(code: number, k: number): boolean {
  if (code === constantCode || code === inputCode) return false;
  const kernel = kernelOf(code);
  return kernel.arity === 'any' || kernel.partials[k] !== undefined;
}
