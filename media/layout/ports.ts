import type { Layered } from './graph';
import { type Incidence, incidence } from './incidence';
import type { Order } from './order';
import { sortByKey } from './sort';

/** Ports are this far apart, where the node's side is long enough; arrivals have room for an arrowhead. */
const spacing = { departure: 8, arrival: 12 };

/** The part of a node's side that ports may take. */
const usable = 0.7;

/** edge → where it leaves its source and arrives at its target, across the flow from the node's centre. */
export interface Ports {
  readonly departure: Float64Array;
  readonly arrival: Float64Array;
}

/** Every edge has its own port on each side, in the order in which the routes come and go. */
export function ports(graph: Layered, order: Order): Ports {
  const { from, to, chain, vertexCount } = graph;
  const next = new Float64Array(from.length);
  const last = new Float64Array(from.length);
  for (let e = 0; e < from.length; e++) {
    const first = chain[e] as number;
    const end = chain[e + 1] as number;
    next[e] = order.position[first < end ? first : (to[e] as number)] as number;
    last[e] = order.position[first < end ? end - 1 : (from[e] as number)] as number;
  }
  return {
    departure: spread(graph, incidence(vertexCount, from), next, spacing.departure),
    arrival: spread(graph, incidence(vertexCount, to), last, spacing.arrival),
  };
}

function spread(
  { across, vertexCount }: Layered,
  { start, edges }: Incidence,
  key: Float64Array,
  most: number,
): Float64Array {
  const port = new Float64Array(key.length);
  for (let v = 0; v < vertexCount; v++) {
    const low = start[v] as number;
    const high = start[v + 1] as number;
    sortByKey(edges, low, high, key);
    const step = Math.min(most, ((across[v] as number) * usable) / Math.max(1, high - low - 1));
    for (let k = low; k < high; k++) port[edges[k] as number] = step * (k - (low + high - 1) / 2);
  }
  return port;
}
