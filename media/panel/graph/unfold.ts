import { edgesAt } from '../../../src/core/sweep/graph';
import type { Now } from './model';
import { ofOneRound } from './round-of';

/** So many operations are unfolded at once. */
const most = 8;

/**
 * The nodes of the tape that are folded into a drawn one and nearest to it: those of which something is known, where
 * there are any; in a loop those of one round.
 */
export function foldedInto(now: Now, node: number): readonly number[] {
  const { whole, vertexOf, model } = now;
  const nodeAt = (vertex: number): number => whole.nodes[vertex] ?? -1;
  const entering = edgesAt(whole, 'to');
  const reached = new Set([whole.nodes.indexOf(node)]);
  // A set is walked in the order in which it grows: what is nearest comes first.
  for (const vertex of reached)
    for (const edge of entering[vertex] ?? []) {
      const from = whole.from[edge] ?? -1;
      if (!vertexOf.has(nodeAt(from))) reached.add(from);
    }
  const inner = [...reached].slice(1).map(nodeAt);
  const known = inner.filter((n) => model.nodes.has(n));
  return ofOneRound(model.tape, node, known.length ? known : inner).slice(0, most);
}
