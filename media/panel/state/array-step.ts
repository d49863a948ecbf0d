import { rangeOf } from '../../../src/core/range';
import { sweptName, type Wording } from '../../../src/core/sweep/sentences';
import type { Step, Sweep } from '../../../src/core/sweep/steps';
import { rangeText } from '../drawing/array-ranges';
import { type Block, blockAt } from '../drawing/block';
import type { ArrayNode } from '../graph/arrays';
import { arrayAt, type Figure } from '../graph/figure';
import { nameOf } from '../graph/model';

/** A stride through the elements of an array in words: each edge's block of the Jacobian times what is at its other end. */
export function arrayStep(
  figure: Figure,
  sweep: Sweep,
  steps: readonly Step[],
  wording: Wording,
): { readonly sentence: string; readonly rule: string } | undefined {
  const { now, vertexOf, edges } = figure;
  const drawn = (vertex: number): number => vertexOf[vertex] ?? -1;
  const [first] = steps;
  if (!first || steps.length < 2 || !arrayAt(now, drawn(first.vertex))) return undefined;
  // What is drawn goes by its own name; a sweep starts at one element, also of an array.
  const seed = -1;
  const seedNode = drawn(sweep.seed);
  const names: Wording = {
    ...wording,
    name: (vertex) => (vertex === seed ? wording.name(sweep.seed) : nameOf(now, vertex)),
  };
  const swept = (vertex: number): string => sweptName({ ...sweep, seed }, vertex, names);
  const lit = new Set(steps.flatMap((step) => step.contributions.map((c) => c.edge)));
  const forward = sweep.mode === 'forward';
  const terms = Array.from(edges.entries())
    .filter(([, all]) => all.some((edge) => lit.has(edge)))
    .map(([edge]) => {
      const end = (forward ? now.graph.from : now.graph.to)[edge] ?? -1;
      const name = swept(end);
      const isOne = end === seedNode && name.startsWith('∂') && !arrayAt(now, end);
      return `${factorText(blockAt(now, edge), forward)}·${isOne ? '1' : name}`;
    });
  const own = drawn(first.vertex);
  if (steps.some((step) => step.contributions.some((c) => drawn(c.neighbour) === own)))
    terms.push(`${innerText(arrayAt(now, own), forward)}·${swept(own)}`);
  const range = rangeText(rangeOf(steps.map((step) => step.total)));
  return {
    sentence: `${swept(own)} = ${terms.join(' + ')} = ${range}`,
    rule: `${steps.length} elements at once, each the sum over the edges that ${forward ? 'enter' : 'leave'} it`,
  };
}

/** Of elements that are computed from each other. */
function innerText(array: ArrayNode | undefined, forward: boolean): string {
  const count = array?.nodes.length ?? 1;
  return `(inner ${count} × ${count})${forward ? '' : 'ᵀ'}`;
}

/** Its shape, as it stands on the edge; backwards a block is transposed, of which a diagonal one is none the other. */
function factorText(block: Block | undefined, forward: boolean): string {
  if (!block) return '1';
  const shape = `${block.rows} × ${block.columns}`;
  if (block.kinds.includes('diagonal')) return `(diagonal ${shape})`;
  return forward ? `(${shape})` : `(${shape})ᵀ`;
}
