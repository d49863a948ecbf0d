import { incidence } from './incidence';

/** A spanning forest with a root in each of its trees; what lies below a vertex is an interval of `preorder`. */
export interface RootedForest {
  readonly preorder: Int32Array;
  /** vertex → its parent and the edge to it; −1 at a root. */
  readonly parent: Int32Array;
  readonly parentEdge: Int32Array;
  /** Whether u is v or below it. */
  isBelow(u: number, v: number): boolean;
  eachBelow(v: number, visit: (u: number) => void): void;
}

/** Roots the trees of the edges `tree` at their vertices of least index. */
export function rooted(count: number, tree: Int32Array, from: Int32Array, to: Int32Array): RootedForest {
  const forest = walked(count, tree, from, to);
  const { preorder, parent } = forest;
  const index = new Int32Array(count);
  for (let k = 0; k < count; k++) index[preorder[k] as number] = k;
  const below = new Int32Array(count).fill(1);
  for (let k = count - 1; k >= 0; k--) {
    const v = preorder[k] as number;
    const above = parent[v] as number;
    if (above >= 0) below[above] = (below[above] as number) + (below[v] as number);
  }
  const first = (v: number): number => index[v] as number;
  const end = (v: number): number => first(v) + (below[v] as number);
  return {
    ...forest,
    isBelow: (u, v) => first(u) >= first(v) && first(u) < end(v),
    eachBelow: (v, visit) => preorder.subarray(first(v), end(v)).forEach(visit),
  };
}

function walked(
  count: number,
  tree: Int32Array,
  from: Int32Array,
  to: Int32Array,
): Pick<RootedForest, 'preorder' | 'parent' | 'parentEdge'> {
  const leaving = incidence(
    count,
    tree.map((e) => from[e] as number),
  );
  const entering = incidence(
    count,
    tree.map((e) => to[e] as number),
  );
  const preorder = new Int32Array(count);
  const parent = new Int32Array(count).fill(-1);
  const parentEdge = new Int32Array(count).fill(-1);
  const seen = new Uint8Array(count);
  const stack: number[] = [];
  let visited = 0;
  const reach = (u: number, v: number, edge: number): void => {
    if (seen[u] === 1) return;
    seen[u] = 1;
    parent[u] = v;
    parentEdge[u] = edge;
    stack.push(u);
  };
  for (let root = 0; root < count; root++) {
    reach(root, -1, -1);
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      preorder[visited++] = v;
      for (let k = leaving.start[v] as number; k < (leaving.start[v + 1] as number); k++) {
        const edge = tree[leaving.edges[k] as number] as number;
        reach(to[edge] as number, v, edge);
      }
      for (let k = entering.start[v] as number; k < (entering.start[v + 1] as number); k++) {
        const edge = tree[entering.edges[k] as number] as number;
        reach(from[edge] as number, v, edge);
      }
    }
  }
  return { preorder, parent, parentEdge };
}
