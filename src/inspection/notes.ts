import { condition } from '../core/primitives/rules';
import { codeOf, constantCode, inputCode, primitiveOf } from '../core/primitives/table';
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
export function notesOn(program: Program, tape: Tape, values: Float64Array, active = activity(tape)): Notes {
  const found: Found = {
    program,
    tape,
    values,
    active,
    shifting: shifting(tape),
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

/** An operation that ran; its operands are the nodes `operands[start]` … `operands[end − 1]`. */
interface Operation {
  readonly code: number;
  readonly node: number;
  readonly operands: Int32Array;
  readonly start: number;
  readonly end: number;
}

function isMoved({ operands, start, end }: Operation, active: Uint8Array): boolean {
  for (let k = start; k < end; k++) if (active[operands[k] as number] === 1) return true;
  return false;
}

/** A value that is not finite although all that it is computed from is; a kink that a derivative passes. */
function noteValue(found: Found, operation: Operation): void {
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
function notePartials(
  found: Found,
  { operands, start, end, node }: Operation,
  { present, out }: Partials,
): void {
  const { program, tape, values, active, ofPartials } = found;
  if (!Number.isFinite(values[node])) return;
  for (let k = start; k < end; k++) {
    const operand = operands[k] as number;
    const partial = out[k - start] as number;
    const counts = present[k - start] === 1 && active[operand] === 1 && Number.isFinite(values[operand]);
    if (counts && !Number.isFinite(partial)) ofPartials.push(infinite(program, tape, node, partial));
  }
}

/** What others are only shifted by, as a softmax by its largest element: no kink of it is one of the result. */
function shifting(tape: Tape): ReadonlySet<number> {
  const shift = codeOf('shift');
  const found = new Set<number>();
  if (!tape.blocks.some(({ operations }) => operations.includes(shift))) return found;
  const eachUse = (use: (operand: number, isShift: boolean) => void): void =>
    forward(tape, ({ operations, operandStart }, operands) => {
      for (let slot = 0; slot < operations.length; slot++) {
        const end = operandStart[slot + 1] as number;
        for (let k = operandStart[slot] as number; k < end; k++)
          use(operands[k] as number, operations[slot] === shift);
      }
    });
  eachUse((operand, isShift) => isShift && found.add(operand));
  eachUse((operand, isShift) => !isShift && found.delete(operand));
  return found;
}

function argumentsOf({ operands, start, end }: Operation, values: Float64Array): number[] {
  return Array.from(operands.subarray(start, end), (k) => values[k] ?? Number.NaN);
}

function outside({ program, tape, values }: Found, operation: Operation, value: number): Problem {
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

/** The convention that was taken, where the arguments are exactly at a kink. */
function kinkAt(operation: Operation, values: Float64Array, result: number): string | undefined {
  const { code, operands, start } = operation;
  const { kink, arity } = primitiveOf(code);
  if (kink === undefined) return undefined;
  if (typeof kink.at === 'function') {
    const args = argumentsOf(operation, values);
    return kink.at(args, args.length, result) ? kink.taken : undefined;
  }
  const at = (k: number): number =>
    arity !== 'any' && k < arity ? (values[operands[start + k] as number] as number) : 0;
  return conditionOf(code, kink.at)(at(0), at(1), at(2), result) !== 0 ? kink.taken : undefined;
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
