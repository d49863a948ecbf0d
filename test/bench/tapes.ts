import { codeOf } from '../../src/core/primitives/table';
import { TapeBuilder } from '../../src/core/tape/builder';
import type { Tape } from '../../src/core/tape/tape';

/**
 * A tape of about `length` operations in the proportions of numerical code: two thirds arithmetic, the rest
 * exp, log, sin, tanh, sqrt and division. Every operation uses the result before it, so that nothing is idle.
 */
export function mixedTape(length: number): Tape {
  const builder = new TapeBuilder();
  builder.at(0, { start: 0, end: 0 }, []);
  const inputs = Array.from({ length: 16 }, (_, k) => builder.input(`x${k}`, []));
  let last = inputs[0] ?? 0;
  for (let k = 0; builder.length < length; k++) {
    const x = inputs[k % 16] ?? 0;
    last = builder.apply(codeOf('mul'), [last, x]);
    last = builder.apply(codeOf('add'), [last, x]);
    last = builder.apply(codeOf('sub'), [last, builder.apply(codeOf('mul'), [x, inputs[(k + 5) % 16] ?? 0])]);
    last = builder.apply(codeOf(unary[k % unary.length] ?? 'tanh'), [last]);
    last = builder.apply(codeOf('add'), [last, inputs[(k + 3) % 16] ?? 0]);
  }
  builder.output('y', [], [last]);
  return builder.finish();
}

const unary = ['tanh', 'sin', 'atan', 'sigmoid', 'cos', 'softplus'];
