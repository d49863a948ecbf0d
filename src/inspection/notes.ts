import { constantCode, inputCode, primitiveOf } from '../core/primitives/table';
import { type Problem, problem } from '../core/problem';
import type { Program } from '../core/program/program';
import { type Span, shift, span } from '../core/span';
import { codeAt, placeOf } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import { forward } from '../engine/frames';
import { argumentsOf, kinkAt, type Operation, shiftingIn } from '../engine/kinks';
import { Partials } from '../engine/partials';

export interface Notes {
  readonly problems: readonly Problem[];
  /** Nodes at a kink, where a convention was taken. */
  readonly kinks: readonly number[];
}

/** What the numbers show: where NaN and infinities begin, and kinks that the point meets exactly. */
export function notesOn(program: Program, tape: Tape, values: Float64Array, active = activity(tape)): Notes {
  const found: Found = {
    program,
    tape,
    values,
    active,
    shifting: shiftingIn(tape),
    ofValues: [],
    ofPartials: [],
    kinks: [],
  };
  const partials = new Partials();
  forward(tape, (block, operands, base) => {
    for (let slot = 0; slot < block.operations.length; slot++) {
      const code = block.operations[slot] as number;
      if (code === inputCode || code === constantCode) continue;
      const own = { code, node: base + slot, operands, start: 0, end: 0 };
      own.start = block.operandStart[slot] as number;
      own.end = block.operandStart[slot + 1] as number;
      noteValue(found, own);
      if (found.ofPartials.length >= mostNotes || !isMoved(own, found.active)) continue;
      partials.compute(block, slot, operands, values, values[own.node] as number);
      notePartials(found, own, partials);
    }
  });
  return { problems: [...found.ofValues, ...found.ofPartials].slice(0, mostNotes), kinks: found.kinks };
}

const mostNotes = 50;

interface Found {
  readonly program: Program;
  readonly tape: Tape;
  readonly values: Float64Array;
  readonly active: Uint8Array;
  readonly shifting: ReadonlySet<number>;
  readonly ofValues: Problem[];
  readonly ofPartials: Problem[];
  readonly kinks: number[];
}

/** An operation that ran. */
interface Ran extends Operation {
  readonly node: number;
}

function isMoved({ operands, start, end }: Operation, active: Uint8Array): boolean {
  for (let k = start; k < end; k++) if (active[operands[k] as number] === 1) return true;
  return false;
}

/** A value that is not finite although all that it is computed from is; a kink that a derivative passes. */
function noteValue(found: Found, operation: Ran): void {
  const { program, tape, values, active, shifting, ofValues, kinks } = found;
  const { node } = operation;
  const value = values[node] as number;
  const isRoom = ofValues.length < mostNotes;
  if (isRoom && !Number.isFinite(value) && argumentsOf(operation, values).every(Number.isFinite))
    ofValues.push(outside(found, operation, value));
  const taken = kinkAt(operation, values, value);
  if (taken === undefined || shifting.has(node) || !isMoved(operation, active)) return;
  kinks.push(node);
  if (isRoom) ofValues.push(problem('not-differentiable', placeIn(program, tape, node), taken));
}

/** Partials that are not finite, between finite values, where a derivative passes. */
function notePartials(found: Found, { operands, start, end, node }: Ran, { present, out }: Partials): void {
  const { program, tape, values, active, ofPartials } = found;
  if (!Number.isFinite(values[node])) return;
  for (let k = start; k < end; k++) {
    const operand = operands[k] as number;
    const partial = out[k - start] as number;
    const counts = present[k - start] === 1 && active[operand] === 1 && Number.isFinite(values[operand]);
    if (counts && !Number.isFinite(partial)) ofPartials.push(infinite(program, tape, node, partial));
  }
}

function outside({ program, tape, values }: Found, operation: Ran, value: number): Problem {
  const p = primitiveOf(operation.code);
  const domain = p.arity !== 'any' && p.domain !== undefined ? `; it is a real number for ${p.domain}` : '';
  return problem(
    'outside-domain',
    placeIn(program, tape, operation.node),
    `${p.name}(${argumentsOf(operation, values).join(', ')}) is ${value} here${domain}`,
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

/** Where in the text a node stands. */
export function placeIn(program: Program, tape: Tape, node: number): Span {
  const { block, slot } = placeOf(tape, node);
  const origin = tape.origins[block.origins[slot] ?? 0];
  const unit = origin && program.units[origin.unit];
  return origin && unit ? shift(origin.span, unit.start) : span(0, 0);
}
