import type { Incidence } from './incidence';

/**
 * The graph with every edge cut into pieces between neighbouring layers. Its items are the vertices, then the
 * dummies: where a long edge passes a layer, or an edge's label stands. Where there are labels, every second
 * layer belongs to them.
 */
export interface Layered {
  readonly vertexCount: number;
  /** item → layer, and size along and across the flow. */
  readonly layer: Int32Array;
  readonly along: Float64Array;
  readonly across: Float64Array;
  /** The items of layer l are itemsOf[start[l]..start[l+1]), ascending. */
  readonly start: Int32Array;
  readonly itemsOf: Int32Array;
  /** Layers of labels alone: 2 where every odd layer is one, 1 where there are none. */
  readonly stride: 1 | 2;
  /** edge → its ends. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The dummies of edge e are chain[e]..chain[e+1]−1 in the direction of the data. */
  readonly chain: Int32Array;
  /** edge → 1 where it runs outside all the others between its only two dummies. */
  readonly outside: Uint8Array;
  /** edge → the dummy that bears its label; −1: none. */
  readonly label: Int32Array;
  /** segment → items that it leaves and enters, in neighbouring layers. */
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** item → segments that leave and enter it. */
  readonly leaving: Incidence;
  readonly entering: Incidence;
  /** The neighbours of item v in the layer after are after[leaving.start[v]..leaving.start[v+1]); and before. */
  readonly after: Int32Array;
  readonly before: Int32Array;
}
