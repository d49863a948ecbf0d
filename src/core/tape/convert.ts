import type { Span } from '../span';
import { type TraceContext, TraceStop } from './context';
import { describe, itemAt, type RealValue, type Value } from './value';

/** A value as a real number on the tape. */
export function asReal(context: TraceContext, value: Value, at: Span): RealValue {
  switch (value.kind) {
    case 'real':
      return value;
    case 'integer':
      return context.constant(value.value);
    case 'boolean':
      return value.node === undefined
        ? context.constant(value.value ? 1 : 0)
        : { kind: 'real', node: value.node };
    case 'array': {
      if (value.shape.every((size) => size === 1)) return asReal(context, itemAt(value, value.offset), at);
      return context.stop('shape-mismatch', at, `a number is needed here, and this is ${describe(value)}`);
    }
    case 'list':
      return context.stop('shape-mismatch', at, `a number is needed here, and this is ${describe(value)}`);
    case 'unknown':
      throw new TraceStop(value.problem);
    case 'string':
    case 'none':
    case 'record':
    case 'function':
      return context.stop('not-a-number', at, `a number is needed here, and this is ${describe(value)}`);
  }
}

/** A value as an integer: an index, a count, a shape. A whole real number serves as one, and cuts the derivative. */
export function asInteger(context: TraceContext, value: Value, at: Span): number {
  if (value.kind === 'integer') {
    if (Number.isSafeInteger(value.value)) return value.value;
    return context.stop('too-large', at, `an index or a count is needed here, and this is ${value.value}`);
  }
  if (value.kind === 'boolean') return asTruth(context, value, at) ? 1 : 0;
  const { node } = asReal(context, value, at);
  const number = context.valueAt(node);
  const input = context.builder.inputNameOf(node);
  if (input !== undefined) context.counts.add(input);
  if (!Number.isSafeInteger(number))
    return context.stop('not-a-number', at, `an integer is needed here, and this is ${number}`);
  if (context.isActive(node)) {
    context.note(
      'cuts-derivative',
      at,
      'a number is used as an integer here, and no derivative passes through it',
    );
    context.guard(node, at);
  }
  return number;
}

/** Whether a test holds; what decided it becomes a guard of the tape. */
export function asTruth(context: TraceContext, value: Value, at: Span): boolean {
  switch (value.kind) {
    case 'boolean':
      if (value.node !== undefined && dependsOnInput(context, value.node)) context.guard(value.node, at);
      return value.value;
    case 'integer':
      return value.value !== 0;
    case 'real': {
      if (Number.isNaN(context.valueAt(value.node)))
        return context.stop('not-a-number', at, 'NaN decides here, which languages take differently');
      const node = context.emit('notEqual', [value.node, context.constant(0).node], at);
      if (dependsOnInput(context, node)) context.guard(node, at);
      return context.valueAt(node) !== 0;
    }
    case 'string':
      return value.value !== '';
    case 'none':
      return false;
    case 'list':
      if (!value.items.length)
        return context.stop(
          'not-a-number',
          at,
          'an empty list decides here, which languages take differently',
        );
      return true;
    case 'record':
    case 'function':
      return true;
    case 'array': {
      if (value.shape.every((size) => size === 1)) return asTruth(context, itemAt(value, value.offset), at);
      return context.stop('not-a-number', at, `a condition is needed here, and this is ${describe(value)}`);
    }
    case 'unknown':
      return context.stop('not-a-number', at, `a condition is needed here, and this is ${describe(value)}`);
  }
}

/** An indicator is marked active when what it compares is: it passes no derivative, but it may change. */
function dependsOnInput(context: TraceContext, node: number): boolean {
  return context.isActive(node);
}
