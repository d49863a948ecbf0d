import type { Tape } from '../../../src/core/tape/tape';
import { kinkOf, shiftingIn } from '../../../src/engine/kinks';
import type { Now } from '../graph/model';
import { rememberedBy } from '../text/remembered';

/** The convention that is taken for the derivative at a node that is exactly at a kink, or an array that has such an element. */
export function kinkIn(now: Now, node: number): string | undefined {
  return kinks(now, String(node), () => found(now, node));
}

const kinks = rememberedBy<Now, string | undefined>();
const shifting = rememberedBy<Tape, ReadonlySet<number>>();

function found({ model, values }: Now, node: number): string | undefined {
  const { tape, arrays, members } = model;
  const elements = arrays[node - tape.length]?.nodes.filter((element) => members.has(element)) ?? [node];
  const shifts = shifting(tape, '', () => shiftingIn(tape));
  for (const element of elements) {
    const taken = shifts.has(element) ? undefined : kinkOf(tape, element, values);
    if (taken !== undefined) return taken;
  }
  return undefined;
}
