import type { Cursor, Rules } from './cursor';
import { parseDeclaration, startsDeclaration } from './parse-declarations';
import { parseDeclarator, parseTypeName } from './parse-declarators';
import { parseAssignment, parseBinary, parseExpression } from './parse-expressions';
import { parseStruct } from './parse-structs';
import { parseSpecifiers } from './parse-types';
import { parseBraces } from './parse-words';
import type { DeclaratorSyntax, SyntaxExpression, SyntaxStatement } from './syntax';

export const rules: Rules = {
  assignment: parseAssignment,
  binary: parseBinary,
  typeName: parseTypeName,
  body: parseBody,
  struct: parseStruct,
};

function tooDeep(at: SyntaxStatement['span']): SyntaxStatement {
  return { kind: 'bad', span: at, code: 'too-large', message: 'This is nested too deep to be read' };
}

/** `{ … }`. */
export function parseBody(cursor: Cursor): SyntaxStatement[] {
  const body: SyntaxStatement[] = [];
  cursor.expect('{');
  while (!cursor.is('}') && !cursor.atEnd) {
    const before = cursor.at;
    body.push(...parseStatement(cursor));
    if (cursor.at === before) cursor.take();
  }
  cursor.expect('}');
  return body;
}

function one(cursor: Cursor): SyntaxStatement {
  const { start } = cursor.next;
  const [first, ...more] = parseStatement(cursor);
  if (first && !more.length) return first;
  return { kind: 'block', span: cursor.spanFrom(start), body: first ? [first, ...more] : [] };
}

/** A statement; a declaration may be several, a label none. */
export function parseStatement(cursor: Cursor): SyntaxStatement[] {
  return cursor.nested<SyntaxStatement[]>(
    (at) => [tooDeep(at)],
    () => {
      const { kind, text, start } = cursor.next;
      const rule = kind === 'word' && !cursor.isVariable(text) ? statements.get(text) : undefined;
      if (rule) return rule(cursor, start);
      if (cursor.is('{')) {
        const body = parseBody(cursor);
        return [{ kind: 'block', span: cursor.spanFrom(start), body }];
      }
      if (cursor.accept(';')) return [{ kind: 'empty', span: cursor.spanFrom(start) }];
      if (kind === 'word' && cursor.peek(1).text === ':') {
        cursor.take();
        cursor.take();
        return [];
      }
      return parseDeclaration(cursor) ?? [expressionStatement(cursor, start)];
    },
  );
}

type Rule = (cursor: Cursor, start: number) => SyntaxStatement[];

const statements: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['if', parseIf],
  ['while', parseWhile],
  ['do', parseDo],
  ['for', parseFor],
  ['switch', parseSwitch],
  ['case', parseCase],
  ['default', (cursor, start) => label(cursor, start)],
  ['break', (cursor, start) => jump(cursor, start, 'break')],
  ['continue', (cursor, start) => jump(cursor, start, 'continue')],
  ['return', parseReturn],
  ['goto', (cursor, start) => refused(cursor, start, 'A goto is not followed')],
  ['asm', (cursor, start) => refused(cursor, start, 'Assembler is not followed')],
  ['throw', parseThrow],
  ['try', parseTry],
  ['using', (cursor) => passUsing(cursor)],
  ['template', (cursor, start) => refused(cursor, start, 'A template inside a function is not followed')],
  ['static_assert', passed],
  ['_Static_assert', passed],
]);

function refused(cursor: Cursor, start: number, message: string): SyntaxStatement[] {
  cursor.skipStatement();
  return [{ kind: 'bad', span: cursor.spanFrom(start), code: 'unsupported-syntax', message }];
}

function passed(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.skipStatement();
  return [{ kind: 'empty', span: cursor.spanFrom(start) }];
}

/** `using Real = double;` is known from here on; other uses name what is known anyway. */
function passUsing(cursor: Cursor): SyntaxStatement[] {
  cursor.take();
  const name = cursor.next.text;
  if (cursor.peek(1).text === '=') {
    cursor.take();
    cursor.take();
    const specifiers = parseSpecifiers(cursor);
    const type = specifiers && parseDeclarator(cursor, specifiers, 'abstract')?.type;
    if (type) cursor.declareType(name, type);
  }
  cursor.skipStatement();
  return [];
}

/** `if (T x = …; test)`: what stands before the test is seen in both branches. */
function parseIf(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  cursor.accept('constexpr');
  const { before, test } = condition(cursor);
  const body = one(cursor);
  const otherwise = cursor.accept('else') ? one(cursor) : undefined;
  return [{ kind: 'if', span: cursor.spanFrom(start), before, test, body, ...(otherwise && { otherwise }) }];
}

function condition(cursor: Cursor): { before: SyntaxStatement[]; test: SyntaxExpression } {
  if (!cursor.expect('(')) {
    const at = cursor.spanMissing();
    return { before: [], test: { kind: 'bad', span: at, code: 'syntax', message: '( is missing here' } };
  }
  let before = parseDeclaration(cursor, true) ?? [];
  let test = before.length ? declaredTest(before) : undefined;
  if (!before.length || cursor.accept(';')) test = parseExpression(cursor);
  if (!before.length && test && cursor.accept(';')) {
    before = [{ kind: 'expression', span: test.span, value: test }];
    test = parseExpression(cursor);
  }
  cursor.expect(')');
  const at = cursor.spanMissing();
  return {
    before,
    test: test ?? { kind: 'bad', span: at, code: 'syntax', message: 'A condition is missing here' },
  };
}

