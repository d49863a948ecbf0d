import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { type Drawing, type DrawingOptions, drawingIn } from '../boxes';
import type { Look } from '../look';
import type { State } from '../state';
import { measuring } from './fonts';
import { useRoom } from './room';

const measure = measuring();

/** The graph laid out, near to how the same computation was laid out before. */
export function useDrawing(
  frame: RefObject<SVGSVGElement | null>,
  state: State,
  { written, beside }: Look,
): Drawing {
  const { digits, edgeLabels, direction } = state.options;
  const room = useRoom(frame);
  const before = useRef<DrawingOptions['before']>(undefined);
  const isBeside = beside !== undefined;
  const drawing = useMemo(() => {
    const options = { digits, edgeLabels, beside: isBeside, before: before.current };
    return drawingIn(written, options, direction, room, measure);
  }, [written, digits, edgeLabels, isBeside, direction, room]);
  before.current = { drawing, now: written, room };
  return drawing;
}
