import { constantCode, inputCode, primitiveOf } from '../../core/primitives/table';
import type { Block, Tape } from '../../core/tape/tape';
import { forward } from '../frames';
import { kernelOf } from '../kernels';
import { choosing, fixedOperations, variadicOperations } from './operations';
import { type Pair, pair, quickTwoSum } from './pair';

/** Node → its value, high[node] + low[node]. */
export interface PairValues {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/**
 * The values of all nodes in double-double arithmetic, at the inputs high + low in the order of `tape.inputs`.
 * Constants are the doubles that they are. Where an argument or the result is not finite, the value is that
 * in double, with low 0. Undefined where an operation on the tape is not at hand in double-double, or not for
 * its arguments.
 */
export function doubleDoubleValues(
  tape: Tape,
  high: ArrayLike<number>,
  low?: ArrayLike<number>,
): PairValues | undefined {
  if (!tape.blocks.every(isAtHand)) return undefined;
  const values = { high: new Float64Array(tape.length), low: new Float64Array(tape.length) };
  let at = 0;
  for (const { first, size } of tape.inputs) {
    for (let k = 0; k < size; k++, at++) {
      store(values, first + k, quickTwoSum(high[at] ?? Number.NaN, low?.[at] ?? 0), high[at] ?? Number.NaN);
    }
  }
  let known = true;
  forward(tape, (block, operands, base) => {
    known &&= frameValues(block, operands, base, tape.constants, values);
  });
  return known ? values : undefined;
}

function isAtHand(block: Block): boolean {
  return block.operations.every(
    (code) => code === inputCode || code === constantCode || operationOf(code) !== undefined,
  );
}

type Operation = (args: readonly Pair[]) => Pair | undefined;

const operations = new Map<number, Operation | undefined>();

function operationOf(code: number): Operation | undefined {
  if (operations.has(code)) return operations.get(code);
  const { name, arity } = primitiveOf(code);
  const fixed = fixedOperations[name];
  const whole = arity === 'any' ? variadicOperations[name] : fixed && spread(fixed);
  const operation = whole && !choosing.has(name) ? onFinite(whole) : whole;
  operations.set(code, operation);
  return operation;
}

function spread(f: (x: Pair, y: Pair, z: Pair) => Pair | undefined): Operation {
  const none = pair(Number.NaN);
  return ([x = none, y = none, z = none]) => f(x, y, z);
}

/** What is not finite is left to the operation in double. */
function onFinite(operation: Operation): Operation {
  return (args) => (args.every(isFinitePair) ? operation(args) : notFinite);
}

const notFinite = pair(Number.NaN);

/** False where an operation is not at hand for its arguments. */
function frameValues(
  block: Block,
  operands: Int32Array,
  base: number,
  constants: Float64Array,
  values: PairValues,
): boolean {
  const { operations: codes, operandStart } = block;
  for (let slot = 0; slot < codes.length; slot++) {
    const code = codes[slot] ?? inputCode;
    const start = operandStart[slot] ?? 0;
    if (code === inputCode) continue;
    if (code === constantCode) {
      values.high[base + slot] = constants[operands[start] ?? 0] ?? Number.NaN;
      continue;
    }
    const args = gathered(operands, start, operandStart[slot + 1] ?? start, values);
    const result = operationOf(code)?.(args);
    if (!result) return false;
    store(values, base + slot, result, isFinitePair(result) ? result.high : doubleValue(code, args));
  }
  return true;
}

function gathered(operands: Int32Array, start: number, end: number, { high, low }: PairValues): Pair[] {
  const args: Pair[] = [];
  for (let k = start; k < end; k++) {
    const node = operands[k] ?? 0;
    args.push({ high: high[node] ?? Number.NaN, low: low[node] ?? 0 });
  }
  return args;
}

function isFinitePair(a: Pair): boolean {
  return Number.isFinite(a.high) && Number.isFinite(a.low);
}

function doubleValue(code: number, args: readonly Pair[]): number {
  const kernel = kernelOf(code);
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = args.map((a) => a.high);
  return kernel.arity === 'any'
    ? kernel.value(
        args.map((a) => a.high),
        args.length,
      )
    : kernel.value(x, y, z);
}

function store(values: PairValues, node: number, value: Pair, orElse: number): void {
  const finite = isFinitePair(value);
  values.high[node] = finite ? value.high : orElse;
  values.low[node] = finite ? value.low : 0;
}
