import { createContext, type RefObject } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fitted, type Room } from '../../layout/fitted';
import { type Drawing, type DrawingOptions, type Plan, planIn } from '../drawing/boxes';
import type { LayOut } from '../drawing/lay-out';
import { figureAt } from '../graph/figure';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { measuring } from './fonts';
import { useRoom } from './room';

/** Who lays graphs out; where there is no page, it is done at once. */
export const Layouting = createContext<LayOut>(fitted);

/** A graph with what it was laid out for. */
interface Drawn {
  readonly state: State;
  readonly look: Look;
  readonly drawing: Drawing;
  /** A newer one is being laid out: until then this one stays. */
  readonly isPast: boolean;
}

/** What is known of a drawing that is wanted; `coming` fills in one of the others. */
interface Wanted {
  drawing?: Drawing;
  fault?: string;
  coming?: Promise<void>;
}

const measure = measuring();

/** The graph laid out, near to how the same computation was laid out before; while that takes, the graph of before. */
export function useDrawing(
  frame: RefObject<SVGSVGElement | null>,
  state: State,
  look: Look,
  onRoom: ((room: Room) => void) | undefined,
): { readonly drawn: Drawn | undefined; readonly fault: string | undefined } {
  const { digits, edgeLabels, direction } = state.options;
  const { beside } = look;
  const written = figureAt(look.written, look.isWhole).now;
  const layOut = useContext(Layouting);
  const room = useRoom(frame, onRoom);
  const last = useRef<Drawn>(undefined);
  const before = useRef<DrawingOptions['before']>(undefined);
  const [, redraw] = useState(0);
  const isBeside = beside !== undefined;
  const wanted = useMemo(() => {
    const options = { digits, edgeLabels, beside: isBeside, before: before.current };
    return wantedFrom(planIn(written, options, direction, room, measure), layOut);
  }, [written, digits, edgeLabels, isBeside, direction, room]);
  useLayoutEffect(() => {
    let isLatest = true;
    void wanted.coming?.then(() => isLatest && redraw((count) => count + 1));
    return () => {
      isLatest = false;
    };
  }, [wanted]);
  if (wanted.fault !== undefined) return { drawn: undefined, fault: wanted.fault };
  if (!wanted.drawing) return { drawn: last.current && { ...last.current, isPast: true }, fault: undefined };
  before.current = { drawing: wanted.drawing, now: written, room };
  last.current = { state, look, drawing: wanted.drawing, isPast: false };
  return { drawn: last.current, fault: undefined };
}

function wantedFrom(plan: Drawing | Plan, layOut: LayOut): Wanted {
  if (!('task' in plan)) return { drawing: plan };
  const wanted: Wanted = {};
  const failed = (error: unknown): void => {
    wanted.fault = error instanceof Error ? error.message : String(error);
  };
  try {
    const laid = layOut(plan.task);
    if (!(laid instanceof Promise)) return { drawing: plan.drawn(laid) };
    wanted.coming = laid.then((come) => {
      if (come) wanted.drawing = plan.drawn(come);
    }, failed);
  } catch (error) {
    failed(error);
  }
  return wanted;
}
