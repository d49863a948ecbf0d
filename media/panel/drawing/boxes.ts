import type { PanelOptions } from '../../../src/protocol/panel';
import { type Choice, fitted, type Laid, type LayoutTask, type Room } from '../../layout/fitted';
import type { Layout, LayoutRequest } from '../../layout/layout';
import { arrayAt } from '../graph/figure';
import { type Now, nameOf } from '../graph/model';
import { shown } from '../text/numbers';
import { arrayBox } from './array-box';
import type { Measure } from './measure';
import { edgeText, type LabelOptions, titleAt } from './titles';

/** Sizes in pixels of what is drawn. */
export const sizes = {
  title: 14,
  value: 15,
  label: 12,
  chip: 13,
  box: 56,
  /** A box is at least as wide as most chips. */
  least: 96,
  chipHeight: 22,
  /** By how much it is higher between the chips of both sweeps. */
  between: 12,
  /** Of a chip that hangs below its node's edge. */
  overhang: 13,
} as const;

/** The graph of a picture laid out at the point of the text: dragging a value moves nothing. */
export interface Drawing {
  readonly layout: Layout;
  readonly request: LayoutRequest;
  readonly direction: Direction;
  /** Half sizes by vertex, without the chip. */
  readonly halfWidths: Float64Array;
  readonly halfHeight: number;
  /** How far a node is above the middle of its room, which has its chip below. */
  readonly rise: number;
}

export interface DrawingOptions extends LabelOptions {
  /** Room for a chip above the nodes, too. */
  readonly beside: boolean;
  /** What was drawn before: the picture does not jump. */
  readonly before?: Before | undefined;
}

interface Before {
  readonly drawing: Drawing;
  readonly now: Now;
  readonly room: Room;
}

type Direction = LayoutRequest['direction'];

/** Of larger graphs no second direction is tried: it takes long. */
const mostTried = 150;

/** A drawing that waits for its layout. */
export interface Plan {
  readonly task: LayoutTask;
  readonly drawn: (laid: Laid) => Drawing;
}

/** To the right, unless downwards fits so much better into its room. */
export function drawingIn(...wanted: Parameters<typeof planIn>): Drawing {
  const plan = planIn(...wanted);
  return 'task' in plan ? plan.drawn(fitted(plan.task)) : plan;
}

/** What has to be laid out for a drawing; nothing, where the one of before serves. */
export function planIn(
  now: Now,
  options: DrawingOptions,
  wanted: PanelOptions['direction'],
  room: Room,
  measure: Measure,
): Drawing | Plan {
  const { before } = options;
  const isAuto = wanted === 'auto';
  const isKnown = before && (!isAuto || before.room === room);
  const usual = isAuto ? before?.drawing.direction : wanted;
  if (isKnown && usual && fits(requestOf(now, options, usual, measure), before.drawing))
    return before.drawing;
  const choice = (direction: Direction): Choice => choiceOf(now, options, direction, measure);
  const first = choice(isAuto ? 'right' : wanted);
  const second = isAuto && now.graph.nodes.length <= mostTried ? choice('down') : undefined;
  return {
    task: { first, room, ...(second ? { second } : {}) },
    drawn: ({ layout, isSecond }) => drawingOf(isSecond && second ? second : first, layout, options),
  };
}

/** Near to what was drawn before, or the very same. */
function choiceOf(now: Now, options: DrawingOptions, direction: Direction, measure: Measure): Choice {
  const request = requestOf(now, options, direction, measure);
  const { before } = options;
  if (before && fits(request, before.drawing)) return { request, layout: before.drawing.layout };
  return { request: { ...request, ...previous(now, before, direction) } };
}

function drawingOf(
  { request: { previous: _before, ...request }, layout: known }: Choice,
  layout: Layout,
  { beside, before }: DrawingOptions,
): Drawing {
  if (known && before) return before.drawing;
  return {
    layout,
    request,
    direction: request.direction,
    halfWidths: request.widths.map((w) => w / 2),
    halfHeight: boxHeight(beside) / 2,
    rise: beside ? 0 : sizes.overhang / 2,
  };
}

/** By how much a label may be longer than its room: there is some between columns, and less between neighbours. */
const slack = { right: 20, down: 8 } as const;

/** Whether a drawing has room for what is asked: the same graph with texts that are hardly longer. */
function fits(request: LayoutRequest, { request: drawn }: Drawing): boolean {
  const { direction } = request;
  return (
    direction === drawn.direction &&
    request.heights.every((height, vertex) => height === drawn.heights[vertex]) &&
    isSame(request.from, drawn.from) &&
    isSame(request.to, drawn.to) &&
    isWithin(request.widths, drawn.widths, 0) &&
    isWithin(request.labelWidths, drawn.labelWidths, slack[direction])
  );
}

function isSame(ends: Int32Array, known: Int32Array): boolean {
  return ends.length === known.length && ends.every((v, edge) => v === known[edge]);
}

function isWithin(sizes: Float64Array, room: Float64Array, more: number): boolean {
  return sizes.length === room.length && sizes.every((size, k) => size <= (room[k] ?? 0) + more);
}

function requestOf(now: Now, options: DrawingOptions, direction: Direction, measure: Measure): LayoutRequest {
  const { graph } = now;
  const boxes = Array.from(graph.nodes, (_, vertex) => boxOf(now, vertex, options, measure));
  const labels = Array.from(graph.weights, (_, edge) => edgeText(now, edge, options));
  return {
    widths: Float64Array.from(boxes, (b) => b.width),
    heights: Float64Array.from(boxes, (b) => b.height),
    from: graph.from,
    to: graph.to,
    labelWidths: Float64Array.from(labels, (text) =>
      text ? Math.max(measure(text, sizes.label), 24) + 8 : 0,
    ),
    labelHeights: Float64Array.from(labels, (text) => (text ? sizes.label + 6 : 0)),
    direction,
  };
}

/** Of the same computation's layout in the same direction: which of its vertices each vertex is, by name. */
function previous(
  now: Now,
  before: Before | undefined,
  direction: Direction,
): Pick<LayoutRequest, 'previous'> {
  if (before?.drawing.direction !== direction || before.now.model.picture.key !== now.model.picture.key)
    return {};
  const at = new Map(Array.from(before.now.graph.nodes.keys(), (v) => [nameOf(before.now, v), v]));
  const vertex = Int32Array.from(now.graph.nodes, (_, v) => at.get(nameOf(now, v)) ?? -1);
  return { previous: { layout: before.drawing.layout, vertex } };
}

function boxOf(
  now: Now,
  vertex: number,
  { digits, beside }: DrawingOptions,
  measure: Measure,
): { readonly width: number; readonly height: number } {
  const title = titleAt(now, vertex);
  const array = arrayAt(now, vertex);
  if (array) return arrayBox(now, array, { title, parts: beside ? 3 : 2 }, measure);
  const text = shown(now.values[now.graph.nodes[vertex] ?? -1] ?? Number.NaN, digits);
  const widths = [sizes.least, measure(title, sizes.title) + 28, measure(text, sizes.value) + 28];
  return { width: Math.max(...widths), height: boxHeight(beside) + (beside ? 2 : 1) * sizes.overhang };
}

function boxHeight(beside: boolean): number {
  return beside ? sizes.box + sizes.between : sizes.box;
}
