import type { PictureEnd } from '../../../src/protocol/panel';
import type { Now } from '../graph/model';
import { shown } from '../text/numbers';
import type { State } from './state';

/** A sentence that begins with mathematics. */
export interface Still {
  readonly formula: string;
  readonly words: string;
}

/**
 * Why there is no sweep and no path to look at: the ends that were chosen have nothing to do with each other, or are
 * one and the same. Undefined where the ends are on the graph.
 */
export function stillSentence(
  state: State,
  now: Now,
  input: PictureEnd | undefined,
  output: PictureEnd | undefined,
): Still | undefined {
  const isThere = (end: PictureEnd | undefined): boolean => end !== undefined && now.vertexOf.has(end.node);
  const without = isThere(input) ? undefined : withoutEffect(input);
  const fixed = isThere(output) ? undefined : constant(output, now, state.options.digits);
  switch (state.way) {
    case 'values':
      return undefined;
    case 'forward':
      return without;
    case 'reverse':
      return fixed;
    case 'paths':
      return fixed ?? without ?? (input && input.node === output?.node ? itself(input) : undefined);
  }
}

function withoutEffect(input: PictureEnd | undefined): Still {
  return input
    ? { formula: input.name, words: ' moves nothing: all derivatives by it are 0.' }
    : { formula: '', words: 'There is no input.' };
}

function constant(output: PictureEnd | undefined, { values }: Now, digits: number): Still {
  if (!output) return { formula: '', words: 'There is no output.' };
  const value = values[output.node];
  const formula = value === undefined ? output.name : `${output.name} = ${shown(value, digits)}`;
  return { formula, words: ' does not depend on an input: all derivatives are 0.' };
}

function itself({ name }: PictureEnd): Still {
  return {
    formula: `∂${name}/∂${name} = 1`,
    words: ': an input that is an output, too, and no operation lies between.',
  };
}
