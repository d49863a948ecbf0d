import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import { literal, name, stopStatement } from '../shared/nodes';
import { effectOf } from './assignments';
import { bodyOf } from './bodies';
import { testOf } from './conversions';
import type { Lowering } from './lowering';
import { unsequenced } from './sequencing';
import { placedAt } from './structs';
import type { ForSyntax, SyntaxStatement } from './syntax';
import { type CType, elementOf } from './types';

export function whileStatement(
  lowering: Lowering,
  s: Extract<SyntaxStatement, { kind: 'while' }>,
): Statement[] {
  const test = testOf(lowering.expression(s.test));
  const body = bodyOf(lowering, s.body);
  return [{ kind: 'while', span: s.span, test, body, update: [], testLast: s.testLast, scoped: true }];
}

/** A block with the beginning and a `while` whose update runs after each round. */
export function forStatement(lowering: Lowering, s: ForSyntax): Statement[] {
  return lowering.within(() => {
    const begin = lowering.statements(s.begin);
    const open = [s.test, s.update].find((e) => e && unsequenced(e, lowering.environment) !== undefined);
    if (open) {
      const message = 'Something is changed and used here in an order that the language leaves open';
      return [stopStatement(problem('unsupported-syntax', open.span, message))];
    }
    const test = s.test ? testOf(lowering.expression(s.test)) : literal(s.span, true);
    const update = s.update ? effectOf(lowering, s.update) : [];
    const body = bodyOf(lowering, s.body);
    const loop: Statement = {
      kind: 'while',
      span: s.span,
      test,
      body,
      update,
      testLast: false,
      scoped: true,
    };
    return [{ kind: 'block', span: s.span, body: [...begin, loop] }];
  });
}

/** `for (double x : xs)`: each round has a copy, or with `&` the element itself. */
export function forEachStatement(
  lowering: Lowering,
  s: Extract<SyntaxStatement, { kind: 'forEach' }>,
): Statement[] {
  return lowering.within(() => {
    const items = lowering.expression(
      s.items.kind === 'braces'
        ? {
            kind: 'construct',
            span: s.items.span,
            type: { kind: 'vector', of: itemType(s.item.type) },
            args: [],
            braces: s.items,
          }
        : s.items,
    );
    const of = elementOf(items.type);
    if (!of)
      return [stopStatement(problem('unsupported-syntax', s.items.span, 'A loop over this is not followed'))];
    const declared = lowering.known(s.item.type);
    const byReference = declared.kind === 'reference' && !declared.constant;
    const plain = declared.kind === 'reference' ? declared.to : declared;
    const type = plain.kind === 'deduced' ? of : plain;
    return byReference ? byPlace(lowering, s, items.value, of) : byValue(lowering, s, items.value, type);
  });
}

function itemType(type: CType): CType {
  return type.kind === 'reference' ? itemType(type.to) : type;
}

function byValue(
  lowering: Lowering,
  s: Extract<SyntaxStatement, { kind: 'forEach' }>,
  iterable: Expression,
  type: CType,
): Statement[] {
  const { name: own, nameSpan } = s.item;
  lowering.declare(own, { type, name: own, boxed: false });
  const body = bodyOf(lowering, s.body);
  const target = { kind: 'name', span: nameSpan, name: own } as const;
  return [{ kind: 'for', span: s.span, target, iterable, body, scoped: true }];
}

/** Over the positions, so that the element can be changed. */
function byPlace(
  lowering: Lowering,
  s: Extract<SyntaxStatement, { kind: 'forEach' }>,
  items: Expression,
  of: CType,
): Statement[] {
  const { name: own, nameSpan } = s.item;
  const position = lowering.made(nameSpan);
  const index = { kind: 'at', index: name(nameSpan, position) } as const;
  const held = placedAt(items, nameSpan);
  const element: Expression = { kind: 'index', span: nameSpan, array: held, indices: [index] };
  const pointer: Expression = {
    kind: 'apply',
    span: nameSpan,
    operation: 'pointerAt',
    args: [held, name(nameSpan, position)],
  };
  const whole = of.kind === 'struct' || of.kind === 'vector' || of.kind === 'array';
  lowering.declare(own, { type: whole ? of : { kind: 'reference', to: of }, name: own, boxed: false });
  const body = bodyOf(lowering, s.body);
  const bind: Statement = {
    kind: 'assign',
    span: nameSpan,
    target: { kind: 'name', span: nameSpan, name: own },
    value: whole ? element : pointer,
    scope: 'block',
  };
  const at = s.items.span;
  const count: Expression = { kind: 'apply', span: at, operation: 'length', args: [items] };
  const iterable: Expression = {
    kind: 'apply',
    span: at,
    operation: 'range',
    args: [literal(at, 0, true), count],
  };
  const target = { kind: 'name', span: nameSpan, name: position } as const;
  return [{ kind: 'for', span: s.span, target, iterable, body: [bind, ...body], scoped: true }];
}
