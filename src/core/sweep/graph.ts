/**
 * The linearised computation at a point: vertices in the order of computation, an edge from each operand to
 * its result with the elementary partial as its weight. Every operand keeps an edge of its own: `x*x` has two.
 */
export interface LinearGraph {
  /** vertex → node of the tape, ascending. */
  readonly nodes: Int32Array;
  /** edge → vertex that it leaves, and vertex that it enters; edges are ordered by the vertex that they enter. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** edge → elementary partial. */
  readonly weights: Float64Array;
  /** Vertices that are inputs and outputs. */
  readonly inputs: Int32Array;
  readonly outputs: Int32Array;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** A graph of edges between nodes; the vertices are the nodes that occur, ascending. */
export function linearGraph(
  edges: readonly Edge[],
  inputs: readonly number[],
  outputs: readonly number[],
): LinearGraph {
  const nodes = Int32Array.from(
    new Set([...inputs, ...outputs, ...edges.flatMap((e) => [e.from, e.to])]),
  ).sort();
  const vertexOf = new Map(Array.from(nodes, (node, v) => [node, v]));
  const at = (node: number): number => vertexOf.get(node) ?? -1;
  const ordered = [...edges].sort((a, b) => a.to - b.to);
  return {
    nodes,
    from: Int32Array.from(ordered, (e) => at(e.from)),
    to: Int32Array.from(ordered, (e) => at(e.to)),
    weights: Float64Array.from(ordered, (e) => e.weight),
    inputs: Int32Array.from(inputs, at),
    outputs: Int32Array.from(outputs, at),
  };
}

/** vertex → its entering (or leaving) edges, in their order. */
export function edgesAt(graph: LinearGraph, end: 'from' | 'to'): number[][] {
  const found: number[][] = Array.from(graph.nodes, () => []);
  graph[end].forEach((vertex, edge) => {
    found[vertex]?.push(edge);
  });
  return found;
}

/** vertex → 1 where `start` reaches it along the edges (`forward`), or is reached from it. */
export function reachable(graph: LinearGraph, start: number, forward: boolean): Uint8Array {
  const marked = new Uint8Array(graph.nodes.length);
  marked[start] = 1;
  const count = graph.from.length;
  for (let k = 0; k < count; k++) {
    const edge = forward ? k : count - 1 - k;
    const tail = graph.from[edge] ?? 0;
    const head = graph.to[edge] ?? 0;
    if (forward && marked[tail] === 1) marked[head] = 1;
    if (!forward && marked[head] === 1) marked[tail] = 1;
  }
  return marked;
}
