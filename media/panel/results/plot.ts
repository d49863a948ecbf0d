import { rerun } from '../../../src/engine/rerun';
import type { PictureEnd } from '../../../src/protocol/panel';
import { elementOf, type Model } from '../graph/model';
import { sweepOf } from '../graph/sweep';
import type { Look } from '../state/look';
import type { Running, State } from '../state/state';
import type { Trail } from '../state/trails';
import { type Curve, curveOf } from './curve';
import { type Range, rangeAt } from './range';

/** The output over one of the inputs, the others as they are. */
export interface Plot {
  readonly input: PictureEnd;
  readonly output: PictureEnd;
  readonly curve: Curve;
  readonly range: Range;
  /** The point. */
  readonly x: number;
  readonly y: number;
  readonly slope: number;
  readonly frame: Frame;
  /** Where descents went: x₀, y₀, x₁, y₁, …, the latest last. */
  readonly trails: readonly Float64Array[];
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Samples of a curve, and operations that all of them together may take. */
const most = 121;
const fewest = 25;
const mostOperations = 4_000_000;

/** Whether the output can be run often enough to be drawn. */
export function isPlottable({ tape }: Model): boolean {
  return fewest * tape.length <= mostOperations;
}

/** Operations of a curve that may be run within a frame. */
const mostAtOnce = 300_000;

/** Whether a curve takes no time that would be felt: it is short, or the one of before. */
export function isAtHand({ running }: Look, { input, output }: PlotEnds): boolean {
  const { model } = running;
  if (most * model.tape.length <= mostAtOnce) return true;
  const element = elementOf(model, input.node);
  return knownCurve(running, element, output.node, rangeAt(running, element)) !== undefined;
}

export type PlotEnds = Pick<Plot, 'input' | 'output'>;

/** The selected input, or else the one that sweeps start at, and the output; undefined where there is none. */
export function plotEnds({ selection }: State, { running, now, input, output }: Look): PlotEnds | undefined {
  const { model } = running;
  const { inputs } = model.picture;
  const chosen = selection?.kind === 'node' ? inputs.find((i) => i.node === selection.node) : undefined;
  const over = chosen && now.vertexOf.has(chosen.node) ? chosen : input;
  return over && output && elementOf(model, over.node) >= 0 ? { input: over, output } : undefined;
}

/** The output over an input, of a model that is small enough for it. */
export function plotOf({ input, output: wanted }: State, look: Look, ends: PlotEnds): Plot {
  const { running, now } = look;
  const { model } = running;
  const { input: over, output } = ends;
  const element = elementOf(model, over.node);
  const range = rangeAt(running, element);
  const curve = remembered(running, element, output.node, range);
  const vertex = now.vertexOf.get(over.node) ?? -1;
  const x = running.inputs[element] ?? Number.NaN;
  const y = now.values[output.node] ?? Number.NaN;
  const trails = running.trails.map((trail) => projected({ model, element, output: output.node }, trail));
  return {
    input: over,
    output,
    curve,
    range,
    x,
    y,
    slope: sweepOf(now, 'reverse', input, wanted)?.totals[vertex] ?? 0,
    frame: frameOf(curve, y),
    trails,
  };
}

/** Room above and below, and the point in it. */
function frameOf({ low, high, bottom, top }: Curve, y: number): Frame {
  const least = Number.isFinite(y) ? Math.min(bottom, y) : bottom;
  const greatest = Number.isFinite(y) ? Math.max(top, y) : top;
  const height = greatest - least;
  const room = height > 0 ? height / 16 : Math.abs(least) / 8 || 1;
  return { left: low, right: high, bottom: least - room, top: greatest + room };
}

interface Known {
  readonly element: number;
  readonly output: number;
  readonly range: Range;
  readonly inputs: Float64Array;
  readonly curve: Curve;
}

const known = new WeakMap<Model, Known>();

function remembered(running: Running, element: number, output: number, range: Range): Curve {
  const last = knownCurve(running, element, output, range);
  if (last) return last;
  const { model, inputs } = running;
  const count = Math.min(most, Math.floor(mostOperations / model.tape.length));
  const curve = curveOf(over(model, inputs, element, output), range.low, range.high, count);
  known.set(model, { element, output, range, inputs, curve });
  return curve;
}

/** The same curve serves while nothing but its own input moves. */
function knownCurve(
  { model, inputs }: Running,
  element: number,
  output: number,
  range: Range,
): Curve | undefined {
  const last = known.get(model);
  const isSame =
    last?.element === element &&
    last.output === output &&
    last.range.low === range.low &&
    last.range.high === range.high &&
    inputs.every((x, k) => k === element || Object.is(x, last.inputs[k]));
  return isSame ? last.curve : undefined;
}

/** The output as a function of one input; NaN where the computation goes another way, or ends with an error. */
function over(model: Model, inputs: Float64Array, element: number, output: number): (x: number) => number {
  const point = inputs.slice();
  return (x) => {
    point[element] = x;
    return valueAt(model, point, output);
  };
}

function valueAt({ tape }: Model, point: Float64Array, output: number): number {
  const again = rerun(tape, point);
  return 'values' in again ? (again.values[output] ?? Number.NaN) : Number.NaN;
}

/** A trail as it is seen over one input. */
function projected(onto: Onto, trail: Trail): Float64Array {
  const last = projections.get(trail);
  const { model, element, output } = onto;
  if (last?.model === model && last.element === element && last.output === output) return last.points;
  const points = Float64Array.from(
    trail.flatMap((point) => [point[element] ?? Number.NaN, valueAt(model, point, output)]),
  );
  projections.set(trail, { ...onto, points });
  return points;
}

interface Onto {
  readonly model: Model;
  readonly element: number;
  readonly output: number;
}

const projections = new WeakMap<Trail, Onto & { readonly points: Float64Array }>();