/** `if (double d = f(x))` asks what it declares. */
function declaredTest(before: readonly SyntaxStatement[]): SyntaxExpression | undefined {
  const last = before[before.length - 1];
  const declarator = last?.kind === 'declaration' ? last.declarators[0] : undefined;
  return declarator && { kind: 'name', span: declarator.nameSpan, text: declarator.name, qualifiers: [] };
}

function bracketed(cursor: Cursor): SyntaxExpression {
  const { start } = cursor.next;
  cursor.expect('(');
  const value = parseExpression(cursor);
  cursor.expect(')');
  return value.kind === 'name' ? value : { ...value, span: cursor.spanFrom(start) };
}

function parseWhile(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  const test = bracketed(cursor);
  const body = one(cursor);
  return [{ kind: 'while', span: cursor.spanFrom(start), test, body, testLast: false }];
}

function parseDo(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  const body = one(cursor);
  cursor.expect('while');
  const test = bracketed(cursor);
  const at = cursor.spanFrom(start);
  cursor.expect(';');
  return [{ kind: 'while', span: at, test, body, testLast: true }];
}

function parseFor(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  if (!cursor.expect('(')) return [];
  const item = cursor.attempt(() => rangeItem(cursor));
  if (item) {
    const items = cursor.is('{') ? parseBraces(cursor) : parseExpression(cursor);
    cursor.expect(')');
    const body = one(cursor);
    return [{ kind: 'forEach', span: cursor.spanFrom(start), item, items, body }];
  }
  const begin = cursor.accept(';')
    ? []
    : (parseDeclaration(cursor) ?? [expressionStatement(cursor, cursor.next.start)]);
  const test = cursor.is(';') ? undefined : parseExpression(cursor);
  cursor.expect(';');
  const update = cursor.is(')') ? undefined : parseExpression(cursor);
  cursor.expect(')');
  const body = one(cursor);
  const at = cursor.spanFrom(start);
  return [{ kind: 'for', span: at, begin, body, ...(test && { test }), ...(update && { update }) }];
}

/** `const auto& x :`. */
function rangeItem(cursor: Cursor): DeclaratorSyntax | undefined {
  const { start } = cursor.next;
  const specifiers = startsDeclaration(cursor) ? parseSpecifiers(cursor) : undefined;
  const declarator = specifiers && parseDeclarator(cursor, specifiers, 'named');
  const at = cursor.spanFrom(start);
  if (!declarator || !cursor.accept(':')) return undefined;
  cursor.declareVariable(declarator.name);
  return { name: declarator.name, nameSpan: declarator.nameSpan, span: at, type: declarator.type };
}

function parseSwitch(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  const value = bracketed(cursor);
  const body = cursor.is('{') ? parseBody(cursor) : parseStatement(cursor);
  return [{ kind: 'switch', span: cursor.spanFrom(start), value, body }];
}

function parseCase(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  const value = parseBinary(cursor, 1);
  const at = cursor.spanFrom(start);
  if (cursor.is('...')) return refused(cursor, start, 'A range of cases is not followed');
  cursor.expect(':');
  return [{ kind: 'case', span: at, value }];
}

function label(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  cursor.expect(':');
  return [{ kind: 'default', span: cursor.spanFrom(start) }];
}

function jump(cursor: Cursor, start: number, kind: 'break' | 'continue'): SyntaxStatement[] {
  cursor.take();
  const at = cursor.spanFrom(start);
  cursor.expect(';');
  return [{ kind, span: at }];
}

function parseReturn(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  const value = cursor.is(';') ? undefined : cursor.is('{') ? parseBraces(cursor) : parseExpression(cursor);
  const at = cursor.spanFrom(start);
  cursor.expect(';');
  return [{ kind: 'return', span: at, ...(value && { value }) }];
}

function parseThrow(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  if (!cursor.is(';')) parseExpression(cursor);
  const at = cursor.spanFrom(start);
  cursor.expect(';');
  return [{ kind: 'throw', span: at }];
}

/** Followed as if nothing were thrown: where something is, the computation stops there. */
function parseTry(cursor: Cursor, start: number): SyntaxStatement[] {
  cursor.take();
  const body = parseBody(cursor);
  const at = cursor.spanFrom(start);
  while (cursor.accept('catch')) {
    if (cursor.is('(')) cursor.skipBrackets();
    if (cursor.is('{')) cursor.skipBrackets();
  }
  return [{ kind: 'block', span: at, body }];
}

function expressionStatement(cursor: Cursor, start: number): SyntaxStatement {
  const count = cursor.problems.length;
  const value = parseExpression(cursor);
  const at = cursor.spanFrom(start);
  if (cursor.accept(';')) return { kind: 'expression', span: at, value };
  if (cursor.problems.length === count) cursor.complainMissing(';');
  if (!cursor.is('}')) cursor.skipStatement();
  const [why] = cursor.problems.slice(count);
  return { kind: 'bad', span: at, code: 'syntax', message: why?.message ?? 'This is no statement' };
}
