import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, lambda, literal } from '../shared/nodes';
import { fileCall } from './calls';
import { converted, filled, reserved, zeroOf } from './conversions';
import type { Lowering, Typed } from './lowering';
import { chosen, functionName } from './overloads';
import { fieldsOf, placedAt, plainLength, sizeAt } from './structs';
import type { InitialiserItem, SyntaxExpression } from './syntax';
import type { CType } from './types';
import { vectorValue } from './vectors';

type ArrayType = Extract<CType, { kind: 'array' }>;

/** `T(…)`, `T{…}`, and what a declared `T` begins with. */
export function constructed(
  lowering: Lowering,
  type: CType,
  args: readonly SyntaxExpression[],
  braces: SyntaxExpression | undefined,
  at: Span,
): Typed {
  const known = lowering.known(type);
  switch (known.kind) {
    case 'vector':
      return vectorValue(lowering, known, args, braces, at);
    case 'struct':
      return { type: known, value: structValue(lowering, known.name, args, braces, at), fresh: true };
    case 'array':
      return { type: known, value: arrayValue(lowering, known, itemsOf(braces), at), fresh: true };
    case 'deduced':
    case 'function':
    case 'integer':
    case 'pointer':
    case 'real':
    case 'reference':
    case 'text':
    case 'truth':
    case 'unknown':
    case 'void':
      return { type: known, value: scalarValue(lowering, known, args, braces, at), fresh: true };
  }
}

function itemsOf(braces: SyntaxExpression | undefined): readonly InitialiserItem[] {
  return braces?.kind === 'braces' ? braces.items : [];
}

function scalarValue(
  lowering: Lowering,
  type: CType,
  args: readonly SyntaxExpression[],
  braces: SyntaxExpression | undefined,
  at: Span,
): Expression {
  const values = braces ? itemsOf(braces).map((item) => item.value) : args;
  const [first] = values;
  if (values.length > 1) return lowering.refuse('wrong-arguments', at, 'One value is needed here').value;
  return first ? valueFor(lowering, type, first) : zeroOf(type, at);
}

/** A value for a place of this type, which may be given in braces. */
export function valueFor(lowering: Lowering, type: CType, e: SyntaxExpression): Expression {
  if (e.kind === 'braces') return constructed(lowering, type, [], e, e.span).value;
  return converted(lowering, lowering.expression(e), type, e.span);
}

/** What is never given a value: reading it stops. */
export function unsetOf(lowering: Lowering, type: CType, at: Span): Expression {
  const known = lowering.known(type);
  if (known.kind === 'array') return unsetArray(lowering, known, at);
  if (known.kind === 'vector') return vectorValue(lowering, known, [], undefined, at).value;
  if (known.kind !== 'struct') return apply(at, 'unsetValue', []);
  return recordOf(lowering, known.name, at, (field) => unsetOf(lowering, field, at));
}

function zeroValue(lowering: Lowering, type: CType, at: Span): Expression {
  const known = lowering.known(type);
  if (known.kind === 'array') return arrayValue(lowering, known, [], at);
  if (known.kind === 'vector')
    return vectorValue(lowering, known, [], { kind: 'braces', span: at, items: [] }, at).value;
  if (known.kind !== 'struct') return zeroOf(known, at);
  return recordOf(lowering, known.name, at, (field) => zeroValue(lowering, field, at));
}

function recordOf(
  lowering: Lowering,
  struct: string,
  at: Span,
  make: (type: CType) => Expression,
): Expression {
  const fields = fieldsOf(lowering, struct);
  if (!fields) return refusedStruct(lowering, struct, at);
  return {
    kind: 'record',
    span: at,
    fields: fields.map((field) => ({ name: field.name, value: make(field.type) })),
  };
}

function refusedStruct(lowering: Lowering, struct: string, at: Span): Expression {
  const why =
    lowering.environment.structs.get(struct)?.refused ?? `The struct ${struct} is not defined in this file`;
  return lowering.refuse('unsupported-syntax', at, why).value;
}

/** An object: by its constructor, or field by field. */
function structValue(
  lowering: Lowering,
  struct: string,
  args: readonly SyntaxExpression[],
  braces: SyntaxExpression | undefined,
  at: Span,
): Expression {
  const all = lowering.environment.functions.get(functionName({ owner: struct, name: struct }));
  const items = itemsOf(braces);
  const values = braces ? items.map((item) => item.value) : args;
  const [only] = values;
  if (only && values.length === 1 && only.kind !== 'braces' && !items[0]?.field) {
    const from = lowering.expression(only);
    if (from.type.kind === 'struct') return converted(lowering, from, from.type, at);
  }
  const making = all?.some((f) => f.body) ? chosen(all, values.length) : undefined;
  if (making === 'several')
    return lowering.refuse(
      'unsupported-syntax',
      at,
      `${struct} has several constructors, of which one is chosen by types: this is not followed`,
    ).value;
  if (making?.body) {
    const callee = { kind: 'name', span: at, text: struct, qualifiers: [] } as const;
    return fileCall(lowering, making, callee, { span: at, args: values }, []).value;
  }
  if (!braces && args.length)
    return lowering.refuse('wrong-arguments', at, `${struct} has no constructor`).value;
  return fieldByField(lowering, struct, items, at, braces !== undefined);
}

