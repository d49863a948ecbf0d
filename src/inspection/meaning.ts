import { exponential } from '../core/primitives/exponential';
import { hyperbolic } from '../core/primitives/hyperbolic';
import { special } from '../core/primitives/special';
import { codeOf, constantCode } from '../core/primitives/table';
import { trigonometric } from '../core/primitives/trigonometric';
import type { Program } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { codeAt, operandsOf } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import { edgesBetween, leadingTo, type TapeEdge } from '../engine/edges';
import type { Inspection } from './inspection';
import { isMention } from './mention';

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
  if (isNotation(program)) return !isProse(tape, used) && !isMention(inspection, program);
  if (used.some((e) => telling.has(codeAt(tape, e.to)))) return true;
  return multipliesInputs(tape, used) && areReal(inspection, program, used);
}

/** A formula of mathematical notation means one wherever it computes something and does not only mention it. */
function isNotation({ language }: Program): boolean {
  return language === 'latex' || language === 'markdown';
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
    if (code === codeOf('div') && argument === 1) return true;
    moving.set(to, (moving.get(to) ?? 0) + 1);
  }
  return [...moving.values()].some((count) => count > 1);
}

/** Somebody gave the values, a constant is no integer, or the parameters are declared as floats. */
function areReal(
  { point, tape, primals }: Inspection,
  program: Program,
  edges: readonly TapeEdge[],
): boolean {
  const given = point.some(({ provenance: { kind } }) => kind === 'given' || kind === 'comment');
  if (given) return true;
  const known = point.filter(({ provenance }) => provenance.kind !== 'sample');
  if (known.length === point.length && known.every((e) => e.provenance.kind === 'constant')) return true;
  if (known.some(({ value }) => typeof value === 'number' && isFraction(value))) return true;
  if (program.language === 'python' && point.every(({ name }) => isDeclaredReal(program, name))) return true;
  return edges.some(({ to }) =>
    operandsOf(tape, to).some((k) => codeAt(tape, k) === constantCode && isFraction(primals[k] ?? 0)),
  );
}

function isFraction(x: number): boolean {
  return Number.isFinite(x) && !Number.isInteger(x);
}

function isDeclaredReal(program: Program, name: string): boolean {
  for (const node of nodesIn(program.units.map((u) => u.statements))) {
    if (node.kind !== 'function') continue;
    if (node.function.parameters.some((p) => p.name === name && p.type === 'real')) return true;
  }
  return false;
}
