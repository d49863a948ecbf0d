import { codeOf } from '../core/primitives/table';
import { type Problem, problem } from '../core/problem';
import type { Program } from '../core/program/program';
import type { Tape } from '../core/tape/tape';
import { doubleDoubleValues } from '../engine/double-double/primal';
import { feltFrom, forwardSweep, unitSeed } from '../engine/forward';
import { inputValues } from '../engine/primal';
import { reverseSweep } from '../engine/reverse';
import { giveBack, roomFor } from '../engine/room';
import { picked } from './derivatives';
import { directionFor, Mover, total, type Weighed } from './direction';
import type { Check, Variable } from './inspection';
import { placeIn } from './notes';
import { type Difference, ridders, type Sample } from './ridders';

export interface Checkable {
  readonly program: Program;
  readonly tape: Tape;
  readonly primals: Float64Array;
  /** Nodes: what the columns of the Jacobian are by; −1 where an input moves nothing. */
  readonly inputs: Int32Array;
  readonly outputs: readonly Variable[];
  readonly jacobian: readonly Float64Array[];
  readonly hessian: readonly Float64Array[] | undefined;
  readonly kinks: readonly number[];
}

export interface SecondOpinion {
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
}

/** Tapes above this length are checked by the forward sweep alone. */
const longestChecked = 10_000;
const longestDoubleDouble = 2_000;
const mostOutputs = 16;

/**
 * Every number by a second way: the reverse sweep's against the forward sweep's along one direction, both
 * against a Ridders difference of the primal (in double-double where every operation has it), a Hessian
 * against differences of the gradient, and values against double-double.
 */
export function secondOpinion(request: Checkable): SecondOpinion {
  const subject = ofUsed(request);
  const { tape, primals, inputs, outputs } = subject;
  if (!inputs.length) return { checks: [], problems: [] };
  const direction = directionFor(inputs, primals);
  const { tangents, sizes } = forwardAt(subject, direction);
  const checks: Check[] = outputs.map((_, k) =>
    sweepsAgree(tangents[k] ?? 0, weighed(subject, k, direction), sizes[k] ?? 0, tape.length),
  );
  if (tape.length > longestChecked) return { checks, problems: [] };
  const problems: Problem[] = [];
  const exact =
    tape.length <= longestDoubleDouble ? doubleDoubleValues(tape, inputValues(tape, primals)) : undefined;
  const mover = new Mover(tape, primals, inputs, direction, exact !== undefined);
  outputs.slice(0, mostOutputs).forEach((output, k) => {
    const expected = weighed(subject, k, direction);
    const moved = exact
      ? Math.abs(
          slopeAt(subject, primals, output, direction) - slopeAt(subject, exact.high, output, direction),
        )
      : 0;
    const rounding = 1e-13 * (sizes[k] ?? 0) + 2 * moved;
    checks.push(differenceAgrees(subject, mover, output, { ...expected, rounding }));
    if (moved > 1e-6 * expected.size) problems.push(lostDigits(subject, output));
  });
  if (exact) problems.push(...precisionLoss(subject, exact));
  if (subject.hessian && outputs[0]) {
    // The parts of second derivatives are of the size of those of the first, and may cancel as they do.
    const rounding = 1e-12 * (sizes[0] ?? 0);
    checks.push(hessianAgrees(subject, mover, outputs[0], direction, rounding));
  }
  return { checks, problems };
}

/** Without the inputs that move nothing. */
function ofUsed(subject: Checkable): Checkable {
  const { inputs, jacobian, hessian } = subject;
  if (inputs.every((node) => node >= 0)) return subject;
  const isUsed = (_: unknown, k: number): boolean => (inputs[k] ?? -1) >= 0;
  return {
    ...subject,
    inputs: inputs.filter(isUsed),
    jacobian: jacobian.map((row) => row.filter(isUsed)),
    hessian: hessian?.filter(isUsed).map((row) => row.filter(isUsed)),
  };
}

/** By output: its tangent along the direction, and the sum of the sizes of what it is made of. */
function forwardAt(
  { tape, primals, outputs, inputs: nodes }: Checkable,
  direction: Float64Array,
): { readonly tangents: readonly number[]; readonly sizes: readonly number[] } {
  const felt = feltFrom(tape, { nodes, weights: direction });
  const room = new Float64Array(roomFor(8 * tape.length));
  const swept = (weights: Float64Array, kind: 'tangents' | 'sizes'): number[] => {
    const numbers = forwardSweep(tape, primals, { nodes, weights }, kind, felt, room);
    return outputs.map(({ node }) => numbers[node] ?? 0);
  };
  const found = { tangents: swept(direction, 'tangents'), sizes: swept(direction.map(Math.abs), 'sizes') };
  giveBack(room.buffer, 0);
  return found;
}

/** The directional derivative with these primal values; with those of double-double it is free of what the doubles lost. */
function slopeAt(
  { tape, inputs }: Checkable,
  values: Float64Array,
  output: Variable,
  direction: Float64Array,
): number {
  const adjoints = reverseSweep(tape, values, unitSeed(output.node));
  return total(picked(adjoints, inputs), direction).sum;
}

function lostDigits({ program, tape }: Checkable, { name, node }: Variable): Problem {
  return problem(
    'precision-loss',
    placeIn(program, tape, node),
    `the derivatives of ${name} have lost digits to rounding before this point`,
  );
}

