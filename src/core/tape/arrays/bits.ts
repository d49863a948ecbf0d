import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { integer } from '../integers';
import type { Value } from '../value';
import type { Operation } from './arguments';
import { arrayOf, asArray, elementType, itemsOf } from './array';
import { broadcastShape, broadcastTo } from './broadcast';

/** `&`, `|`, `^` and `~`: of truths their logic, of integers their digits in base two. */
export const bits = {
  bitAnd: combining('and', (a, b) => a & b),
  bitOr: combining('or', (a, b) => a | b),
  bitXor: combining('xor', (a, b) => a ^ b),
  bitNot: (context, [value = none], at) => {
    if (value.kind === 'array' && elementType(value) === 'integer')
      return arrayOf(
        value.shape,
        itemsOf(value).map((v) => inverted(context, v, at)),
      );
    if (value.kind === 'integer') return inverted(context, value, at);
    if (value.kind === 'array' && elementType(value) === 'boolean')
      return applyPrimitive(context, 'not', [value], at);
    if (value.kind === 'boolean') return applyPrimitive(context, 'not', [value], at);
    return refuse(context, at);
  },
} as const satisfies Readonly<Record<string, Operation>>;

const none = { kind: 'none' } as const;

function refuse(context: TraceContext, at: Span): never {
  return context.stop('not-a-number', at, 'this operator is one of integers and truth values');
}

function inverted(context: TraceContext, v: Value, at: Span): Value {
  return v.kind === 'integer' ? integer(-exactly(v) - 1n) : refuse(context, at);
}

function exactly(v: Extract<Value, { kind: 'integer' }>): bigint {
  return typeof v.exact === 'bigint' ? v.exact : BigInt(v.value);
}

function combining(logic: string, digits: (a: bigint, b: bigint) => bigint): Operation {
  const scalar = (context: TraceContext, a: Value, b: Value, at: Span): Value => {
    if (a.kind === 'boolean' && b.kind === 'boolean') return applyPrimitive(context, logic, [a, b], at);
    if (a.kind === 'integer' && b.kind === 'integer') return integer(digits(exactly(a), exactly(b)));
    return refuse(context, at);
  };
  return (context, [a = none, b = none], at) => {
    if (a.kind !== 'array' && b.kind !== 'array') return scalar(context, a, b, at);
    const [x, y] = [asArray(context, a, at), asArray(context, b, at)];
    const shape = broadcastShape(context, [x.shape, y.shape], at);
    const others = itemsOf(broadcastTo(context, y, shape, at));
    const items = itemsOf(broadcastTo(context, x, shape, at)).map((v, k) =>
      scalar(context, v, others[k] ?? none, at),
    );
    return arrayOf(shape, items);
  };
}
