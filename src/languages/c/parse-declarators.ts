import type { Span } from '../../core/span';
import { type Cursor, shown } from './cursor';
import { parseSpecifiers, type Specifiers, startsType } from './parse-types';
import type { ParameterSyntax } from './syntax';
import { type CType, pointerTo } from './types';

/** A type as in a cast or `sizeof`. */
export function parseTypeName(cursor: Cursor): CType | undefined {
  return cursor.nested<CType | undefined>(
    () => undefined,
    () => {
      const specifiers = parseSpecifiers(cursor);
      return specifiers && parseDeclarator(cursor, specifiers, 'abstract')?.type;
    },
  );
}

type Wrap = (base: CType) => CType;

interface Declarator {
  readonly name: string;
  readonly nameSpan: Span;
  readonly type: CType;
  /** Of a function's name: its parameters. */
  readonly parameters?: readonly ParameterSyntax[];
}

interface Part {
  readonly name: string;
  readonly nameSpan: Span;
  readonly wrap: Wrap;
  readonly parameters?: readonly ParameterSyntax[] | undefined;
}

/** A name with the stars, brackets and parameters around it; undefined where none stands here. */
export function parseDeclarator(
  cursor: Cursor,
  { type, isConstant }: Pick<Specifiers, 'type' | 'isConstant'>,
  form: 'named' | 'abstract' | 'either',
): Declarator | undefined {
  const part = cursor.nested<Part | undefined>(
    () => undefined,
    () => declaratorPart(cursor, isConstant, form),
  );
  if (!part || (form === 'named' && !part.name)) return undefined;
  const { name, nameSpan, wrap, parameters } = part;
  return { name, nameSpan, type: wrap(type), ...(parameters && { parameters }) };
}

function declaratorPart(
  cursor: Cursor,
  isConstant: boolean,
  form: 'named' | 'abstract' | 'either',
): Part | undefined {
  const stars: Wrap[] = [];
  let constant = isConstant;
  for (;;) {
    const isPointee = constant;
    if (stars.length > mostStars) return undefined;
    if (cursor.accept('*')) {
      stars.push((to) => pointerTo(to, isPointee));
      constant = false;
    } else if (cursor.accept('&', '&&'))
      stars.push((to) => ({ kind: 'reference', to, ...(isPointee && { constant: true }) }));
    else if (cursor.is(...qualifiers)) constant = cursor.take().text === 'const' || constant;
    else break;
  }
  const pointers: Wrap = (base) => stars.reduce((type, wrap) => wrap(type), base);
  const inner = directPart(cursor, form);
  if (!inner) return undefined;
  return { ...inner, wrap: (base) => inner.wrap(pointers(base)) };
}

/** More stars or brackets than these behind each other are no type that somebody wrote. */
const mostStars = 16;

const qualifiers = ['const', 'volatile', 'restrict', '__restrict', '__restrict__'];

function directPart(cursor: Cursor, form: 'named' | 'abstract' | 'either'): Part | undefined {
  const start = cursor.next.start;
  const isInner = cursor.is('(') && (cursor.peek(1).text === '*' || cursor.peek(1).text === '&');
  let inner: Part = { name: '', nameSpan: cursor.spanFrom(start), wrap: (base) => base };
  if (isInner) {
    cursor.take();
    const found = cursor.nested<Part | undefined>(
      () => undefined,
      () => declaratorPart(cursor, false, form),
    );
    if (!found || !cursor.accept(')')) return undefined;
    inner = found;
  } else if (cursor.next.kind === 'word' && form !== 'abstract') {
    // A macro of another file between the type and the name: `int API_CALL f(void)`.
    if (/^[A-Z][A-Z0-9_]+$/.test(cursor.next.text) && cursor.peek(1).kind === 'word') cursor.take();
    if (cursor.is('operator')) return undefined;
    const name = qualifiedName(cursor);
    inner = { name, nameSpan: cursor.spanFrom(start), wrap: (base) => base };
  }
  return withSuffixes(cursor, inner, isInner);
}

