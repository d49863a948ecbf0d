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
  ['pow', power],
]);

/** Undefined for fractions, and for what is too long an integer to be written down. */
function power(a: bigint, b: bigint): bigint | undefined {
  if (b >= 0n && a >= -1n && a <= 1n) return a ** (b > 1n ? 2n - (b % 2n) : b);
  return b >= 0n && b < 1024n ? a ** b : undefined;
}

const single = new Map<string, (a: bigint) => bigint>([
  ['neg', (a) => -a],
  ['abs', (a) => (a < 0n ? -a : a)],
  ['sign', (a) => (a > 0n ? 1n : a < 0n ? -1n : 0n)],
  ['floor', (a) => a],
  ['ceil', (a) => a],
  ['trunc', (a) => a],
  ['round', (a) => a],
]);

const tests = new Map<string, (a: bigint, b: bigint) => boolean>([
  ['less', (a, b) => a < b],
  ['lessEqual', (a, b) => a <= b],
  ['greater', (a, b) => a > b],
  ['greaterEqual', (a, b) => a >= b],
  ['equal', (a, b) => a === b],
  ['notEqual', (a, b) => a !== b],
]);

/** What doubles compute exactly, of two integers that are doubles. */
function quickly(operation: string, args: readonly Value[]): Value | undefined {
  const [x, y] = args;
  if (args.length !== 2 || x?.kind !== 'integer' || y?.kind !== 'integer') return undefined;
  if (x.exact !== undefined || y.exact !== undefined) return undefined;
  const [a, b] = [x.value, y.value];
  switch (operation) {
    case 'add':
      return smallInteger(a + b);
    case 'sub':
      return smallInteger(a - b);
    case 'mul':
      return smallInteger(a * b);
    case 'less':
      return { kind: 'boolean', value: a < b };
    case 'lessEqual':
      return { kind: 'boolean', value: a <= b };
    case 'greater':
      return { kind: 'boolean', value: a > b };
    case 'greaterEqual':
      return { kind: 'boolean', value: a >= b };
    default:
      return undefined;
  }
}

/** An integer that was computed without rounding; −0 is none. */
function smallInteger(value: number): Value | undefined {
  return Number.isSafeInteger(value) ? { kind: 'integer', value: value + 0 } : undefined;
}

/**
 * The result where all arguments are integers and so is it (or a truth), exact however large it is; undefined
 * where real numbers begin.
 */
export function integerResult(
  context: TraceContext,
  operation: string,
  args: readonly Value[],
  at: Span,
): Value | undefined {
  const quick = quickly(operation, args);
  if (quick) return quick;
  if (!args.every(isStaticInteger)) return undefined;
  const test = tests.get(operation);
  const one = single.get(operation);
  const two = exact.get(operation);
  if (!test && !one && !two) return undefined;
  const numbers = args.map((v) => exactly(context, v, at));
  const [a, b] = numbers;
  if (a === undefined) return undefined;
  if (test && b !== undefined) return { kind: 'boolean', value: test(a, b) };
  if (one) return ofWidth(context, one(a), at);
  return two && (numbers.length > 1 || operation === 'sum' || operation === 'product')
    ? combined(context, two, numbers, operation, at)
    : undefined;
}

function combined(
  context: TraceContext,
  two: IntegerOperation,
  [first, ...rest]: readonly bigint[],
  operation: string,
  at: Span,
): Value | undefined {
  let total = first;
  for (const n of rest) total = total === undefined ? undefined : two(total, n);
  if (total !== undefined) return ofWidth(context, total, at);
  if (operation === 'pow' && rest.some((n) => n >= 0n) && context.program.integerBits !== undefined)
    return context.stop('integer-overflow', at, 'this power does not fit into an integer');
  if (operation === 'pow') return undefined;
  return context.stop('outside-domain', at, 'an integer is divided by zero here');
}

/** What turns over is declined: nobody means it in a formula. */
function ofWidth(context: TraceContext, n: bigint, at: Span): Value {
  const { integerBits } = context.program;
  return integerBits === undefined || BigInt.asIntN(integerBits, n) === n
    ? integer(n)
    : context.stop('integer-overflow', at, `${n} does not fit into an integer of ${integerBits} bits`);
}

/** An integer of any size. */
export function integer(n: bigint): Value {
  const value = Number(n);
  return Number.isSafeInteger(value) ? { kind: 'integer', value } : { kind: 'integer', value, exact: n };
}

function isStaticInteger(v: Value): boolean {
  return v.kind === 'integer' || (v.kind === 'boolean' && v.node === undefined);
}

/** The integer that a value of integers or truths is, of any size. */
export function exactly(context: TraceContext, v: Value, at: Span): bigint {
  if (v.kind === 'boolean') return v.value ? 1n : 0n;
  if (v.kind !== 'integer') throw new Error(`${v.kind} is no integer`);
  if (v.exact === 'unknown')
    return context.stop(
      'integer-overflow',
      at,
      `${v.value} is too long an integer to calculate with exactly`,
    );
  return v.exact ?? BigInt(v.value);
}
