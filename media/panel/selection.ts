import type { Picture } from '../../src/protocol/panel';
import type { Selection, State } from './state';

/** The same selection in a new picture of the computation: a node is the same by its name. */
export function keptSelection({ shown, selection }: State, picture: Picture): Selection | undefined {
  if (shown.kind !== 'running' || !selection) return undefined;
  const { nodes } = shown.model;
  const again = (node: number): number | undefined => {
    const name = nodes.get(node)?.name;
    return picture.nodes.find((n) => n.name === name)?.node;
  };
  if (selection.kind === 'node') {
    const node = again(selection.node);
    return node === undefined ? undefined : { kind: 'node', node };
  }
  const to = again(selection.to);
  const edge = picture.edges.find((e) => e.to === to && e.argument === selection.argument);
  return edge && { kind: 'edge', to: edge.to, argument: edge.argument };
}

export function isSame(a: Selection | undefined, b: Selection | undefined): boolean {
  if (a?.kind === 'node') return b?.kind === 'node' && a.node === b.node;
  if (a?.kind === 'edge') return b?.kind === 'edge' && a.to === b.to && a.argument === b.argument;
  return b === undefined;
}
