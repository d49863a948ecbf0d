import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { call, lambda, literal, name, stopStatement } from '../shared/nodes';
import { converted } from './conversions';
import type { Lowering, Place, Typed } from './lowering';
import { binary, movedPointer } from './operators';
import { loadedFrom, placeOf } from './places';
import { changes } from './sequencing';
import { copyOfStruct, fieldsOf } from './structs';
import type { SyntaxExpression } from './syntax';
import { int, isPointer } from './types';

type AssignSyntax = Extract<SyntaxExpression, { kind: 'assign' }>;
type CountSyntax = Extract<SyntaxExpression, { kind: 'unary' | 'postfix' }>;

/** The statements of an expression that stands for its effect; undefined where it has none of its own. */
function effects(lowering: Lowering, e: SyntaxExpression): Statement[] | undefined {
  switch (e.kind) {
    case 'assign':
      return assignment(lowering, e).statements;
    case 'postfix':
      return counted(lowering, e).statements;
    case 'unary':
      return e.sign === '++' || e.sign === '--' ? counted(lowering, e).statements : undefined;
    case 'comma':
      return e.parts.flatMap((part) => effectOf(lowering, part));
    case 'bad':
    case 'braces':
    case 'call':
    case 'cast':
    case 'chain':
    case 'character':
    case 'conditional':
    case 'construct':
    case 'index':
    case 'lambda':
    case 'member':
    case 'name':
    case 'number':
    case 'sizeof':
    case 'string':
      return undefined;
  }
}

/** An expression as a statement. */
export function effectOf(lowering: Lowering, e: SyntaxExpression): Statement[] {
  const found = effects(lowering, e);
  if (found) return found;
  const { value } = lowering.expression(e);
  return [{ kind: 'expression', span: value.span, value }];
}

interface Effect {
  readonly statements: Statement[];
  /** What was changed, as it is afterwards. */
  readonly place: Place | undefined;
}

/** `a = b`, `a += b`; of `a = b = c` first `b`. */
function assignment(lowering: Lowering, e: AssignSyntax): Effect {
  const before: Statement[] = [];
  const right = e.right.kind === 'assign' ? nested(lowering, e.right, before) : undefined;
  const place = placeOf(lowering, e.left);
  if (!place) return { statements: [...before, refused(lowering, e.left)], place };
  if (e.sign === '=') {
    const value =
      e.right.kind === 'braces' ? braced(lowering, place, e.right) : (right ?? lowering.expression(e.right));
    return { statements: [...before, ...stored(lowering, place, value, e.span)], place };
  }
  const own = once(lowering, e.left, place, before);
  const value = right ?? lowering.expression(e.right);
  const changed = binary(lowering, e.sign.slice(0, -1), loadedFrom(own, e.left.span), value, e.span);
  return { statements: [...before, ...stored(lowering, own, changed, e.span)], place: own };
}

function nested(lowering: Lowering, e: AssignSyntax, before: Statement[]): Typed {
  const { statements, place } = assignment(lowering, e);
  before.push(...statements);
  return place
    ? loadedFrom(place, e.span)
    : lowering.refuse('unsupported-syntax', e.span, 'This is not followed');
}

/** `x = {1, 2}`. */
function braced(lowering: Lowering, place: Place, e: SyntaxExpression): Typed {
  return lowering.expression({ kind: 'construct', span: e.span, type: place.type, args: [], braces: e });
}

function refused(lowering: Lowering, e: SyntaxExpression): Statement {
  const { value } = lowering.expression(e);
  if (value.kind === 'stop') return stopStatement(value.problem);
  return stopStatement(problem('unsupported-syntax', e.span, 'Nothing can be assigned to this'));
}

/** What is changed and read is found once, where finding it changes something: `*p++ += x`. */
function once(lowering: Lowering, e: SyntaxExpression, place: Place, before: Statement[]): Place {
  if (!place.address || !changes(e)) return place;
  const held = lowering.made(e.span);
  before.push({
    kind: 'assign',
    span: e.span,
    target: { kind: 'name', span: e.span, name: held },
    value: place.address,
    scope: 'block',
  });
  const index = { kind: 'at', index: literal(e.span, 0, true) } as const;
  const part = { kind: 'index', span: e.span, array: name(e.span, held), indices: [index] } as const;
  return { type: place.type, target: part, read: part, address: name(e.span, held) };
}

/** A struct that something may point at keeps its identity: its fields are assigned. */
function stored(lowering: Lowering, place: Place, from: Typed, at: Span): Statement[] {
  const value = converted(lowering, from, place.type, from.value.span);
  if (place.type.kind !== 'struct')
    return [{ kind: 'assign', span: at, target: place.target, value, scope: 'nearest' }];
  const fields = fieldsOf(lowering, place.type.name);
  if (!fields)
    return [
      stopStatement(problem('unsupported-syntax', at, `The struct ${place.type.name} is not followed`)),
    ];
  const held = lowering.made(at);
  const whole = from.fresh ? value : copyOfStruct(lowering, place.type.name, from.value, at);
  const hold: Statement = {
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name: held },
    value: whole,
    scope: 'block',
  };
  const parts = fields.map((field): Statement => {
    const part: Expression = { kind: 'field', span: at, object: name(at, held), name: field.name };
    const target = { kind: 'field', span: at, object: place.read, name: field.name } as const;
    return { kind: 'assign', span: at, target, value: part, scope: 'nearest' };
  });
  return [hold, ...parts];
}

/** `i++` and `--i`. */
function counted(lowering: Lowering, e: CountSyntax): Effect {
  const place = placeOf(lowering, e.operand);
  if (!place) return { statements: [refused(lowering, e.operand)], place };
  const before: Statement[] = [];
  const own = once(lowering, e.operand, place, before);
  const changed = stepped(lowering, loadedFrom(own, e.operand.span), e);
  return { statements: [...before, ...stored(lowering, own, changed, e.span)], place: own };
}

function stepped(lowering: Lowering, from: Typed, { sign, span }: CountSyntax): Typed {
  if (isPointer(from.type)) return movedPointer(from, literal(span, sign === '++' ? 1 : -1, true), span);
  return binary(
    lowering,
    sign === '++' ? '+' : '-',
    from,
    { type: int, value: literal(span, 1, true) },
    span,
  );
}

/** An assignment or a count whose value is used: the change is made where the value is asked for. */
export function changingValue(lowering: Lowering, e: AssignSyntax | CountSyntax): Typed {
  const effect = e.kind === 'assign' ? assignment(lowering, e) : counted(lowering, e);
  const { place, statements } = effect;
  const [only] = statements;
  if (!place) return { type: int, value: only?.kind === 'stop' ? { ...only } : literal(e.span, null) };
  const { type } = place;
  const after = loadedFrom(place, e.span).value;
  if (e.kind !== 'postfix') return { type, value: run(e.span, [...statements, returned(after)]) };
  const old = lowering.made(e.span);
  const hold: Statement = {
    kind: 'assign',
    span: e.span,
    target: { kind: 'name', span: e.span, name: old },
    value: after,
    scope: 'block',
  };
  // Finding the place comes first, then what stands there, then the change.
  const [found, change] = [statements.slice(0, -1), statements.slice(-1)];
  return { type, value: run(e.span, [...found, hold, ...change, returned(name(e.span, old))]) };
}

function returned(value: Expression): Statement {
  return { kind: 'return', span: value.span, value };
}

/** Statements where a value is asked for. */
export function run(at: Span, body: readonly Statement[]): Expression {
  return call(at, lambda(at, [], body), []);
}
