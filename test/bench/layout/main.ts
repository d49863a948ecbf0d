import { type Layout, type LayoutRequest, layout } from '../../../media/layout/layout';
import { median, number, table } from '../measure';
import { type Curve, drawnCrossings, sampled } from './curves';
import { type Shape, shapes } from './graphs';
import { largeBench, requestOf } from './large';
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
  console.log(largeBench(others));
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

const curvesOf = ({ from, to }: LayoutRequest, { points, offset }: Layout): Curve[] =>
  Array.from(from, (v, e) => ({
    from: v,
    to: to[e] ?? 0,
    line: sampled(points.subarray(offset[e], offset[e + 1])),
  }));

void main();
