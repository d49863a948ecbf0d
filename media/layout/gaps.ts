import type { Layered } from './graph';

/** Room across the flow between neighbours in a layer, in pixels. */
const between = { nodes: 16, routes: 10, others: 14 };

/** The least distance between the centres of two neighbours in a layer. */
export function separation({ vertexCount, across }: Layered, a: number, b: number): number {
  const nodes = (a < vertexCount ? 1 : 0) + (b < vertexCount ? 1 : 0);
  const gap = nodes === 2 ? between.nodes : nodes === 0 ? between.routes : between.others;
  return ((across[a] as number) + (across[b] as number)) / 2 + gap;
}
