import { chains } from './chains';
import type { Flow } from './flow';
import type { Layered } from './graph';
import { incidence } from './incidence';

/** Cuts the edges of a graph whose vertices have columns. */
export function layered(flow: Flow, rank: Int32Array): Layered {
  const vertexCount = rank.length;
  const stride = flow.labelAlong.some((size, e) => size > 0 && (flow.labelAcross[e] as number) > 0) ? 2 : 1;
  const pieces = chains(flow, rank, stride);
  const { layer, tail, head } = pieces;
  const { start, edges: itemsOf } = incidence(
    layer.reduce((a, b) => Math.max(a, b + 1), 0),
    layer,
  );
  const leaving = incidence(layer.length, tail);
  const entering = incidence(layer.length, head);
  return {
    vertexCount,
    stride,
    start,
    itemsOf,
    from: flow.from,
    to: flow.to,
    ...pieces,
    leaving,
    entering,
    after: leaving.edges.map((segment) => head[segment] as number),
    before: entering.edges.map((segment) => tail[segment] as number),
  };
}
