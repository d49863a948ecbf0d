import { crossings } from './crossings';
import type { Flow } from './flow';
import type { Layered } from './graph';
import { copied, type Order, orderOf } from './order';
import { start } from './starts';
import { sortFree, sweep } from './sweep';
import { transpose } from './transpose';

/**
 * What the search may do: items and segments that sweeps look at. Graphs of more than `large` of these get less
 * in proportion, but always some sweeps.
 */
const mostWork = 280_000;
const large = 8000;
const leastSweeps = 3;

/** Rounds of swaps after a sweep; of huge graphs one. */
const mostRounds = 4;
const huge = 100_000;
const mostStarts = 12;
const mostSweeps = 24;

/** A start is given up where it has this many times the crossings of the best after so many sweeps. */
const hopeless = { sweeps: 5, factor: 1.15 };

/** The order of before is taken where it has no more crossings than the best, times this and as many more. */
const stability = { factor: 1.25, more: 3 };

/** The best order that sweeps from several starts find; near the previous one where that costs little. */
export function ordered(graph: Layered, flow: Flow): Order {
  const size = graph.layer.length + graph.tail.length + 1;
  const budget = { sweeps: Math.max(leastSweeps, Math.floor((mostWork / size) * Math.min(1, large / size))) };
  let best: Found = { order: start(graph, 0), crossings: Number.POSITIVE_INFINITY };
  for (let seed = 0; seed < mostStarts && budget.sweeps > 0 && best.crossings > 0; seed++) {
    best = better(best, improved(graph, start(graph, seed), { budget, least: best.crossings }));
  }
  if (!flow.previous) return best.order;
  const stable = keptOrder(graph, best.order, flow.previous);
  return stable.crossings <= best.crossings * stability.factor + stability.more ? stable.order : best.order;
}

interface Found {
  readonly order: Order;
  readonly crossings: number;
}

const better = (a: Found, b: Found): Found => (b.crossings < a.crossings ? b : a);

interface Search {
  readonly budget: { sweeps: number };
  /** Crossings that another start has reached. */
  readonly least: number;
  readonly keep?: Float64Array;
}

/** Sweeps there and back, each followed by swaps, as long as that helps. Spends the budget. */
function improved(graph: Layered, order: Order, { budget, least, keep }: Search): Found {
  const key = new Float64Array(graph.layer.length);
  let best: Found = { order: copied(order), crossings: crossings(graph, order) };
  let fruitless = 0;
  for (let k = 0; k < mostSweeps && fruitless < 4 && budget.sweeps > 0 && best.crossings > 0; k++) {
    if (k === hopeless.sweeps && best.crossings > least * hopeless.factor) break;
    sweep(graph, order, { forward: k % 2 === 0, by: k % 4 < 2 ? 'mean' : 'median', keep }, key);
    transpose(graph, order, key.length > huge ? 1 : mostRounds, keep);
    budget.sweeps--;
    const count = crossings(graph, order);
    fruitless = count < best.crossings ? 0 : fruitless + 1;
    if (count < best.crossings) best = { order: copied(order), crossings: count };
  }
  return best;
}

/** The vertices that were there before in their order of before, all others where they cross least. */
function keptOrder(graph: Layered, order: Order, previous: Float64Array): Found {
  const keep = new Float64Array(graph.layer.length).fill(Number.NaN);
  keep.set(previous);
  const items = order.items.slice();
  for (let l = 0; l + 1 < graph.start.length; l++) {
    sortFree(items, graph.start[l] as number, graph.start[l + 1] as number, keep);
  }
  return improved(graph, orderOf(graph, items), {
    budget: { sweeps: 8 },
    least: Number.POSITIVE_INFINITY,
    keep,
  });
}
