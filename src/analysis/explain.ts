import { isNote } from '../core/problem';
import { unitsBehind } from '../core/program/dependencies';
import type { Unit } from '../core/program/program';
import { printTape } from '../core/tape/print';
import { unitOf } from '../inspection/target';
import type { Explanation, TextAnswer } from '../protocol/questions';
import type { TextDocument } from './documents';
import { placed, stops } from './notes';
import { inspectSubject, type Subject, subjectAt, type Work } from './subject';
import { headline, writtenValue } from './words';

/** What stopped the computation at an offset, or that nothing did. */
export function explain(document: TextDocument, offset: number, work: Work): Explanation | undefined {
  const subject = subjectAt(document, offset);
  if (!subject) return undefined;
  const { target, complete, tape, checks, problems } = inspectSubject(subject, work);
  return {
    title: target.name || headline(document.text, target.span, 40),
    complete,
    operations: tape.length,
    checks,
    problems: [
      ...stops(subject, problems),
      ...problems
        .filter(isNote)
        .map((p) => ({ ...placed(document, p), text: headline(document.text, p.span, 60) })),
    ],
  };
}

/** Longer tapes are cut: nobody reads on. */
const longestTape = 2_000_000;

/** The tape of the target at an offset, a line an operation. */
export function tapeText(document: TextDocument, offset: number, work: Work): TextAnswer | undefined {
  const subject = subjectAt(document, offset);
  if (!subject) return undefined;
  const { target, tape } = inspectSubject(subject, work);
  const title = target.name || headline(document.text, target.span, 40);
  return { title, text: printTape(tape).slice(0, longestTape) };
}

/** More than this nobody reads through. */
const longestSource = 8_000;

/** The target's text behind that of all which it refers to: imports, helpers, constants. */
function sourceOf({ document, program, target, span }: Subject): string {
  const index = unitOf(program, target);
  const behind = new Set(unitsBehind(program, program.units[index]?.refers ?? []));
  // Imports compute nothing.
  const isPart = (unit: Unit, k: number): boolean =>
    k !== index && (behind.has(k) || !unit.statements.length);
  const parts = program.units.filter(isPart).map((u) => ({ start: u.start, end: u.start + u.length }));
  return [...parts, span]
    .map(({ start, end }) => document.text.slice(start, end))
    .join('\n')
    .slice(-longestSource);
}

/** Everything that somebody needs who looks into a derivative that seems wrong, as Markdown. */
export function reportText(document: TextDocument, offset: number, work: Work): TextAnswer | undefined {
  const subject = subjectAt(document, offset);
  if (!subject) return undefined;
  const inspection = inspectSubject(subject, work);
  const { target, point, outputs, inputs, jacobian, primals, checks, problems, tape } = inspection;
  const source = sourceOf(subject);
  const fence = '`'.repeat(Math.max(3, ...(source.match(/`+/g) ?? []).map((run) => run.length + 1)));
  const derivatives = outputs.flatMap((output, row) =>
    inputs.slice(0, 50).map((input, k) => `∂${output.name}/∂${input.name} = ${jacobian[row]?.[k]}`),
  );
  const lines = [
    '### Source',
    `${fence}${document.state.language}`,
    source,
    fence,
    '### Point',
    ...point.map((e) => `- ${e.name} = ${writtenValue(e.value).slice(0, 500)} (${e.provenance.kind})`),
    '### What is shown',
    ...outputs.map((o) => `- ${o.name} = ${primals[o.node]}`),
    ...derivatives.map((text) => `- ${text}`),
    '### Checks',
    ...checks.map((c) => `- ${c.method}: ${c.verdict}${c.reason === undefined ? '' : ` (${c.reason})`}`),
    ...problems.map(
      (p) => `- line ${document.lines.positionAt(p.span.start).line}: ${p.message} [${p.code}]`,
    ),
    '### Tape',
    '```',
    printTape(tape).slice(0, 20_000),
    '```',
  ];
  return { title: target.name || headline(document.text, target.span, 40), text: lines.join('\n') };
}
