import { Lines } from '../core/lines';
import { isNote, type Problem, problem, problemKinds } from '../core/problem';
import type { PointValue, Program } from '../core/program/program';
import { span } from '../core/span';
import type { TraceTarget } from '../core/tape/trace';
import { inspect } from '../inspection/inspect';
import type { Inspection } from '../inspection/inspection';
import { unitOf } from '../inspection/target';
import { languageFor } from '../languages/index';
import type { Language } from '../languages/language';
import { commandLineLimits } from './limits';
import type { Answer, JsonNested, JsonNumber, PlacedProblem } from './messages';
import type { Request } from './request';

/** Answers one question of `batch`. */
export async function answer(request: Request): Promise<Answer> {
  const language = languageFor(request.language);
  if (!language)
    return refusal(
      request,
      problem('bad-request', span(0, 0), `${request.language} is not a language that is read here`),
    );
  await language.load();
  return asked(request, language);
}

function asked(request: Request, language: Language): Answer {
  const single = request.function === undefined || language.id === 'latex';
  const program = single ? language.parseExpression(request.text) : language.parse(request.text);
  const target = targetOf(request, program);
  if ('code' in target) return refusal(request, target);
  const given = request.at ?? new Map<string, PointValue>();
  const broken = syntaxProblem(program, target);
  if (broken) return refusal(request, broken);
  const inspection = inspect({
    program,
    target,
    given,
    ...(request.wrt ? { wrt: request.wrt } : {}),
    hessian: request.want?.includes('hessian') ?? false,
    limits: commandLineLimits,
  });
  // What stopped the computation says more than a name that stands behind it.
  const unknown = inspection.complete ? unknownWrt(request, program, target) : undefined;
  if (unknown) return refusal(request, unknown);
  return report(request, program, inspection);
}

function targetOf(request: Request, program: Program): TraceTarget | Problem {
  if (request.function !== undefined) return { kind: 'function', name: request.function };
  const [unit] = program.units;
  if (unit?.statements.length) return { kind: 'unit', unit: 0 };
  return (
    firstProblem(program) ?? problem('syntax', span(0, request.text.length), 'there is no expression here')
  );
}

function firstProblem(program: Program): Problem | undefined {
  const placed = program.units.flatMap((u) =>
    u.problems.map((p) => ({ ...p, span: span(p.span.start + u.start, p.span.end + u.start) })),
  );
  return [...program.problems, ...placed].find((p) => !isNote(p));
}

/** A syntax error in what the target is made of. */
function syntaxProblem(program: Program, target: TraceTarget): Problem | undefined {
  const unit = program.units[unitOf(program, target)];
  const found = unit?.problems.find((p) => problemKinds[p.code] === 'invalid');
  return (
    found && unit && { ...found, span: span(found.span.start + unit.start, found.span.end + unit.start) }
  );
}

function unknownWrt(request: Request, program: Program, target: TraceTarget): Problem | undefined {
  const known = namesOf(program, target);
  const unknown = request.wrt?.find((name) => !known.has(name));
  const twice = request.wrt?.find((name, k, all) => all.indexOf(name) !== k);
  if (twice !== undefined) return problem('bad-request', span(0, 0), `wrt names ${twice} twice`);
  return unknown === undefined
    ? undefined
    : problem('bad-request', span(0, 0), `${unknown} is not a name of this text`);
}

/** Names of the text that can be given values. */
function namesOf(program: Program, target: TraceTarget): Set<string> {
  const unit = program.units[unitOf(program, target)];
  const parameters = (unit?.statements ?? []).flatMap((s) =>
    s.kind === 'function' ? s.function.parameters.map((p) => p.name) : [],
  );
  return new Set([...program.units.flatMap((u) => u.refers), ...parameters]);
}

function report(request: Request, program: Program, inspection: Inspection): Answer {
  const problems = [...unusedInputs(request, inspection, program), ...inspection.problems];
  const lines = new Lines(request.text);
  const placed = problems.map((p) => place(lines, p));
  const [output] = inspection.outputs;
  if (!inspection.complete) {
    const stopping = placed.findIndex((p) => !isNote({ ...p, span: span(0, 0) } as Problem));
    const ordered = stopping > 0 ? [...placed.slice(stopping), ...placed.slice(0, stopping)] : placed;
    return { id: request.id, status: 'unsupported', problems: ordered };
  }
  if (!output || inspection.outputs.length !== 1) {
    const manyOutputs = problem(
      'no-output',
      inspection.target.span,
      `${inspection.outputs.length} numbers come out, not one`,
    );
    return { id: request.id, status: 'unsupported', problems: [place(lines, manyOutputs), ...placed] };
  }
  const hessian = inspection.hessian?.map((row) => Array.from(row, jsonNumber));
  return {
    id: request.id,
    status: request.want?.includes('hessian') && !hessian ? 'partial' : 'ok',
    value: jsonNumber(inspection.primals[output.node] ?? Number.NaN),
    gradient: gradientOf(inspection),
    ...(hessian ? { hessian } : {}),
    problems: placed,
  };
}

function unusedInputs(request: Request, inspection: Inspection, program: Program): Problem[] {
  const known = new Set([
    ...program.units.flatMap((u) => u.refers),
    ...inspection.tape.inputs.map((i) => i.name),
  ]);
  const declared = new Set(program.units.flatMap((u) => u.declares));
  return [...(request.at?.keys() ?? [])]
    .filter(
      (name) => !known.has(name) && !declared.has(name) && !inspection.columns.some((c) => c.name === name),
    )
    .map((name) => problem('unused-input', span(0, 0), `${name} is given, but the text does not use it`));
}

/** Each input's derivatives in the shape of the input. */
function gradientOf({ columns, jacobian: [row], point }: Inspection): Record<string, JsonNested> {
  const values = new Map(point.map((e) => [e.name, e.value]));
  const names = new Set(columns.map((c) => c.name.replace(/\[.*$/s, '')));
  let next = 0;
  const take = (): JsonNumber => jsonNumber(row?.[next++] ?? 0);
  return Object.fromEntries([...names].map((name) => [name, inShapeOf(values.get(name) ?? 0, take)]));
}

/** Takes as many numbers as the value has. */
function inShapeOf(value: PointValue, take: () => JsonNumber): JsonNested {
  return typeof value === 'number' ? take() : value.map((v) => inShapeOf(v, take));
}

function jsonNumber(x: number): JsonNumber {
  return Number.isFinite(x) ? x : String(x);
}

export function place(lines: Lines, p: Problem): PlacedProblem {
  const from = lines.positionAt(p.span.start);
  const to = lines.positionAt(p.span.end);
  return {
    code: p.code,
    message: p.message,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** An answer without numbers. */
export function refusal(request: Request, p: Problem): Answer {
  const kind = problemKinds[p.code] === 'invalid' ? 'invalid' : 'unsupported';
  return { id: request.id, status: kind, problems: [place(new Lines(request.text), p)] };
}
