import type { Program } from '../core/program/program';
import { indexText } from '../core/shape';
import type { Span } from '../core/span';
import type { LinearGraph } from '../core/sweep/graph';
import { namesOfInputs } from '../core/sweep/symbolic';
import { nameAt } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import type { ArrayView } from './arrays';
import type { Inspection } from './inspection';
import { placeIn } from './notes';

/**
 * The source's names; where one is missing, the next letter of the alphabet that neither they nor `words` have. Of several values of one name the k-th is
 * `name#k`, but for the first one, or else for the output of that name: these two bear it alone.
 */
export function vertexNames(
  inspection: Inspection,
  linear: LinearGraph,
  elements: ReadonlyMap<number, string>,
  words: ReadonlySet<string>,
): string[] {
  const inputs = namesOfInputs(inspection.tape);
  const ends = namesOfOutputs(inspection.outputs);
  const reserved = new Set(ends.values());
  const given = givenNames(inspection, linear, elements);
  const letters = freshNames([...given, ...words]);
  const starts = new Set(given.filter((_, vertex) => inputs.has(linear.nodes[vertex] ?? -1)));
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  return given.map((name, vertex) => {
    if (name === undefined) return letters();
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const isEnd = ends.has(linear.nodes[vertex] ?? -1);
    const isPlain = reserved.has(name) && !starts.has(name) ? isEnd : count === 1;
    const unique = isPlain && !seen.has(name) ? name : numbered(name, count, seen);
    seen.add(unique);
    return unique;
  });
}

/** vertex → the name that the source gives it. */
function givenNames(
  { tape, outputs }: Inspection,
  { nodes }: LinearGraph,
  elements: ReadonlyMap<number, string>,
): (string | undefined)[] {
  const inputs = namesOfInputs(tape);
  const ends = namesOfOutputs(outputs);
  return Array.from(
    nodes,
    (node) => inputs.get(node) ?? ends.get(node) ?? elements.get(node) ?? nameAt(tape, node),
  );
}

/** An array with a name, if only an alias. */
export interface NamedView extends ArrayView {
  readonly name: string;
}

/** Arrays that the source gives no name have a short alias, as single values do. */
export function aliased(
  inspection: Inspection,
  linear: LinearGraph,
  views: readonly ArrayView[],
  words: ReadonlySet<string>,
): NamedView[] {
  const given = givenNames(inspection, linear, elementNames(views, inspection.tape));
  const letters = freshNames([...given, ...words]);
  return views.map((view) => ({ ...view, name: view.name ?? letters() }));
}

/** An output is called as such: in a loop its own name is that of every round. */
function namesOfOutputs(outputs: Inspection['outputs']): Map<number, string> {
  const counts = new Map<number, number>();
  for (const { node } of outputs) counts.set(node, (counts.get(node) ?? 0) + 1);
  const named = outputs.filter(
    ({ name, node }) => name !== '' && name !== 'result' && counts.get(node) === 1,
  );
  return new Map(named.map(({ name, node }) => [node, name]));
}

function numbered(name: string, from: number, seen: ReadonlySet<string>): string {
  let k = from;
  while (seen.has(`${name}#${k}`)) k++;
  return `${name}#${k}`;
}

/** `h[0]`: what the elements of arrays are called, but for inputs, which have their names already. */
export function elementNames(arrays: readonly ArrayView[], { indexing }: Tape): Map<number, string> {
  const names = new Map<number, string>();
  for (const { name, shape, nodes, role } of arrays)
    if (role !== 'input')
      for (const [k, node] of nodes.entries())
        if (name !== undefined && !names.has(node)) names.set(node, name + indexText(shape, k, indexing));
  return names;
}

/** The names in the texts of nodes: an alias that is one of them would be taken for a constant of the source. */
export function wordsOf(
  { tape }: Inspection,
  program: Program,
  text: string,
  nodes: Int32Array,
): Set<string> {
  const places = new Map<string, Span>();
  for (const node of nodes) {
    const span = placeIn(program, tape, node);
    places.set(`${span.start} ${span.end}`, span);
  }
  const texts = Array.from(places.values(), ({ start, end }) => text.slice(start, end));
  return new Set(texts.flatMap((part) => part.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
}

/** c, d, …, then t1, t2, …: letters that are not easily read as a number or a derivative, and of which none is given. */
function freshNames(given: readonly (string | undefined)[]): () => string {
  const taken = new Set([...given, ...given.map((name) => name?.split('[')[0])]);
  const letters = [...'cdghkmnpqstuvwxyz'].filter((c) => !taken.has(c));
  let k = 0;
  return () => {
    const letter = letters[k++];
    if (letter !== undefined) return letter;
    let n = k - letters.length;
    while (taken.has(`t${n}`)) n += 1000;
    return `t${n}`;
  };
}
