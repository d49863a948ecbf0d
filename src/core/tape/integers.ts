import type { Span } from '../span';
import type { TraceContext } from './context';
import type { Value } from './value';

type IntegerOperation = (a: bigint, b: bigint) => bigint | undefined;

const floored: IntegerOperation = (a, b) => {
  if (b === 0n) return undefined;
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
};

const exact = new Map<string, IntegerOperation>([
  ['add', (a, b) => a + b],
  ['sub', (a, b) => a - b],
  ['mul', (a, b) => a * b],
  ['sum', (a, b) => a + b],
  ['product', (a, b) => a * b],
  ['max', (a, b) => (a > b ? a : b)],
  ['min', (a, b) => (a < b ? a : b)],
  ['floorDivide', floored],
  ['mod', (a, b) => (b === 0n ? undefined : a - b * (floored(a, b) ?? 0n))],
  ['fmod', (a, b) => (b === 0n ? undefined : a % b)],
  ['pow', (a, b) => (b >= 0n && b < 1024n ? a ** b : undefined)],
]);

const single = new Map<string, (a: number) => number>([
  ['neg', (a) => -a],
  ['abs', Math.abs],
  ['sign', Math.sign],
  ['floor', (a) => a],
  ['ceil', (a) => a],
  ['trunc', (a) => a],
  ['round', (a) => a],
]);

const tests = new Map<string, (a: number, b: number) => boolean>([
  ['less', (a, b) => a < b],
  ['lessEqual', (a, b) => a <= b],
  ['greater', (a, b) => a > b],
  ['greaterEqual', (a, b) => a >= b],
  ['equal', (a, b) => a === b],
  ['notEqual', (a, b) => a !== b],
]);

/** The result where all arguments are integers and so is it (or a truth); undefined where real numbers begin. */
export function integerResult(
  context: TraceContext,
  operation: string,
  args: readonly Value[],
  at: Span,
): Value | undefined {
  const numbers = args.map(staticInteger);
  if (!numbers.every((n): n is number => n !== undefined)) return undefined;
  const [a, b] = numbers;
  if (a === undefined) return undefined;
  const test = tests.get(operation);
  if (test && b !== undefined) return { kind: 'boolean', value: test(a, b) };
  const one = single.get(operation);
  if (one) return { kind: 'integer', value: one(a) };
  const two = exact.get(operation);
  if (!two || (numbers.length < 2 && operation !== 'sum' && operation !== 'product')) return undefined;
  return combined(context, two, numbers, operation, at);
}

function combined(
  context: TraceContext,
  two: IntegerOperation,
  numbers: readonly number[],
  operation: string,
  at: Span,
): Value | undefined {
  const [first, ...rest] = numbers.map(BigInt);
  let total: bigint | undefined = first;
  for (const n of rest) total = total === undefined ? undefined : two(total, n);
  if (total === undefined) {
    if (operation === 'pow') return undefined;
    return context.stop('outside-domain', at, 'an integer is divided by zero here');
  }
  const value = Number(total);
  // Beyond 2^53 the language's integers are still exact, and become this double where they meet a real number.
  return Number.isSafeInteger(value) ? { kind: 'integer', value } : context.constant(value);
}

function staticInteger(v: Value): number | undefined {
  if (v.kind === 'integer') return v.value;
  return v.kind === 'boolean' && v.node === undefined ? Number(v.value) : undefined;
}
