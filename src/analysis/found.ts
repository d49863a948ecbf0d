import type { Program, Statement, Unit } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { type Span, shift } from '../core/span';
import type { TraceTarget } from '../core/tape/trace';
import { meansSomething } from '../inspection/meaning';
import { methodsOf } from '../inspection/methods';
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
    const { program, target } = candidate;
    if (!meansSomething(inspectSubject(subjectOf(document, program, target), work), program)) continue;
    found.push(described(document, candidate));
  }
  return { found };
}

/** Of a long file, the first ones. */
const mostFound = 200;

interface Candidate {
  readonly program: Program;
  readonly target: TraceTarget;
  /** In the document. */
  readonly span: Span;
  /** Of a function, where its name stands. */
  readonly nameSpan?: Span;
}

/** Functions, methods, and statements with an operation in them. */
function candidates(program: Program): Candidate[] {
  return program.units.flatMap((unit, index) => {
    // A class may be bound by several statements.
    const methods = new Map(unit.statements.flatMap((s) => methodsOf(unit, s)).map((m) => [m.path, m]));
    if (methods.size)
      return Array.from(methods.values(), ({ path, span, nameSpan }) => ({
        program,
        target: { kind: 'function' as const, name: path },
        span: shift(span, unit.start),
        nameSpan: shift(nameSpan, unit.start),
      }));
    const isOne = unit.statements.some((s) => s.kind === 'function' || computes(s));
    return isOne ? [ofUnit(program, unit, index)] : [];
  });
}

function ofUnit(program: Program, { statements, start, length }: Unit, unit: number): Candidate {
  const [statement] = statements;
  const span = statement ? shift(statement.span, start) : { start, end: start + length };
  if (statement?.kind !== 'function') return { program, target: { kind: 'unit', unit }, span };
  const { name, nameSpan } = statement.function;
  return { program, target: { kind: 'function', name }, span, nameSpan: shift(nameSpan, start) };
}

function computes(statement: Statement): boolean {
  for (const { kind } of nodesIn(statement))
    if (kind === 'apply' || kind === 'call' || kind === 'fold') return true;
  return false;
}

function described(document: TextDocument, { span, nameSpan }: Candidate): Found {
  const { start } = nameSpan ?? span;
  return {
    kind: nameSpan ? 'function' : 'formula',
    text: headline(document.text, { start: span.start, end: firstLineEnd(document.text, span) }, 70),
    line: document.lines.positionAt(start).line,
    offset: start,
  };
}

function firstLineEnd(text: string, { start, end }: Span): number {
  const line = text.indexOf('\n', start);
  return line < 0 ? end : Math.min(line, end);
}
