import type { Block, Tape } from '../../src/core/tape/tape';
import { activity } from '../../src/engine/activity';
import { forwardSweep, unitSeed } from '../../src/engine/forward';
import { primal } from '../../src/engine/primal';
import { reverseSweep } from '../../src/engine/reverse';
import { hessianTimesVector } from '../../src/engine/second-order';
import { median, number, table } from './measure';
import { mixedTape } from './tapes';

/** Nanoseconds an operation and ratios to one evaluation, for tapes of 10³ to 10⁶ operations. */
export function engineBench(): string {
  const rows = [
    [
      'operations',
      'value ns',
      'forward ns',
      'reverse ns',
      'H·v ns',
      'forward/value',
      'reverse/value',
      'H·v/reverse',
      'bytes/node',
    ],
  ];
  for (const length of [1e3, 1e4, 1e5, 1e6]) rows.push(row(mixedTape(length)));
  return table(rows);
}

function row(tape: Tape): string[] {
  const inputs = new Float64Array(Array.from({ length: 16 }, (_, k) => 0.3 + 0.05 * k));
  const values = primal(tape, inputs);
  const output = unitSeed(tape.length - 1);
  const active = activity(tape);
  const rounds = Math.max(5, Math.min(300, Math.round(3e6 / tape.length)));
  const nanoseconds = (f: () => unknown): number => (median(rounds, f) * 1e6) / tape.length;
  const value = nanoseconds(() => primal(tape, inputs, values));
  const forward = nanoseconds(() => forwardSweep(tape, values, unitSeed(0)));
  const reverse = nanoseconds(() => reverseSweep(tape, values, output, active));
  const second = nanoseconds(() => hessianTimesVector(tape, values, output, unitSeed(0), active));
  return [
    String(tape.length),
    ...[value, forward, reverse, second, forward / value, reverse / value, second / reverse].map((x) =>
      number(x),
    ),
    number(bytes(tape) / tape.length),
  ];
}

/** The tape with its values, adjoints, activity and marks of a reverse sweep. */
function bytes(tape: Tape): number {
  const arrays = (b: Block): readonly { readonly byteLength: number }[] => [
    b.operations,
    b.operandStart,
    b.operands,
    b.operandKinds,
    b.operandExtras,
    b.shapes,
    b.origins,
    b.raising,
  ];
  const ofBlocks = tape.blocks.reduce((n, b) => n + arrays(b).reduce((m, a) => m + a.byteLength, 0), 0);
  return ofBlocks + tape.constants.byteLength + tape.length * (8 + 8 + 1 + 1);
}
