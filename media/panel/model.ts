import type { LinearGraph } from '../../src/core/sweep/graph';
import type { Tape } from '../../src/core/tape/tape';
import type { TapeEdge } from '../../src/engine/edges';
import { linearised } from '../../src/engine/linearise';
import { rerun } from '../../src/engine/rerun';
import type { Picture, PictureNode } from '../../src/protocol/panel';
import { tapeFrom } from '../../src/protocol/tape-data';

/** A picture made ready to run: the same tape at any point that takes the same branches. */
export interface Model {
  readonly picture: Picture;
  readonly tape: Tape;
  /** The numbers of all inputs in the order of the tape's inputs, element by element, as the text has them. */
  readonly start: Float64Array;
  /** node of the tape → what is said of it. */
  readonly nodes: ReadonlyMap<number, PictureNode>;
  /** `to argument` → the partial in the source's names. */
  readonly labels: ReadonlyMap<string, string>;
}

/** A model at one point. */
export interface Now {
  readonly model: Model;
  /** node of the tape → value. */
  readonly values: Float64Array;
  readonly graph: LinearGraph;
  /** By edge of `graph`. */
  readonly edges: readonly TapeEdge[];
  /** node of the tape → vertex. */
  readonly vertexOf: ReadonlyMap<number, number>;
}

export function modelOf(picture: Picture): Model {
  const tape = tapeFrom(picture.tape);
  const elements = tape.inputs.flatMap(({ first, size }) =>
    Array.from({ length: size }, (_, k) => first + k),
  );
  return {
    picture,
    tape,
    start: Float64Array.from(elements, (node) => picture.primals[node] ?? Number.NaN),
    nodes: new Map(picture.nodes.map((node) => [node.node, node])),
    labels: new Map(picture.edges.map((e) => [edgeKey(e.to, e.argument), e.label])),
  };
}

function edgeKey(to: number, argument: number): string {
  return `${to} ${argument}`;
}

/** The model as the text has it. */
export function asWritten(model: Model): Now {
  return linearisedAt(model, model.picture.primals);
}

/** The model at other numbers of its inputs; undefined where the computation would go another way there. */
export function nowAt(model: Model, inputs: Float64Array): Now | undefined {
  const again = rerun(model.tape, inputs);
  return 'values' in again ? linearisedAt(model, again.values) : undefined;
}

function linearisedAt(model: Model, values: Float64Array): Now {
  const { inputs, outputs } = model.picture;
  const { linear, edges } = linearised(
    model.tape,
    values,
    inputs.map((i) => i.node),
    outputs.map((o) => o.node),
  );
  const vertexOf = new Map(Array.from(linear.nodes, (node, vertex) => [node, vertex]));
  return { model, values, graph: linear, edges, vertexOf };
}

/** Where the elements of a tape's input stand among the numbers of all inputs. */
export function elementOf({ tape }: Model, node: number): number {
  let before = 0;
  for (const { first, size } of tape.inputs) {
    if (first <= node && node < first + size) return before + node - first;
    before += size;
  }
  return -1;
}

/** What a vertex is called. */
export function nameOf({ model, graph }: Now, vertex: number): string {
  const node = graph.nodes[vertex] ?? -1;
  return model.nodes.get(node)?.name ?? `%${node}`;
}

export function labelOf({ model, edges }: Now, edge: number): string {
  const at = edges[edge];
  return at ? (model.labels.get(edgeKey(at.to, at.argument)) ?? '') : '';
}