/** `Body::energy`, where a method is defined outside of its class. */
function qualifiedName(cursor: Cursor): string {
  let name = cursor.take().text;
  while (cursor.is('::') && cursor.peek(1).kind === 'word') {
    cursor.take();
    name = `${name}::${cursor.take().text}`;
  }
  return name;
}

function withSuffixes(cursor: Cursor, inner: Part, isInner: boolean): Part | undefined {
  const suffixes: Wrap[] = [];
  let parameters: readonly ParameterSyntax[] | undefined;
  while (suffixes.length <= mostStars) {
    if (cursor.is('[') && cursor.peek(1).text !== '[') {
      const array = parseArraySuffix(cursor);
      if (!array) return undefined;
      suffixes.push(array);
    } else if (cursor.is('(') && isParameterList(cursor)) {
      const own = parseParameters(cursor);
      if (!isInner && !suffixes.length) parameters = own;
      suffixes.push((result) => ({ kind: 'function', parameters: own.map((p) => p.type), result }));
    } else {
      const wrap: Wrap = (base) => inner.wrap(suffixes.reduceRight((type, suffix) => suffix(type), base));
      return { ...inner, wrap, parameters: inner.parameters ?? parameters };
    }
  }
  return undefined;
}

/** `[n]`, `[]`, and as a parameter `[static n]`. */
function parseArraySuffix(cursor: Cursor): Wrap | undefined {
  cursor.take();
  while (cursor.is('static', ...qualifiers)) cursor.take();
  const size = cursor.is(']', '*') ? undefined : cursor.rules.assignment(cursor);
  cursor.accept('*');
  if (!cursor.expect(']')) return undefined;
  return (of) => ({ kind: 'array', of, ...(size && { size }) });
}

/** Whether brackets behind a name hold parameters, not values: `double f(double)`, `Body b(1.0)`. */
function isParameterList(cursor: Cursor): boolean {
  const { text: word, kind } = cursor.peek(1);
  if (word === ')' || word === '...' || startsType(cursor, 1)) return true;
  if (kind !== 'word') return false;
  const { kind: after, text: sign } = cursor.peek(2);
  if (after === 'word' || sign === '::') return !cursor.isVariable(word);
  return (
    (sign === '*' || sign === '&') &&
    cursor.peek(3).kind === 'word' &&
    !cursor.isVariable(word) &&
    /^[,)[]$/.test(cursor.peek(4).text)
  );
}

export function parseParameters(cursor: Cursor): ParameterSyntax[] {
  const parameters: ParameterSyntax[] = [];
  cursor.take();
  while (!cursor.is(')') && !cursor.atEnd) {
    const { start } = cursor.next;
    if (cursor.accept('...')) continue;
    const parameter = parseParameter(cursor, start);
    if (!parameter) {
      cursor.complain(
        'syntax',
        cursor.spanHere(),
        `${shown(cursor.next)} is not expected here: a parameter is`,
      );
      while (!cursor.is(')', ',', '{', ';') && !cursor.atEnd) cursor.take();
    } else if (parameter.type.kind !== 'void') parameters.push(parameter);
    if (!cursor.accept(',')) break;
  }
  cursor.expect(')');
  return parameters;
}

function parseParameter(cursor: Cursor, start: number): ParameterSyntax | undefined {
  const specifiers = parseSpecifiers(cursor);
  const declarator = specifiers && parseDeclarator(cursor, specifiers, 'either');
  if (!declarator) return undefined;
  const value = cursor.accept('=') ? cursor.rules.assignment(cursor) : undefined;
  const { isConstant = false } = specifiers ?? {};
  return {
    name: declarator.name,
    span: cursor.spanFrom(start),
    type: asParameter(declarator.type, isConstant),
    ...(value && { default: value }),
  };
}

/** An array as a parameter is a pointer, a function a pointer to it. */
function asParameter(type: CType, constant: boolean): CType {
  if (type.kind !== 'array') return type;
  return { ...pointerTo(type.of, constant), ...(type.size && { size: type.size }) };
}
