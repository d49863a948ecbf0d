import type { PointValue } from '../core/program/program';
import { type Indexing, indexText, placeText } from '../core/shape';
import type { Tape } from '../core/tape/tape';
import type { Columns, PointEntry, Variable } from './inspection';

/** The tape's inputs in the order of `wrt`; of what the tape does not use each element for itself. */
export function columnsOf(
  tape: Tape,
  wrt: readonly string[] | undefined,
  point: readonly PointEntry[],
): Columns[] {
  const ordered = wrt ?? orderedNames(tape, point);
  return ordered.flatMap(
    (name) =>
      tape.inputs.find((i) => i.name === name) ??
      unused(name, point.find((e) => e.name === name)?.value, tape.indexing),
  );
}

/** Inputs of the tape, and given numbers that the branch taken did not need. */
function orderedNames(tape: Tape, point: readonly PointEntry[]): string[] {
  const used = new Set(tape.inputs.map((i) => i.name));
  const listed = point.map((e) => e.name).filter((name) => used.has(name));
  return [...listed, ...tape.inputs.map((i) => i.name).filter((name) => !listed.includes(name))];
}

/** No adjoint ever reaches it, its derivatives are 0. `indices`: of the array's element, one of each axis. */
function unused(
  name: string,
  value: PointValue | undefined,
  indexing: Indexing,
  indices: readonly number[] = [],
): Columns[] {
  if (value === undefined || typeof value === 'number')
    return [{ name: name + placeText(indices, indexing), shape: [], first: -1, size: 1 }];
  return value.flatMap((v, k) => unused(name, v, indexing, [...indices, k]));
}

/** The nodes of all elements. */
export function nodesOf(columns: readonly Columns[]): Int32Array {
  const nodes = new Int32Array(columns.reduce((n, c) => n + c.size, 0));
  let at = 0;
  for (const { first, size } of columns)
    for (let k = 0; k < size; k++) nodes[at++] = first < 0 ? -1 : first + k;
  return nodes;
}

export function variablesOf(columns: readonly Columns[], indexing: Indexing): Variable[] {
  return columns.flatMap(({ name, shape, first, size }) =>
    elements({ name, shape, indexing }, size, (k) => (first < 0 ? -1 : first + k)),
  );
}

export function outputsOf(tape: Tape): Variable[] {
  return tape.outputs.flatMap(({ name, shape, nodes }) =>
    elements({ name, shape, indexing: tape.indexing }, nodes.length, (k) => nodes[k] ?? -1),
  );
}

/** Longer arrays give their elements a name when it is asked for. */
const mostNamed = 10_000;

interface Elements {
  readonly name: string;
  readonly shape: readonly number[];
  readonly indexing: Indexing;
}

/** `x[0][1]` and so on, row by row. */
function elements(array: Elements, size: number, nodeOf: (k: number) => number): Variable[] {
  return Array.from({ length: size }, (_, k) =>
    size > mostNamed ? new Element(array, k, nodeOf(k)) : { name: nameOf(array, k), node: nodeOf(k) },
  );
}

function nameOf({ name, shape, indexing }: Elements, k: number): string {
  return name + indexText(shape, k, indexing);
}

class Element implements Variable {
  constructor(
    private readonly array: Elements,
    private readonly index: number,
    readonly node: number,
  ) {}

  get name(): string {
    return nameOf(this.array, this.index);
  }
}
