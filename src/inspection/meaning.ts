import { exponential } from '../core/primitives/exponential';
import { hyperbolic } from '../core/primitives/hyperbolic';
import { special } from '../core/primitives/special';
import { codeOf, constantCode } from '../core/primitives/table';
import { trigonometric } from '../core/primitives/trigonometric';
import { isNotation } from '../core/program/notation';
import type { Program } from '../core/program/program';
import { codeAt, operandsOf } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import { edgesBetween, leadingTo, type TapeEdge } from '../engine/edges';
import type { Inspection } from './inspection';
import { isMention } from './mention';
import { isCountedPower, isDeclaredReal } from './power';

/** Operations that nobody uses on sizes, counters and configuration. */
const telling = new Set(
  [...exponential, ...trigonometric, ...hyperbolic, ...special]
    .map((p) => codeOf(p.name))
    .concat(
      [
        'pow',
        'sigmoid',
        'softplus',
        'logSigmoid',
        'logit',
        'gelu',
        'geluTanh',
        'silu',
        'elu',
        'logsumexp',
        'norm',
      ].map(codeOf),
    ),
);
const powCode = codeOf('pow');
const divCode = codeOf('div');
const multiplying = new Set(['mul', 'div', 'product', 'fma'].map(codeOf));

/**
 * Whether a derivative here means something to whoever reads the code, so that it may be shown unasked: an input
 * reaches a result through a function of mathematics; or inputs are multiplied, and it shows that they are real
 * numbers. `i + 1`, sums of sizes and strings do not count.
 */
export function meansSomething(inspection: Inspection, program: Program): boolean {
  if (!inspection.complete || !inspection.inputs.length) return false;
  const { tape, primals, outputs } = inspection;
  const active = activity(tape);
  const edges = edgesBetween(tape, primals, active);
  const leading = leadingTo(
    tape,
    outputs.map((o) => o.node),
    edges,
  );
  const used = edges.filter((e) => leading[e.to] === 1);
  if (!used.length) return false;
  if (isNotation(program.language)) return !isProse(tape, used) && !isMention(inspection, program);
  const told = used.filter((e) => telling.has(codeAt(tape, e.to)));
  const counted = told.filter(
    (e) => codeAt(tape, e.to) === powCode && isCountedPower(inspection, program, e),
  );
  if (told.length > counted.length) return true;
  const decimals = hasDecimals(inspection, used);
  if (decimals && counted.some((e) => e.argument === 0)) return true;
  const scales = new Set(counted.flatMap((e) => (e.argument === 1 ? [e.to] : [])));
  const factors = used.filter((e) => !scales.has(e.from));
  if (!multipliesInputs(tape, factors)) return false;
  return areReal(inspection, program) || (decimals && !isMultilinear(tape, factors));
}

/** Letters of prose, of which a product was made: `\\[Short description\\]` of Markdown. */
function isProse(tape: Tape, edges: readonly TapeEdge[]): boolean {
  return tape.inputs.length > mostLetters && edges.every((e) => lettersJoined.has(codeAt(tape, e.to)));
}

const mostLetters = 10;
const lettersJoined = new Set(['mul', 'product', 'add', 'sub', 'sum', 'neg'].map(codeOf));

/** A product of two numbers that both move, or a quotient whose denominator does. */
function multipliesInputs(tape: Tape, edges: readonly TapeEdge[]): boolean {
  const moving = new Map<number, number>();
  for (const { to, argument } of edges) {
    const code = codeAt(tape, to);
    if (!multiplying.has(code)) continue;
    if (code === divCode && argument === 1) return true;
    moving.set(to, (moving.get(to) ?? 0) + 1);
  }
  return [...moving.values()].some((count) => count > 1);
}

/** Somebody gave the values, the file computes with nothing but its own, or the parameters are declared as floats. */
function areReal({ point }: Inspection, program: Program): boolean {
  const kinds = point.map(({ provenance: { kind } }) => kind);
  if (kinds.includes('given') || kinds.includes('comment')) return true;
  if (kinds.every((kind) => kind === 'constant')) return true;
  const known = point.filter((_, k) => kinds[k] === 'constant' || kinds[k] === 'call');
  if (known.some(({ value }) => isFraction(value))) return true;
  return program.language === 'python' && point.every(({ name }) => isDeclaredReal(program, name));
}

/** A default or a literal that is no integer: prices, rates and weights have them, too. */
function hasDecimals({ point, tape, primals }: Inspection, edges: readonly TapeEdge[]): boolean {
  if (point.some(({ value, provenance }) => provenance.kind !== 'sample' && isFraction(value))) return true;
  return edges.some(({ to }) =>
    operandsOf(tape, to).some((k) => codeAt(tape, k) === constantCode && isFraction(primals[k])),
  );
}

/** Whether nothing is multiplied with itself and nothing divides: `4.99 + 0.1*width*depth`, `price*(1 + rate)`. */
function isMultilinear(tape: Tape, edges: readonly TapeEdge[]): boolean {
  const bits = new Int32Array(tape.length);
  for (const [k, { first, size }] of tape.inputs.entries()) bits.fill(1 << (k % 31), first, first + size);
  for (const { from, to, argument } of [...edges].sort((a, b) => a.to - b.to)) {
    const code = codeAt(tape, to);
    if (code === divCode && argument === 1) return false;
    if (multiplying.has(code) && ((bits[to] ?? 0) & (bits[from] ?? 0)) !== 0) return false;
    bits[to] = (bits[to] ?? 0) | (bits[from] ?? 0);
  }
  return true;
}

function isFraction(x: unknown): boolean {
  return typeof x === 'number' && Number.isFinite(x) && !Number.isInteger(x);
}
