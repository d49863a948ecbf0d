import { primitiveOf } from '../../../src/core/primitives/table';
import { edgesAt, type LinearGraph } from '../../../src/core/sweep/graph';
import { codeAt } from '../../../src/core/tape/nodes';
import { rememberedBy } from '../text/remembered';
import type { ArrayNode } from './arrays';
import type { Now } from './model';

/**
 * Whether elements of one array enter what is computed as factors alone, each times an element of another array, and the
 * products are added up or taken away: as those of `W` and of `x` in `W @ x`. `to`: nodes of the tape.
 */
export function isBilinear(now: Now, from: ArrayNode, to: Iterable<number>): boolean {
  const entering = enteringOf(now.whole);
  const vertexOf = verticesOf(now.whole);
  const open = Array.from(to, (node) => vertexOf.get(node) ?? -1);
  const seen = new Set(open);
  let products = 0;
  for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
    const operands = (entering[vertex] ?? []).map((edge) => now.whole.from[edge] ?? -1);
    const kind = kindOf(now, vertex);
    const factors = kind === 'product' ? factorsOf(now, from, operands) : undefined;
    if (factors === 'others') continue;
    if (factors === 'bilinear') products++;
    else if (kind !== 'sum' || operands.some((v) => isElement(now, v, from))) return false;
    else
      for (const v of operands) {
        if (seen.has(v) || isDrawn(now, v)) continue;
        seen.add(v);
        open.push(v);
      }
  }
  return products > 0;
}

const sums = new Set(['sum', 'add', 'sub', 'neg']);

function kindOf({ model, whole }: Now, vertex: number): 'sum' | 'product' | undefined {
  const node = whole.nodes[vertex] ?? -1;
  const { name } = primitiveOf(codeAt(model.tape, node));
  return sums.has(name) ? 'sum' : name === 'mul' ? 'product' : undefined;
}

/** Of a product: an element of the array times one of another, two other elements, or something else. */
function factorsOf(
  now: Now,
  from: ArrayNode,
  operands: readonly number[],
): 'bilinear' | 'others' | undefined {
  const [a = -1, b = -1] = operands;
  if (!isDrawn(now, a) || !isDrawn(now, b) || operands.length !== 2) return undefined;
  const own = [a, b].filter((v) => isElement(now, v, from));
  if (!own.length) return 'others';
  const others = [a, b].filter((v) => arrayOf(now, v) !== undefined && !isElement(now, v, from));
  return own.length === 1 && others.length === 1 ? 'bilinear' : undefined;
}

function isDrawn({ whole, vertexOf }: Now, vertex: number): boolean {
  return vertexOf.has(whole.nodes[vertex] ?? -1);
}

function arrayOf({ model, whole }: Now, vertex: number): ArrayNode | undefined {
  return model.members.get(whole.nodes[vertex] ?? -1);
}

function isElement(now: Now, vertex: number, array: ArrayNode): boolean {
  return arrayOf(now, vertex)?.node === array.node;
}

const known = rememberedBy<Int32Array, readonly (readonly number[])[]>();

function enteringOf(graph: LinearGraph): readonly (readonly number[])[] {
  return known(graph.to, '', () => edgesAt(graph, 'to'));
}

const vertices = rememberedBy<Int32Array, ReadonlyMap<number, number>>();

function verticesOf({ nodes }: LinearGraph): ReadonlyMap<number, number> {
  return vertices(nodes, '', () => new Map(Array.from(nodes, (node, vertex) => [node, vertex])));
}
