import type { Layout, LayoutRequest } from './request';

/**
 * A request without its direction: `along` is the direction of the data, `across` the other one. Sizes that
 * are no positive numbers are 0.
 */
export interface Flow {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly along: Float64Array;
  readonly across: Float64Array;
  readonly labelAlong: Float64Array;
  readonly labelAcross: Float64Array;
  /** vertex → where it was across the flow, NaN for a new one. */
  readonly previous: Float64Array | undefined;
}

/** A layout in the direction of the data to the right; for a layout downwards x and y change places. */
export function turned(layout: Layout, direction: LayoutRequest['direction']): Layout {
  if (direction === 'right') return layout;
  const points = new Float64Array(layout.points.length);
  for (let k = 0; k < points.length; k++) points[k] = layout.points[k ^ 1] as number;
  const { width, height, x, y, labelX, labelY, offset } = layout;
  return { width: height, height: width, x: y, y: x, labelX: labelY, labelY: labelX, points, offset };
}

/** The sizes along and across the flow. Throws where an edge does not lead from a vertex to a later one. */
export function flowSizes(request: LayoutRequest): Flow {
  const { from, to, widths, heights, labelWidths, labelHeights, direction } = request;
  assertEdges(request);
  const right = direction === 'right';
  return {
    from,
    to,
    along: (right ? widths : heights).map(size),
    across: (right ? heights : widths).map(size),
    labelAlong: (right ? labelWidths : labelHeights).map(size),
    labelAcross: (right ? labelHeights : labelWidths).map(size),
    previous: previousPlaces(request),
  };
}

const size = (x: number): number => (x > 0 && x < Number.POSITIVE_INFINITY ? x : 0);

function assertEdges({ from, to, widths }: LayoutRequest): void {
  for (let e = 0; e < from.length; e++) {
    const tail = from[e] as number;
    const head = to[e] as number;
    if (!(tail >= 0 && tail < head && head < widths.length)) {
      throw new RangeError(`edge ${e} from ${tail} to ${head} among ${widths.length} vertices`);
    }
  }
}

function previousPlaces({ previous, direction, widths }: LayoutRequest): Float64Array | undefined {
  if (!previous) return undefined;
  const across = direction === 'right' ? previous.layout.y : previous.layout.x;
  return Float64Array.from(widths, (_, v) => across[previous.vertex[v] ?? -1] ?? Number.NaN);
}
