import { condition } from '../core/primitives/rules';
import { constantCode, inputCode, primitiveOf } from '../core/primitives/table';
import { type Problem, problem } from '../core/problem';
import type { Program } from '../core/program/program';
import { type Span, shift, span } from '../core/span';
import { codeAt, operandsOf, placeOf } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import { compileRule } from '../engine/compile';
import { edgesBetween } from '../engine/edges';

export interface Notes {
  readonly problems: readonly Problem[];
  /** Nodes at a kink, where a convention was taken. */
  readonly kinks: readonly number[];
}

/** What the numbers show: where NaN and infinities begin, and kinks that the point meets exactly. */
export function notesOn(program: Program, tape: Tape, values: Float64Array): Notes {
  const active = activity(tape);
  const problems: Problem[] = [];
  const kinks: number[] = [];
  for (let node = 0; node < tape.length; node++) {
    const code = codeAt(tape, node);
    if (code === inputCode || code === constantCode) continue;
    const operands = operandsOf(tape, node);
    const args = operands.map((k) => values[k] ?? Number.NaN);
    const value = values[node] ?? Number.NaN;
    if (!Number.isFinite(value) && args.every(Number.isFinite))
      problems.push(outside(program, tape, node, args, value));
    const taken = operands.some((k) => active[k] === 1) ? kinkAt(code, args, value) : undefined;
    if (taken === undefined) continue;
    kinks.push(node);
    problems.push(problem('not-differentiable', placeIn(program, tape, node), taken));
  }
  for (const { from, to, weight } of edgesBetween(tape, values, active)) {
    const finite = Number.isFinite(values[from]) && Number.isFinite(values[to]);
    if (finite && !Number.isFinite(weight)) problems.push(infinite(program, tape, to, weight));
  }
  return { problems: problems.slice(0, mostNotes), kinks };
}

const mostNotes = 50;

function outside(
  program: Program,
  tape: Tape,
  node: number,
  args: readonly number[],
  value: number,
): Problem {
  const p = primitiveOf(codeAt(tape, node));
  const domain = p.arity !== 'any' && p.domain !== undefined ? `; it is a real number for ${p.domain}` : '';
  return problem(
    'outside-domain',
    placeIn(program, tape, node),
    `${p.name}(${args.join(', ')}) is ${value} here${domain}`,
  );
}

function infinite(program: Program, tape: Tape, node: number, partial: number): Problem {
  const { name } = primitiveOf(codeAt(tape, node));
  return problem(
    'not-differentiable',
    placeIn(program, tape, node),
    `the derivative of ${name} is ${partial} here`,
  );
}

/** The convention that was taken, where the arguments are exactly at a kink. */
function kinkAt(code: number, args: readonly number[], value: number): string | undefined {
  const p = primitiveOf(code);
  if (p.kink === undefined) return undefined;
  if (p.arity === 'any') return p.kink.at(args, args.length, value) ? p.kink.taken : undefined;
  const [x = 0, y = 0, z = 0] = args;
  return compileRule(condition(p.kink.at))(x, y, z, value) !== 0 ? p.kink.taken : undefined;
}

/** Where in the text a node stands. */
export function placeIn(program: Program, tape: Tape, node: number): Span {
  const { block, slot } = placeOf(tape, node);
  const origin = tape.origins[block.origins[slot] ?? 0];
  const unit = origin && program.units[origin.unit];
  return origin && unit ? shift(origin.span, unit.start) : span(0, 0);
}
