import { type Layout, type LayoutRequest, layout } from '../../../media/layout/layout';
import { median, number, table } from '../measure';
import { type Curve, drawnCrossings, sampled } from './curves';
import { generator, type Shape, shapes } from './graphs';
import { dagre, graphviz, type Other } from './others';

/**
 * Crossings of the drawn curves and time, against graphviz and dagre:
 *   (cd test/bench/layout && npm install --no-package-lock)
 *   npx esbuild test/bench/layout/main.ts --bundle --platform=node --format=esm --outfile=dist/bench-layout.mjs
 *   node dist/bench-layout.mjs
 */
async function main(): Promise<void> {
  const others = [await graphviz(), await dagre()];
  const rows = shapes().map((shape) => compared(shape, others));
  const heads = [
    'crossings of',
    'nodes',
    'edges',
    'ours',
    'graphviz',
    'dagre',
    'ms',
    'labels',
    'graphviz',
    'dagre',
  ];
  console.log(table([heads, ...rows]));
  const sum = (column: number): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  console.log(
    `\ncrossings, ours / graphviz: ${number(sum(3) / sum(4))}; ours / dagre: ${number(sum(3) / sum(5))}\n`,
  );
  console.log(table([['large, without labels', 'edges', 'ms'], ...[1000, 5000, 50_000].map(large)]));
}

function compared(shape: Shape, others: readonly Other[]): string[] {
  const plain = requestOf(shape, 0);
  const labelled = requestOf(shape, 40);
  const rounds = shape.count > 60 ? 7 : 15;
  const curves = [curvesOf(plain, layout(plain)), ...others.map((other) => other(shape))];
  const times = [median(rounds, () => layout(plain)), median(rounds, () => layout(labelled))];
  const theirs = others.map((other) => median(1, () => other(shape)));
  return [
    shape.name,
    String(shape.count),
    String(shape.edges.length),
    ...curves.map((all) => String(drawnCrossings(all))),
    ...[...times, ...theirs].map((time) => number(time)),
  ];
}

function requestOf({ count, edges }: Shape, label: number): LayoutRequest {
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

const curvesOf = ({ from, to }: LayoutRequest, { points, offset }: Layout): Curve[] =>
  Array.from(from, (v, e) => ({
    from: v,
    to: to[e] ?? 0,
    line: sampled(points.subarray(offset[e], offset[e + 1])),
  }));

function large(count: number): string[] {
  const chance = generator(count);
  const edges: [number, number][] = [];
  for (let v = 8; v < count; v++) {
    for (let k = chance() < 0.35 ? 1 : 2; k > 0; k--) {
      const reach = chance() < 0.02 ? v : Math.min(v, 40);
      edges.push([v - 1 - Math.floor(chance() * reach), v]);
    }
  }
  const request = requestOf({ name: '', count, edges }, 0);
  return [String(count), String(edges.length), number(median(count > 5000 ? 1 : 5, () => layout(request)))];
}

void main();
