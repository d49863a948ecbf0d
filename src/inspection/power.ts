import { codeOf, constantCode, inputCode } from '../core/primitives/table';
import type { Program, Statement } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { codeAt, operandsOf } from '../core/tape/nodes';
import type { TapeEdge } from '../engine/edges';
import type { Inspection, PointEntry } from './inspection';

const counting = new Set(['add', 'sub', 'neg', 'mul', 'sum'].map(codeOf));

/** An exponent or base that is put together from more nodes than this is no count. */
const mostNodes = 100;

/**
 * Whether an edge into a power shows a size, a step of a backoff or an integer, and no real number: a name in the
 * exponent of a whole base, `2 ** attempt`; a whole power of integers that the file writes down, `x ** 2` of x = 3.
 */
export function isCountedPower(
  inspection: Inspection,
  program: Program,
  { to, argument }: TapeEdge,
): boolean {
  const [base, exponent] = operandsOf(inspection.tape, to);
  const [moving, fixed] = argument === 0 ? [base, exponent] : [exponent, base];
  if (moving === undefined || fixed === undefined || !isWholeConstant(inspection, fixed)) return false;
  const entries = inputsCounted(inspection, moving);
  if (!entries) return false;
  return argument === 0
    ? entries.every((entry) => isWrittenInteger(program, entry))
    : entries.every((entry) => mayBeCount(program, entry));
}

function isWholeConstant({ tape, primals }: Inspection, node: number): boolean {
  return codeAt(tape, node) === constantCode && Number.isInteger(primals[node]);
}

/** The inputs of a node that is made of them by counting only: whole constants, sums and products; else undefined. */
function inputsCounted(inspection: Inspection, node: number): PointEntry[] | undefined {
  const { tape, point } = inspection;
  const entries: PointEntry[] = [];
  const seen = new Set([node]);
  for (const next of seen) {
    const code = codeAt(tape, next);
    if (code === inputCode) {
      const name = tape.inputs.find((i) => i.first <= next && next < i.first + i.size)?.name;
      const entry = point.find((e) => e.name === name);
      if (!entry) return undefined;
      entries.push(entry);
    } else if (counting.has(code)) for (const operand of operandsOf(tape, next)) seen.add(operand);
    else if (!isWholeConstant(inspection, next)) return undefined;
    if (seen.size > mostNodes) return undefined;
  }
  return entries;
}

/** Not where somebody gave the value, where it has decimals, or where it is declared real. */
function mayBeCount(program: Program, { name, value, provenance: { kind } }: PointEntry): boolean {
  if (kind === 'given' || kind === 'comment' || kind === 'debugger') return false;
  return kind === 'sample' ? !isDeclaredReal(program, name) : Number.isInteger(value);
}

/** `x = 3`; `x = 3.0` is a real number where the language has integers. */
function isWrittenInteger(program: Program, { value, provenance }: PointEntry): boolean {
  if (provenance.kind !== 'constant' || !Number.isInteger(value)) return false;
  if (program.language !== 'python') return true;
  for (const { start, statements } of program.units)
    for (const s of statements)
      if (s.span.start + start === provenance.span.start) return isIntegerAssignment(s);
  return false;
}

function isIntegerAssignment(s: Statement): boolean {
  if (s.kind !== 'assign') return false;
  for (const node of nodesIn(s.value)) if (node.kind === 'literal' && !node.integer) return false;
  return true;
}

export function isDeclaredReal(program: Program, name: string): boolean {
  for (const node of nodesIn(program.units.map((u) => u.statements))) {
    if (node.kind !== 'function') continue;
    if (node.function.parameters.some((p) => p.name === name && p.type === 'real')) return true;
  }
  return false;
}
