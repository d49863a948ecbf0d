import { span } from '../../core/span';
import type { Cursor } from './cursor';
import type { EnumSyntax, StructSyntax, SyntaxExpression } from './syntax';
import { type CType, double, int, namedTypes, truth, voidType } from './types';

/** What stands before the names of a declaration. */
export interface Specifiers {
  readonly type: CType;
  readonly isStatic: boolean;
  readonly isConstant: boolean;
  readonly isTypedef: boolean;
  readonly isExternal: boolean;
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
  const found: Found = { words: [], seen: new Set(), own: undefined };
  while (!cursor.atEnd && (passAttribute(cursor) || takeSpecifier(cursor, found)));
  const { words, seen, own } = found;
  const type = own?.type ?? (words.length ? basicType(words) : undefined);
  if (!type) return undefined;
  return {
    type,
    isStatic: seen.has('static') || seen.has('thread_local'),
    isConstant: seen.has('const') || seen.has('constexpr') || seen.has('constinit'),
    isTypedef: seen.has('typedef'),
    isExternal: seen.has('extern'),
    ...(own?.defined && { defined: own.defined }),
  };
}

/** What was read of a declaration's specifiers. */
interface Found {
  readonly words: string[];
  readonly seen: Set<string>;
  own: Tagged | undefined;
}

/** Takes one more; whether it was one. */
function takeSpecifier(cursor: Cursor, found: Found): boolean {
  const { text: word, kind } = cursor.next;
  const before = cursor.at;
  if (kind !== 'word') return false;
  if (isMark(cursor) && !found.own && !found.words.length) cursor.take();
  else if (storage.has(word)) found.seen.add(cursor.take().text);
  else if (basic.has(word) && !found.own) found.words.push(cursor.take().text);
  else if (found.own || found.words.length) return false;
  else found.own = tags.has(word) ? parseTagged(cursor) : named(parseNamedType(cursor));
  return cursor.at > before;
}

/** A macro of another file in front of a type: `API_EXPORT double f(double x)`. */
function isMark(cursor: Cursor): boolean {
  const [{ text: word }, next, behind] = [cursor.next, cursor.peek(1), cursor.peek(2)];
  if (!/^[A-Z][A-Z0-9_]+$/.test(word) || next.kind !== 'word' || cursor.typeNamed(word)) return false;
  return startsType(cursor, 1) || behind.kind === 'word' || /^(?:\*|&|::|<)$/.test(behind.text);
}

/** A type, and what is defined where it is named. */
interface Tagged {
  readonly type: CType;
  readonly defined?: StructSyntax | EnumSyntax;
}

function named(type: CType | undefined): Tagged | undefined {
  return type && { type };
}

/** `__attribute__((…))`, `[[nodiscard]]`. */
function passAttribute(cursor: Cursor): boolean {
  if (cursor.is('[') && cursor.peek(1).text === '[') {
    cursor.skipBrackets();
    return true;
  }
  if (!cursor.is('__attribute__', 'alignas', '__declspec')) return false;
  cursor.take();
  if (cursor.is('(')) cursor.skipBrackets();
  return true;
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
function parseTagged(cursor: Cursor): Tagged {
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
  const ofTemplate = args && templateNamed(name, args, known);
  if (ofTemplate) return ofTemplate;
  return (
    known ??
    (path[0] === 'std' ? undefined : namedTypes.get(name)) ?? {
      kind: 'unknown',
      name: [...path, name].join('::'),
    }
  );
}

/** Templates of the library; one of the file with other than real numbers is not known. */
function templateNamed(
  name: string,
  { types, size }: TemplateArguments,
  known: CType | undefined,
): CType | undefined {
  const [of] = types;
  if (of && /^(?:vector|valarray|initializer_list)$/.test(name)) return { kind: 'vector', of };
  if (of && name === 'array' && size) return { kind: 'vector', of, size };
  if (of?.kind === 'function' && name === 'function') return of;
  const others = types.some((type) => type.kind !== 'real' && type.kind !== 'unknown');
  return others && known?.kind === 'struct' ? { kind: 'unknown', name: `${name}<>` } : undefined;
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
  const type = cursor.rules.typeName(cursor);
  // A constant's name, `array<double, N>`, is no type.
  return type && type.kind !== 'unknown' && cursor.is(',', '>', '>>') ? type : undefined;
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
