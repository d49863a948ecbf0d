import { codeOf } from '../../src/core/primitives/table';
import { TapeBuilder } from '../../src/core/tape/builder';
import type { Tape } from '../../src/core/tape/tape';

/** An operation of a small computation: its name and its operands, by their numbers. */
export type Step = readonly [operation: string, ...operands: number[]];

/**
 * A tape of scalar inputs, constants and steps, numbered from 0 in this order, with the last step as the output. Its
 * nodes are the constants, the inputs, the steps.
 */
export function straightTape(
  inputs: number,
  steps: readonly Step[],
  constants: readonly number[] = [],
): Tape {
  const builder = new TapeBuilder();
  builder.at(0, { start: 0, end: 0 }, []);
  const nodes = Array.from({ length: inputs }, (_, k) => builder.input(`x${k}`, []));
  for (const c of constants) nodes.push(builder.constant(c));
  for (const [operation, ...operands] of steps)
    nodes.push(
      builder.apply(
        codeOf(operation),
        operands.map((k) => nodes[k] ?? 0),
      ),
    );
  builder.output('y', [], nodes.slice(-1));
  return builder.finish();
}
