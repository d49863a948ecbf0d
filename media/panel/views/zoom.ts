import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import { legible, margin, scaleIn } from '../../layout/fitted';
import type { View } from '../drawing/seen';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle of the picture by its middle, in the picture's own pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** How a picture comes: where it was, as far as it can be read, or all of it. */
export type Fit = 'same' | 'legible' | 'whole';

/** What moves a picture in its frame. */
export interface Zoom {
  /** Another picture of this size; where it does not fit, the spot is seen. */
  show(size: Size, focus: Spot | undefined, fit: Fit): void;
  /** Moves no more than is needed for a spot to be seen. */
  reveal(spot: Spot): void;
  by(factor: number): void;
  /** The part of the picture that is in the frame; nothing of it where it is too far away for numbers. */
  view(): View;
  /** All of it, however small. */
  whole(): void;
  end(): void;
}

/** The largest scale that a picture is fitted at. */
export const largestFit = 1.5;
/** What fitted would be smaller than this is shown in part. */
const smallestFit = 0.55;
const extent = [0.03, 8] as const;
/** From so far away numbers are not read, and not drawn. */
const far = 0.35;
const nothing: View = { left: 0, top: 0, right: Number.NEGATIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY };

/** Zoom by wheel and keys, pan by dragging; fits the picture, as far as it can be read, until somebody moves it. */
export function zooming(frame: SVGSVGElement, content: SVGGElement): Zoom {
  let size: Size = { width: 1, height: 1 };
  let focus: Spot | undefined;
  let mode: 'legible' | 'whole' | 'moved' = 'legible';
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([...extent])
    .filter(
      (event: Event) =>
        !(event as MouseEvent).button && (event.type !== 'wheel' || isZoom(event as WheelEvent)),
    )
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      if (event.sourceEvent) mode = 'moved';
      content.setAttribute('transform', event.transform.toString());
      frame.toggleAttribute('data-far', event.transform.k < far);
    });
  const root = select(frame).call(behaviour).on('dblclick.zoom', null);
  const fitted = (): void => {
    const { clientWidth: width, clientHeight: height } = frame;
    if (!width || !height || mode === 'moved') return;
    root.call(behaviour.transform, framed(size, { width, height }, focus, mode === 'legible'));
  };
  const whole = (): void => {
    mode = 'whole';
    fitted();
  };
  const watch = new ResizeObserver(fitted);
  watch.observe(frame);
  frame.addEventListener('dblclick', whole);
  return {
    show(next, spot, fit) {
      [size, focus] = [next, spot];
      if (fit !== 'same') mode = fit;
      fitted();
    },
    reveal(spot) {
      const { k, x, y } = zoomTransform(frame);
      const right = hidden(k * spot.x + x, k * spot.halfWidth, frame.clientWidth);
      const down = hidden(k * spot.y + y, k * spot.halfHeight, frame.clientHeight);
      if (right || down) root.call(behaviour.transform, zoomIdentity.translate(x + right, y + down).scale(k));
    },
    view() {
      const { k, x, y } = zoomTransform(frame);
      if (k < far) return nothing;
      const { clientWidth: width, clientHeight: height } = frame;
      return { left: -x / k, top: -y / k, right: (width - x) / k, bottom: (height - y) / k };
    },
    by(factor) {
      mode = 'moved';
      root.call(behaviour.scaleBy, factor);
    },
    whole,
    end() {
      watch.disconnect();
      frame.removeEventListener('dblclick', whole);
      root.on('.zoom', null);
    },
  };
}

/** Where a picture lies in its frame: all of it, unless it could not be read then and shall be. */
export function framed(size: Size, frame: Size, focus: Spot | undefined, isLegible: boolean): ZoomTransform {
  const all = Math.min(largestFit, scaleIn(size, frame));
  const scale = isLegible && all < smallestFit ? legible : Math.max(all, extent[0]);
  return zoomIdentity
    .translate(
      placed(scale * size.width, frame.width, scale * (focus?.x ?? 0)),
      placed(scale * size.height, frame.height, scale * (focus?.y ?? 0)),
    )
    .scale(scale);
}

/** Where a length begins in a frame: in its middle where it fits, else so that a place in it is seen. */
function placed(length: number, frame: number, place: number): number {
  if (length + 2 * margin <= frame + 1) return (frame - length) / 2;
  return Math.min(margin, Math.max(frame - margin - length, frame / 2 - place));
}

/** How far something has to move to be seen in a frame. */
function hidden(middle: number, half: number, frame: number): number {
  const edge = Math.min(half + margin / 2, frame / 2);
  return Math.max(0, edge - middle) + Math.min(0, frame - edge - middle);
}

/** The page scrolls where a panel is narrow: the wheel zooms with Ctrl, and a pinch is such a wheel. */
function isZoom(event: WheelEvent): boolean {
  return event.ctrlKey || event.metaKey || document.documentElement.scrollHeight <= window.innerHeight + 1;
}
