import { span } from '../../core/span';
import type { Cursor, Title } from './cursor';
import { parseDeclarator, parseParameters } from './parse-declarators';
import { parseAssignment } from './parse-expressions';
import { parseSpecifiers, type Specifiers } from './parse-types';
import { parseBraces } from './parse-words';
import type { DeclaratorSyntax, FunctionSyntax, StructSyntax } from './syntax';
import { voidType } from './types';

/** The fields and methods between the braces of a struct or class. */
export function parseStruct(cursor: Cursor, start: number, title: Title, isUnion: boolean): StructSyntax {
  const made = { kind: 'struct', name: title.name, nameSpan: title.span, fields: [], methods: [] } as const;
  return cursor.nested<StructSyntax>(
    (at) => ({ ...made, span: at, refused: 'This struct is nested too deep' }),
    () => structBody(cursor, start, title, isUnion),
  );
}

function structBody(cursor: Cursor, start: number, title: Title, isUnion: boolean): StructSyntax {
  let refused = isUnion ? 'A union is not followed' : undefined;
  cursor.accept('final');
  if (cursor.accept(':')) {
    refused = 'A class that is derived from another is not followed';
    while (!cursor.is('{', ';') && !cursor.atEnd) cursor.take();
  }
  const fields: DeclaratorSyntax[] = [];
  const methods: FunctionSyntax[] = [];
  cursor.expect('{');
  while (!cursor.is('}') && !cursor.atEnd) {
    const from = cursor.at;
    const why = parseMember(cursor, title, fields, methods);
    refused ??= why;
    if (cursor.at === from) cursor.take();
  }
  cursor.expect('}');
  return {
    kind: 'struct',
    span: cursor.spanFrom(start),
    name: title.name,
    nameSpan: title.span,
    fields,
    methods,
    ...(refused && { refused }),
  };
}

/** Reads a member; says why the objects cannot be followed, where it is such a member. */
function parseMember(
  cursor: Cursor,
  title: Title,
  fields: DeclaratorSyntax[],
  methods: FunctionSyntax[],
): string | undefined {
  const { start } = cursor.next;
  if (cursor.accept('public', 'private', 'protected')) {
    cursor.accept(':');
    return undefined;
  }
  if (cursor.is('friend', 'using', 'static_assert', 'template', '~', ';')) {
    const isTemplate = cursor.is('template');
    cursor.skipStatement();
    return isTemplate ? 'A class with templates inside is not followed' : undefined;
  }
  if (isConstructor(cursor, title)) {
    const method = parseConstructor(cursor, title, start);
    if (method) methods.push(method);
    return undefined;
  }
  const isVirtual = cursor.is('virtual');
  const specifiers = parseSpecifiers(cursor);
  if (!specifiers || cursor.is('operator', '~')) {
    cursor.skipStatement();
    return undefined;
  }
  const declarator = cursor.attempt(() => methodHead(cursor, specifiers));
  if (!declarator) return parseFields(cursor, specifiers, fields);
  methods.push(parseMethod(cursor, title, declarator, start, specifiers.isStatic));
  return isVirtual ? 'A class with virtual methods is not followed' : undefined;
}

type Declarator = NonNullable<ReturnType<typeof parseDeclarator>>;

/** A name with parameters, of the type of its result. */
function methodHead(cursor: Cursor, specifiers: Specifiers): Declarator | undefined {
  const declarator = parseDeclarator(cursor, specifiers, 'named');
  if (!declarator?.parameters || declarator.type.kind !== 'function') return undefined;
  return { ...declarator, type: declarator.type.result };
}

function parseFields(cursor: Cursor, specifiers: Specifiers, fields: DeclaratorSyntax[]): string | undefined {
  do {
    const begin = cursor.next.start;
    const declarator = parseDeclarator(cursor, specifiers, 'named');
    if (!declarator || (specifiers.isStatic && !specifiers.isConstant)) {
      cursor.skipStatement();
      return 'A class with such members is not followed';
    }
    const value = parseFieldValue(cursor);
    const { name, nameSpan, type } = declarator;
    fields.push({ name, nameSpan, type, span: cursor.spanFrom(begin), ...(value && { value }) });
  } while (cursor.accept(','));
  cursor.expect(';');
  return undefined;
}

function parseFieldValue(cursor: Cursor): DeclaratorSyntax['value'] {
  if (cursor.accept('=')) return cursor.is('{') ? parseBraces(cursor) : parseAssignment(cursor);
  return cursor.is('{') ? parseBraces(cursor) : undefined;
}

function isConstructor(cursor: Cursor, { name }: Title): boolean {
  const ahead = cursor.is('explicit', 'constexpr', 'inline') ? 1 : 0;
  return cursor.peek(ahead).text === name && cursor.peek(ahead + 1).text === '(';
}

function parseConstructor(cursor: Cursor, title: Title, start: number): FunctionSyntax | undefined {
  while (!cursor.is(title.name)) cursor.take();
  const token = cursor.take();
  const nameSpan = span(token.start, token.end);
  const parameters = parseParameters(cursor);
  for (const { name } of parameters) cursor.declareVariable(name);
  cursor.accept('noexcept');
  const begins: NonNullable<FunctionSyntax['begins']>[number][] = [];
  if (cursor.accept(':')) {
    do {
      const field = cursor.next;
      if (field.kind !== 'word') break;
      cursor.take();
      const value = cursor.is('{') ? parseBraces(cursor) : bracketed(cursor);
      begins.push({ name: field.text, span: span(field.start, field.end), value });
    } while (cursor.accept(','));
  }
  const made = {
    kind: 'function',
    name: title.name,
    nameSpan,
    parameters,
    result: voidType,
    owner: title.name,
  } as const;
  if (cursor.is('{')) {
    const body = cursor.rules.body(cursor);
    return { ...made, body, begins, span: cursor.spanFrom(start) };
  }
  const isDefault = cursor.accept('=') && cursor.is('default');
  cursor.skipStatement();
  return isDefault && parameters.length ? undefined : { ...made, begins, span: cursor.spanFrom(start) };
}

/** `(value)`; of several values the braces that they would stand in. */
function bracketed(cursor: Cursor): ReturnType<typeof parseAssignment> {
  const { start } = cursor.next;
  cursor.expect('(');
  const items: { value: ReturnType<typeof parseAssignment> }[] = [];
  while (!cursor.is(')') && !cursor.atEnd) {
    items.push({ value: parseAssignment(cursor) });
    if (!cursor.accept(',')) break;
  }
  cursor.expect(')');
  const [only] = items;
  if (only && items.length === 1) return only.value;
  return { kind: 'braces', span: cursor.spanFrom(start), items };
}

function parseMethod(
  cursor: Cursor,
  title: Title,
  declarator: Declarator,
  start: number,
  isStatic: boolean,
): FunctionSyntax {
  const { name, nameSpan, parameters = [], type: result } = declarator;
  for (const parameter of parameters) cursor.declareVariable(parameter.name);
  while (cursor.is('const', 'noexcept', 'override', 'final', '&')) cursor.take();
  const made = { kind: 'function', name, nameSpan, parameters, result, owner: title.name, isStatic } as const;
  if (cursor.is('{')) {
    const body = cursor.rules.body(cursor);
    return { ...made, body, span: cursor.spanFrom(start) };
  }
  cursor.skipStatement();
  return { ...made, span: cursor.spanFrom(start) };
}
