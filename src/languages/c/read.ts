import { type Problem, problem } from '../../core/problem';
import type { Expression, PointComment, Statement } from '../../core/program/program';
import { span } from '../../core/span';
import { skipComment, skipString } from '../javascript/scanner';
import { topLevelNames } from '../shared/bound-names';
import { freeNames } from '../shared/free-names';
import { pointComment } from '../shared/point-comment';
import { declinedUnit, type UnitContent } from '../shared/units';
import { Cursor } from './cursor';
import { declaredIn } from './cut';
import { declaration } from './declarations';
import type { Environment } from './environment';
import { lowerExpression } from './expressions';
import { Lowering } from './lowering';
import { expanded } from './macros';
import { parseExpression } from './parse-expressions';
import { parseItems } from './parse-items';
import { rules } from './parse-statements';
import { lowerStatement } from './statements';
import type { SyntaxStatement } from './syntax';
import { tokensOf } from './tokens';
import { double } from './types';

const loweringRules = { expression: lowerExpression, statement: lowerStatement };

/** One definition or declaration. */
export function readUnitText(text: string, environment: Environment): UnitContent {
  const cursor = cursorOf(text, environment);
  if ('code' in cursor) return declinedUnit(cursor, declaredIn(text));
  const items = parseItems(cursor);
  const lowering = new Lowering(environment, loweringRules, undefined);
  const statements = items.flatMap((item) => topLevel(lowering, item));
  const { points, problems } = readPoints(text);
  return {
    declares: [
      ...new Set([
        ...topLevelNames(statements),
        ...items.flatMap((item) => namesOf(item, cursor.problems.length > 0)),
      ]),
    ],
    refers: freeNames(statements),
    statements,
    problems: [...cursor.problems, ...lowering.problems, ...problems],
    points,
  };
}

function topLevel(lowering: Lowering, item: SyntaxStatement): readonly Statement[] {
  return item.kind === 'declaration' ? declaration(lowering, item, true) : lowerStatement(lowering, item);
}

/** Of a function without a body only what is broken counts: a declaration is one, and defines nothing. */
function namesOf(item: SyntaxStatement, isBroken: boolean): readonly string[] {
  if (item.kind === 'function') return isBroken && !item.body ? [item.name] : [];
  return item.kind === 'struct' ? [item.name] : [];
}

function cursorOf(text: string, environment: Environment): Cursor | Problem {
  const tokens = expanded(tokensOf(text), environment.macros);
  if (!tokens)
    return problem('too-large', span(0, text.length), 'What the macros stand for here is too long');
  return new Cursor(
    tokens,
    { typeNamed: (name) => environment.types.get(name) },
    rules,
    text.length,
    environment.isCpp,
  );
}

/** The text as one expression. */
export function readExpressionText(text: string, environment: Environment): UnitContent {
  const cursor = cursorOf(text, environment);
  if ('code' in cursor) return declinedUnit(cursor, []);
  const whole = span(0, text.length);
  const lowering = new Lowering(environment, loweringRules, double);
  const parsed = cursor.atEnd ? undefined : parseExpression(cursor);
  const message = parsed ? 'This is not one expression' : 'An expression is expected';
  const at = parsed ? cursor.spanHere() : whole;
  if (!parsed || !cursor.atEnd || parsed.kind === 'assign' || parsed.kind === 'comma')
    cursor.complain('syntax', cursor.atEnd ? whole : at, message);
  const [why] = cursor.problems;
  const value: Expression =
    why || !parsed
      ? { kind: 'stop', span: whole, problem: why ?? problem('syntax', whole, message) }
      : lowering.expression(parsed).value;
  const statements: Statement[] = [{ kind: 'expression', span: value.span, value }];
  return {
    declares: [],
    refers: freeNames(statements),
    statements,
    problems: [...cursor.problems, ...lowering.problems],
    points: readPoints(text).points,
  };
}

/** The `at:` comments of a text. */
function readPoints(text: string): { points: PointComment[]; problems: Problem[] } {
  const points: PointComment[] = [];
  const problems: Problem[] = [];
  if (!text.includes('at:')) return { points, problems };
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    const end = character === '/' ? skipComment(text, at) : undefined;
    if (end === undefined) {
      at = character === '"' || character === "'" ? Math.max(at + 1, skipString(text, at)) : at + 1;
      continue;
    }
    const inside = text.startsWith('/*', at) && text.endsWith('*/', end) && end >= at + 4 ? end - 2 : end;
    const found = pointComment(text.slice(at, Math.max(at, inside)), at);
    if (found) {
      points.push(found.point);
      problems.push(...found.problems);
    }
    at = end;
  }
  return { points, problems };
}
