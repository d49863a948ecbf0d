import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { asInteger } from '../convert';
import { exactly, integer } from '../integers';
import type { Value } from '../value';
import type { Operation } from './arguments';

/** Integers of a number of bits, as C has them: what does not fit is declined, or turns over where it does so by definition. */
export const fixedWidth = {
  int8: within(8),
  int16: within(16),
  int32: within(32),
  int64: within(64),
  wrapped8: (context, args, at) => turned(context, args, 8, true, at),
  wrapped16: (context, args, at) => turned(context, args, 16, true, at),
  wrapped32: (context, args, at) => turned(context, args, 32, true, at),
  wrapped64: (context, args, at) => turned(context, args, 64, true, at),
  unsigned8: (context, args, at) => turned(context, args, 8, false, at),
  unsigned16: (context, args, at) => turned(context, args, 16, false, at),
  unsigned32: (context, args, at) => turned(context, args, 32, false, at),
  unsigned64: (context, args, at) => turned(context, args, 64, false, at),
  natural8: within(8, false),
  natural16: within(16, false),
  natural32: within(32, false),
  natural64: within(64, false),
  quotient: (context, args, at) => {
    const [a, b] = pair(context, args, at);
    return b === 0n ? divided(context, at) : integer(a / b);
  },
  remainder: (context, args, at) => {
    const [a, b] = pair(context, args, at);
    return b === 0n ? divided(context, at) : integer(a % b);
  },
  shiftLeft: (context, args, at) => {
    const [a, by] = shift(context, args, at);
    return integer(a << by);
  },
  shiftRight: (context, args, at) => {
    const [a, by] = shift(context, args, at);
    return integer(a >> by);
  },
  wholeNumber: (context, [value = none], at) => {
    if (value.kind === 'integer' || value.kind === 'boolean' || value.kind === 'unknown') return value;
    if (value.kind === 'real' && !Number.isInteger(context.valueAt(value.node)))
      context.stop(
        'not-a-number',
        at,
        `an integer is declared here, and this is ${context.valueAt(value.node)}`,
      );
    return value;
  },
} as const satisfies Readonly<Record<string, Operation>>;

const none = { kind: 'none' } as const;

/** An integer as it is; a whole real number serves as one. */
function exactOf(context: TraceContext, value: Value | undefined, at: Span): bigint {
  return value?.kind === 'integer'
    ? exactly(context, value, at)
    : BigInt(asInteger(context, value ?? none, at));
}

function pair(context: TraceContext, [a, b]: readonly Value[], at: Span): [bigint, bigint] {
  return [exactOf(context, a, at), exactOf(context, b, at)];
}

function divided(context: TraceContext, at: Span): never {
  return context.stop('outside-domain', at, 'an integer is divided by zero here');
}

function shift(context: TraceContext, args: readonly Value[], at: Span): [bigint, bigint] {
  const [a, by] = pair(context, args, at);
  return by < 0n || by >= 64n
    ? context.stop('outside-domain', at, `a shift by ${by} bits has no meaning`)
    : [a, by];
}

/** The integer itself; what does not fit is declined. */
function within(bits: number, signed = true): Operation {
  const low = signed ? -(2n ** BigInt(bits - 1)) : 0n;
  const high = low + 2n ** BigInt(bits);
  const [least, beyond] = [Number(low), Number(high)];
  return (context, [value = none], at) => {
    if (value.kind === 'integer' && !value.exact && value.value >= least && value.value < beyond)
      return value;
    if (value.kind === 'unknown') return value;
    const n = exactOf(context, whole(context, value, at), at);
    if (n >= low && n < high) return integer(n);
    const kind = signed ? 'a signed' : 'an unsigned';
    return context.stop('integer-overflow', at, `${n} does not fit into ${kind} integer of ${bits} bits`);
  };
}

/** A real number without its fraction. */
function whole(context: TraceContext, value: Value, at: Span): Value {
  return value.kind === 'real' ? applyPrimitive(context, 'trunc', [value], at) : value;
}

function turned(
  context: TraceContext,
  [value = none]: readonly Value[],
  bits: number,
  signed: boolean,
  at: Span,
): Value {
  if (value.kind === 'unknown') return value;
  const n = exactOf(context, value, at);
  return integer(signed ? BigInt.asIntN(bits, n) : BigInt.asUintN(bits, n));
}
