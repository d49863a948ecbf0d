import type { Columns } from './columns';
import type { Layered } from './graph';
import type { Order } from './order';
import { outsidePlaces } from './outside';
import type { Ports } from './ports';
import type { Layout } from './request';
import { Smooth } from './smooth';
import { roomOf } from './straighten';

/** The finished picture, with the flow to the right. */
export function routes(
  graph: Layered,
  order: Order,
  place: Float64Array,
  docks: Ports,
  columns: Columns,
): Layout {
  const outside = outsidePlaces(graph, place);
  const state: Drawing = { graph, order, place, docks, columns, outside, path: new Smooth() };
  const { from, label, vertexCount, layer } = graph;
  const offset = new Uint32Array(from.length + 1);
  const labelX = new Float64Array(from.length);
  const labelY = new Float64Array(from.length);
  for (let e = 0; e < from.length; e++) {
    draw(state, e);
    const middle = state.path.finish();
    offset[e + 1] = state.path.length;
    const dummy = label[e] as number;
    labelX[e] = dummy < 0 ? middle.x : centre(columns, layer[dummy] as number);
    labelY[e] = dummy < 0 ? middle.y : (place[dummy] as number);
  }
  const x = Float64Array.from({ length: vertexCount }, (_, v) => centre(columns, layer[v] as number));
  const drawn = { x, y: place.slice(0, vertexCount), points: state.path.points(), offset, labelX, labelY };
  return fromOrigin(drawn, graph, place, columns);
}

interface Drawing {
  readonly graph: Layered;
  readonly order: Order;
  readonly place: Float64Array;
  readonly docks: Ports;
  readonly columns: Columns;
  /** edge → the height at which it runs outside all others. */
  readonly outside: Float64Array;
  readonly path: Smooth;
}

const centre = ({ begin, end }: Columns, l: number): number =>
  ((begin[l] as number) + (end[l] as number)) / 2;

/** Through a layer of nodes a route runs straight, and bends only between layers: so it meets no node. */
function draw(state: Drawing, e: number): void {
  const { graph, place, docks, columns, path } = state;
  const source = graph.from[e] as number;
  const target = graph.to[e] as number;
  const departure = (place[source] as number) + (docks.departure[e] as number);
  const arrival = (place[target] as number) + (docks.arrival[e] as number);
  const sourceLayer = graph.layer[source] as number;
  const targetLayer = graph.layer[target] as number;
  path.to(centre(columns, sourceLayer) + (graph.along[source] as number) / 2, departure);
  path.to(columns.end[sourceLayer] as number, departure);
  const end = graph.chain[e + 1] as number;
  for (let d = graph.chain[e] as number; d < end; d++) {
    if (graph.outside[e] === 1 && d === end - 1) runOutside(state, e);
    throughDummy(state, d);
  }
  path.to(columns.begin[targetLayer] as number, arrival);
  path.to(centre(columns, targetLayer) - (graph.along[target] as number) / 2, arrival);
}

function runOutside({ graph, columns, outside, path }: Drawing, e: number): void {
  const afterFirst = (graph.layer[graph.chain[e] as number] as number) + 1;
  const beforeLast = (graph.layer[(graph.chain[e + 1] as number) - 1] as number) - 1;
  path.to(columns.begin[afterFirst] as number, outside[e] as number);
  path.to(columns.end[beforeLast] as number, outside[e] as number);
}

function throughDummy({ graph, order, place, columns, path }: Drawing, dummy: number): void {
  const layer = graph.layer[dummy] as number;
  const at = place[dummy] as number;
  const begin = columns.begin[layer] as number;
  const end = columns.end[layer] as number;
  if (graph.stride === 2 && layer % 2 === 1) {
    const { low, high } = roomOf(graph, order, place, dummy);
    path.slanting(begin, end, at, Math.min(at - low, high - at) + (graph.across[dummy] as number) / 2 + 6);
    return;
  }
  path.to(begin, at);
  path.to(end, at);
}

type Drawn = Omit<Layout, 'width' | 'height'>;

/** Moves everything so that the least coordinates are 0. */
function fromOrigin(drawn: Drawn, { across }: Layered, place: Float64Array, { end }: Columns): Layout {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let item = 0; item < place.length; item++) {
    const half = (across[item] as number) / 2;
    low = Math.min(low, (place[item] as number) - half);
    high = Math.max(high, (place[item] as number) + half);
  }
  for (let k = 1; k < drawn.points.length; k += 2) low = Math.min(low, drawn.points[k] as number);
  const shift = place.length > 0 ? low : 0;
  const { points } = drawn;
  for (let k = 1; k < points.length; k += 2) points[k] = (points[k] as number) - shift;
  return {
    width: end[end.length - 1] ?? 0,
    height: place.length > 0 ? high - low : 0,
    x: drawn.x,
    y: drawn.y.map((y) => y - shift),
    points,
    offset: drawn.offset,
    labelX: drawn.labelX,
    labelY: drawn.labelY.map((y) => y - shift),
  };
}
