import type { PanelOptions, Picture } from '../../../src/protocol/panel';
import { legible, type Room, scaleIn } from '../../layout/fitted';
import { type Detail, details } from '../graph/detail';
import { figureAt } from '../graph/figure';
import { asWritten, type Model, modelOf, type Now } from '../graph/model';
import { drawingIn } from './boxes';
import { byLetters } from './measure';

/** Where a graph is drawn, as far as that is known, and how. */
export interface Place {
  readonly room: Room | undefined;
  readonly options: PanelOptions;
}

/** Of larger graphs no other detail is tried: it takes long, and none can be read at once. */
const mostTried = 40;

/** The model in a detail; where none is wanted, in one that can be read in its place. */
export function modelIn(
  picture: Picture,
  wanted: Detail | undefined,
  unfolded: ReadonlySet<number> | undefined,
  { room, options }: Place,
): Model {
  const usual = modelOf(picture, wanted, unfolded);
  if (wanted !== undefined || !room) return usual;
  // What somebody has unfolded takes more room, and does not fold anything else.
  const detail = readableDetail({ ...usual, unfolded: new Set() }, options, room);
  return detail === usual.detail ? usual : { ...usual, detail };
}

/** The usual detail or the next coarser one that can be read; where none can, the one that is drawn largest. */
function readableDetail(usual: Model, options: PanelOptions, room: Room): Detail {
  const coarser = details.slice(details.indexOf(usual.detail) + 1);
  let [best, largest] = [usual.detail, 0];
  for (const detail of [usual.detail, ...coarser]) {
    const { now } = figureAt(asWritten({ ...usual, detail }), false);
    if (detail !== usual.detail && !hasInner(now)) break;
    if (now.graph.nodes.length > mostTried) continue;
    const scale = scaleOf(now, options, room);
    if (scale >= legible) return detail;
    if (scale > largest) [best, largest] = [detail, scale];
  }
  return best;
}

/** Between nothing but ends there is nothing to follow. */
function hasInner({ graph }: Now): boolean {
  return graph.nodes.length > new Set([...graph.inputs, ...graph.outputs]).size;
}

/** How large a graph is drawn where all of it is seen. */
function scaleOf(now: Now, { digits, edgeLabels, direction }: PanelOptions, room: Room): number {
  const { layout } = drawingIn(now, { digits, edgeLabels, beside: false }, direction, room, byLetters);
  return scaleIn(layout, room);
}
