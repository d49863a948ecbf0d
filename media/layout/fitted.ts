import { type Layout, type LayoutRequest, layout } from './layout';

/** What a drawing may take, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A graph in one direction, and how it is laid out where that is known already. */
export interface Choice {
  readonly request: LayoutRequest;
  readonly layout?: Layout;
}

/** A graph to be laid out in its room. */
export interface LayoutTask {
  readonly first: Choice;
  /** The same graph in the other direction. */
  readonly second?: Choice;
  readonly room: Room;
}

/** The layout that was taken. */
export interface Laid {
  readonly layout: Layout;
  readonly isSecond: boolean;
}

/** The scale at which a drawing needs no other direction. */
const comfortable = 0.85;
/** What is drawn smaller than this cannot be read: titles have ten pixels. */
export const legible = 0.72;
/** Room around a drawing in pixels. */
export const margin = 20;

/** The first layout, unless the second fits so much better into the room. */
export function fitted({ first, second, room }: LayoutTask): Laid {
  const one = laidOut(first);
  const scale = scaleIn(one, room);
  const taken = { layout: one, isSecond: false };
  if (!second || scale >= comfortable) return taken;
  const other = laidOut(second);
  const least = scale < legible ? 1 : 1.2;
  return scaleIn(other, room) > least * scale ? { layout: other, isSecond: true } : taken;
}

function laidOut({ request, layout: known }: Choice): Layout {
  return known ?? layout(request);
}

/** How large a drawing gets in its room where all of it is seen. */
export function scaleIn({ width, height }: Room, room: Room): number {
  return Math.min(
    (room.width - 2 * margin) / Math.max(width, 1),
    (room.height - 2 * margin) / Math.max(height, 1),
  );
}
