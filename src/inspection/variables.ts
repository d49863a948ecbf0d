import type { PointValue } from '../core/program/program';
import { indexText } from '../core/shape';
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
      tape.inputs.find((i) => i.name === name) ?? unused(name, point.find((e) => e.name === name)?.value),
  );
}

/** Inputs of the tape, and given numbers that the branch taken did not need. */
function orderedNames(tape: Tape, point: readonly PointEntry[]): string[] {
  const used = new Set(tape.inputs.map((i) => i.name));
  const listed = point.map((e) => e.name).filter((name) => used.has(name));
  return [...listed, ...tape.inputs.map((i) => i.name).filter((name) => !listed.includes(name))];
}

/** No adjoint ever reaches it, its derivatives are 0. */
function unused(name: string, value: PointValue | undefined): Columns[] {
  if (value === undefined || typeof value === 'number') return [{ name, shape: [], first: -1, size: 1 }];
  return value.flatMap((v, k) => unused(`${name}[${k}]`, v));
}

/** The nodes of all elements. */
export function nodesOf(columns: readonly Columns[]): Int32Array {
  const nodes = new Int32Array(columns.reduce((n, c) => n + c.size, 0));
  let at = 0;
  for (const { first, size } of columns)
    for (let k = 0; k < size; k++) nodes[at++] = first < 0 ? -1 : first + k;
  return nodes;
}

export function variablesOf(columns: readonly Columns[]): Variable[] {
  return columns.flatMap(({ name, shape, first, size }) =>
    elements(name, shape, size, (k) => (first < 0 ? -1 : first + k)),
  );
}

export function outputsOf(tape: Tape): Variable[] {
  return tape.outputs.flatMap(({ name, shape, nodes }) =>
    elements(name, shape, nodes.length, (k) => nodes[k] ?? -1),
  );
}

/** Longer arrays give their elements a name when it is asked for. */
const mostNamed = 10_000;

/** `x[0][1]` and so on, row by row. */
function elements(
  name: string,
  shape: readonly number[],
  size: number,
  nodeOf: (k: number) => number,
): Variable[] {
  const array = { name, shape };
  return Array.from({ length: size }, (_, k) =>
    size > mostNamed
      ? new Element(array, k, nodeOf(k))
      : { name: name + indexText(shape, k), node: nodeOf(k) },
  );
}

class Element implements Variable {
  constructor(
    private readonly array: { readonly name: string; readonly shape: readonly number[] },
    private readonly index: number,
    readonly node: number,
  ) {}

  get name(): string {
    return this.array.name + indexText(this.array.shape, this.index);
  }
}
