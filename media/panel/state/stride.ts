import type { Step, Sweep } from '../../../src/core/sweep/steps';
import { arrayAt, figureAt } from '../graph/figure';
import type { Now } from '../graph/model';

/** Where the next step of a sweep leads, or the one before: through the elements of an array that is one node in one stride. */
export function stride(now: Now, isWhole: boolean, { steps }: Sweep, done: number, way: 1 | -1): number {
  const figure = figureAt(now, isWhole);
  const vertexAt = (step: number): number => figure.vertexOf[steps[step]?.vertex ?? -1] ?? -1;
  // A step forth does the first that is not done, a step back undoes the last that is.
  let step = way > 0 ? done : done - 1;
  const first = vertexAt(step);
  const isArray = arrayAt(figure.now, first) !== undefined;
  step += way;
  while (isArray && step >= 0 && step < steps.length && vertexAt(step) === first) step += way;
  return Math.max(0, Math.min(way > 0 ? step : step + 1, steps.length));
}

/** The last steps that are done, where they were one stride through an array; else the last one alone. */
export function lastStride(now: Now, isWhole: boolean, sweep: Sweep, done: number): readonly Step[] {
  const start = stride(now, isWhole, sweep, done, -1);
  const isOne = start === done || stride(now, isWhole, sweep, start, 1) === done;
  return sweep.steps.slice(isOne ? start : done - 1, done);
}
