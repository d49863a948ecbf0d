import { rangeOf } from '../../../src/core/range';
import { sweptName, type Wording } from '../../../src/core/sweep/sentences';
import type { Step, Sweep } from '../../../src/core/sweep/steps';
import { rangeText } from '../drawing/array-ranges';
import { type Block, blockAt } from '../drawing/block';
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
  const names: Wording = { ...wording, name: (vertex) => nameOf(now, vertex) };
  const swept = (vertex: number): string => sweptName({ ...sweep, seed: drawn(sweep.seed) }, vertex, names);
  const lit = new Set(steps.flatMap((step) => step.contributions.map((c) => c.edge)));
  const forward = sweep.mode === 'forward';
  const terms = Array.from(edges.entries())
    .filter(([, all]) => all.some((edge) => lit.has(edge)))
    .map(([edge]) => {
      const end = (forward ? now.graph.from : now.graph.to)[edge] ?? -1;
      const name = swept(end);
      const factor = end === drawn(sweep.seed) && name.startsWith('∂') ? '1' : name;
      return `${factorText(blockAt(now, edge), forward)}·${factor}`;
    });
  const range = rangeText(rangeOf(steps.map((step) => step.total)));
  return {
    sentence: `${swept(drawn(first.vertex))} = ${terms.join(' + ')} = ${range}`,
    rule: `${steps.length} elements at once, each the sum over the edges that ${forward ? 'enter' : 'leave'} it`,
  };
}

/** Its shape, as it stands on the edge; backwards a block is transposed, of which a diagonal one is none the other. */
function factorText(block: Block | undefined, forward: boolean): string {
  if (!block) return '1';
  const shape = `${block.rows} × ${block.columns}`;
  if (block.kinds.includes('diagonal')) return `(diagonal ${shape})`;
  return forward ? `(${shape})` : `(${shape})ᵀ`;
}
