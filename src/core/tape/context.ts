import { defaultLimits, type Limits } from '../budget';
import { entryNamed } from '../primitives/table';
import { type Problem, type ProblemCode, problem } from '../problem';
import type { Expression, PointValue, Program, Unit } from '../program/program';
import { isSameSpan, type Span, shift } from '../span';
import { rowMajor } from './arrays/strides';
import { TapeBuilder } from './builder';
import { Occurrences, type Part } from './occurrences';
import { Primals } from './primals';
import { type CallSite, sizeOf } from './tape';
import { TracedArrays } from './traced-arrays';
import { type ArrayValue, type ListValue, type RealValue, Scope, type Value } from './value';

/** A trace is cancelled where its time is over: what nobody wants any more is not waited for. */
const takesLong = 'the computation takes too long';

/** Ends a trace: what follows cannot be computed. The problem's span is absolute. */
export class TraceStop extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** A part of the program, and what it stood for. */
export type Seen = readonly [part: Part, value: Value];

/** The evaluator, handed over so that statements and calls need not know it. */
export type Evaluate = (context: TraceContext, e: Expression, scope: Scope) => Value;

/** Everything that a trace in progress knows. */
export class TraceContext {
  readonly builder = new TapeBuilder();
  readonly primals: Primals;
  readonly problems: Problem[] = [];
  readonly globals = new Scope(undefined, true);
  readonly occurrences = new Occurrences();
  readonly arrays = new TracedArrays();
  /** Inputs that served as an index, a count or a length. */
  readonly counts = new Set<string>();
  /** The unit being executed; spans are relative to it. */
  unit = 0;
  calls: readonly CallSite[] = [];
  /** Of nested evaluations, so that the stack is bounded. */
  depth = 0;
  private readonly opaqueInputs = new Map<Expression, Value>();
  /** Steps of work so far. */
  steps = 0;
  private watching: Seen[] | undefined;
  private isSilent = false;

  constructor(
    private readonly evaluator: Evaluate,
    readonly program: Program,
    readonly point: ReadonlyMap<string, PointValue>,
    readonly limits: Limits = defaultLimits,
    /** Names assigned a plain constant at the top level that are inputs all the same. */
    readonly constantsAsInputs: ReadonlySet<string> = new Set(),
    private readonly opaque: ReadonlyMap<Expression, string> = new Map(),
    private readonly integers: ReadonlySet<string> = new Set(),
  ) {
    this.primals = new Primals(limits.operations);
  }

  evaluate(e: Expression, scope: Scope): Value {
    return this.evaluator(this, e, scope);
  }

  /** The same, or an unknown value where the expression cannot be followed for one of these reasons: any, if none are named. */
  attempt(e: Expression, scope: Scope, reasons?: ReadonlySet<ProblemCode>): Value {
    const { depth } = this;
    try {
      return this.evaluate(e, scope);
    } catch (error) {
      if (!(error instanceof TraceStop) || reasons?.has(error.problem.code) === false) throw error;
      this.depth = depth;
      return { kind: 'unknown', problem: error.problem, unit: this.unit };
    }
  }

  /** The input that stands for an expression which is not computed; the same one each time. */
  opaqueInput(e: Expression): Value | undefined {
    if (!this.opaque.size) return undefined;
    const name = this.opaque.get(e);
    const value = name === undefined ? undefined : this.point.get(name);
    if (name === undefined || value === undefined) return undefined;
    const known = this.opaqueInputs.get(e) ?? this.input(name, value);
    this.opaqueInputs.set(e, known);
    return known;
  }

  /** Remembers what a part of the program stood for; gives the value back. */
  seen(part: Part, value: Value): Value {
    this.watching?.push([part, value]);
    if (!this.isSilent) this.record(part, value);
    return value;
  }

  record(part: Part, value: Value): void {
    this.occurrences.record(part, this.unit, value, this.primals);
    if (this.calls.length === 0 && isComputed(part) && isTable(value))
      this.arrays.compute(value, this.unit, part.span, this.builder.length);
  }

  /** Runs something, and tells what was seen in its course. */
  watched<T>(seen: Seen[], run: () => T): T {
    const { watching } = this;
    this.watching = seen;
    try {
      return run();
    } finally {
      this.watching = watching;
    }
  }

  /** The same, but nothing of it is recorded. */
  silently<T>(seen: Seen[], run: () => T): T {
    const { isSilent } = this;
    this.isSilent = true;
    try {
      return this.watched(seen, run);
    } finally {
      this.isSilent = isSilent;
    }
  }

  /** Whether so many operations and steps are within the limits. */
  hasRoom(operations: number, steps: number): boolean {
    const { limits } = this;
    return this.builder.length + operations <= limits.operations && this.steps + steps <= limits.steps;
  }

  /** Counts a step of work; ends the trace when it is too much or was cancelled. */
  step(at: Span): void {
    this.steps++;
    if (this.steps > this.limits.steps)
      this.stop(
        'too-large',
        at,
        `the computation takes more than ${this.limits.steps.toLocaleString('en-US')} steps`,
      );
    if (this.steps % 1024 === 0 && this.limits.cancelled?.()) this.stop('cancelled', at, takesLong);
  }

  /** Counts steps for which there is room. */
  advance(steps: number): void {
    const from = this.steps;
    this.steps += steps;
    if (Math.floor(from / 1024) < Math.floor(this.steps / 1024) && this.limits.cancelled?.())
      this.stop('cancelled', { start: 0, end: 0 }, takesLong);
  }

