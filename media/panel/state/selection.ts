import type { Picture } from '../../../src/protocol/panel';
import { arrayNodes } from '../graph/arrays';
import type { Now } from '../graph/model';
import type { Selection, State } from './state';

/** The same selection in a new picture of the computation: a node is the same by its name. */
export function keptSelection({ shown, selection }: State, picture: Picture): Selection | undefined {
  if (shown.kind !== 'running' || !selection) return undefined;
  const { nodes, tape } = shown.model;
  const again = (node: number): number | undefined => {
    const name = nodes.get(node)?.name;
    const isArray = node >= tape.length;
    if (!isArray) return picture.nodes.find((n) => n.name === name)?.node;
    return arrayNodes(picture).find((array) => array.name === name)?.node;
  };
  if (selection.kind === 'node') {
    const node = again(selection.node);
    return node === undefined ? undefined : { kind: 'node', node };
  }
  const to = again(selection.to);
  if (selection.argument < 0) {
    const from = again(-1 - selection.argument);
    return to === undefined || from === undefined ? undefined : { kind: 'edge', to, argument: -1 - from };
  }
  const edge = picture.edges.find((e) => e.to === to && e.argument === selection.argument);
  return edge && { kind: 'edge', to: edge.to, argument: edge.argument };
}

export function isSame(a: Selection | undefined, b: Selection | undefined): boolean {
  if (a?.kind === 'node') return b?.kind === 'node' && a.node === b.node;
  if (a?.kind === 'edge') return b?.kind === 'edge' && a.to === b.to && a.argument === b.argument;
  return b === undefined;
}

/** An edge is the last operand of its chain; one that stands for several paths, the node that they come from. */
export function edgeSelection({ chains, graph }: Now, edge: number): Selection {
  const last = chains[edge]?.at(-1);
  const from = graph.nodes[graph.from[edge] ?? -1] ?? -1;
  return {
    kind: 'edge',
    to: graph.nodes[graph.to[edge] ?? -1] ?? -1,
    argument: last ? last.argument : -1 - from,
  };
}

/** The edge that is selected; −1 where none is. */
export function selectedEdge(now: Now, selection: Selection | undefined): number {
  if (selection?.kind !== 'edge') return -1;
  return now.chains.findIndex((_, edge) => isSame(selection, edgeSelection(now, edge)));
}
