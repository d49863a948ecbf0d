import type { Cursor } from './cursor';
import { parseParameters, parseTypeName } from './parse-declarators';
import { parseTemplateArguments, startsType } from './parse-types';
import type { InitialiserItem, LambdaSyntax, NameSyntax, SyntaxExpression } from './syntax';
import { namedTypes } from './types';

export function tooDeep(at: SyntaxExpression['span']): SyntaxExpression {
  return { kind: 'bad', span: at, code: 'too-large', message: 'This is nested too deep to be read' };
}

export function parseArguments(cursor: Cursor, close: string): SyntaxExpression[] {
  const args: SyntaxExpression[] = [];
  cursor.take();
  while (!cursor.is(close) && !cursor.atEnd) {
    args.push(cursor.is('{') ? parseBraces(cursor) : cursor.rules.assignment(cursor));
    if (!cursor.accept(',')) break;
  }
  cursor.expect(close);
  return args;
}

const casts = new Set(['static_cast', 'const_cast', 'reinterpret_cast', 'dynamic_cast']);

/** A name, or what begins with one: a cast, the construction of a value. */
export function parseWord(cursor: Cursor): SyntaxExpression {
  const { start, text: word } = cursor.next;
  if (casts.has(word) && cursor.peek(1).text === '<') return parseNamedCast(cursor);
  if (startsConstruction(cursor)) {
    const made = parseConstruction(cursor, start);
    if (made) return made;
  }
  const qualifiers: string[] = [];
  while (cursor.peek(1).text === '::' && cursor.peek(2).kind === 'word') {
    qualifiers.push(cursor.take().text);
    cursor.take();
  }
  const limits = cursor.is('numeric_limits') ? parseLimits(cursor, start) : undefined;
  if (limits) return limits;
  const text = cursor.take().text;
  const types = cursor.is('<') && cursor.isCpp && !cursor.isVariable(text) ? calledTypes(cursor) : undefined;
  const name: NameSyntax = {
    kind: 'name',
    span: cursor.spanFrom(start),
    text,
    qualifiers,
    ...(types && { types }),
  };
  return name;
}

/** `numeric_limits<double>::epsilon`. */
function parseLimits(cursor: Cursor, start: number): NameSyntax | undefined {
  return cursor.attempt(() => {
    cursor.take();
    const types = parseTemplateArguments(cursor)?.types;
    if (!types || !cursor.accept('::')) return undefined;
    const text = cursor.take().text;
    return { kind: 'name', span: cursor.spanFrom(start), text, qualifiers: ['numeric_limits'], types };
  });
}

/** `f<double>(…)`. */
function calledTypes(cursor: Cursor): NameSyntax['types'] {
  return cursor.attempt(() => {
    const args = parseTemplateArguments(cursor);
    return args && cursor.is('(') ? args.types : undefined;
  });
}

function parseNamedCast(cursor: Cursor): SyntaxExpression {
  const { start } = cursor.take();
  const type = parseTemplateArguments(cursor)?.types[0];
  const [operand] = cursor.is('(') ? parseArguments(cursor, ')') : [];
  const at = cursor.spanFrom(start);
  if (type && operand) return { kind: 'cast', span: at, type, operand };
  cursor.complain('syntax', at, 'This cast is not complete');
  return { kind: 'bad', span: at, code: 'syntax', message: 'This cast is not complete' };
}

/** Whether `T(…)` or `T{…}` may stand here. */
function startsConstruction(cursor: Cursor): boolean {
  const { text } = cursor.next;
  const behind = cursor.peek(1).text;
  if (text === 'std' && behind === '::')
    return /^(?:vector|array|function|valarray|initializer_list|u?int\d*_t|size_t)$/.test(
      cursor.peek(2).text,
    );
  if (cursor.isVariable(text)) return false;
  const known = cursor.typeNamed(text) ?? namedTypes.get(text);
  return startsType(cursor) && (known !== undefined || behind === '(' || behind === '{');
}

function parseConstruction(cursor: Cursor, start: number): SyntaxExpression | undefined {
  return cursor.attempt(() => {
    const type = parseTypeName(cursor);
    if (!type || !cursor.is('(', '{')) return undefined;
    if (cursor.is('{')) {
      const braces = parseBraces(cursor);
      return { kind: 'construct', span: cursor.spanFrom(start), type, args: [], braces };
    }
    const args = parseArguments(cursor, ')');
    return { kind: 'construct', span: cursor.spanFrom(start), type, args };
  });
}

/** `{1, .x = 2, [3] = 4, {5, 6}}`. */
export function parseBraces(cursor: Cursor): SyntaxExpression {
  const { start } = cursor.next;
  return cursor.nested(tooDeep, () => {
    cursor.take();
    const items: InitialiserItem[] = [];
    while (!cursor.is('}') && !cursor.atEnd) {
      items.push(parseItem(cursor));
      if (!cursor.accept(',')) break;
    }
    cursor.expect('}');
    return { kind: 'braces', span: cursor.spanFrom(start), items };
  });
}

function parseItem(cursor: Cursor): InitialiserItem {
  let field: string | undefined;
  let index: SyntaxExpression | undefined;
  if (cursor.is('.') && cursor.peek(1).kind === 'word') {
    cursor.take();
    field = cursor.take().text;
    cursor.expect('=');
  } else if (cursor.is('[') && !cursor.isCpp) {
    cursor.take();
    index = cursor.rules.assignment(cursor);
    cursor.expect(']');
    cursor.expect('=');
  }
  const value = cursor.is('{') ? parseBraces(cursor) : cursor.rules.assignment(cursor);
  return { ...(field !== undefined && { field }), ...(index && { index }), value };
}

export function parseLambda(cursor: Cursor): SyntaxExpression {
  const { start } = cursor.take();
  const captures: LambdaSyntax['captures'][number][] = [];
  let capture: LambdaSyntax['capture'] = '';
  while (!cursor.is(']') && !cursor.atEnd) {
    const sign = cursor.accept('&', '=')?.text;
    if (cursor.next.kind === 'word') {
      const name = cursor.take().text;
      const value = cursor.accept('=') ? cursor.rules.assignment(cursor) : undefined;
      captures.push({ name, byReference: sign === '&', ...(value && { value }) });
    } else if (sign === '&' || sign === '=') capture = sign;
    else cursor.take();
    if (!cursor.accept(',')) break;
  }
  cursor.expect(']');
  const parameters = cursor.is('(') ? parseParameters(cursor) : [];
  while (cursor.is('mutable', 'constexpr', 'noexcept')) cursor.take();
  const result = cursor.accept('->') ? parseTypeName(cursor) : undefined;
  const body = cursor.is('{') ? cursor.rules.body(cursor) : [];
  return {
    kind: 'lambda',
    span: cursor.spanFrom(start),
    capture,
    captures,
    parameters,
    ...(result && { result }),
    body,
  };
}