/** What is not given is zero where braces stand, unset where none do; or what the struct itself says. */
function fieldByField(
  lowering: Lowering,
  struct: string,
  items: readonly InitialiserItem[],
  at: Span,
  zero: boolean,
): Expression {
  const fields = fieldsOf(lowering, struct);
  if (!fields) return refusedStruct(lowering, struct, at);
  const given = new Map<string, SyntaxExpression>();
  let next = 0;
  for (const { field, value } of items) {
    const k = field === undefined ? next : fields.findIndex((f) => f.name === field);
    const found = fields[k];
    if (!found)
      return lowering.refuse('wrong-arguments', value.span, `${struct} has no place for this value`).value;
    given.set(found.name, value);
    next = k + 1;
  }
  const value = (type: CType, own: string, begin: SyntaxExpression | undefined): Expression => {
    const written = given.get(own);
    if (written) return valueFor(lowering, lowering.known(type), written);
    if (begin) return placedAt(valueFor(lowering, lowering.known(type), begin), at);
    return zero ? zeroValue(lowering, type, at) : unsetOf(lowering, type, at);
  };
  return {
    kind: 'record',
    span: at,
    fields: fields.map((field) => ({ name: field.name, value: value(field.type, field.name, field.value) })),
  };
}

/** The lengths of an array of arrays, and what it is one of. */
function dimensions(type: ArrayType): { sizes: (SyntaxExpression | undefined)[]; of: CType } {
  const sizes: (SyntaxExpression | undefined)[] = [];
  let of: CType = type;
  while (of.kind === 'array') {
    sizes.push(of.size);
    of = of.of;
  }
  return { sizes, of };
}

function unsetArray(lowering: Lowering, type: ArrayType, at: Span): Expression {
  const { sizes, of } = dimensions(type);
  if (sizes.includes(undefined))
    return lowering.refuse('unsupported-syntax', at, 'How long this array is is not said').value;
  const lengths = sizes.flatMap((size) => (size ? [sizeAt(lowering, size, at)] : []));
  const known = lowering.known(of);
  return reserved(
    at,
    lengths,
    known.kind === 'struct' || known.kind === 'vector'
      ? lambda(at, [], unsetOf(lowering, known, at))
      : undefined,
  );
}

/** `{1, 2, 3}`, `{{1, 2}, {3, 4}}`, `{0}`: what is not given is zero. */
function arrayValue(
  lowering: Lowering,
  type: ArrayType,
  items: readonly InitialiserItem[],
  at: Span,
): Expression {
  const { sizes, of } = dimensions(type);
  const known = lowering.known(of);
  const inner = sizes.slice(1).map((size) => plainLength(lowering, size));
  const widths: number[] = [];
  for (const width of inner) {
    if (width === undefined)
      return lowering.refuse('unsupported-syntax', at, 'The length of these rows is not plain in the text')
        .value;
    widths.push(width);
  }
  const zero = zeroValue(lowering, known, at);
  const made = new Flat(lowering, known, zero);
  const why = made.fill(items, widths, 0);
  if (why) return lowering.refuse('unsupported-syntax', at, why).value;
  const each = widths.reduce((n, d) => n * d, 1);
  const [outer] = sizes;
  const length = outer
    ? sizeAt(lowering, outer, at)
    : literal(at, Math.ceil(made.values.length / each), true);
  const lengths = [length, ...widths.map((width) => literal(at, width, true))];
  const rest = known.kind === 'struct' || known.kind === 'vector' ? lambda(at, [], zero) : zero;
  return filled(at, lengths, made.values, rest);
}

/** More elements than these are not written out. */
const mostValues = 100_000;

/** The values of an array row by row, as braces give them. */
class Flat {
  readonly values: Expression[] = [];

  constructor(
    private readonly lowering: Lowering,
    private readonly of: CType,
    private readonly zero: Expression,
  ) {}

  /** Fills from `from` on; says why where it cannot. Braces begin a row; values without them go on in the one before. */
  fill(items: readonly InitialiserItem[], widths: readonly number[], from: number): string | undefined {
    const each = widths.reduce((n, d) => n * d, 1);
    let at = from;
    for (const { value, index, field } of items) {
      if (field !== undefined) return 'A field has no place in an array';
      if (index) {
        const position = plainLength(this.lowering, index);
        if (position === undefined) return 'This index is not plain in the text';
        at = from + position * each;
      }
      if (at > mostValues) return 'This array is too large';
      if (value.kind === 'braces' && widths.length) {
        const why = this.fill(value.items, widths.slice(1), at);
        if (why) return why;
        at += each;
      } else this.put(at++, value);
    }
    return undefined;
  }

  private put(at: number, value: SyntaxExpression): void {
    while (this.values.length < at) this.values.push(this.zero);
    this.values[at] = valueFor(this.lowering, this.of, value);
  }
}
