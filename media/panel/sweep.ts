import { forwardSteps, reverseSteps, type Sweep } from '../../src/core/sweep/steps';
import type { PictureEnd, Way } from '../../src/protocol/panel';
import type { Now } from './model';

/** The input or output with a name; of several or none the first one that is on the graph. */
export function endNamed(
  { vertexOf }: Now,
  ends: readonly PictureEnd[],
  name: string | undefined,
): PictureEnd | undefined {
  const there = ends.filter((end) => vertexOf.has(end.node));
  return there.find((end) => end.name === name) ?? there[0];
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
  return seed === undefined ? undefined : remembered(now, way, seed);
}

const sweeps = new WeakMap<Now, Map<string, Sweep>>();

/** Views ask for the same sweep many times. */
function remembered(now: Now, way: 'forward' | 'reverse', seed: number): Sweep {
  const known = sweeps.get(now) ?? new Map<string, Sweep>();
  sweeps.set(now, known);
  const key = `${way} ${seed}`;
  const sweep =
    known.get(key) ?? (way === 'forward' ? forwardSteps(now.graph, seed) : reverseSteps(now.graph, seed));
  known.set(key, sweep);
  return sweep;
}
