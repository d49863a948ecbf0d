import { condition } from '../core/primitives/rules';
import { constantCode, inputCode, primitiveOf } from '../core/primitives/table';
import { type Problem, problem } from '../core/problem';
import type { Program } from '../core/program/program';
import { type Span, shift, span } from '../core/span';
import { codeAt, placeOf } from '../core/tape/nodes';
import type { Tape } from '../core/tape/tape';
import { activity } from '../engine/activity';
import { compileRule, type RuleFunction } from '../engine/compile';
import { forward } from '../engine/frames';
import { Partials } from '../engine/partials';

export interface Notes {
  readonly problems: readonly Problem[];
  /** Nodes at a kink, where a convention was taken. */
  readonly kinks: readonly number[];
}

/** What the numbers show: where NaN and infinities begin, and kinks that the point meets exactly. */
export function notesOn(program: Program, tape: Tape, values: Float64Array): Notes {
  const found: Found = {
    program,
    tape,
    values,
    active: activity(tape),
    ofValues: [],
    ofPartials: [],
    kinks: [],
  };
  const partials = new Partials();
  forward(tape, (block, operands, base) => {
    for (let slot = 0; slot < block.operations.length; slot++) {
      const code = block.operations[slot] ?? inputCode;
      if (code === inputCode || code === constantCode) continue;
      const own = operands.subarray(block.operandStart[slot], block.operandStart[slot + 1]);
      noteValue(found, base + slot, code, own);
      if (!own.some((k) => found.active[k] === 1) || found.ofPartials.length >= mostNotes) continue;
      partials.compute(block, slot, operands, values, values[base + slot] ?? Number.NaN);
      notePartials(found, base + slot, own, partials);
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
  readonly ofValues: Problem[];
  readonly ofPartials: Problem[];
  readonly kinks: number[];
}

/** A value that is not finite although all that it is computed from is; a kink that a derivative passes. */
function noteValue(found: Found, node: number, code: number, operands: Int32Array): void {
  const { program, tape, values, active, ofValues, kinks } = found;
  const value = values[node] ?? Number.NaN;
  const isRoom = ofValues.length < mostNotes;
  if (isRoom && !Number.isFinite(value) && operands.every((k) => Number.isFinite(values[k])))
    ofValues.push(outside(program, tape, node, valuesOf(operands, values), value));
  const taken = kinkAt(code, operands, values, value);
  if (taken === undefined || !operands.some((k) => active[k] === 1)) return;
  kinks.push(node);
  if (isRoom) ofValues.push(problem('not-differentiable', placeIn(program, tape, node), taken));
}

/** Partials that are not finite, between finite values, where a derivative passes. */
function notePartials(found: Found, node: number, operands: Int32Array, { present, out }: Partials): void {
  const { program, tape, values, active, ofPartials } = found;
  if (!Number.isFinite(values[node])) return;
  operands.forEach((operand, k) => {
    const counts = present[k] === 1 && active[operand] === 1 && Number.isFinite(values[operand]);
    if (counts && !Number.isFinite(out[k]))
      ofPartials.push(infinite(program, tape, node, out[k] ?? Number.NaN));
  });
}

function valuesOf(operands: Int32Array, values: Float64Array): number[] {
  return Array.from(operands, (k) => values[k] ?? Number.NaN);
}

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
function kinkAt(
  code: number,
  operands: Int32Array,
  values: Float64Array,
  result: number,
): string | undefined {
  const p = primitiveOf(code);
  if (p.kink === undefined) return undefined;
  if (p.arity === 'any') {
    const args = valuesOf(operands, values);
    return p.kink.at(args, args.length, result) ? p.kink.taken : undefined;
  }
  const [x = 0, y = 0, z = 0] = operands;
  const holds = conditionOf(code, p.kink.at)(values[x] ?? 0, values[y] ?? 0, values[z] ?? 0, result) !== 0;
  return holds ? p.kink.taken : undefined;
}

const conditions = new Map<number, RuleFunction>();

/** Whether arguments are at the kink of an operation, as a function. */
function conditionOf(code: number, text: string): RuleFunction {
  const known = conditions.get(code);
  if (known) return known;
  const compiled = compileRule(condition(text));
  conditions.set(code, compiled);
  return compiled;
}

/** Where in the text a node stands. */
export function placeIn(program: Program, tape: Tape, node: number): Span {
  const { block, slot } = placeOf(tape, node);
  const origin = tape.origins[block.origins[slot] ?? 0];
  const unit = origin && program.units[origin.unit];
  return origin && unit ? shift(origin.span, unit.start) : span(0, 0);
}
