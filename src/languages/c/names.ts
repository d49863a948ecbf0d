import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { literal, name } from '../shared/nodes';
import { constantNamed, isLibraryFunction } from './libraries';
import { libraryValue } from './library-values';
import type { Lowering, Place, Typed, Variable } from './lowering';
import { fieldType } from './structs';
import type { NameSyntax } from './syntax';
import { type CType, double, int, pointerTo, truth } from './types';

/** What a name stands for where it is no called function. */
export function nameValue(lowering: Lowering, e: NameSyntax): Typed {
  const place = namePlace(lowering, e);
  if (place) return { type: place.type, value: place.read };
  const { text, span } = e;
  const { owner } = lowering.around;
  if (text === 'this' && owner !== undefined)
    return { type: pointerTo({ kind: 'struct', name: owner }), value: name(span, text) };
  if (text === 'true' || text === 'false') return { type: truth, value: literal(span, text === 'true') };
  if (text === 'NULL' || text === 'nullptr')
    return { type: pointerTo({ kind: 'void' }), value: literal(span, null) };
  const constant = constantNamed(e);
  if (constant !== undefined) return { type: double, value: literal(span, constant) };
  const whole = integerLimits.get(text);
  if (whole !== undefined) return { type: int, value: literal(span, whole, true) };
  const known = lowering.environment.functions.get(text);
  if (known) return functionNamed(text, known.length === 1 ? known[0] : undefined, span);
  if (isLibraryFunction(e)) return libraryValue(lowering, e);
  if (e.qualifiers.length)
    return lowering.refuse('unknown-function', span, `${e.qualifiers.join('::')}::${text} is not known`);
  return { type: lowering.undeclared ?? { kind: 'unknown', name: text }, value: name(span, text) };
}

const integerLimits: ReadonlyMap<string, number> = new Map([
  ['INT_MAX', 2 ** 31 - 1],
  ['INT_MIN', -(2 ** 31)],
  ['SHRT_MAX', 2 ** 15 - 1],
  ['CHAR_BIT', 8],
  ['EXIT_SUCCESS', 0],
  ['EXIT_FAILURE', 1],
  ['GSL_SUCCESS', 0],
]);

function functionNamed(
  text: string,
  known: { readonly parameters: readonly { readonly type: CType }[]; readonly result: CType } | undefined,
  at: Span,
): Typed {
  const type: CType = known
    ? { kind: 'function', parameters: known.parameters.map((p) => p.type), result: known.result }
    : { kind: 'unknown', name: text };
  return { type, value: name(at, text) };
}

/** Where the value of a name stands: a variable, or a field of the object whose method this is. */
export function namePlace(lowering: Lowering, { text, span, qualifiers }: NameSyntax): Place | undefined {
  if (qualifiers[0] === 'std') return undefined;
  const own = lowering.isLocal(text) ? undefined : ownField(lowering, text, span);
  if (own) return own;
  const found = lowering.variable(text);
  return found && variablePlace(found, span);
}

/** A reference stands for what it refers to. */
export function variablePlace({ type, name: own, boxed }: Variable, at: Span): Place {
  const read = name(at, own);
  if (type.kind === 'reference') return pointedAt(type.to, read, at);
  if (boxed) return pointedAt(type, read, at);
  return { type, target: { kind: 'name', span: at, name: own }, read };
}

/** What a pointer points at. */
export function pointedAt(type: CType, pointer: Expression, at: Span): Place {
  const index = { kind: 'at', index: literal(at, 0, true) } as const;
  const part = { kind: 'index', span: at, array: pointer, indices: [index] } as const;
  return { type, target: part, read: part, address: pointer };
}

function ownField(lowering: Lowering, text: string, at: Span): Place | undefined {
  const { owner } = lowering.around;
  const type = owner === undefined ? undefined : fieldType(lowering, owner, text);
  return type && fieldPlace(type, name(at, 'this'), text, at);
}

export function fieldPlace(type: CType, object: Expression, field: string, at: Span): Place {
  const part = { kind: 'field', span: at, object, name: field } as const;
  return { type, target: part, read: part };
}
