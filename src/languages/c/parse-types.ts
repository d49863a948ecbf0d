import { type Span, span } from '../../core/span';
import { type Cursor, shown } from './cursor';
import type { EnumSyntax, ParameterSyntax, StructSyntax, SyntaxExpression } from './syntax';
import { type CType, double, int, namedTypes, pointerTo, truth, voidType } from './types';

/** What stands before the names of a declaration. */
export interface Specifiers {
  readonly type: CType;
  readonly isStatic: boolean;
  readonly isConstant: boolean;
  readonly isTypedef: boolean;
  /** What is defined along with the declaration: `struct { … } x;`. */
  readonly defined?: StructSyntax | EnumSyntax;
}

const storage = new Set(
  'const volatile static extern inline register typedef constexpr constinit consteval mutable explicit virtual friend thread_local restrict __restrict __restrict__ __inline __inline__ _Noreturn _Thread_local __extension__ typename __forceinline'.split(
    ' ',
  ),
);
const basic = new Set(
  'void char short int long float double signed unsigned bool _Bool auto __int128 wchar_t'.split(' '),
);
const tags = new Set(['struct', 'union', 'class', 'enum']);

/** Whether a declaration begins here for sure. */
export function startsType(cursor: Cursor, ahead = 0): boolean {
  const { kind, text: word } = cursor.peek(ahead);
  if (kind !== 'word') return false;
  if (storage.has(word) || basic.has(word) || tags.has(word)) return true;
  return (
    (cursor.typeNamed(word) ?? (cursor.isVariable(word) ? undefined : namedTypes.get(word))) !== undefined
  );
}

export function parseSpecifiers(cursor: Cursor): Specifiers | undefined {
  const words: string[] = [];
  const seen = new Set<string>();
  let type: CType | undefined;
  let defined: StructSyntax | EnumSyntax | undefined;
  for (;;) {
    const { text: word, kind } = cursor.next;
    if (word === '__attribute__' || word === 'alignas' || word === '__declspec') {
      cursor.take();
      if (cursor.is('(')) cursor.skipBrackets();
    } else if (word === '[' && cursor.peek(1).text === '[') cursor.skipBrackets();
    else if (kind !== 'word') break;
    else if (storage.has(word)) seen.add(cursor.take().text);
    else if (basic.has(word) && !type) words.push(cursor.take().text);
    else if (type || words.length) break;
    else if (tags.has(word)) {
      const tagged = parseTagged(cursor);
      ({ type } = tagged);
      defined = tagged.defined;
    } else {
      type = parseNamedType(cursor);
      if (!type) break;
    }
  }
  const found = type ?? (words.length ? basicType(words) : undefined);
  if (!found) return undefined;
  return {
    type: found,
    isStatic: seen.has('static') || seen.has('thread_local'),
    isConstant: seen.has('const') || seen.has('constexpr') || seen.has('constinit'),
    isTypedef: seen.has('typedef'),
    ...(defined && { defined }),
  };
}

function basicType(words: readonly string[]): CType {
  const has = (word: string): boolean => words.includes(word);
  const long = words.filter((word) => word === 'long').length;
  const signed = !has('unsigned');
  if (has('auto')) return { kind: 'deduced' };
  if (has('void')) return voidType;
  if (has('bool') || has('_Bool')) return truth;
  if (has('float')) return { kind: 'real', precision: 'single' };
  if (has('double')) return long ? { kind: 'real', precision: 'extended' } : double;
  if (has('__int128')) return { kind: 'unknown', name: '__int128' };
  if (has('char')) return { kind: 'integer', bits: 8, signed };
  if (has('short')) return { kind: 'integer', bits: 16, signed };
  return long ? { kind: 'integer', bits: 64, signed } : { ...int, signed };
}

/** `struct P`, `struct P { … }`, `enum { … }`. */
function parseTagged(cursor: Cursor): { type: CType; defined?: StructSyntax | EnumSyntax } {
  const start = cursor.next.start;
  const tag = cursor.take().text;
  if (tag === 'enum') {
    cursor.accept('class', 'struct');
    const name = cursor.next.kind === 'word' ? cursor.take().text : '';
    if (cursor.accept(':')) parseSpecifiers(cursor);
    if (name) cursor.declareType(name, int);
    return cursor.is('{') ? { type: int, defined: parseEnum(cursor, start) } : { type: int };
  }
  while (cursor.is('__attribute__', 'alignas')) {
    cursor.take();
    if (cursor.is('(')) cursor.skipBrackets();
  }
  const named = cursor.next.kind === 'word';
  const nameToken = named ? cursor.take() : undefined;
  const name = nameToken?.text ?? `#struct${start}`;
  const type: CType = { kind: 'struct', name };
  const isBody = cursor.is('{') || (cursor.is(':') && named) || cursor.is('final');
  if (isBody) cursor.declareType(name, type);
  if (!isBody) return { type };
  const nameSpan = nameToken ? span(nameToken.start, nameToken.end) : cursor.spanFrom(start);
  return { type, defined: cursor.rules.struct(cursor, start, { name, span: nameSpan }, tag === 'union') };
}

