import type { Expression, FunctionDefinition, Parameter, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal, name } from '../shared/nodes';
import { addressTaken, changedNames } from './boxed';
import { filled, listOf } from './conversions';

import type { Lowering } from './lowering';
import { type MemoryUses, memoryUses } from './memory-uses';
import { outputsOf } from './outputs';
import { programName } from './overloads';
import { parameterDefault } from './parameter-defaults';
import { parameterKind } from './parameters';
import { isScalar, plainLength, sizeAt } from './structs';
import type { FunctionSyntax, ParameterSyntax } from './syntax';
import { type CType, isInteger } from './types';

/** A function of the file as one of the program; methods begin with the parameter `this`. */
export function functionStatement(lowering: Lowering, f: FunctionSyntax): Statement {
  return { kind: 'function', span: f.span, function: functionDefinition(lowering, f) };
}

function functionDefinition(lowering: Lowering, f: FunctionSyntax): FunctionDefinition {
  const body = f.body ?? [];
  const boxed = addressTaken(body, lowering.environment);
  const result = lowering.declared(f.result, f.nameSpan);
  const owner = f.owner !== undefined && !f.isStatic ? f.owner : undefined;
  const uses = memoryUses(f.parameters, body, lowering.environment);
  const isConstructor = f.owner !== undefined && f.owner === f.name;
  const changed = changedNames(body, lowering.environment);
  return lowering.inFunction({ result, boxed, owner, changed }, () => {
    const own = f.parameters.map((p): Own => ({ ...p, type: lowering.declared(p.type, p.span) }));
    for (const p of own) declareParameter(lowering, p);
    const isStatus = isInteger(result) || result.kind === 'truth';
    const isAsked = (result.kind === 'void' && !isConstructor) || isStatus;
    const outputs = isAsked ? outputsOf(lowering, own, uses) : undefined;
    if (outputs && !isStatus) lowering.around = { ...lowering.around, giveOut: outputs.giveOut };
    const begun = own.flatMap((p) => prologue(lowering, p));
    const statements = lowering.statements(body);
    const atEnd = { start: f.span.end, end: f.span.end };
    return {
      name: programName(lowering.environment.functions, f),
      nameSpan: f.nameSpan,
      parameters: [...selfParameter(lowering, f, owner), ...own.map((p) => parameter(lowering, p, uses))],
      body: [
        ...begun,
        ...(outputs?.before ?? []),
        ...statements,
        ...(isStatus ? [] : (outputs?.giveOut(atEnd) ?? [])),
      ],
      lateDefaults: true,
      ...(outputs && isStatus && { outputs: outputs.written(atEnd) }),
    };
  });
}

type Own = ParameterSyntax;

function declareParameter(lowering: Lowering, { name: own, type }: Own): void {
  if (!own) return;
  const plain = byValue(type);
  lowering.declare(own, { type: plain, name: own, boxed: isBoxed(lowering, own, plain) });
}

/** What cannot be changed through a reference is as good as a value. */
function byValue(type: CType): CType {
  if (type.kind !== 'reference') return type;
  return type.constant || !isScalar(type.to) ? type.to : type;
}

function isBoxed(lowering: Lowering, own: string, type: CType): boolean {
  return lowering.around.boxed.has(own) && isScalar(type);
}

function parameter(lowering: Lowering, p: Own, uses: MemoryUses): Parameter {
  const kind = parameterKind(p.type);
  const value = parameterDefault(lowering, p, uses);
  const own = p.name || lowering.made(p.span);
  const shape = kind === 'array' ? shapeOf(lowering, p, uses) : undefined;
  return {
    name: own,
    span: p.span,
    ...(kind && { type: kind }),
    ...(shape && { shape }),
    ...(value && { default: value }),
  };
}

/** The axes of an array that a parameter points to; of a pointer that is never moved one value. */
function shapeOf(lowering: Lowering, { name: own, type }: Own, uses: MemoryUses): Parameter['shape'] {
  const shape: (number | undefined)[] = [];
  for (let inner = byValue(type); ; ) {
    if (inner.kind === 'pointer') {
      const isOne = inner === type && !uses.several.has(own) && !inner.size && inner.to.kind !== 'array';
      shape.push(isOne ? 1 : plainLength(lowering, inner.size));
      inner = inner.to;
    } else if (inner.kind === 'array' || inner.kind === 'vector') {
      shape.push(plainLength(lowering, inner.size));
      inner = inner.of;
    } else return isScalar(inner) ? shape : undefined;
  }
}

/** What a function does before its own statements: integers have to be integers, and what is pointed at is in memory. */
function prologue(lowering: Lowering, { name: own, type, span }: Own): Statement[] {
  if (!own) return [];
  const plain = byValue(type);
  const value = name(span, own);
  const whole: Statement[] =
    plain.kind === 'integer'
      ? [{ kind: 'expression', span, value: apply(span, 'wholeNumber', [value]) }]
      : [];
  const rows = rowsOf(lowering, plain, value, span);
  if (rows) return [{ ...intoMemory(own, value, span), value: rows }];
  return isBoxed(lowering, own, plain) ? [...whole, intoMemory(own, value, span)] : whole;
}

/** What a pointer to rows points to has rows of the length that its type says, however it is given. */
function rowsOf(lowering: Lowering, type: CType, value: Expression, at: Span): Expression | undefined {
  if (type.kind !== 'pointer' || type.to.kind !== 'array') return undefined;
  const sizes: Expression[] = [];
  let inner: CType = type.to;
  while (inner.kind === 'array' && inner.size) {
    sizes.push(sizeAt(lowering, inner.size, at));
    inner = inner.of;
  }
  return inner.kind === 'array' ? undefined : apply(at, 'asRows', [value, listOf(at, sizes)]);
}

function intoMemory(own: string, value: Expression, at: Span): Extract<Statement, { kind: 'assign' }> {
  const memory = filled(at, [literal(at, 1, true)], [value], literal(at, null));
  return {
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name: own },
    value: memory,
    scope: 'function',
  };
}

function selfParameter(lowering: Lowering, f: FunctionSyntax, owner: string | undefined): Parameter[] {
  if (owner === undefined || owner === f.name) return [];
  const at = f.nameSpan;
  const none: MemoryUses = {
    written: new Set(),
    writtenFirst: new Set(),
    several: new Set(),
    moved: new Set(),
  };
  const value = parameterDefault(
    lowering,
    { name: 'this', span: at, type: { kind: 'struct', name: owner } },
    none,
  );
  return [{ name: 'this', span: at, ...(value && { default: value }) }];
}
