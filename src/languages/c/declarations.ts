import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal, name, stop } from '../shared/nodes';
import { filled } from './conversions';
import { constructed, unsetOf, valueFor } from './initialisers';
import type { Lowering } from './lowering';
import { placeOf } from './places';
import { isAggregate, isScalar } from './structs';
import type { DeclarationSyntax, DeclaratorSyntax, EnumSyntax } from './syntax';
import { type CType, int } from './types';

/** The names that a declaration makes, each with its value; without one it may not be read. */
export function declaration(lowering: Lowering, e: DeclarationSyntax, isGlobal: boolean): Statement[] {
  return e.declarators.flatMap((d) => declarator(lowering, e, d, isGlobal));
}

function declarator(
  lowering: Lowering,
  e: DeclarationSyntax,
  d: DeclaratorSyntax,
  isGlobal: boolean,
): Statement[] {
  const type = deducedType(lowering, lowering.declared(d.type, d.nameSpan), d);
  if (type.kind === 'function' && !d.value) {
    lowering.declare(d.name, { type, name: d.name, boxed: false });
    return [];
  }
  if (type.kind === 'reference') return reference(lowering, type.to, d);
  const isKept = e.isStatic && !isGlobal && !e.isConstant;
  const changes = isKept && (lowering.around.changed?.has(d.name) ?? true);
  // The value of a variable that the text gives none is whatever the rest of the program gave it.
  if (isGlobal && !d.value && !d.args && (e.isExternal || (isScalar(type) && !e.isConstant))) return [];
  const value = changes ? keptValue(d) : beginning(lowering, type, d, e.isStatic && !isGlobal);
  const boxed = lowering.around.boxed.has(d.name) && isScalar(type) && !isGlobal;
  lowering.declare(d.name, { type, name: d.name, boxed });
  const own = boxed ? filled(d.span, [literal(d.span, 1, true)], [value], literal(d.span, null)) : value;
  const isConstant = e.isConstant || /^[A-Z][A-Z0-9_]+$/.test(d.name);
  return [
    {
      kind: 'assign',
      span: d.span,
      target: { kind: 'name', span: d.nameSpan, name: d.name },
      value: own,
      scope: 'block',
      ...(isConstant && { constant: true }),
    },
  ];
}

/** A variable that lives on between calls: what it holds depends on all calls before. */
function keptValue(d: DeclaratorSyntax): Expression {
  const message = `${d.name} keeps its value from call to call, which is not followed`;
  return stop(problem('unsupported-syntax', d.span, message));
}

/** Of `auto` the type of the value. */
function deducedType(lowering: Lowering, type: CType, d: DeclaratorSyntax): CType {
  const first = d.value ?? d.args?.[0];
  if (type.kind === 'pointer' && type.to.kind === 'deduced' && first) return lowering.expression(first).type;
  if (type.kind === 'reference' && type.to.kind === 'deduced' && first)
    return { ...type, to: lowering.expression(first).type };
  if (type.kind !== 'deduced') return type;
  if (!first || first.kind === 'braces') return { kind: 'unknown', name: 'auto' };
  const found = lowering.expression(first).type;
  return found.kind === 'array' ? { kind: 'pointer', to: found.of } : found;
}

/** What it begins with; of a static one without a value that is zero. */
function beginning(lowering: Lowering, type: CType, d: DeclaratorSyntax, isZero: boolean): Expression {
  if (d.value) {
    return d.value.kind === 'braces'
      ? constructed(lowering, type, [], d.value, d.span).value
      : type.kind === 'array'
        ? lowering.expression(d.value).value
        : valueFor(lowering, type, d.value);
  }
  if (d.args) return constructed(lowering, type, d.args, undefined, d.span).value;
  if (isZero)
    return constructed(lowering, type, [], { kind: 'braces', span: d.span, items: [] }, d.span).value;
  if (type.kind === 'struct') return constructedPlainly(lowering, type, d.span);
  return unsetOf(lowering, type, d.span);
}

function constructedPlainly(lowering: Lowering, type: CType, at: Span): Expression {
  return constructed(lowering, type, [], undefined, at).value;
}

/** `double& r = x`: another name for the same place. */
function reference(lowering: Lowering, to: CType, d: DeclaratorSyntax): Statement[] {
  const first = d.value ?? d.args?.[0];
  const place = first && placeOf(lowering, first);
  const variable = first?.kind === 'name' ? lowering.variable(first.text) : undefined;
  if (variable && lowering.isLocal(first?.kind === 'name' ? first.text : '')) {
    lowering.declare(d.name, variable);
    return [];
  }
  const aggregate = isAggregate(to);
  const address = place && (aggregate ? place.read : place.address);
  const value = address ?? (first ? valueFor(lowering, to, first) : undefined);
  const type: CType = address && !aggregate ? { kind: 'reference', to } : to;
  lowering.declare(d.name, { type, name: d.name, boxed: false });
  const missing = stop(problem('syntax', d.span, 'A reference needs something to refer to'));
  return [
    {
      kind: 'assign',
      span: d.span,
      target: { kind: 'name', span: d.nameSpan, name: d.name },
      value: value ?? missing,
      scope: 'block',
    },
  ];
}

/** The constants of an enumeration, each one more than the one before. */
export function enumeration(lowering: Lowering, { constants }: EnumSyntax): Statement[] {
  let before: string | undefined;
  return constants.map(({ name: own, span, value }): Statement => {
    const next =
      before === undefined
        ? literal(span, 0, true)
        : apply(span, 'add', [name(span, before), literal(span, 1, true)]);
    const at = { start: span.start, end: value ? Math.max(span.end, value.span.end) : span.end };
    const from = value ? valueFor(lowering, int, value) : next;
    lowering.declare(own, { type: int, name: own, boxed: false });
    before = own;
    return {
      kind: 'assign',
      span: at,
      target: { kind: 'name', span, name: own },
      value: from,
      scope: 'block',
      constant: true,
    };
  });
}
