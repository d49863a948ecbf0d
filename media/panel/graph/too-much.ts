import type { Now } from './model';

/** More nodes, or more edges, than this are no picture. */
const mostNodes = 1000;
const mostEdges = 2000;

/** Why a graph is not drawn; undefined where it is. */
export function tooMuchText({ graph }: Now): string | undefined {
  const { nodes, weights } = graph;
  if (nodes.length <= mostNodes && weights.length <= mostEdges) return undefined;
  const counts = `${counted(nodes.length)} nodes and ${counted(weights.length)} edges`;
  return `${counts} are too many to be drawn. A coarser detail may have fewer, and Paths what lies between two of them.`;
}

function counted(n: number): string {
  return n.toLocaleString('en-US');
}
