import { type LayoutRequest, layout } from '../../../media/layout/layout';
import { median, number, table } from '../measure';
import { generator, type Shape } from './graphs';
import type { Other } from './others';

/** Milliseconds that large graphs take, ours beside graphviz and dagre where those are there. */
export function largeBench(others: readonly Other[]): string {
  const heads = ['nodes laid out', 'edges', 'ours ms', ...(others.length ? ['graphviz ms', 'dagre ms'] : [])];
  return table([heads, ...[100, 1000, 10_000].map((count) => large(count, others))]);
}

export function requestOf({ count, edges }: Shape, label: number): LayoutRequest {
  return {
    widths: new Float64Array(count).fill(90),
    heights: new Float64Array(count).fill(54),
    from: Int32Array.from(edges, ([from]) => from),
    to: Int32Array.from(edges, ([, to]) => to),
    labelWidths: new Float64Array(edges.length).fill(label),
    labelHeights: new Float64Array(edges.length).fill(label > 0 ? 16 : 0),
    direction: 'right',
  };
}

/** Larger ones are not given to the others: dagre takes minutes for 10,000. */
const mostForOthers = 1000;

/** A computation of so many operations. */
function large(count: number, others: readonly Other[]): string[] {
  const chance = generator(count);
  const edges: [number, number][] = [];
  for (let v = 8; v < count; v++) {
    for (let k = chance() < 0.35 ? 1 : 2; k > 0; k--) {
      const reach = chance() < 0.02 ? v : Math.min(v, 40);
      edges.push([v - 1 - Math.floor(chance() * reach), v]);
    }
  }
  const shape = { name: '', count, edges };
  const request = requestOf(shape, 0);
  const theirs = others.map((other) => (count > mostForOthers ? '' : number(once(() => other(shape)))));
  return [String(count), String(edges.length), number(median(5, () => layout(request))), ...theirs];
}

function once(f: () => unknown): number {
  const begun = performance.now();
  f();
  return performance.now() - begun;
}
