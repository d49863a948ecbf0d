import { crossings } from './crossings';
import type { Flow } from './flow';
import type { Layered } from './graph';
import { layered } from './layers';
import type { Order } from './order';
import { ordered } from './ordering';
import { inputsFirst, ranks } from './ranks';

/** So many more crossings are accepted for inputs that stand below each other. */
const accepted = 1;

export interface Arrangement {
  readonly graph: Layered;
  readonly order: Order;
}

/** The layers and their order; with the inputs in the first layer where that costs few crossings. */
export function arranged(flow: Flow): Arrangement {
  const rank = ranks(flow);
  const free = inColumns(flow, rank);
  const moved = inputsFirst(flow, rank);
  if (!moved) return free;
  const aligned = inColumns(flow, moved);
  return crossings(aligned.graph, aligned.order) <= crossings(free.graph, free.order) + accepted
    ? aligned
    : free;
}

function inColumns(flow: Flow, rank: Int32Array): Arrangement {
  const graph = layered(flow, rank);
  return { graph, order: ordered(graph, flow) };
}
