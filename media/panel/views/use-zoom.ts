import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Drawing, sizes } from '../drawing/boxes';
import { type Now, nameOf } from '../graph/model';
import { type Spot, type Zoom, zooming } from './zoom';

/** Zoom and pan, which stay over new answers about the same graph; the vertex that is looked at comes into sight. */
export function useZoom(
  frame: RefObject<SVGSVGElement | null>,
  content: RefObject<SVGGElement | null>,
  now: Now,
  drawing: Drawing | undefined,
  focus: number | undefined,
  isWhole: boolean,
): RefObject<Zoom | null> {
  const zoom = useRef<Zoom>(null);
  const shown = useRef('');
  const spot = drawing && focus !== undefined ? spotOf(drawing, focus) : undefined;
  useLayoutEffect(() => {
    if (!frame.current || !content.current) return undefined;
    zoom.current = zooming(frame.current, content.current);
    return () => zoom.current?.end();
  }, [frame, content]);
  useLayoutEffect(() => {
    if (!drawing) return;
    const graph = graphName(now, drawing);
    zoom.current?.show(
      drawing.layout,
      spot,
      graph === shown.current ? 'same' : isWhole ? 'whole' : 'legible',
    );
    shown.current = graph;
  }, [drawing, now.model]);
  useEffect(() => {
    if (spot) zoom.current?.reveal(spot);
  }, [focus]);
  return zoom;
}

/** What makes two drawings those of the same graph. */
function graphName(now: Now, { direction }: Drawing): string {
  const names = Array.from(now.graph.nodes, (_, vertex) => nameOf(now, vertex));
  return [direction, now.model.picture.key, ...names].join('\n');
}

function spotOf({ layout: { x, y }, halfWidths, halfHeight }: Drawing, vertex: number): Spot {
  return {
    x: x[vertex] ?? 0,
    y: y[vertex] ?? 0,
    halfWidth: halfWidths[vertex] ?? 0,
    halfHeight: halfHeight + sizes.overhang,
  };
}
