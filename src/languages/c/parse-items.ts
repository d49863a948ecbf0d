import { span } from '../../core/span';
import { type Cursor, shown } from './cursor';
import { parseBeginning } from './parse-declarations';
import { parseDeclarator } from './parse-declarators';
import { parseBody, parseStatement } from './parse-statements';
import { parseSpecifiers, type Specifiers, startsType } from './parse-types';
import type { DeclaratorSyntax, FunctionSyntax, SyntaxStatement } from './syntax';
import { templateReal } from './types';

/** What of a file's definitions is read. */
export interface ItemOptions {
  /** Only what a function is called with counts, not what it does. */
  readonly headsOnly?: boolean;
}

/** The definitions and declarations of a piece of a file, in order. */
export function parseItems(cursor: Cursor, options: ItemOptions = {}): SyntaxStatement[] {
  const items: SyntaxStatement[] = [];
  while (!cursor.atEnd) {
    const before = cursor.at;
    items.push(...parseItem(cursor, options));
    if (cursor.at === before) {
      cursor.complain('syntax', cursor.spanHere(), `${shown(cursor.next)} is not expected here`);
      cursor.take();
    }
  }
  return items;
}

function parseItem(cursor: Cursor, options: ItemOptions): SyntaxStatement[] {
  if (cursor.accept(';')) return [];
  if (cursor.is('using') && cursor.peek(1).text === 'namespace') {
    cursor.skipStatement();
    return [];
  }
  if (cursor.is('using', 'static_assert', '_Static_assert', 'asm')) return parseStatement(cursor).slice(0, 0);
  if (cursor.is('template')) return parseTemplate(cursor, options);
  if (cursor.is('namespace')) return passNamespace(cursor);
  if (cursor.is('extern') && cursor.peek(1).kind === 'string') {
    cursor.take();
    cursor.take();
    return cursor.is('{') ? parseBody(cursor) : [];
  }
  return parseDefinition(cursor, options);
}

/** An alias or what could not be taken apart. */
function passNamespace(cursor: Cursor): SyntaxStatement[] {
  cursor.skipStatement();
  return [];
}

/** A template's parameters that are types are read as real numbers. */
function parseTemplate(cursor: Cursor, options: ItemOptions): SyntaxStatement[] {
  const { start } = cursor.take();
  cursor.expect('<');
  for (let depth = 1; depth > 0 && !cursor.atEnd; ) {
    if (cursor.is('typename', 'class') && cursor.peek(1).kind === 'word') {
      cursor.take();
      cursor.declareType(cursor.next.text, templateReal);
    } else if (cursor.is('<')) depth++;
    else if (cursor.is('>>')) depth -= 2;
    else if (cursor.is('>')) depth--;
    else if (cursor.is('int', 'size_t', 'unsigned') && cursor.peek(1).kind === 'word') {
      const message = 'A template with a number as its parameter is not followed';
      cursor.skipStatement();
      return [{ kind: 'bad', span: cursor.spanFrom(start), code: 'unsupported-syntax', message }];
    }
    cursor.take();
  }
  return parseItem(cursor, options);
}

function parseDefinition(cursor: Cursor, options: ItemOptions): SyntaxStatement[] {
  const { start } = cursor.next;
  const specifiers = parseSpecifiers(cursor);
  if (!specifiers) return unreadable(cursor, start);
  const defined = specifiers.defined ? [specifiers.defined] : [];
  if (cursor.accept(';')) return defined;
  const declarators: DeclaratorSyntax[] = [];
  for (;;) {
    const from = cursor.next.start;
    const declarator = parseDeclarator(cursor, specifiers, 'named');
    if (!declarator) return [...defined, ...unreadable(cursor, start)];
    const { name, nameSpan, type } = declarator;
    if (declarator.parameters && type.kind === 'function') {
      const made = {
        kind: 'function',
        name,
        nameSpan,
        parameters: declarator.parameters,
        result: type.result,
      } as const;
      const whole = parseFunction(cursor, made, specifiers, start, options);
      if (whole) return [...defined, whole];
      if (!cursor.accept(',')) break;
      continue;
    }
    const begun = parseBeginning(cursor);
    declarators.push({ name, nameSpan, type, span: cursor.spanFrom(from), ...begun });
    if (!cursor.accept(',')) break;
  }
  return [...defined, ...declared(cursor, specifiers, declarators, start)];
}

function declared(
  cursor: Cursor,
  { isStatic, isConstant, isTypedef, isExternal }: Specifiers,
  declarators: readonly DeclaratorSyntax[],
  start: number,
): SyntaxStatement[] {
  const at = cursor.spanFrom(start);
  if (!cursor.expect(';')) cursor.skipStatement();
  if (isTypedef) for (const { name, type } of declarators) cursor.declareType(name, type);
  if (isTypedef || !declarators.length) return [];
  return [{ kind: 'declaration', span: at, declarators, isStatic, isConstant, isExternal }];
}

/** A function with its body, or declared with a semicolon; undefined where a comma goes on. */
function parseFunction(
  cursor: Cursor,
  made: Omit<FunctionSyntax, 'span'>,
  { isStatic }: Specifiers,
  start: number,
  options: ItemOptions,
): SyntaxStatement | undefined {
  while (cursor.is('const', 'noexcept', 'override', 'final', '__attribute__')) {
    cursor.take();
    if (cursor.is('(')) cursor.skipBrackets();
  }
  const result = cursor.accept('->') ? trailing(cursor) : made.result;
  const [owner, method] = made.name.includes('::') ? made.name.split('::') : [];
  const own = method ? { ...made, name: method, owner: owner ?? '' } : made;
  if (cursor.is('{')) {
    for (const { name } of made.parameters) cursor.declareVariable(name);
    if (options.headsOnly) cursor.skipBrackets();
    const body = options.headsOnly ? [] : parseBody(cursor);
    return { ...own, result, body, span: cursor.spanFrom(start) };
  }
  if (cursor.is(',')) return undefined;
  const at = cursor.spanFrom(start);
  if (!cursor.expect(';')) cursor.skipStatement();
  return { ...own, result, span: at, ...(isStatic && { isStatic }) };
}

function trailing(cursor: Cursor): FunctionSyntax['result'] {
  const specifiers = parseSpecifiers(cursor);
  return (specifiers && parseDeclarator(cursor, specifiers, 'abstract')?.type) ?? { kind: 'deduced' };
}

/** A macro that is used like a definition, or broken text. */
function unreadable(cursor: Cursor, start: number): SyntaxStatement[] {
  const isCall = cursor.next.kind === 'word' && cursor.peek(1).text === '(' && !startsType(cursor);
  const at = cursor.spanHere();
  const message = isCall
    ? `What ${shown(cursor.next)} is is not known: it is not defined in this file`
    : `${shown(cursor.next)} is not expected here: a definition is`;
  const code = isCall ? 'unsupported-syntax' : 'syntax';
  if (code === 'syntax') cursor.complain(code, at, message);
  cursor.skipStatement();
  const whole = span(Math.min(start, at.start), Math.max(start, cursor.spanFrom(start).end));
  return [{ kind: 'bad', span: whole, code, message }];
}
