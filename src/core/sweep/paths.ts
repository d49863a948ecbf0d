import { edgesAt, type LinearGraph, reachable } from './graph';

/** The paths between two vertices, without listing more of them than asked for. */
export interface Paths {
  /** Exact, however many digits it has. */
  readonly count: bigint;
  /** The derivative: the sum over all paths of the product of the partials along each. */
  readonly sum: number;
  /** The largest contributions by magnitude, largest first. */
  readonly largest: readonly Path[];
}

export interface Path {
  /** From the first to the last. */
  readonly edges: readonly number[];
  /** Product of the partials. */
  readonly contribution: number;
}

/** How many paths there are. */
export function countPaths(graph: LinearGraph, from: number, to: number): bigint {
  const counts: bigint[] = Array.from(graph.nodes, () => 0n);
  counts[from] = 1n;
  // Edges are ordered by the vertex that they enter: what enters it is complete before it is left.
  graph.from.forEach((tail, edge) => {
    const head = graph.to[edge] ?? 0;
    if (head <= to) counts[head] = (counts[head] ?? 0n) + (counts[tail] ?? 0n);
  });
  return counts[to] ?? 0n;
}

/** A best path to a vertex: the last edge, and which of its tail's best paths it prolongs. */
interface Link {
  readonly product: number;
  /** ln |product|, which neither overflows nor underflows. */
  readonly size: number;
  readonly edge: number;
  readonly rank: number;
}

export function pathsBetween(graph: LinearGraph, from: number, to: number, most: number): Paths {
  const forward = reachable(graph, from, true);
  const backward = reachable(graph, to, false);
  const entering = edgesAt(graph, 'to');
  const counts: bigint[] = Array.from(graph.nodes, () => 0n);
  const sums = new Float64Array(graph.nodes.length);
  const best: Link[][] = Array.from(graph.nodes, () => []);
  counts[from] = 1n;
  sums[from] = 1;
  best[from] = [{ product: 1, size: 0, edge: -1, rank: 0 }];
  for (let v = from + 1; v <= to; v++) {
    if (forward[v] !== 1 || backward[v] !== 1) continue;
    const edges = (entering[v] ?? []).filter((e) => (counts[graph.from[e] ?? 0] ?? 0n) > 0n);
    counts[v] = edges.reduce((n, e) => n + (counts[graph.from[e] ?? 0] ?? 0n), 0n);
    sums[v] = edges.reduce((sum, e) => sum + (graph.weights[e] ?? 0) * (sums[graph.from[e] ?? 0] ?? 0), 0);
    best[v] = prolonged(graph, edges, best, most);
  }
  return {
    count: counts[to] ?? 0n,
    sum: sums[to] ?? 0,
    largest: (best[to] ?? []).map((link) => ({
      edges: walkBack(graph, best, link),
      contribution: link.product,
    })),
  };
}

function prolonged(
  graph: LinearGraph,
  edges: readonly number[],
  best: readonly Link[][],
  most: number,
): Link[] {
  const all = edges.flatMap((edge) => {
    const weight = graph.weights[edge] ?? 0;
    const size = Math.log(Math.abs(weight));
    return (best[graph.from[edge] ?? 0] ?? []).map((link, rank) => ({
      product: link.product * weight,
      size: link.size + size,
      edge,
      rank,
    }));
  });
  return inGraphOrder(all.sort((a, b) => rankOf(b) - rankOf(a))).slice(0, most);
}

/** Sizes that differ by rounding alone are the same: these stand in the order of the graph, whoever computed them. */
function inGraphOrder(falling: readonly Link[]): Link[] {
  const sorted: Link[] = [];
  let tied: Link[] = [];
  const settle = (): void => {
    sorted.push(...tied.sort((a, b) => a.edge - b.edge || a.rank - b.rank));
    tied = [];
  };
  for (const link of falling) {
    if (tied[0] && rankOf(tied[0]) - rankOf(link) > roundingOf(tied[0])) settle();
    tied.push(link);
  }
  settle();
  return sorted;
}

function roundingOf(link: Link): number {
  return 1e-12 * Math.max(1, Math.min(Math.abs(rankOf(link)), Number.MAX_VALUE));
}

/** NaN first: it is what spoils the sum. */
function rankOf(link: Link): number {
  return Number.isNaN(link.size) ? Number.MAX_VALUE : Math.max(link.size, -Number.MAX_VALUE);
}

function walkBack(graph: LinearGraph, best: readonly Link[][], last: Link): number[] {
  const edges: number[] = [];
  for (
    let link: Link | undefined = last;
    link && link.edge >= 0;
    link = best[graph.from[link.edge] ?? 0]?.[link.rank]
  )
    edges.push(link.edge);
  return edges.reverse();
}
