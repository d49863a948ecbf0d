import { type Indexing, indexText } from '../../../src/core/shape';
import type { LinearGraph } from '../../../src/core/sweep/graph';
import type { Picture, PictureArray, PictureNode } from '../../../src/protocol/panel';

/** An array as one node of the graph that is drawn: its number is none of the tape. */
export interface ArrayNode extends PictureArray {
  readonly node: number;
}

export function arrayNodes({ arrays, tape }: Picture): ArrayNode[] {
  return arrays.map((array, k) => ({ ...array, node: tape.length + k }));
}

/** node of the tape → the array of which it is an element. */
export type Members = ReadonlyMap<number, ArrayNode>;

/** Of the vertices of a graph, those that are elements of arrays. */
export function membersOf(arrays: readonly ArrayNode[], { nodes }: LinearGraph): Members {
  if (!arrays.length) return new Map();
  const drawn = new Set(nodes);
  const members = new Map<number, ArrayNode>();
  for (const array of arrays) for (const node of array.nodes) if (drawn.has(node)) members.set(node, array);
  return members;
}

/** What is said of an array that is one node. */
export function aboutArray({ node, name, named, role, text, span }: ArrayNode): PictureNode {
  return {
    node,
    name,
    named,
    base: named ? name : '',
    text,
    definition: text,
    operation: role === 'input' ? 'input' : 'array',
    role,
    opaque: false,
    span,
    calls: [],
  };
}

/** `h[0][1]`. */
export function elementName(
  array: ArrayNode | undefined,
  node: number,
  indexing: Indexing,
): string | undefined {
  const at = array ? array.nodes.indexOf(node) : -1;
  return array && at >= 0 ? array.name + indexText(array.shape, at, indexing) : undefined;
}
