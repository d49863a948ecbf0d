import { defaultLimits, type Limits } from '../core/budget';
import { isNote, type Problem, problem, problemKinds } from '../core/problem';
import type { Expression, PointValue, Program, Unit } from '../core/program/program';
import { shift } from '../core/span';
import { type Traced, type TraceTarget, trace } from '../core/tape/trace';
import { activity } from '../engine/activity';
import { secondOpinion } from './check';
import { hessian, jacobian } from './derivatives';
import type { Check, Columns, Inspection, PointEntry, Target, Variable } from './inspection';
import { type Notes, notesOn } from './notes';
import { type ResolvedPoint, resolvePoint } from './point';
import { sampled } from './sample';
import { describeTarget } from './target';
import { columnsOf, nodesOf, outputsOf, variablesOf } from './variables';

export interface InspectRequest {
  readonly program: Program;
  readonly target: TraceTarget;
  /** Values that somebody gave; they go before those of the text. */
  readonly given?: ReadonlyMap<string, PointValue>;
  /** Values of a stopped debugger's frame in the target; they go before all others where they stand for an input. */
  readonly debugged?: ReadonlyMap<string, PointValue>;
  /** Expressions of the program that are inputs under these names, instead of being computed. */
  readonly opaque?: ReadonlyMap<Expression, string>;
  /** Names to differentiate by; absent: every real input. */
  readonly wrt?: readonly string[];
  /** Names to differentiate, instead of the target's result. */
  readonly of?: readonly string[];
  readonly hessian?: boolean;
  /** Whether a missing value may be filled with a sample. */
  readonly samples?: boolean;
  readonly limits?: Limits;
}

/** Follows the target at its point, differentiates, and checks the numbers by a second way. */
export function inspect(request: InspectRequest): Inspection {
  const resolved = resolvePoint(request);
  const { traced, point } = follow(request, resolved);
  const columns = columnsOf(traced.tape, request.wrt, point);
  const base = {
    target: describeTarget(request.program, request.target),
    point,
    tape: traced.tape,
    primals: traced.values,
    occurrences: traced.occurrences,
    arrays: traced.arrays,
    outputs: outputsOf(traced.tape),
  };
  const told = unitNotes(resolved.units);
  const broken = brokenText(resolved.units);
  if (!traced.complete) {
    return Object.assign(named(base, columns), {
      jacobian: [],
      checks: [],
      problems: [...broken, ...traced.problems, ...told],
      complete: false,
    });
  }
  const derived = differentiated(request, base, traced, nodesOf(columns));
  return Object.assign(named(base, columns), derived, {
    problems: [...derived.problems, ...broken, ...told],
  });
}

/** A million inputs are told apart one by one only where somebody asks for them. */
function named<B extends Pick<Inspection, 'tape'>>(
  base: B,
  columns: readonly Columns[],
): B & Pick<Inspection, 'inputs' | 'columns'> {
  let inputs: readonly Variable[] | undefined;
  return {
    ...base,
    columns,
    get inputs() {
      inputs ??= variablesOf(columns, base.tape.indexing);
      return inputs;
    },
  };
}

/** Errors in the text: where nothing comes out, they are the reason more often than where the trace stopped. */
function brokenText(units: readonly Unit[]): Problem[] {
  const broken = units.flatMap((u) =>
    u.problems.filter((p) => problemKinds[p.code] === 'invalid').map((p) => ({ u, p })),
  );
  return broken.map(({ u, p }) => ({ ...p, span: shift(p.span, u.start) }));
}

/** What the front end has to say of the units involved: readings that it chose, precision that it does not follow. */
function unitNotes(units: readonly Unit[]): Problem[] {
  return units.flatMap((u) => u.problems.filter(isNote).map((p) => ({ ...p, span: shift(p.span, u.start) })));
}

type Base = Pick<Inspection, 'target' | 'point' | 'tape' | 'primals' | 'occurrences' | 'arrays' | 'outputs'>;

type Derived = Pick<Inspection, 'jacobian' | 'hessian' | 'checks' | 'problems' | 'complete'>;

/** Hessians of more columns, or of more work for them all, are left out. */
const mostColumns = 300;
const mostHessianSteps = 5_000_000;

function differentiated(request: InspectRequest, base: Base, traced: Traced, inputs: Int32Array): Derived {
  const { tape, primals, outputs } = base;
  const { rows, notes } = rowsAndNotes(request.program, base, inputs);
  const [only] = outputs;
  const small = inputs.length <= mostColumns && inputs.length * tape.length <= mostHessianSteps;
  const wanted = request.hessian && outputs.length === 1 ? only : undefined;
  const second = wanted && small ? hessian(tape, primals, wanted, inputs) : undefined;
  const opinion = secondOpinion({
    program: request.program,
    tape,
    primals,
    inputs,
    outputs,
    jacobian: rows,
    hessian: second,
    kinks: notes.kinks,
  });
  const disagrees = opinion.checks.filter((c) => c.verdict === 'disagrees');
  const problems = [
    ...traced.problems,
    ...notes.problems,
    ...opinion.problems,
    ...(wanted && !small ? [noHessian(base.target, inputs.length)] : []),
    ...disagrees.map((c) => withheld(base.target, c)),
  ];
  return {
    jacobian: rows,
    ...(second ? { hessian: second } : {}),
    checks: opinion.checks,
    problems,
    complete: disagrees.length === 0,
  };
}

/** The Jacobian and what the numbers show, both by what the inputs move. */
function rowsAndNotes(
  program: Program,
  { tape, primals, outputs }: Base,
  inputs: Int32Array,
): { readonly rows: Float64Array[]; readonly notes: Notes } {
  const active = activity(tape);
  return {
    rows: jacobian(tape, primals, outputs, inputs, active),
    notes: notesOn(program, tape, primals, active),
  };
}

function noHessian(target: Target, inputs: number): Problem {
  return problem(
    'too-large',
    target.span,
    `second derivatives by ${inputs} ${inputs === 1 ? 'input' : 'inputs'} take too many operations here and were left out`,
  );
}

function withheld(target: Target, check: Check): Problem {
  return problem(
    'checks-disagree',
    target.span,
    `not shown: two methods disagree here (${check.reason ?? check.method})`,
  );
}

/**
 * The trace at the resolved point, with samples for what is missing where they are allowed. What serves as an index
 * or a count is an integer: it is followed once more with these as integers, unless it was asked to differentiate by them.
 */
function follow(
  request: InspectRequest,
  resolved: ResolvedPoint,
): { traced: Traced; point: readonly PointEntry[] } {
  const run = (entries: readonly PointEntry[], integers: ReadonlySet<string> = new Set()): Traced =>
    trace({
      program: request.program,
      target: request.target,
      point: new Map(entries.map((e) => [e.name, e.value])),
      constantsAsInputs: resolved.constantsAsInputs,
      limits: request.limits ?? defaultLimits,
      integers,
      ...(request.opaque ? { opaque: request.opaque } : {}),
      ...(request.of ? { of: request.of } : {}),
    });
  const first =
    !resolved.missing.length || !request.samples
      ? { traced: run(resolved.entries), point: resolved.entries }
      : sampled(resolved, (entries) => run(entries));
  const counts = new Set([...first.traced.counts].filter((name) => !request.wrt?.includes(name)));
  return counts.size ? { ...first, traced: run(first.point, counts) } : first;
}
