import { type NumberRange, rangeOf } from '../../../src/core/range';
import type { ArrayNode } from '../graph/arrays';
import { isBilinear } from '../graph/bilinear';
import { arrayAt, behind, type Figure, isWoven } from '../graph/figure';
import { labelOf, type Now } from '../graph/model';
import { rememberedBy } from '../text/remembered';

/** What is known of a block without its numbers: `constant` of one that is the same at every point. */
export type BlockKind = 'diagonal' | 'bilinear' | 'constant';

/** How all elements of what an edge enters move with all elements of what it comes from. */
export interface Block {
  readonly rows: number;
  readonly columns: number;
  readonly kinds: readonly BlockKind[];
  /** Elements of what the edge enters are computed from each other, too: its entries hold these, and are no derivatives. */
  readonly isPartial: boolean;
  /** Entries that are not 0 by the structure alone. */
  readonly entries: number;
  /** Of these entries. */
  readonly range: NumberRange;
  /** row · columns + column → entry; absent: 0 by the structure. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** The block that an edge between arrays is; undefined of an edge between two numbers, and to what was not followed. */
export function blockAt(now: Now, edge: number): Block | undefined {
  const figure = behind(now);
  const [from, to] = [now.graph.from[edge] ?? -1, now.graph.to[edge] ?? -1];
  const isFollowed = (now.graph.nodes[to] ?? -1) >= 0;
  if (!figure || !isFollowed || (!arrayAt(now, from) && !arrayAt(now, to))) return undefined;
  return blocks(now, String(edge), () => blockOf(figure, edge));
}

const blocks = rememberedBy<Now, Block>();

function blockOf(figure: Figure, edge: number): Block {
  const { now: drawn, edges, beneath } = figure;
  const from = arrayAt(drawn, drawn.graph.from[edge] ?? -1);
  const to = arrayAt(drawn, drawn.graph.to[edge] ?? -1);
  const [rows, columns] = [to?.nodes.length ?? 1, from?.nodes.length ?? 1];
  const all = edges[edge] ?? [];
  const numbers = entriesOf(beneath, all, from, to);
  const isPartial = isWoven(figure, drawn.graph.to[edge] ?? -1);
  // Of one that is partial it would say that each element moves with one alone.
  const isDiagonal = !isPartial && rows === columns && rows > 1 && isOnDiagonal(numbers, columns);
  const isConstant = all.every((e) => /^-?[\d.]+(?:e[-+]?\d+)?$/.test(labelOf(beneath, e)));
  const isFactor = from && isBilinear(beneath, from, targetsOf(beneath, all));
  return {
    rows,
    columns,
    kinds: [
      ...(isDiagonal ? (['diagonal'] as const) : []),
      ...(isConstant ? (['constant'] as const) : []),
      ...(isFactor ? (['bilinear'] as const) : []),
    ],
    isPartial,
    entries: numbers.size,
    range: rangeOf([...numbers.values()]),
    numbers,
  };
}

function entriesOf(
  { graph }: Now,
  edges: readonly number[],
  from: ArrayNode | undefined,
  to: ArrayNode | undefined,
): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const columns = from?.nodes.length ?? 1;
  for (const e of edges) {
    for (const row of placesOf(to, graph.nodes[graph.to[e] ?? -1]))
      for (const column of placesOf(from, graph.nodes[graph.from[e] ?? -1])) {
        const key = row * columns + column;
        // Several edges between two numbers add up.
        numbers.set(key, (numbers.get(key) ?? 0) + (graph.weights[e] ?? Number.NaN));
      }
  }
  return numbers;
}

function isOnDiagonal(numbers: Block['numbers'], columns: number): boolean {
  return [...numbers.keys()].every((key) => key % (columns + 1) === 0);
}

/** The nodes that edges enter. */
function targetsOf({ graph }: Now, edges: readonly number[]): Set<number> {
  return new Set(edges.map((e) => graph.nodes[graph.to[e] ?? -1] ?? -1));
}

/** Where in an array an element stands; one number may stand at several places. A number for itself has one. */
function placesOf(array: ArrayNode | undefined, node: number | undefined): readonly number[] {
  if (!array || node === undefined) return [0];
  return places(array, '', () => placesIn(array)).get(node) ?? [];
}

const places = rememberedBy<ArrayNode, ReadonlyMap<number, readonly number[]>>();

function placesIn({ nodes }: ArrayNode): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [k, node] of nodes.entries()) {
    const all = found.get(node);
    if (all) all.push(k);
    else found.set(node, [k]);
  }
  return found;
}

/** `3 × 12`, `diagonal 3 × 3`. */
export function blockText({ rows, columns, kinds }: Block): string {
  return [...kinds.slice(0, 1), `${rows} × ${columns}`].join(' ');
}

/** What is known of a block, in words. */
export function blockWords({ rows, columns, kinds, isPartial, entries }: Block): string {
  const filled =
    entries === rows * columns ? '' : `, ${entries} of ${rows * columns} entries not 0 by structure`;
  const what = isPartial
    ? 'block of elementary partials, its rows also computed from each other'
    : 'block of the Jacobian';
  return `${rows} × ${columns} ${what}${[...kinds].map((kind) => `, ${kind}`).join('')}${filled}`;
}
