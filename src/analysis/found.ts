import type { Program, Statement } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { type Span, shift } from '../core/span';
import { meansSomething } from '../inspection/meaning';
import type { Found } from '../protocol/parts';
import type { Survey } from '../protocol/questions';
import type { TextDocument } from './documents';
import { inspectSubject, subjectOf, type Work } from './subject';
import { headline } from './words';

/** What the file has whose derivatives mean something, in the order of the text. */
export function survey(document: TextDocument, work: Work): Survey {
  const found: Found[] = [];
  for (const candidate of candidates(document.programAt(0))) {
    if (work.expired() || found.length >= mostFound) break;
    const { program, unit } = candidate;
    const statement = program.units[unit]?.statements[0];
    const target =
      statement?.kind === 'function'
        ? ({ kind: 'function', name: statement.function.name } as const)
        : ({ kind: 'unit', unit } as const);
    if (!meansSomething(inspectSubject(subjectOf(document, program, target), work), program)) continue;
    found.push(described(document, candidate, statement));
  }
  return { found };
}

/** Of a long file, the first ones. */
const mostFound = 200;

interface Candidate {
  readonly program: Program;
  readonly unit: number;
}

/** Functions, and statements with an operation in them. */
function candidates(program: Program): Candidate[] {
  return program.units.flatMap(({ statements }, unit) =>
    statements.some((s) => s.kind === 'function' || computes(s)) ? [{ program, unit }] : [],
  );
}

function computes(statement: Statement): boolean {
  for (const { kind } of nodesIn(statement))
    if (kind === 'apply' || kind === 'call' || kind === 'fold') return true;
  return false;
}

function described(
  document: TextDocument,
  { program, unit }: Candidate,
  statement: Statement | undefined,
): Found {
  const { start = 0, length = 0 } = program.units[unit] ?? {};
  const span = statement ? shift(statement.span, start) : { start, end: start + length };
  const name = statement?.kind === 'function' ? shift(statement.function.nameSpan, start) : span;
  return {
    kind: statement?.kind === 'function' ? 'function' : 'formula',
    text: headline(document.text, { start: span.start, end: firstLineEnd(document.text, span) }, 70),
    line: document.lines.positionAt(name.start).line,
    offset: name.start,
  };
}

function firstLineEnd(text: string, { start, end }: Span): number {
  const line = text.indexOf('\n', start);
  return line < 0 ? end : Math.min(line, end);
}
