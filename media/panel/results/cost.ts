import { type Costs, costs } from '../../../src/core/sweep/cost';
import { type Elimination, eliminate, type Strategy } from '../../../src/core/sweep/elimination';
import type { LinearGraph } from '../../../src/core/sweep/graph';
import type { Now } from '../graph/model';

/** A way to the whole Jacobian, and the multiplications that it takes. */
export interface CostRow {
  readonly title: string;
  readonly multiplications: number;
  /** Of vertex elimination: its order. */
  readonly strategy: Strategy | undefined;
  readonly isLeast: boolean;
}

/** Ways that are too dear to count are left out. */
export function costRows(now: Now): CostRow[] {
  const { forwardSweeps, reverseSweeps, elimination } = costsOf(now).costs;
  // A sweep from an input without effect is one, too: it costs nothing.
  const { inputs, outputs } = now.model.picture;
  const row = (title: string, multiplications: number | undefined, strategy?: Strategy) =>
    multiplications === undefined ? [] : [{ title, multiplications, strategy }];
  const rows = [
    ...row(inputs.length === 1 ? '1 forward sweep' : `${inputs.length} forward sweeps`, forwardSweeps),
    ...row(outputs.length === 1 ? '1 reverse sweep' : `${outputs.length} reverse sweeps`, reverseSweeps),
    ...row('elimination, forward order', elimination?.forward, 'forward'),
    ...row('elimination, reverse order', elimination?.reverse, 'reverse'),
    ...row('elimination, cheapest found', elimination?.cheapest, 'cheapest'),
  ];
  const least = Math.min(...rows.map((r) => r.multiplications));
  return rows.map((r) => ({ ...r, isLeast: r.multiplications === least }));
}

/** A vertex elimination of the whole graph; undefined where that is too large for it. */
export function eliminationOf(now: Now, strategy: Strategy): Elimination | undefined {
  const known = costsOf(now);
  if (!known.costs.elimination) return undefined;
  const elimination = known.eliminations.get(strategy) ?? eliminate(known.graph, strategy);
  known.eliminations.set(strategy, elimination);
  return elimination;
}

interface Known {
  readonly graph: LinearGraph;
  readonly costs: Costs;
  readonly eliminations: Map<Strategy, Elimination>;
}

let last: Known | undefined;

/** What a computation costs depends on its edges, not on the numbers on them: while a value is dragged it stays. */
function costsOf({ whole }: Now): Known {
  if (last && parts.every((part) => last && isSame(last.graph[part], whole[part]))) return last;
  last = { graph: whole, costs: costs(whole), eliminations: new Map<Strategy, Elimination>() };
  return last;
}

const parts = ['from', 'to', 'inputs', 'outputs'] as const;

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a === b || (a.length === b.length && a.every((x, k) => x === b[k]));
}
