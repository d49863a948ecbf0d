import type { Expression, Parameter } from '../../core/program/program';
import { apply, call, lambda, name } from '../shared/nodes';
import { addressTaken } from './boxed';
import type { Lowering, Typed } from './lowering';
import { variablePlace } from './names';
import { parameterKind } from './parameters';
import { isAggregate } from './structs';
import type { LambdaSyntax, SyntaxStatement } from './syntax';
import { type CType, common, isReal, templateReal, truth, voidType } from './types';

/** `[=, &x](double t) { … }`. */
export function lambdaValue(lowering: Lowering, e: LambdaSyntax): Typed {
  const types = e.parameters.map((p) =>
    p.type.kind === 'deduced' ? templateReal : lowering.declared(p.type, p.span),
  );
  const returned: CType[] = [];
  const declared = e.result && lowering.known(e.result);
  const boxed = new Set([...lowering.around.boxed, ...addressTaken(e.body, lowering.environment)]);
  const around = { result: declared, boxed, owner: lowering.around.owner, returned };
  const value = lowering.inFunction(around, (): Expression => {
    const parameters = e.parameters.map((p, k): Parameter => {
      const type = types[k] ?? templateReal;
      lowering.declare(p.name, { type, name: p.name, boxed: false });
      const kind = parameterKind(type);
      return { name: p.name, span: p.span, ...(kind && { type: kind }) };
    });
    return lambda(e.span, parameters, lowering.statements(e.body));
  });
  const result = declared ?? resultOf(returned);
  return {
    type: { kind: 'function', parameters: types, result },
    value: withCaptures(lowering, e, value),
    fresh: true,
  };
}

/** What all `return` give; of different numbers none is known. */
function resultOf(returned: readonly CType[]): CType {
  const [first, ...others] = returned;
  if (!first) return voidType;
  if (returned.every((type) => isReal(type)))
    return returned.reduce<CType>((a, b) => common(a, b) ?? a, first);
  if (returned.every((type) => type.kind === 'truth')) return truth;
  return others.every((type) => JSON.stringify(type) === JSON.stringify(first))
    ? first
    : { kind: 'unknown', name: 'auto' };
}

/** What is captured by value keeps the value that it has where the lambda stands. */
function withCaptures(lowering: Lowering, e: LambdaSyntax, value: Expression): Expression {
  const named = e.captures.filter((c) => !c.byReference && c.name !== 'this');
  const references = new Set(e.captures.filter((c) => c.byReference).map((c) => c.name));
  const own = new Set(named.map((c) => c.name));
  const all = e.capture === '=' ? [...namesIn(e.body)].filter((n) => !references.has(n) && !own.has(n)) : [];
  const captured = [...named, ...all.map((n) => ({ name: n, value: undefined }))].flatMap((c) => {
    const from = c.value ? lowering.expression(c.value).value : captureOf(lowering, c.name, e);
    return from ? [{ name: c.name, from }] : [];
  });
  if (!captured.length) return value;
  const parameters = captured.map((c): Parameter => ({ name: c.name, span: e.span }));
  return call(
    e.span,
    lambda(e.span, parameters, value),
    captured.map((c) => c.from),
  );
}

function captureOf(
  lowering: Lowering,
  text: string,
  { span, parameters }: LambdaSyntax,
): Expression | undefined {
  if (!lowering.isLocal(text) || parameters.some((p) => p.name === text)) return undefined;
  const found = lowering.variable(text);
  if (!found || found.type.kind === 'function') return undefined;
  if (found.boxed || found.type.kind === 'reference') {
    // A copy of the memory, which is read as memory inside.
    return isAggregate(found.type)
      ? name(span, found.name)
      : apply(span, 'deepCopy', [name(span, found.name)]);
  }
  const { read, type } = variablePlace(found, span);
  return isAggregate(type) ? apply(span, 'deepCopy', [read]) : read;
}

/** Every name in the text of a body. */
function namesIn(body: readonly SyntaxStatement[]): Set<string> {
  const found = new Set<string>();
  const open: unknown[] = [body];
  for (let next = open.pop(); open.length || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if ('kind' in next && next.kind === 'name' && 'text' in next && typeof next.text === 'string')
      found.add(next.text);
    for (const inner of Object.values(next)) if (typeof inner === 'object') open.push(inner);
  }
  return found;
}
