import type { Expression } from '../../../core/program/program';
import { define, type Entry, type LibraryCall } from '../../shared/library';
import { call as callOf, lambda, method, name } from '../../shared/nodes';
import { checkedVector, number } from '../vectors';

export function times(call: LibraryCall, factor: number, value: Expression): Expression {
  return call.operation('mul', value, call.number(factor));
}

export function reciprocal(call: LibraryCall, value: Expression): Expression {
  return call.operation('div', call.number(1), value);
}

/** An entry that declines with its reason, for names that readers will look for. */
export function declined(reason: string): Entry {
  return define('*anything', (call) =>
    call.refuse('unknown-function', `${call.place.callee} is not followed: ${reason}`),
  );
}

/** The list of `f` of each element, each one number. */
export function mapped(call: LibraryCall, f: Expression, list: Expression): Expression {
  const at = call.place.span;
  const item = name(at, '#item');
  const body = number(callOf(at, f, [item]));
  return method(at, list, 'map', [lambda(at, [{ name: '#item', span: at }], body)]);
}

/** A list that may be given as a range, a vector or a tuple. */
export function listOf(value: Expression): Expression {
  const isList =
    value.kind === 'list' ||
    (value.kind === 'call' && value.callee.kind === 'field') ||
    (value.kind === 'apply' && /^(?:elements|range|zip|enumerate|reversed|listOf)$/.test(value.operation));
  return isList ? value : checkedVector(value);
}

export function sizeOf(call: LibraryCall, value: Expression): Expression {
  return { kind: 'field', span: call.place.span, object: value, name: 'length' };
}
