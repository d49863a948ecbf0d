import { nameAt } from '../core/tape/nodes';
import { sizeOf, type Tape } from '../core/tape/tape';
import type { TracedArray } from '../core/tape/traced-arrays';
import type { Inspection } from './inspection';

/** An array of the computation that can be looked at as one thing. */
export interface ArrayView extends Pick<TracedArray, 'name' | 'shape' | 'nodes'> {
  /** Of one that has no name: the expression that computes it. */
  readonly place?: Pick<TracedArray, 'unit' | 'span'>;
  readonly role: 'input' | 'inner' | 'output';
}

/**
 * The arrays whose elements can stand for each other's place in a graph: inputs, outputs, and what the target's own
 * statements name or compute on the way. No number is an element of two of them, and none has a name of its own: of arrays that share
 * elements the first one is taken. `nodes`: those of the graph, of which an array has two at least.
 */
export function arraysOf(inspection: Inspection, nodes: Int32Array): ArrayView[] {
  const { tape, arrays } = inspection;
  const drawn = new Set(nodes);
  const single = singleNumbers(tape);
  const taken = new Set<number>();
  const found: ArrayView[] = [];
  for (const array of [...inputArrays(tape), ...outputArrays(tape), ...arrays.map(inner)]) {
    const own = new Set(array.nodes.filter((node) => drawn.has(node)));
    const isFree = array.nodes.every((node) => !taken.has(node) && !single.has(node));
    const isNamed = array.role !== 'input' && [...own].some((node) => nameAt(tape, node) !== undefined);
    if (own.size < 2 || !isFree || isNamed) continue;
    for (const node of own) taken.add(node);
    found.push(array);
  }
  return found;
}

function inner({ name, shape, nodes, unit, span }: TracedArray): ArrayView {
  return { name, shape, nodes, role: 'inner', ...(name === undefined && { place: { unit, span } }) };
}

function inputArrays({ inputs }: Tape): ArrayView[] {
  return inputs
    .filter(({ shape }) => shape.length)
    .map(({ name, shape, first }) => {
      const nodes = Int32Array.from({ length: sizeOf(shape) }, (_, k) => first + k);
      return { name, shape, nodes, role: 'input' };
    });
}

function outputArrays({ outputs }: Tape): ArrayView[] {
  return outputs.filter(({ shape }) => shape.length).map((output) => ({ ...output, role: 'output' }));
}

/** Inputs and outputs that are no arrays. */
function singleNumbers({ inputs, outputs }: Tape): Set<number> {
  return new Set([
    ...inputs.filter((i) => !i.shape.length).map((i) => i.first),
    ...outputs.filter((o) => !o.shape.length).flatMap((o) => [...o.nodes]),
  ]);
}
