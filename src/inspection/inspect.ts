import { defaultLimits, type Limits } from '../core/budget';
import { isNote, type Problem, problem, problemKinds } from '../core/problem';
import type { Expression, PointValue, Program, Unit } from '../core/program/program';
import { shift } from '../core/span';
import type { Tape } from '../core/tape/tape';
import { type Traced, type TraceTarget, trace } from '../core/tape/trace';
import { secondOpinion } from './check';
import { hessian, jacobian } from './derivatives';
import type { Check, Inspection, PointEntry, Target, Variable } from './inspection';
import { notesOn } from './notes';
import { type ResolvedPoint, resolvePoint } from './point';
import { sampled } from './sample';
import { describeTarget } from './target';

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
  const inputs = variablesOf(traced.tape, request, point);
  const outputs = traced.tape.outputs.flatMap((o) => elements(o.name, o.shape, [...o.nodes]));
  const base = {
    target: describeTarget(request.program, request.target),
    point,
    tape: traced.tape,
    primals: traced.values,
    occurrences: traced.occurrences,
    inputs,
    outputs,
  };
  const told = unitNotes(resolved.units);
  const broken = brokenText(resolved.units);
  if (!traced.complete) {
    return {
      ...base,
      jacobian: [],
      checks: [],
      problems: [...broken, ...traced.problems, ...told],
      complete: false,
    };
  }
  const inspection = differentiated(request, base, traced);
  return { ...inspection, problems: [...inspection.problems, ...broken, ...told] };
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

type Base = Pick<Inspection, 'target' | 'point' | 'tape' | 'primals' | 'occurrences' | 'inputs' | 'outputs'>;

/** Hessians of more columns, or of more work for them all, are left out. */
const mostColumns = 300;
const mostHessianSteps = 5_000_000;

function differentiated(request: InspectRequest, base: Base, traced: Traced): Inspection {
  const { tape, primals, inputs, outputs } = base;
  const rows = jacobian(tape, primals, outputs, inputs);
  const [only] = outputs;
  const small = inputs.length <= mostColumns && inputs.length * tape.length <= mostHessianSteps;
  const wanted = request.hessian && outputs.length === 1 ? only : undefined;
  const second = wanted && small ? hessian(tape, primals, wanted, inputs) : undefined;
  const notes = notesOn(request.program, tape, primals);
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
    ...base,
    jacobian: rows,
    ...(second ? { hessian: second } : {}),
    checks: opinion.checks,
    problems,
    complete: disagrees.length === 0,
  };
}

function noHessian(target: Target, inputs: number): Problem {
  return problem('too-large', target.span, `the Hessian by ${inputs} inputs is too large and was left out`);
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

/** The tape's inputs element by element, in the order of `wrt`; what the tape does not use has no node. */
function variablesOf(tape: Tape, { wrt }: InspectRequest, point: readonly PointEntry[]): Variable[] {
  const ordered = wrt ?? orderedNames(tape, point);
  return ordered.flatMap((name) => {
    const input = tape.inputs.find((i) => i.name === name);
    if (!input) return unusedElements(name, point.find((e) => e.name === name)?.value);
    return elements(
      name,
      input.shape,
      Array.from({ length: input.size }, (_, k) => input.first + k),
    );
  });
}

/** Inputs of the tape, and given numbers that the branch taken did not need. */
function orderedNames(tape: Tape, point: readonly PointEntry[]): string[] {
  const used = new Set(tape.inputs.map((i) => i.name));
  const listed = point.map((e) => e.name).filter((name) => used.has(name));
  return [...listed, ...tape.inputs.map((i) => i.name).filter((name) => !listed.includes(name))];
}

/** Node −1: no adjoint ever reaches it, its derivatives are 0. */
function unusedElements(name: string, value: PointValue | undefined): Variable[] {
  if (value === undefined || typeof value === 'number') return [{ name, node: -1 }];
  return value.flatMap((v, k) => unusedElements(`${name}[${k}]`, v));
}

/** `x[0][1]` and so on, row by row. */
function elements(name: string, shape: readonly number[], nodes: readonly number[]): Variable[] {
  const array = { name, shape };
  if (nodes.length > mostNamed) return nodes.map((node, k) => new Element(array, k, node));
  return nodes.map((node, k) => ({ name: name + indexText(shape, k), node }));
}

/** Longer arrays give their elements a name when it is asked for. */
const mostNamed = 10_000;

class Element implements Variable {
  constructor(
    private readonly array: { readonly name: string; readonly shape: readonly number[] },
    private readonly index: number,
    readonly node: number,
  ) {}

  get name(): string {
    return this.array.name + indexText(this.array.shape, this.index);
  }
}

function indexText(shape: readonly number[], k: number): string {
  let text = '';
  let rest = k;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    text = `[${rest % size}]${text}`;
    rest = Math.floor(rest / size);
  }
  return text;
}
