import type { PictureEnd } from '../../src/protocol/panel';
import type { Now } from './model';
import { shown } from './numbers';
import type { State } from './state';

/**
 * Why there is no sweep and no path to look at: the ends that were chosen have nothing to do with each other, or are
 * one and the same. Undefined where the ends are on the graph.
 */
export function stillSentence(
  state: State,
  now: Now,
  input: PictureEnd | undefined,
  output: PictureEnd | undefined,
): string | undefined {
  const isThere = (end: PictureEnd | undefined): boolean => end !== undefined && now.vertexOf.has(end.node);
  switch (state.way) {
    case 'values':
      return undefined;
    case 'forward':
      return isThere(input) ? undefined : withoutEffect(input);
    case 'reverse':
      return isThere(output) ? undefined : constant(output, now, state.options.digits);
    case 'paths':
      if (!isThere(output)) return constant(output, now, state.options.digits);
      if (!isThere(input)) return withoutEffect(input);
      return input && input.node === output?.node
        ? `${input.name} is an input and an output: ∂${output.name}/∂${input.name} = 1, and no operation lies between.`
        : undefined;
  }
}

function withoutEffect(input: PictureEnd | undefined): string {
  return input ? `Nothing depends on ${input.name}: all derivatives by it are 0.` : 'There is no input.';
}

function constant(output: PictureEnd | undefined, { values }: Now, digits: number): string {
  if (!output) return 'There is no output.';
  const value = values[output.node];
  const equation = value === undefined ? output.name : `${output.name} = ${shown(value, digits)}`;
  return `${equation} does not depend on an input: all derivatives are 0.`;
}
