import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, call, literal, name } from '../shared/nodes';
import { run } from './assignments';
import { converted } from './conversions';
import type { Lowering, Typed } from './lowering';
import { pointedAt } from './names';
import { binary } from './operators';
import { loadedFrom } from './places';
import type { NameSyntax } from './syntax';
import { type CType, elementOf } from './types';

/** `std::accumulate(first, last, start)`, in the type of its start, as C++ has it; with a function of two values. */
export function accumulated(
  lowering: Lowering,
  values: readonly Typed[],
  callee: NameSyntax,
  at: Span,
): Typed {
  const [first, last, start, combine] = values;
  const type = first && elementOf(first.type);
  if (!first || !last || !start || !type || values.length > 4)
    return lowering.refuse('wrong-arguments', callee.span, 'accumulate with these arguments is not followed');
  const [total, place] = [lowering.made(at), lowering.made(at)];
  const sum: Typed = { type: start.type, value: name(at, total) };
  const element = loadedFrom(pointedAt(type, name(at, place), at), at);
  const next = combine ? ofFunction(combine, [sum, element], at) : binary(lowering, '+', sum, element, at);
  const value = run(at, [
    held(total, start.value, at),
    held(place, first.value, at),
    walk(
      place,
      last.value,
      [changed(total, converted(lowering, next, start.type, at), at), step(place, at)],
      at,
    ),
    { kind: 'return', span: at, value: name(at, total) },
  ]);
  return { type: start.type, value };
}

/** `std::inner_product(first, last, other, start)`. */
export function innerProduct(
  lowering: Lowering,
  values: readonly Typed[],
  callee: NameSyntax,
  at: Span,
): Typed {
  const [first, last, other, start] = values;
  const [a, b] = [first && elementOf(first.type), other && elementOf(other.type)];
  if (!first || !last || !other || !start || !a || !b || values.length !== 4)
    return lowering.refuse(
      'wrong-arguments',
      callee.span,
      'inner_product with these arguments is not followed',
    );
  const [total, one, two] = [lowering.made(at), lowering.made(at), lowering.made(at)];
  const load = (type: CType, place: string): Typed => loadedFrom(pointedAt(type, name(at, place), at), at);
  const product = binary(lowering, '*', load(a, one), load(b, two), at);
  const next = binary(lowering, '+', { type: start.type, value: name(at, total) }, product, at);
  const value = run(at, [
    held(total, start.value, at),
    held(one, first.value, at),
    held(two, other.value, at),
    walk(
      one,
      last.value,
      [changed(total, converted(lowering, next, start.type, at), at), step(one, at), step(two, at)],
      at,
    ),
    { kind: 'return', span: at, value: name(at, total) },
  ]);
  return { type: start.type, value };
}

function ofFunction({ type, value }: Typed, args: readonly Typed[], at: Span): Typed {
  const result = type.kind === 'function' ? type.result : ({ kind: 'unknown', name: 'result' } as const);
  return {
    type: result,
    value: call(
      at,
      value,
      args.map((arg) => arg.value),
    ),
  };
}

function held(own: string, value: Expression, at: Span): Statement {
  return { kind: 'assign', span: at, target: { kind: 'name', span: at, name: own }, value, scope: 'block' };
}

function changed(own: string, value: Expression, at: Span): Statement {
  return { kind: 'assign', span: at, target: { kind: 'name', span: at, name: own }, value, scope: 'nearest' };
}

function step(own: string, at: Span): Statement {
  return changed(own, apply(at, 'pointerAt', [name(at, own), literal(at, 1, true)]), at);
}

/** Runs `body` until the pointer arrives at the last one. */
function walk(own: string, last: Expression, body: readonly Statement[], at: Span): Statement {
  const test = apply(at, 'less', [apply(at, 'pointerDistance', [name(at, own), last]), literal(at, 0, true)]);
  return { kind: 'while', span: at, test, body, update: [], testLast: false, scoped: true };
}
