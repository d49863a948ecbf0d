import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal, once } from '../shared/nodes';
import { plainInteger } from './environment';
import type { Lowering } from './lowering';
import type { DeclaratorSyntax, SyntaxExpression } from './syntax';
import type { CType } from './types';

/** The fields of a struct, in order; undefined where its objects cannot be followed. */
export function fieldsOf(lowering: Lowering, name: string): readonly DeclaratorSyntax[] | undefined {
  const struct = lowering.environment.structs.get(name);
  return struct && !struct.refused ? struct.fields : undefined;
}

export function fieldType(lowering: Lowering, struct: string, field: string): CType | undefined {
  const found = fieldsOf(lowering, struct)?.find(({ name }) => name === field);
  return found && lowering.known(found.type);
}

/** Structs nested deeper contain themselves. */
const deepestStruct = 20;

/** A struct with the same values and memory of its own for its arrays: what an assignment of it makes. */
export function copyOfStruct(
  lowering: Lowering,
  name: string,
  value: Expression,
  at: Span,
  depth = 0,
): Expression {
  const fields = fieldsOf(lowering, name);
  if (!fields || depth > deepestStruct) return value;
  return once(at, value, (shared) => ({
    kind: 'record',
    span: at,
    fields: fields.map((field) => {
      const own: Expression = { kind: 'field', span: at, object: shared, name: field.name };
      return { name: field.name, value: copied(lowering, lowering.known(field.type), own, at, depth) };
    }),
  }));
}

function copied(lowering: Lowering, type: CType, value: Expression, at: Span, depth: number): Expression {
  if (type.kind === 'array' || type.kind === 'vector') return apply(at, 'deepCopy', [value]);
  return type.kind === 'struct' ? copyOfStruct(lowering, type.name, value, at, depth + 1) : value;
}

/** What a type takes in bytes, which only has to agree with itself. */
export function byteSize(lowering: Lowering, type: CType, at: Span): Expression {
  const number = (bytes: number): Expression => literal(at, bytes, true);
  switch (type.kind) {
    case 'integer':
      return number(type.bits / 8);
    case 'real':
      return number(type.precision === 'single' ? 4 : type.precision === 'double' ? 8 : 16);
    case 'truth':
    case 'void':
      return number(1);
    case 'array': {
      const size = type.size && sizeAt(lowering, type.size, at);
      return size ? apply(at, 'mul', [size, byteSize(lowering, type.of, at)]) : number(8);
    }
    case 'struct': {
      const all = (fieldsOf(lowering, type.name) ?? []).map((field) =>
        byteSize(lowering, lowering.known(field.type), at),
      );
      return all.length ? apply(at, 'sum', all) : number(8);
    }
    case 'reference':
      return byteSize(lowering, type.to, at);
    case 'deduced':
    case 'function':
    case 'pointer':
    case 'text':
    case 'unknown':
    case 'vector':
      return number(8);
  }
}

/** A length where it is used: what a type says may stand anywhere in the file. */
export function sizeAt(lowering: Lowering, size: SyntaxExpression, at: Span): Expression {
  return placedAt(lowering.expression(size).value, at);
}

/** The same expression as if all of it stood at one place. */
export function placedAt(value: Expression, at: Span): Expression {
  return moved(value, at) as Expression;
}

function moved(value: unknown, at: Span): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, at));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    key === 'span' || key === 'nameSpan' ? at : moved(inner, at),
  ]);
  return Object.fromEntries(entries);
}

/** A length that is plain in the text. */
export function plainLength(lowering: Lowering, size: SyntaxExpression | undefined): number | undefined {
  return plainInteger(size, lowering.environment.constants);
}

/** Whether assigning one copies what it holds. */
export function isAggregate(type: CType): boolean {
  return type.kind === 'struct' || type.kind === 'vector' || type.kind === 'array';
}

export function isScalar(type: CType): boolean {
  return (
    type.kind === 'integer' ||
    type.kind === 'real' ||
    type.kind === 'truth' ||
    type.kind === 'pointer' ||
    type.kind === 'unknown'
  );
}
