import { separation } from './gaps';
import type { Layered } from './graph';
import { type Incidence, incidence } from './incidence';
import type { Order } from './order';
import type { Ports } from './ports';

/** A dummy moves no further than this towards a port, and a node no further for a straight route; pixels. */
const reach = { dummy: 40, node: 24 };

/**
 * Places in which routes run straight into their ports, where their neighbours leave the room: what was aligned
 * with a node's centre is moved to the height of the port.
 */
export function straightened(graph: Layered, order: Order, place: Float64Array, docks: Ports): Float64Array {
  const state: Straightening = { graph, order, docks, place: place.slice() };
  const leaving = incidence(graph.vertexCount, graph.from);
  const entering = incidence(graph.vertexCount, graph.to);
  for (let v = 0; v < graph.vertexCount; v++) {
    moveNode(state, v, entering);
    for (let k = leaving.start[v] as number; k < (leaving.start[v + 1] as number); k++) {
      moveRoute(state, leaving.edges[k] as number);
    }
  }
  for (let e = 0; e < graph.from.length; e++) moveRoute(state, e);
  return state.place;
}

interface Straightening {
  readonly graph: Layered;
  readonly order: Order;
  readonly docks: Ports;
  /** item → its place, as it is moved. */
  readonly place: Float64Array;
}

/** Moves a node so that the route straightens that comes nearest to its port. */
function moveNode({ graph, order, docks, place }: Straightening, v: number, entering: Incidence): void {
  let least = reach.node;
  let shift = 0;
  for (let k = entering.start[v] as number; k < (entering.start[v + 1] as number); k++) {
    const e = entering.edges[k] as number;
    const first = graph.chain[e] as number;
    const end = graph.chain[e + 1] as number;
    const from =
      end - first > 1
        ? (place[end - 1] as number)
        : (place[graph.from[e] as number] as number) + (docks.departure[e] as number);
    const away = from - (place[v] as number) - (docks.arrival[e] as number);
    if (Math.abs(away) >= least) continue;
    least = Math.abs(away);
    shift = away;
  }
  const now = place[v] as number;
  place[v] = within(roomOf(graph, order, place, v), now, now + shift);
}

/** Moves the straight pieces at both ends of a route to its ports. */
function moveRoute(state: Straightening, e: number): void {
  const { graph, place, docks } = state;
  const first = graph.chain[e] as number;
  const end = graph.chain[e + 1] as number;
  if (first === end) return;
  const departure = (place[graph.from[e] as number] as number) + (docks.departure[e] as number);
  const arrival = (place[graph.to[e] as number] as number) + (docks.arrival[e] as number);
  if (end - first === 1) {
    const now = place[first] as number;
    place[first] = within(roomOf(graph, state.order, place, first), now, (departure + arrival) / 2);
    return;
  }
  let middle = first + 1;
  while (middle < end && level(place, first, middle)) middle++;
  if (middle === end) {
    moveRun(state, first, end, nearest(place[first] as number, departure, arrival));
    return;
  }
  let last = end - 1;
  while (last > middle && level(place, last - 1, last)) last--;
  moveRun(state, first, middle, departure);
  moveRun(state, last, end, arrival);
}

const level = (place: Float64Array, a: number, b: number): boolean =>
  Math.abs((place[a] as number) - (place[b] as number)) < 0.01;

/** Where a long route that is straight between its ends should be: at the height of the nearer port. */
function nearest(now: number, departure: number, arrival: number): number {
  return Math.abs(now - departure) <= Math.abs(now - arrival) ? departure : arrival;
}

/** Moves dummies on a line towards `target`, as far as their neighbours let them. */
function moveRun({ graph, order, place }: Straightening, first: number, end: number, target: number): void {
  const now = place[first] as number;
  if (Math.abs(target - now) > reach.dummy) return;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let d = first; d < end; d++) {
    const room = roomOf(graph, order, place, d);
    low = Math.max(low, room.low);
    high = Math.min(high, room.high);
  }
  const to = within({ low, high }, now, target);
  for (let d = first; d < end; d++) place[d] = to;
}

/** As near to the target as the room allows; not away from it, if there is none by rounding. */
function within({ low, high }: Room, now: number, target: number): number {
  const to = Math.min(high, Math.max(low, target));
  return (to - now) * (target - now) > 0 ? to : now;
}

interface Room {
  readonly low: number;
  readonly high: number;
}

/** Where an item may stand between its neighbours in the layer. */
export function roomOf(graph: Layered, { items, position }: Order, place: Float64Array, item: number): Room {
  const layer = graph.layer[item] as number;
  const at = (graph.start[layer] as number) + (position[item] as number);
  const before = at > (graph.start[layer] as number) ? (items[at - 1] as number) : -1;
  const after = at + 1 < (graph.start[layer + 1] as number) ? (items[at + 1] as number) : -1;
  return {
    low: before < 0 ? Number.NEGATIVE_INFINITY : (place[before] as number) + separation(graph, before, item),
    high: after < 0 ? Number.POSITIVE_INFINITY : (place[after] as number) - separation(graph, item, after),
  };
}
