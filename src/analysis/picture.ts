import { isNote } from '../core/problem';
import { nameAt, operandsOf } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import { type GraphNode, type GraphView, graphOf, landmarksOf } from '../inspection/graph';
import type { Inspection } from '../inspection/inspection';
import type { PanelAnswer, Picture, PictureEdge, PictureNode } from '../protocol/panel';
import { tapeData } from '../protocol/tape-data';
import type { TextDocument } from './documents';
import { survey } from './found';
import { firstStop, notesOf } from './notes';
import { inspectSubject, opaqueOf, type Subject, subjectAt, titleOf, type Work } from './subject';
import { notationText, pointItems } from './words';

/** The computation at an offset as the panel shows it; where there is none, what there is in the file. */
export function pictureAt(document: TextDocument, offset: number, work: Work): PanelAnswer {
  const subject = subjectAt(document, offset);
  if (!subject) return { kind: 'empty', found: survey(document, work).found };
  const inspection = inspectSubject(subject, work, { hessian: true });
  if (inspection.complete && inspection.inputs.length) return picture(subject, inspection, work, []);
  if (inspection.complete || isNoNumber(inspection))
    return { kind: 'empty', found: survey(document, work).found };
  return symbolic(subject, inspection, work) ?? declined(subject, inspection, work);
}

/** A statement of whatever else a program has: a class, a function that another one makes. */
function isNoNumber({ target, problems }: Inspection): boolean {
  return target.kind === 'statement' && problems.find((p) => !isNote(p))?.code === 'no-output';
}

/** Where nothing but values is missing, the graph with samples that are not to be shown. */
function symbolic(subject: Subject, { problems }: Inspection, work: Work): Picture | undefined {
  const stop = firstStop(subject, problems);
  if (work.options.samples || stop.code !== 'no-value') return undefined;
  const options = { ...work.options, samples: true };
  const inspection = inspectSubject(subject, { ...work, options }, { hessian: true });
  if (!inspection.complete || !inspection.inputs.length) return undefined;
  const sampled = inspection.point.filter((e) => e.provenance.kind === 'sample');
  return picture(
    subject,
    inspection,
    work,
    sampled.map((e) => e.name),
  );
}

function declined(subject: Subject, inspection: Inspection, work: Work): PanelAnswer {
  const { key, span, document } = subject;
  const line = document.lines.positionAt(span.start).line;
  const stop = firstStop(subject, inspection.problems);
  const outputs = looseEnds(inspection);
  const partial = outputs.length
    ? {
        partial: picture(
          subject,
          { ...inspection, outputs },
          work,
          inspection.point.map((e) => e.name),
        ),
      }
    : {};
  const { opaque = [] } = work.given[key] ?? {};
  return { kind: 'declined', key, title: titleOf(subject), span, line, stop, opaque, ...partial };
}

/** Of a computation that was not followed to its end: values that move with an input and that nothing was computed from. */
function looseEnds({ tape }: Inspection): Inspection['outputs'] {
  const active = activity(tape);
  const isUsed = new Uint8Array(tape.length);
  for (let node = 0; node < tape.length; node++)
    for (const operand of operandsOf(tape, node)) isUsed[operand] = 1;
  const isEnd = (node: number): boolean => active[node] === 1 && isUsed[node] !== 1;
  return Array.from({ length: tape.length }, (_, node) => node)
    .filter(isEnd)
    .slice(0, mostEnds)
    .map((node) => ({ name: nameAt(tape, node) ?? '', node }));
}

const mostEnds = 50;

function picture(
  subject: Subject,
  inspection: Inspection,
  work: Work,
  valueless: readonly string[],
): Picture {
  const { options, given } = work;
  const names = new Set(opaqueOf(subject, work).values());
  const { document, program, key, span, notation } = subject;
  const { tape, primals, inputs, outputs, point, checks, hessian } = inspection;
  const graph = graphOf(inspection, program, document.text);
  const landmarks = graph.nodes.length ? graph.nodes : landmarksOf(inspection, program, document.text, graph);
  const undecided = checks.find((c) => c.verdict === 'undecided');
  const said = (name: string): string => (notation ? notationText(name) : name);
  return {
    kind: 'picture',
    key,
    title: titleOf(subject),
    span,
    line: document.lines.positionAt(span.start).line,
    tape: tapeData(tape),
    primals,
    inputs: inputs.map(({ name, node }) => ({
      name: said(name),
      base: said(baseOf(tape, name, node)),
      node,
    })),
    outputs: outputs.map(({ name, node }) => ({ name: said(name), node })),
    point: pointItems(point, document, options.digits).map((item) => ({ ...item, name: said(item.name) })),
    nodes: nodesOf(landmarks, said, (node) => names.has(baseOf(tape, '', node))),
    edges: edgesOf(graph, said),
    arrays: graph.arrays.map((array) => ({ ...array, name: said(array.name), text: said(array.text) })),
    notes: notesOf(document, program, inspection),
    opaque: given[key]?.opaque ?? [],
    valueless: valueless.map(said),
    ...(undecided ? { undecided: undecided.reason ?? '' } : {}),
    ...(hessian ? { hessian } : {}),
  };
}

type Said = (name: string) => string;

function nodesOf(
  nodes: readonly GraphNode[],
  said: Said,
  isOpaque: (node: number) => boolean,
): PictureNode[] {
  return nodes.map(({ name, text, definition, ...rest }) => ({
    ...plain(rest),
    name: said(name),
    text: said(text),
    definition: said(definition),
    opaque: isOpaque(rest.node),
  }));
}

/** The name of the input of which a node is an element; of one that is not on the tape what stands before its index. */
function baseOf({ inputs }: Tape, name: string, node: number): string {
  const input = inputs.find(({ first, size }) => first <= node && node < first + size);
  return input?.name ?? name.replace(/(?:\[[\d, ]+\])+$/, '');
}

/** Without the number, which is in the primals and would not survive as JSON where it is none. */
function plain<T extends { readonly value: number }>({ value: _value, ...rest }: T): Omit<T, 'value'> {
  return rest;
}

function edgesOf({ linear, edges }: GraphView, said: Said): PictureEdge[] {
  return edges.map(({ from, to, argument, label }) => ({
    from: linear.nodes[from] ?? -1,
    to: linear.nodes[to] ?? -1,
    argument,
    label: said(label),
  }));
}
