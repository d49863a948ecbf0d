import type { Layout } from '../../layout/layout';
import { rememberedBy } from '../text/remembered';
import { type Drawing, sizes } from './boxes';

/** A part of a picture, in its own pixels. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether a node is in a view, with what hangs at it. */
export function isNodeIn(
  { left, top, right, bottom }: View,
  { layout, halfWidths, halfHeight }: Drawing,
  k: number,
): boolean {
  const [x = 0, y = 0, half = 0] = [layout.x[k], layout.y[k], halfWidths[k]];
  const height = halfHeight + sizes.chipHeight;
  return x + half >= left && x - half <= right && y + height >= top && y - height <= bottom;
}

/** Whether an edge is in a view, with its label. */
export function isEdgeIn({ left, top, right, bottom }: View, { layout }: Drawing, k: number): boolean {
  const all = edgeViews(layout, '', () => viewsOf(layout));
  const view = all[k];
  return !view || (view.right >= left && view.left <= right && view.bottom >= top && view.top <= bottom);
}

const edgeViews = rememberedBy<Layout, readonly View[]>();

/** Around a label's middle. */
const room = { width: 60, height: 12 } as const;

/** A Bézier curve lies among its control points. */
function viewsOf({ points, offset, labelX, labelY }: Layout): View[] {
  return Array.from(labelX, (labelled, edge) => {
    const own = points.subarray(offset[edge], offset[edge + 1]);
    const across = own.filter((_, k) => k % 2 === 0);
    const down = own.filter((_, k) => k % 2 === 1);
    const at = labelY[edge] ?? 0;
    return {
      left: Math.min(labelled - room.width, ...across),
      top: Math.min(at - room.height, ...down),
      right: Math.max(labelled + room.width, ...across),
      bottom: Math.max(at + room.height, ...down),
    };
  });
}
