import { arranged } from './arrangement';
import { columns } from './columns';
import { coordinates } from './coordinates';
import { flowSizes, turned } from './flow';
import { ports } from './ports';
import type { Layout, LayoutRequest } from './request';
import { routes } from './routes';
import { straightened } from './straighten';

export type { Layout, LayoutRequest } from './request';

/**
 * The layered layout of a computation graph (Sugiyama, Tagawa and Toda 1981): every vertex gets a layer, every
 * layer an order with few crossings, every vertex a place. No two nodes or labels overlap, every edge runs in
 * the direction of the data, and none passes through a node that is not its own. The same request always gives
 * the same layout, in time about linear in vertices and edges.
 */
export function layout(request: LayoutRequest): Layout {
  const sizes = flowSizes(request);
  const { graph, order } = arranged(sizes);
  const place = coordinates(graph, order);
  const docks = ports(graph, order);
  const straight = straightened(graph, order, place, docks);
  return turned(routes(graph, order, straight, docks, columns(graph, straight)), request.direction);
}
