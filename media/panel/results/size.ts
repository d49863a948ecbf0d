import type { Now } from '../graph/model';
import type { Look } from '../state/look';
import { rememberedBy } from '../text/remembered';

/** Of finite numbers other than 0, the decadic logarithms of the smallest and of the largest. */
interface Decades {
  readonly low: number;
  readonly high: number;
}

/** How large a partial is among those that are drawn, on a logarithmic scale from 0 to 1; 0 for none at all. */
export function sizeOf(now: Now, weight: number): number {
  return sizeAmong(
    weight,
    decades(now, 'partials', () => decadesOf(now.graph.weights)),
  );
}

/**
 * The same of what a node shows: of the sweep's number among all that the sweep gives, else of its value. Undefined where it
 * has none yet, and among paths, where nodes are no sums.
 */
export function nodeSizeOf({ now, sweep, swept, pair, still }: Look, vertex: number): number | undefined {
  if (sweep) {
    const total = swept.get(vertex);
    const all = decades(sweep, 'totals', () => decadesOf(sweep.steps.map((step) => step.total)));
    return total === undefined ? undefined : sizeAmong(total, all);
  }
  if (pair || still) return undefined;
  const values = (): Decades => decadesOf(Array.from(now.graph.nodes, (node) => now.values[node] ?? 0));
  return sizeAmong(now.values[now.graph.nodes[vertex] ?? -1] ?? 0, decades(now, 'values', values));
}

const decades = rememberedBy<object, Decades>();

function decadesOf(numbers: Iterable<number>): Decades {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    const size = Math.log10(Math.abs(number));
    if (Number.isFinite(size)) [low, high] = [Math.min(low, size), Math.max(high, size)];
  }
  return { low, high };
}

function sizeAmong(number: number, { low, high }: Decades): number {
  const size = Math.log10(Math.abs(number));
  if (!Number.isFinite(size)) return number === 0 ? 0 : 1;
  return high > low ? 0.1 + (0.9 * (size - low)) / (high - low) : 0.5;
}
