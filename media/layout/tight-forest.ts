import { incidence } from './incidence';

export interface TightForest {
  /** The edges of the forest. */
  readonly tree: Int32Array;
  /** vertex → its component, the least vertex of it. */
  readonly component: Int32Array;
}

/**
 * Moves vertices of a feasible ranking until tight edges, of length 1, span each component: a tree grows along
 * tight edges; where there is none it moves as a whole until the shortest edge that leaves it is tight.
 */
export function tightForest(from: Int32Array, to: Int32Array, rank: Int32Array): TightForest {
  const count = rank.length;
  const growth: Growth = {
    from,
    to,
    rank,
    entering: incidence(count, to),
    leaving: incidence(count, from),
    component: new Int32Array(count).fill(-1),
    tree: [],
  };
  for (let root = 0; root < count; root++) {
    if (growth.component[root] === -1) growComponent(root, growth);
  }
  return { tree: Int32Array.from(growth.tree), component: growth.component };
}

interface Growth {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly rank: Int32Array;
  readonly entering: ReturnType<typeof incidence>;
  readonly leaving: ReturnType<typeof incidence>;
  readonly component: Int32Array;
  readonly tree: number[];
}

function growComponent(root: number, growth: Growth): void {
  const members = [root];
  growth.component[root] = root;
  for (let next = 0; ; ) {
    while (next < members.length) addTight(members[next++] as number, root, members, growth);
    const edge = shortestOut(members, growth);
    if (edge < 0) return;
    const { from, to, rank, component } = growth;
    const slack = (rank[to[edge] as number] as number) - (rank[from[edge] as number] as number) - 1;
    const shift = component[from[edge] as number] === root ? slack : -slack;
    for (const v of members) rank[v] = (rank[v] as number) + shift;
    next = 0;
  }
}

function addTight(v: number, root: number, members: number[], growth: Growth): void {
  const { from, to, rank, component, tree } = growth;
  eachEdge(v, growth, (e) => {
    const other = (from[e] as number) + (to[e] as number) - v;
    if (component[other] !== -1) return;
    if ((rank[to[e] as number] as number) - (rank[from[e] as number] as number) !== 1) return;
    component[other] = root;
    members.push(other);
    tree.push(e);
  });
}

/** The shortest edge between the members and the rest, −1 where there is none. */
function shortestOut(members: readonly number[], growth: Growth): number {
  const { from, to, rank, component } = growth;
  let shortest = Number.POSITIVE_INFINITY;
  let found = -1;
  for (const v of members) {
    eachEdge(v, growth, (e) => {
      if (component[(from[e] as number) + (to[e] as number) - v] !== -1) return;
      const length = (rank[to[e] as number] as number) - (rank[from[e] as number] as number);
      if (length >= shortest) return;
      shortest = length;
      found = e;
    });
  }
  return found;
}

function eachEdge(v: number, { entering, leaving }: Growth, visit: (edge: number) => void): void {
  for (const { start, edges } of [entering, leaving]) {
    for (let k = start[v] as number; k < (start[v + 1] as number); k++) visit(edges[k] as number);
  }
}
