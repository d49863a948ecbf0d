import { type NumberRange, rangeOf } from '../../../src/core/range';
import { shapeText } from '../../../src/core/shape';
import { sweptName } from '../../../src/core/sweep/sentences';
import type { Sweep } from '../../../src/core/sweep/steps';
import { rangeOfSome, valuesOf } from '../drawing/array-ranges';
import { binText, heatOf } from '../drawing/heat';
import type { ArrayNode } from '../graph/arrays';
import type { Look } from '../state/look';
import { rememberedBy } from '../text/remembered';

/** The sweep's numbers of an array's elements; undefined where the sweep has not come. */
export function sweptOf(look: Look, { nodes }: ArrayNode): (number | undefined)[] {
  return Array.from(nodes, (node) => look.swept.get(look.now.vertexOf.get(node) ?? -1));
}

const besides = rememberedBy<Sweep, ReadonlyMap<number, number>>();

/** The numbers of the other sweep, where it is shown beside. */
export function besideOf({ beside, now }: Look, { nodes }: ArrayNode): (number | undefined)[] {
  if (!beside) return [];
  const totals = besides(beside, '', () => new Map(beside.steps.map((s) => [s.vertex, s.total])));
  return Array.from(nodes, (node) => totals.get(now.vertexOf.get(node) ?? -1));
}

/** `W̄`, or `∂loss/∂h`: what a sweep gives an array. */
export function sweptArrayName(sweep: Sweep, { name }: ArrayNode, { wording }: Look): string {
  const vertex = -1;
  return sweptName(sweep, vertex, { ...wording, name: (v) => (v === vertex ? name : wording.name(v)) });
}

/** Shape, range, mean: for those who hear it. */
export function arrayText(look: Look, array: ArrayNode): string {
  const { now, mute, sweep, wording } = look;
  const title = `${array.name}, array ${shapeText(array.shape)}`;
  if (mute) return title;
  const values = valuesOf({ now }, array);
  const parts = [title, `values ${facts(rangeOf(values), wording.number)}`];
  const swept = sweep ? sweptOf(look, array) : [];
  const kind = sweep?.mode === 'forward' ? 'tangents' : 'adjoints';
  if (swept.some((x) => x !== undefined)) parts.push(`${kind} ${facts(rangeOfSome(swept), wording.number)}`);
  const bins = binText(heatOf(array.shape, values));
  return [...parts, ...(bins ? [bins] : [])].join('; ');
}

function facts({ low, high, mean, broken }: NumberRange, number: (x: number) => string): string {
  const count = broken ? `${broken} not finite` : 'all finite';
  return Number.isNaN(low) ? count : `from ${number(low)} to ${number(high)}, mean ${number(mean)}, ${count}`;
}
