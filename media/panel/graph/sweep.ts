import { forwardSteps, reverseSteps, type Sweep } from '../../../src/core/sweep/steps';
import type { PictureEnd, Way } from '../../../src/protocol/panel';
import { rememberedBy } from '../text/remembered';
import type { Now } from './model';

/** The input or output with a name; of several or none the first one that is on the graph, if any is. */
export function endNamed(
  { vertexOf }: Now,
  ends: readonly PictureEnd[],
  name: string | undefined,
): PictureEnd | undefined {
  const isThere = (end: PictureEnd): boolean => vertexOf.has(end.node);
  const called = ends.filter((end) => end.name === name);
  return called.find(isThere) ?? called[0] ?? ends.find(isThere) ?? ends[0];
}

/** The sweep that a way shows; undefined for ways without one, and where nothing moves. */
export function sweepOf(
  now: Now,
  way: Way,
  input: string | undefined,
  output: string | undefined,
): Sweep | undefined {
  if (way !== 'forward' && way !== 'reverse') return undefined;
  const { inputs, outputs } = now.model.picture;
  const end = way === 'forward' ? endNamed(now, inputs, input) : endNamed(now, outputs, output);
  const seed = end && now.vertexOf.get(end.node);
  return seed === undefined ? undefined : sweepFrom(now, way, seed);
}

const sweeps = rememberedBy<Now, Sweep>();

/** Views ask for the same sweep many times. */
export function sweepFrom(now: Now, way: 'forward' | 'reverse', seed: number): Sweep {
  return sweeps(now, `${way} ${seed}`, () =>
    way === 'forward' ? forwardSteps(now.graph, seed) : reverseSteps(now.graph, seed),
  );
}
