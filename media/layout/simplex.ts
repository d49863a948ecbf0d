import { type RootedForest, rooted } from './rooted-forest';
import { tightForest } from './tight-forest';

/** Edges and vertices that one search may look at, so that the time is bounded. */
const mostWork = 3_000_000;

/**
 * Makes the sum of all edges' lengths the least that it can be, where a length is at least 1 (the network
 * simplex method of Gansner, Koutsofios, North and Vo, A Technique for Drawing Directed Graphs, 1993).
 * `rank` holds a feasible ranking and is changed; each component then starts at 0.
 *
 * A spanning forest of tight edges fixes a ranking. The cut value of a tree edge says by how much the sum grows
 * when that edge alone becomes longer; while one is negative, another edge takes its place. It is the sum of
 * (edges that leave − edges that enter) over the part that the edge cuts off, since what lies inside cancels.
 */
export function simplexRanks(from: Int32Array, to: Int32Array, rank: Int32Array): void {
  const { tree, component } = tightForest(from, to, rank);
  const surplus = surpluses(from, to, rank.length);
  const pivots = Math.floor(mostWork / (from.length + rank.length + 1));
  for (let k = 0; k < pivots; k++) {
    const forest = rooted(rank.length, tree, from, to);
    const cut = mostNegative(forest, surplus, to);
    if (cut < 0 || !exchange(cut, forest, { tree, from, to, rank })) break;
  }
  fromZero(component, rank);
}

/** vertex → edges that leave it − edges that enter it. */
function surpluses(from: Int32Array, to: Int32Array, count: number): Int32Array {
  const surplus = new Int32Array(count);
  for (const v of from) surplus[v] = (surplus[v] as number) + 1;
  for (const v of to) surplus[v] = (surplus[v] as number) - 1;
  return surplus;
}

/** The vertex whose edge to its parent has the least cut value, if that is negative; else −1. */
function mostNegative(
  { preorder, parentEdge, parent }: RootedForest,
  surplus: Int32Array,
  to: Int32Array,
): number {
  const sums = surplus.slice();
  let least = 0;
  let found = -1;
  for (let k = preorder.length - 1; k >= 0; k--) {
    const v = preorder[k] as number;
    const edge = parentEdge[v] as number;
    if (edge < 0) continue;
    const sum = sums[v] as number;
    const above = parent[v] as number;
    sums[above] = (sums[above] as number) + sum;
    const value = to[edge] === v ? -sum : sum;
    if (value >= least) continue;
    least = value;
    found = v;
  }
  return found;
}

interface Ranking {
  readonly tree: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly rank: Int32Array;
}

/**
 * The edge between v and its parent leaves the tree; the shortest that joins the two parts in the opposite
 * sense enters, and v's part moves until that is tight.
 */
function exchange(v: number, forest: RootedForest, { tree, from, to, rank }: Ranking): boolean {
  const leaving = forest.parentEdge[v] as number;
  const partIsHead = to[leaving] === v;
  let shortest = Number.POSITIVE_INFINITY;
  let entering = -1;
  for (let e = 0; e < from.length; e++) {
    const tail = from[e] as number;
    const head = to[e] as number;
    const tailInside = forest.isBelow(tail, v);
    if (tailInside !== partIsHead || forest.isBelow(head, v) === tailInside) continue;
    const slack = (rank[head] as number) - (rank[tail] as number) - 1;
    if (slack >= shortest) continue;
    shortest = slack;
    entering = e;
  }
  if (entering < 0) return false;
  const shift = partIsHead ? shortest : -shortest;
  forest.eachBelow(v, (u) => {
    rank[u] = (rank[u] as number) + shift;
  });
  tree[tree.indexOf(leaving)] = entering;
  return true;
}

/** Each component starts at 0. */
function fromZero(component: Int32Array, rank: Int32Array): void {
  const least = new Int32Array(rank.length).fill(rank.length * 2);
  for (let v = 0; v < rank.length; v++) {
    const c = component[v] as number;
    least[c] = Math.min(least[c] as number, rank[v] as number);
  }
  for (let v = 0; v < rank.length; v++) {
    rank[v] = (rank[v] as number) - (least[component[v] as number] as number);
  }
}