  /** A function of each item, one after the other, as the rounds of a loop. */
  inRounds<T, R>(items: readonly T[], f: (item: T, k: number) => R): R[] {
    return this.builder.loop((loop) =>
      items.map((item, k) => {
        const result = f(item, k);
        loop.round();
        return result;
      }),
    );
  }

  stop(code: ProblemCode, at: Span, message: string): never {
    throw new TraceStop(problem(code, this.absolute(at), message));
  }

  /** Tells something once a place. */
  note(code: ProblemCode, at: Span, message: string): void {
    const span = this.absolute(at);
    const known = this.problems.some((p) => p.code === code && isSameSpan(p.span, span));
    if (!known) this.problems.push(problem(code, span, message));
  }

  absolute(at: Span): Span {
    return shift(at, this.unitAt(this.unit)?.start ?? 0);
  }

  unitAt(index: number): Unit | undefined {
    return this.program.units[index];
  }

  constant(value: number): RealValue {
    const node = this.builder.constant(value);
    this.primals.constant(node, value);
    return { kind: 'real', node };
  }

  /** A new input of the tape, as a number or an array of numbers; one of the `integers` is none of the tape. */
  input(name: string, value: PointValue): Value {
    if (this.integers.has(name) && typeof value === 'number' && Number.isSafeInteger(value))
      return { kind: 'integer', value };
    const { shape, numbers } = flattened(value);
    if (numbers.length !== sizeOf(shape)) {
      throw new TraceStop(
        problem('shape-mismatch', { start: 0, end: 0 }, `the rows of ${name} have different lengths`),
      );
    }
    if (this.builder.length + numbers.length > this.limits.operations)
      throw new TraceStop(
        problem(
          'too-large',
          { start: 0, end: 0 },
          `${name} has ${numbers.length} elements, which are too many`,
        ),
      );
    const first = this.builder.input(name, shape);
    for (const v of numbers) this.primals.push(v, true);
    if (shape.length === 0) return { kind: 'real', node: first };
    if (this.program.listInputs) return nestedInput(shape, first);
    return {
      kind: 'array',
      shape,
      buffer: new Array<Value>(numbers.length),
      first,
      offset: 0,
      strides: rowMajor(shape),
    };
  }

  /** Records one operation on real numbers and computes its value. */
  emit(operation: string, operands: readonly number[], at: Span, errors?: 'raise'): number {
    if (this.builder.length >= this.limits.operations) {
      this.stop(
        'too-large',
        at,
        `the computation has more than ${this.limits.operations.toLocaleString('en-US')} operations`,
      );
    }
    this.builder.at(this.unit, at, this.calls);
    const { code, primitive } = entryNamed(operation) ?? unknownOperation(operation);
    const node = this.builder.apply(code, operands, errors === 'raise');
    const value = this.primals.computed(primitive, operands, 0, operands.length);
    if (errors === 'raise' && !Number.isFinite(value)) this.raised(operation, operands, value, at);
    this.primals.push(value, this.primals.isAnyActive(operands, 0, operands.length));
    return node;
  }

  valueAt(node: number): number {
    return this.primals.at(node);
  }

  /** node → value of the finished tape; nothing may be traced any more. */
  finish(): Float64Array {
    return this.primals.finish();
  }

  /** Whether a derivative can flow into a node from an input. */
  isActive(node: number): boolean {
    return this.primals.isActive(node);
  }

  /** The branch taken here holds as long as `node` keeps its value. */
  guard(node: number, at: Span): void {
    this.builder.at(this.unit, at, this.calls);
    this.builder.guard(node, this.valueAt(node));
  }

  private raised(operation: string, operands: readonly number[], value: number, at: Span): void {
    const args = operands.map((k) => this.valueAt(k));
    const orderly = Number.isNaN(value) ? !args.some(Number.isNaN) : args.every(Number.isFinite);
    if (!orderly) return;
    this.stop('outside-domain', at, `${operation}(${args.join(', ')}) ends the program with an error here`);
  }
}

function isComputed({ kind }: Part): boolean {
  return kind === 'apply' || kind === 'call';
}

/** An array, or a list that stands for one. */
function isTable(value: Value): value is ArrayValue | ListValue {
  return value.kind === 'array' || (value.kind === 'list' && value.form === 'list');
}

function unknownOperation(name: string): never {
  throw new Error(`no operation is called ${name}`);
}

/** An input's elements as lists in lists, row by row, from its first node on. */
function nestedInput([count, ...inner]: readonly number[], first: number): Value {
  if (count === undefined) return { kind: 'real', node: first };
  const size = sizeOf(inner);
  const items = new Array<Value>(count);
  for (let k = 0; k < count; k++) items[k] = nestedInput(inner, first + k * size);
  return { kind: 'list', form: 'list', items };
}

/** A point's value as a shape and its numbers row by row; a ragged one keeps the shape of its first rows. */
function flattened(value: PointValue): { shape: number[]; numbers: readonly number[] } {
  const shape: number[] = [];
  for (let inner: PointValue | undefined = value; typeof inner === 'object'; inner = inner[0])
    shape.push(inner.length);
  if (typeof value === 'number') return { shape, numbers: [value] };
  const isFlat = (numbers: readonly PointValue[]): numbers is readonly number[] =>
    numbers.every((v) => typeof v === 'number');
  return { shape, numbers: isFlat(value) ? value : (value.flat(20) as number[]) };
}
