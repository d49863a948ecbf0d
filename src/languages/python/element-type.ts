import { type Problem, problem } from '../../core/problem';
import type { Span } from '../../core/span';
import type { Reading } from '../shared/reading';

const double = /^(?:\w+\.)*(?:float64|double|float_|float|floating)$|^['"](?:float64|double|float|f8|d)['"]$/;
const singlePrecision =
  /^(?:\w+\.)*(?:float32|float16|bfloat16|half|single)$|^['"](?:float32|float16|f4|f2|f)['"]$/;
const integer = /^(?:\w+\.)*(?:int|int64|int32|int_|intp|long)$|^['"](?:int|int64|int32|i8|i4)['"]$/;
const truth = /^(?:\w+\.)*bool_?$|^['"](?:bool|\?)['"]$/;
const refused =
  /^(?:\w+\.)*(?:u?int\d*|short|complex\d*|object_?|str_?|cfloat|cdouble)$|^['"](?:[iu]|u?int|complex)/;

/** The operation that makes numbers be of the type; `undefined`: the type leaves them as they are. */
type Conversion = 'toReal' | 'toInteger' | 'toTruth' | undefined;

/**
 * What an element type, `dtype=np.float32`, does to the numbers. Single precision is told and evaluated in
 * double; a type whose numbers are of another make is declined.
 */
export function elementType(reading: Reading, text: string, at: Span): Problem | { readonly as: Conversion } {
  const type = text.replace(/^dtype\s*=\s*/, '').trim();
  // In PyTorch `torch.float` is single precision.
  if (singlePrecision.test(type) || type === 'torch.float') {
    reading.note('single-precision', at, `${type} is single precision; the numbers here are in double`);
    return { as: 'toReal' };
  }
  if (double.test(type)) return { as: 'toReal' };
  if (integer.test(type)) return { as: 'toInteger' };
  if (truth.test(type)) return { as: 'toTruth' };
  if (!refused.test(type)) return { as: undefined };
  return problem('unsupported-syntax', at, `The element type ${type} is not followed`);
}
