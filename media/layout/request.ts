/** Sizes in pixels; vertex v of the graph has index v; edges are in any order, from < to. */
export interface LayoutRequest {
  /** By vertex. */
  readonly widths: Float64Array;
  readonly heights: Float64Array;
  /** By edge. Two edges between the same vertices are two edges. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** By edge; 0: no label. */
  readonly labelWidths: Float64Array;
  readonly labelHeights: Float64Array;
  readonly direction: 'right' | 'down';
  /**
   * The layout of before, in the same direction, and which of its vertices each vertex is (−1: none): the
   * picture should not jump.
   */
  readonly previous?: { readonly layout: Layout; readonly vertex: Int32Array };
}

/** Everything lies in [0, width] × [0, height]. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Centres by vertex. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Control points of the cubic Béziers of edge e: points[offset[e]..offset[e+1]) as x, y pairs: start, then (c1, c2, end)*. */
  readonly points: Float64Array;
  readonly offset: Uint32Array;
  /** Centres by edge; an edge without a label has its middle here. */
  readonly labelX: Float64Array;
  readonly labelY: Float64Array;
}
