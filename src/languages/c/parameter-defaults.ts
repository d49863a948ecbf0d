import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal, name } from '../shared/nodes';
import { converted, listOf, reserved } from './conversions';
import { unsetOf } from './initialisers';
import type { Lowering } from './lowering';
import type { MemoryUses } from './memory-uses';
import { fieldsOf, isScalar, sizeAt } from './structs';
import type { ParameterSyntax } from './syntax';
import { type CType, isInteger } from './types';

/**
 * What a parameter is where nobody gives it a value: the text's default; of a struct its fields, each an input of
 * its own, `p.x`; of memory that is written before it is read, as much of it as is written.
 */
export function parameterDefault(
  lowering: Lowering,
  { name: own, type, span, default: value }: ParameterSyntax,
  uses: MemoryUses,
): Expression | undefined {
  if (value) return converted(lowering, lowering.expression(value), plainly(type), span);
  const target = type.kind === 'pointer' || type.kind === 'reference' ? type.to : undefined;
  const isOut = target !== undefined && uses.writtenFirst.has(own);
  const struct = target ?? type;
  if (struct.kind === 'struct')
    return isOut ? unsetOf(lowering, struct, span) : fieldInputs(lowering, own, struct.name, span, 0);
  if (!isOut || !target) return undefined;
  if (isScalar(target))
    return uses.several.has(own) ? growing([], span) : reserved(span, [literal(span, 1, true)], undefined);
  const sizes = target.kind === 'array' ? innerSizes(lowering, target, span) : undefined;
  return sizes && growing(sizes, span);
}

function plainly(type: CType): CType {
  return type.kind === 'reference' ? type.to : type;
}

function growing(sizes: readonly Expression[], at: Span): Expression {
  return apply(at, 'growing', [listOf(at, sizes)]);
}

/** The lengths of the rows that a pointer to arrays points to. */
function innerSizes(lowering: Lowering, type: CType, at: Span): Expression[] | undefined {
  const sizes: Expression[] = [];
  let inner = type;
  while (inner.kind === 'array') {
    if (!inner.size) return undefined;
    sizes.push(sizeAt(lowering, inner.size, at));
    inner = inner.of;
  }
  return isScalar(inner) ? sizes : undefined;
}

const deepestFields = 6;

/** A record whose fields are names of a point: `p.x`. */
function fieldInputs(
  lowering: Lowering,
  path: string,
  struct: string,
  at: Span,
  depth: number,
): Expression | undefined {
  const fields = fieldsOf(lowering, struct);
  if (!fields || depth > deepestFields) return undefined;
  return {
    kind: 'record',
    span: at,
    fields: fields.map((field) => {
      const full = `${path}.${field.name}`;
      return { name: field.name, value: fieldInput(lowering, lowering.known(field.type), full, at, depth) };
    }),
  };
}

function fieldInput(lowering: Lowering, type: CType, full: string, at: Span, depth: number): Expression {
  if (type.kind === 'struct')
    return fieldInputs(lowering, full, type.name, at, depth + 1) ?? unsetOf(lowering, type, at);
  if (isInteger(type)) return apply(at, 'toInteger', [name(at, full)]);
  if (type.kind === 'truth') return apply(at, 'truth', [name(at, full)]);
  const isNumbers =
    type.kind === 'real' || ((type.kind === 'array' || type.kind === 'vector') && isScalar(type.of));
  if (isNumbers) return name(at, full);
  return apply(at, 'unsetValue', []);
}
