import type { Layered } from './graph';

/** Room between layers along the flow, in pixels, and by how much steep routes widen it. */
const gap = { toLabels: 18, betweenNodes: 42, steepness: 0.1, most: 48 };

/** layer → where it begins and ends along the flow. */
export interface Columns {
  readonly begin: Float64Array;
  readonly end: Float64Array;
}

/** Every layer as long as its longest item; between layers room for the routes to bend. */
export function columns(graph: Layered, place: Float64Array): Columns {
  const layers = graph.start.length - 1;
  const size = new Float64Array(layers);
  for (let item = 0; item < graph.layer.length; item++) {
    const layer = graph.layer[item] as number;
    size[layer] = Math.max(size[layer] as number, graph.along[item] as number);
  }
  const steepest = steepestRises(graph, place);
  const begin = new Float64Array(layers);
  const end = new Float64Array(layers);
  const least = graph.stride === 2 ? gap.toLabels : gap.betweenNodes;
  let at = 0;
  for (let l = 0; l < layers; l++) {
    if (l > 0) at += least + Math.min(gap.most, (steepest[l] as number) * gap.steepness);
    begin[l] = at;
    at += size[l] as number;
    end[l] = at;
  }
  return { begin, end };
}

/** layer → how far across the flow a segment that enters it leads at most. */
function steepestRises({ start, tail, head, layer }: Layered, place: Float64Array): Float64Array {
  const steepest = new Float64Array(start.length);
  for (let s = 0; s < tail.length; s++) {
    const item = head[s] as number;
    const rise = Math.abs((place[item] as number) - (place[tail[s] as number] as number));
    steepest[layer[item] as number] = Math.max(steepest[layer[item] as number] as number, rise);
  }
  return steepest;
}
