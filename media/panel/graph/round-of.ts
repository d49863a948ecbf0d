import { operandsOf, placeOf } from '../../../src/core/tape/nodes';
import type { Tape } from '../../../src/core/tape/tape';

/**
 * Which round of its loop a node belongs to, counted from 1, and how many there are; undefined outside of loops, and of
 * what stands for a part that was not followed or for an array, which is no node of the tape.
 */
export function roundOf(
  tape: Tape,
  node: number,
): { readonly round: number; readonly of: number } | undefined {
  if (node < 0 || node >= tape.length) return undefined;
  const { run, iteration } = placeOf(tape, node);
  return run.count > 1 ? { round: run.round + iteration + 1, of: run.round + run.count } : undefined;
}

/** Of these nodes those of the round that a node belongs to, and what that round finds of the one before. */
export function ofOneRound(tape: Tape, node: number, nodes: readonly number[]): readonly number[] {
  const { run, iteration } = placeOf(tape, node);
  if (run.count === 1) return nodes;
  const own = nodes.filter((n) => {
    const place = placeOf(tape, n);
    return place.run === run && place.iteration === iteration;
  });
  const found = new Set([node, ...own].flatMap((n) => operandsOf(tape, n)));
  return nodes.filter((n) => own.includes(n) || found.has(n));
}
