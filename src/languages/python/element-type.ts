import { type Problem, problem } from '../../core/problem';
import type { Span } from '../../core/span';
import type { Reading } from '../shared/reading';

const double =
  /^(?:\w+\.)*(?:float64|double|float_|float|floating)$|^['"](?:float64|double|float|f8|d)['"]$|^None$/;
const singlePrecision =
  /^(?:\w+\.)*(?:float32|float16|bfloat16|half|single)$|^['"](?:float32|float16|f4|f2|f)['"]$/;
const refused =
  /^(?:\w+\.)*(?:u?int\d*|long|short|bool_?|complex\d*|object_?|str_?|cfloat|cdouble)$|^['"](?:[iub?]|u?int|bool|complex)/;

/**
 * What an element type, `dtype=np.float32`, does to the numbers. Single precision is told and evaluated in
 * double; a type that would change the numbers is declined.
 */
export function elementType(reading: Reading, text: string, at: Span): Problem | undefined {
  const type = text.replace(/^dtype\s*=\s*/, '').trim();
  // In PyTorch `torch.float` is single precision.
  if (singlePrecision.test(type) || type === 'torch.float') {
    reading.note('single-precision', at, `${type} is single precision; the numbers here are in double`);
    return undefined;
  }
  if (double.test(type) || !refused.test(type)) return undefined;
  return problem('unsupported-syntax', at, `The element type ${type} is not followed`);
}
