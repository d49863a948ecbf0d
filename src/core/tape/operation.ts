import type { Span } from '../span';
import { applyPrimitive, type Errors } from './apply';
import { arrayOperation } from './arrays';
import type { TraceContext } from './context';
import type { Value } from './value';

/** Applies an operation of the program: one of the rule table, or one on whole arrays. */
export function applyOperation(
  context: TraceContext,
  operation: string,
  args: readonly Value[],
  at: Span,
  errors?: Errors,
): Value {
  const ofArrays = arrayOperation(operation);
  return ofArrays ? ofArrays(context, args, at) : applyPrimitive(context, operation, args, at, errors);
}
