import { unitSeed } from '../../../src/engine/forward';
import { rerun } from '../../../src/engine/rerun';
import { reverseSweep } from '../../../src/engine/reverse';
import { elementOf, type Model } from '../graph/model';
import { rememberedBy } from '../text/remembered';
import type { Running } from './state';
import type { Trail } from './trails';

/** Steps of gradient descent: x ← x − η ∇f over all inputs. */
export interface Descent {
  /** The points that it went to; fewer than asked for where it stopped. */
  readonly steps: Trail;
  /** The gradient where it started, by element of the inputs; 0 for what is not differentiated by. */
  readonly gradient: Float64Array;
  /** The output there, and after the steps. */
  readonly before: number;
  readonly after: number;
  readonly stop: Stop | undefined;
  /** Where the next step leads, if only to where the computation goes another way. */
  readonly next: Float64Array | undefined;
}

/** Why no more steps were taken. */
export type Stop = 'gradient' | 'value' | 'flat' | 'elsewhere';

/** More operations than this are not swept for a step while somebody looks. */
const mostOperations = 100_000;

export function isDescendable({ tape }: Model): boolean {
  return tape.length <= mostOperations;
}

/** `output` is a node of the tape. It stops before a point where the computation goes another way: nothing is known of it yet. */
export function descent(
  { model, inputs, now }: Running,
  output: number,
  rate: number,
  count: number,
): Descent {
  const steps: Float64Array[] = [];
  const first = gradientAt(model, now.values, output);
  let [point, values, gradient] = [inputs, now.values, first];
  let stop: Stop | undefined;
  let next: Float64Array | undefined;
  while (steps.length < count) {
    next = stepFrom(point, gradient, rate);
    const ahead = reached(model, next, output);
    stop = stopAt(gradient, ahead);
    if (stop || !('values' in ahead)) break;
    steps.push(next);
    [point, values] = [next, ahead.values];
    gradient = gradientAt(model, values, output);
  }
  return {
    steps,
    gradient: first,
    before: now.values[output] ?? Number.NaN,
    after: values[output] ?? Number.NaN,
    stop,
    next: stop === undefined || stop === 'elsewhere' ? next : undefined,
  };
}

const known = rememberedBy<Running, Descent>();

/** One step; views ask for it many times. */
export function nextStep(running: Running, output: number, rate: number): Descent {
  return known(running, `${output} ${rate}`, () => descent(running, output, rate, 1));
}

type Ahead = { readonly values: Float64Array } | { readonly stop: Stop };

function reached({ tape }: Model, point: Float64Array, output: number): Ahead {
  const again = rerun(tape, point);
  if ('broken' in again) return { stop: 'elsewhere' };
  return 'values' in again && Number.isFinite(again.values[output]) ? again : { stop: 'value' };
}

function stopAt(gradient: Float64Array, ahead: Ahead): Stop | undefined {
  if (!gradient.every(Number.isFinite)) return 'gradient';
  if (gradient.every((d) => d === 0)) return 'flat';
  return 'stop' in ahead ? ahead.stop : undefined;
}

/** x − η ∇f. */
function stepFrom(point: Float64Array, gradient: Float64Array, rate: number): Float64Array {
  return point.map((x, k) => x - rate * (gradient[k] ?? 0));
}

/** By one reverse sweep. */
function gradientAt(model: Model, values: Float64Array, output: number): Float64Array {
  const adjoints = reverseSweep(model.tape, values, unitSeed(output));
  const gradient = new Float64Array(model.start.length);
  for (const { node } of model.picture.inputs) {
    if (node >= 0) gradient[elementOf(model, node)] = adjoints[node] ?? 0;
  }
  return gradient;
}
