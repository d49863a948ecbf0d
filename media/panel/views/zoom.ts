import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room around the picture, and the largest scale that it is fitted at, in pixels and as a factor. */
const margin = 20;
const largestFit = 1.25;

/** Zoom by wheel and keys, pan by dragging; fits the picture until somebody moves it. Gives what ends it. */
export function zooming(frame: SVGSVGElement, content: SVGGElement, { width, height }: Size): () => void {
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.05, 8])
    .filter(
      (event: Event) =>
        !(event as MouseEvent).button && (event.type !== 'wheel' || isZoom(event as WheelEvent)),
    )
    .on('zoom', (event: { transform: { toString(): string }; sourceEvent: unknown }) => {
      if (event.sourceEvent) moved = true;
      content.setAttribute('transform', event.transform.toString());
    });
  let moved = false;
  const root = select(frame).call(behaviour).on('dblclick.zoom', null);
  const fitted = (): void => {
    const { clientWidth, clientHeight } = frame;
    if (!clientWidth || !clientHeight || moved) return;
    const scale = Math.min(
      largestFit,
      (clientWidth - 2 * margin) / Math.max(width, 1),
      (clientHeight - 2 * margin) / Math.max(height, 1),
    );
    const centred = zoomIdentity
      .translate(clientWidth / 2, clientHeight / 2)
      .scale(Math.max(scale, 0.05))
      .translate(-width / 2, -height / 2);
    root.call(behaviour.transform, centred);
  };
  const watch = new ResizeObserver(fitted);
  watch.observe(frame);
  const again = (): void => {
    moved = false;
    fitted();
  };
  frame.addEventListener('dblclick', again);
  fitted();
  return () => {
    watch.disconnect();
    frame.removeEventListener('dblclick', again);
    root.on('.zoom', null);
  };
}

/** The page scrolls where a panel is narrow: the wheel zooms with Ctrl, and a pinch is such a wheel. */
function isZoom(event: WheelEvent): boolean {
  return event.ctrlKey || event.metaKey || document.documentElement.scrollHeight <= window.innerHeight + 1;
}
