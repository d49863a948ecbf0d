import { type ProblemCode, problem } from '../../core/problem';
import type { Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { stopStatement } from '../shared/nodes';
import { effectOf } from './assignments';
import { bodyOf } from './bodies';
import { callEffect } from './call-effects';
import { converted, testOf } from './conversions';
import { declaration, enumeration } from './declarations';
import { functionStatement } from './functions';
import { forEachStatement, forStatement, whileStatement } from './loops';
import type { Lowering } from './lowering';
import { structStatements } from './methods';
import { unsequenced } from './sequencing';
import { switchStatement } from './switch';
import type { SyntaxExpression, SyntaxStatement } from './syntax';

export function lowerStatement(lowering: Lowering, s: SyntaxStatement): readonly Statement[] {
  switch (s.kind) {
    case 'expression':
      return checked(lowering, s.value, () => expressionStatement(lowering, s.value));
    case 'declaration':
      return declared(lowering, s);
    case 'block':
      return [{ kind: 'block', span: s.span, body: lowering.within(() => lowering.statements(s.body)) }];
    case 'if':
      return ifStatement(lowering, s);
    case 'while':
      return checked(lowering, s.test, () => whileStatement(lowering, s));
    case 'for':
      return forStatement(lowering, s);
    case 'forEach':
      return forEachStatement(lowering, s);
    case 'switch':
      return switchStatement(lowering, s);
    case 'break':
    case 'continue':
      return [{ kind: s.kind, span: s.span }];
    case 'return':
      return returnStatement(lowering, s);
    case 'function':
      return s.body ? [functionStatement(lowering, s)] : [];
    case 'struct':
      return structStatements(lowering, s);
    case 'enum':
      return enumeration(lowering, s);
    case 'case':
    case 'default':
      return [refused('unsupported-syntax', s.span, 'A case inside of another statement is not followed')];
    case 'throw':
      return [refused('outside-domain', s.span, 'The program throws an error here')];
    case 'bad':
      return [refused(s.code, s.span, s.message)];
    case 'empty':
      return [];
  }
}

function refused(code: ProblemCode, at: Span, message: string): Statement {
  return stopStatement(problem(code, at, message));
}

/** Where C leaves open what comes first, nothing is followed. */
function checked(
  lowering: Lowering,
  e: SyntaxExpression | undefined,
  read: () => readonly Statement[],
): readonly Statement[] {
  const name = e && unsequenced(e, lowering.environment);
  if (name === undefined || !e) return read();
  const message = `${name} is changed and used here in an order that the language leaves open`;
  return [refused('unsupported-syntax', e.span, message)];
}

function declared(
  lowering: Lowering,
  s: Extract<SyntaxStatement, { kind: 'declaration' }>,
): readonly Statement[] {
  const whole = s.declarators.find(
    (d) => d.value && unsequenced(d.value, lowering.environment) !== undefined,
  );
  return checked(lowering, whole?.value, () => declaration(lowering, s, false));
}

function expressionStatement(lowering: Lowering, e: SyntaxExpression): readonly Statement[] {
  return (e.kind === 'call' ? callEffect(lowering, e) : undefined) ?? effectOf(lowering, e);
}

function ifStatement(lowering: Lowering, s: Extract<SyntaxStatement, { kind: 'if' }>): readonly Statement[] {
  return checked(lowering, s.test, () =>
    lowering.within(() => {
      const before = lowering.statements(s.before);
      const whole: Statement = {
        kind: 'if',
        span: s.span,
        test: testOf(lowering.expression(s.test)),
        body: bodyOf(lowering, s.body),
        otherwise: s.otherwise ? bodyOf(lowering, s.otherwise) : [],
        scoped: true,
      };
      return before.length ? [{ kind: 'block', span: s.span, body: [...before, whole] }] : [whole];
    }),
  );
}

function returnStatement(
  lowering: Lowering,
  s: Extract<SyntaxStatement, { kind: 'return' }>,
): readonly Statement[] {
  const { result, giveOut, returned } = lowering.around;
  const { value: e, span: at } = s;
  if (giveOut && (!e || result?.kind === 'void'))
    return [...(e ? effectOf(lowering, e) : []), ...giveOut(at)];
  if (!e) return [{ kind: 'return', span: at, value: undefined }];
  return checked(lowering, e, () => {
    const wanted = result?.kind === 'deduced' ? undefined : result;
    const from =
      e.kind === 'braces' && wanted
        ? lowering.expression({ kind: 'construct', span: e.span, type: wanted, args: [], braces: e })
        : lowering.expression(e);
    returned?.push(from.type);
    if (wanted?.kind === 'reference')
      return [refused('unsupported-syntax', at, 'A function that gives a reference is not followed')];
    return [
      { kind: 'return', span: at, value: wanted ? converted(lowering, from, wanted, e.span) : from.value },
    ];
  });
}