function weighed({ jacobian }: Checkable, output: number, direction: Float64Array): Weighed {
  return total(jacobian[output] ?? new Float64Array(0), direction);
}

/** Near the smallest of all doubles numbers lose their digits, and products of them depend on the order. */
const leastDigits = 1e-300;

/** `size`: Σ over all paths of |product|, what the sweeps' rounding errors are measured by. */
function sweepsAgree(forward: number, { sum }: Weighed, size: number, length: number): Check {
  const method = 'forward';
  if (!Number.isFinite(forward) || !Number.isFinite(size))
    return { method, verdict: 'undecided', reason: 'the derivative is not finite' };
  if (Math.abs(forward - sum) <= 1e-13 * size * Math.sqrt(length) + leastDigits)
    return { method, verdict: 'agrees' };
  return { method, verdict: 'disagrees', reason: `forward sweep ${forward}, reverse sweep ${sum}` };
}

function differenceAgrees(
  { kinks, primals, tape }: Checkable,
  mover: Mover,
  output: Variable,
  expected: Weighed,
): Check {
  const method = 'difference';
  if (!Number.isFinite(expected.size) || !Number.isFinite(primals[output.node]))
    return { method, verdict: 'undecided', reason: 'the value or derivative is not finite' };
  if (cuts(tape))
    return { method, verdict: 'undecided', reason: 'the program cuts a derivative, a difference does not' };
  if (kinks.length) return { method, verdict: 'undecided', reason: 'the point is at a kink' };
  return judged(method, expected, mover.isExact, (t) => mover.value(output.node, t));
}

/** Whether the program keeps a derivative from passing on: a difference quotient of it sees through that. */
function cuts(tape: Tape): boolean {
  const detach = codeOf('detach');
  return tape.blocks.some((b) => b.operations.includes(detach));
}

function hessianAgrees(
  subject: Checkable,
  mover: Mover,
  output: Variable,
  direction: Float64Array,
  rounding: number,
): Check {
  const method = 'gradient-difference';
  if (cuts(subject.tape))
    return { method, verdict: 'undecided', reason: 'the program cuts a derivative, a difference does not' };
  if (subject.kinks.length) return { method, verdict: 'undecided', reason: 'the point is at a kink' };
  const turned = direction.map((d, k) => (k % 2 ? -d : d));
  const products = (subject.hessian ?? []).map((row) => total(row, direction));
  const expected = {
    sum: total(
      products.map((p) => p.sum),
      turned,
    ).sum,
    size: products.reduce((n, p, k) => n + p.size * Math.abs(turned[k] ?? 0), 0),
    rounding,
  };
  if (!Number.isFinite(expected.size))
    return { method, verdict: 'undecided', reason: 'a second derivative is not finite' };
  return judged(method, expected, false, (t) => mover.slope(output.node, subject.inputs, turned, t));
}

/**
 * Agrees where the difference at one of several step sizes says so. Disagrees only where two neighbouring
 * step sizes agree with each other and both are far off: a single one may be aliased by an oscillation, or
 * reach across a singularity.
 */
function judged(
  method: Check['method'],
  expected: Weighed,
  exact: boolean,
  f: (t: number) => Sample | undefined,
): Check {
  let coarser: Difference | undefined;
  let reason = 'the computation goes another way, or ends, close by';
  for (const step of exact ? exactSteps : steps) {
    const difference = ridders(f, step, exact ? 2 ** -100 : 2 ** -52);
    if (!difference) continue;
    const gap = Math.abs(difference.value - expected.sum);
    const agrees = gap <= 1e-6 * expected.size + 10 * difference.error + expected.rounding;
    const sharp =
      difference.error <= 1e-4 * Math.max(expected.size, Math.abs(difference.value)) || expected.size === 0;
    if (sharp && agrees) return { method, verdict: 'agrees' };
    if (sharp && coarser && settled(difference, coarser) && !agrees) {
      return {
        method,
        verdict: 'disagrees',
        reason: `difference quotient ${difference.value}, derivative ${expected.sum}`,
      };
    }
    if (sharp) coarser = difference;
    else reason = 'the difference quotient is lost in rounding';
  }
  return {
    method,
    verdict: 'undecided',
    reason: coarser ? 'difference quotients at several step sizes contradict each other' : reason,
  };
}

/** Whether two step sizes lead to the same slope. */
function settled(a: Difference, b: Difference): boolean {
  return (
    Math.abs(a.value - b.value) <= 1e-6 * Math.abs(a.value) + a.error + b.error &&
    a.error + b.error <= 1e-3 * Math.abs(a.value)
  );
}

/** In units of the inputs' sizes. */
const steps = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
const exactSteps = [1e-3, 1e-5, 1e-7, 1e-9, 1e-11];

function precisionLoss(
  { program, tape, primals, outputs }: Checkable,
  exact: { readonly high: Float64Array },
): Problem[] {
  return outputs.flatMap(({ name, node }) => {
    const got = primals[node] ?? Number.NaN;
    const better = exact.high[node] ?? Number.NaN;
    if (
      !Number.isFinite(better) ||
      !Number.isFinite(got) ||
      Math.abs(got - better) <= 1e-6 * Math.abs(better)
    )
      return [];
    return [
      problem(
        'precision-loss',
        placeIn(program, tape, node),
        `${name} is ${got} in doubles, and ${better} in higher precision`,
      ),
    ];
  });
}