/** A type by its name, with its template's arguments. */
function parseNamedType(cursor: Cursor): CType | undefined {
  const path: string[] = [];
  const from = cursor.at;
  while (cursor.next.kind === 'word' && cursor.peek(1).text === '::') {
    path.push(cursor.take().text);
    cursor.take();
  }
  if (cursor.next.kind !== 'word') {
    cursor.at = from;
    return undefined;
  }
  const name = cursor.take().text;
  const known = path[0] === 'std' ? namedTypes.get(name) : cursor.typeNamed(name);
  const args =
    cursor.is('<') && cursor.isCpp && !cursor.isVariable(name) ? parseTemplateArguments(cursor) : undefined;
  if (args === undefined && cursor.is('<') && (name === 'vector' || name === 'array')) {
    cursor.at = from;
    return undefined;
  }
  const of = args?.types[0];
  if (args && of && (name === 'vector' || name === 'valarray' || name === 'initializer_list'))
    return { kind: 'vector', of };
  if (args && of && name === 'array' && args.size) return { kind: 'vector', of, size: args.size };
  if (args && of?.kind === 'function' && name === 'function') return of;
  if (args && of && /^(?:unique_ptr|shared_ptr)$/.test(name)) return { kind: 'unknown', name };
  return (
    known ??
    (path[0] === 'std' ? undefined : namedTypes.get(name)) ?? {
      kind: 'unknown',
      name: [...path, name].join('::'),
    }
  );
}

interface TemplateArguments {
  readonly types: readonly CType[];
  /** The first argument that is a number. */
  readonly size?: SyntaxExpression;
}

/** `<double, 3>`; undefined where what stands here are no such arguments. */
export function parseTemplateArguments(cursor: Cursor): TemplateArguments | undefined {
  return cursor.fewNested(() => templateArguments(cursor));
}

function templateArguments(cursor: Cursor): TemplateArguments | undefined {
  return cursor.attempt(() => {
    if (!cursor.accept('<')) return undefined;
    const types: CType[] = [];
    let size: SyntaxExpression | undefined;
    while (!cursor.is('>', '>>')) {
      if (cursor.atEnd) return undefined;
      const type = cursor.next.kind === 'word' ? cursor.attempt(() => templateType(cursor)) : undefined;
      if (type) types.push(type);
      else size ??= cursor.rules.binary(cursor, shiftLevel);
      if (!cursor.accept(',') && !cursor.is('>', '>>')) return undefined;
    }
    cursor.splitShift();
    cursor.take();
    return { types, ...(size && { size }) };
  });
}

/** Operands of a template's number bind tighter than `>`. */
const shiftLevel = 9;

function templateType(cursor: Cursor): CType | undefined {
  const type = parseTypeName(cursor);
  // A constant's name, `array<double, N>`, is no type.
  return type && type.kind !== 'unknown' && cursor.is(',', '>', '>>') ? type : undefined;
}

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

function parseEnum(cursor: Cursor, start: number): EnumSyntax {
  const constants: EnumSyntax['constants'][number][] = [];
  cursor.take();
  while (cursor.next.kind === 'word') {
    const token = cursor.take();
    const value = cursor.accept('=') ? cursor.rules.assignment(cursor) : undefined;
    constants.push({ name: token.text, span: span(token.start, token.end), ...(value && { value }) });
    if (!cursor.accept(',')) break;
  }
  cursor.expect('}');
  return { kind: 'enum', span: cursor.spanFrom(start), constants };
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
  for (;;) {
    if (suffixes.length > mostStars) return undefined;
    if (cursor.is('[') && cursor.peek(1).text !== '[') {
      cursor.take();
      while (cursor.is('static', ...qualifiers)) cursor.take();
      const size = cursor.is(']', '*') ? undefined : cursor.rules.assignment(cursor);
      cursor.accept('*');
      if (!cursor.expect(']')) return undefined;
      suffixes.push((of) => ({ kind: 'array', of, ...(size && { size }) }));
    } else if (cursor.is('(') && isParameterList(cursor)) {
      const own = parseParameters(cursor);
      if (!isInner && !suffixes.length) parameters = own;
      suffixes.push((result) => ({ kind: 'function', parameters: own.map((p) => p.type), result }));
    } else break;
  }
  const wrap: Wrap = (base) => inner.wrap(suffixes.reduceRight((type, suffix) => suffix(type), base));
  return { ...inner, wrap, parameters: inner.parameters ?? parameters };
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
