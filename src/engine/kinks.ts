import { condition } from '../core/primitives/rules';
import { codeOf, constantCode, inputCode, primitiveOf } from '../core/primitives/table';
import { codeAt, operandsOf } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import { compileRule, type RuleFunction } from './compile';
import { forward } from './frames';

/** An operation; its operands are the nodes `operands[start]` … `operands[end − 1]`. */
export interface Operation {
  readonly code: number;
  readonly operands: ArrayLike<number>;
  readonly start: number;
  readonly end: number;
}

/** The convention that is taken for the derivative of an operation whose arguments are exactly at a kink of it; undefined elsewhere. */
export function kinkAt(operation: Operation, values: Float64Array, result: number): string | undefined {
  const { code, operands, start } = operation;
  const { kink, arity } = primitiveOf(code);
  if (kink === undefined) return undefined;
  if (typeof kink.at === 'function') {
    const args = argumentsOf(operation, values);
    return kink.at(args, args.length, result) ? kink.taken : undefined;
  }
  const at = (k: number): number =>
    arity !== 'any' && k < arity ? (values[operands[start + k] as number] as number) : 0;
  return conditionOf(code, kink.at)(at(0), at(1), at(2), result) !== 0 ? kink.taken : undefined;
}

/** The same of a node of a tape with such values. */
export function kinkOf(tape: Tape, node: number, values: Float64Array): string | undefined {
  const code = codeAt(tape, node);
  if (code === inputCode || code === constantCode || !primitiveOf(code).kink) return undefined;
  const operands = operandsOf(tape, node);
  return kinkAt({ code, operands, start: 0, end: operands.length }, values, values[node] ?? Number.NaN);
}

export function argumentsOf({ operands, start, end }: Operation, values: Float64Array): number[] {
  return Array.from({ length: end - start }, (_, k) => values[operands[start + k] ?? -1] ?? Number.NaN);
}

const conditions = new Map<number, RuleFunction>();

/** Whether arguments are at the kink of an operation, as a function. */
function conditionOf(code: number, text: string): RuleFunction {
  const known = conditions.get(code);
  if (known) return known;
  const compiled = compileRule(condition(text));
  conditions.set(code, compiled);
  return compiled;
}

/** The nodes that others are only shifted by, as a softmax by its largest element: no kink of them is one of a result. */
export function shiftingIn(tape: Tape): ReadonlySet<number> {
  const shift = codeOf('shift');
  const found = new Set<number>();
  if (!tape.blocks.some(({ operations }) => operations.includes(shift))) return found;
  const eachUse = (use: (operand: number, isShift: boolean) => void): void =>
    forward(tape, ({ operations, operandStart }, operands) => {
      for (let slot = 0; slot < operations.length; slot++) {
        const end = operandStart[slot + 1] as number;
        for (let k = operandStart[slot] as number; k < end; k++)
          use(operands[k] as number, operations[slot] === shift);
      }
    });
  eachUse((operand, isShift) => isShift && found.add(operand));
  eachUse((operand, isShift) => !isShift && found.delete(operand));
  return found;
}
