import { span } from '../../core/span';
import { type Cursor, conflictIn, shown } from './cursor';
import { parseTypeName } from './parse-declarators';
import { startsType } from './parse-types';
import { parseArguments, parseBraces, parseLambda, parseWord, tooDeep } from './parse-words';
import type { ChainSyntax, SyntaxExpression } from './syntax';

/** How tight binary signs bind; C's order. */
const levels: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
  or: 1,
  and: 2,
};

const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '<<=', '>>=', '&=', '|=', '^=']);

/** An expression with commas. */
export function parseExpression(cursor: Cursor): SyntaxExpression {
  const first = parseAssignment(cursor);
  if (!cursor.is(',')) return first;
  const parts = [first];
  while (cursor.accept(',')) parts.push(parseAssignment(cursor));
  return { kind: 'comma', span: cursor.spanFrom(first.span.start), parts };
}

/** An expression without commas: an argument, a value. */
export function parseAssignment(cursor: Cursor): SyntaxExpression {
  return cursor.nested(tooDeep, () => {
    const left = parseConditional(cursor);
    const { kind, text: sign } = cursor.next;
    if (kind !== 'sign' || !assignments.has(sign)) return left;
    cursor.take();
    const right = cursor.is('{') ? parseBraces(cursor) : parseAssignment(cursor);
    return { kind: 'assign', span: cursor.spanFrom(left.span.start), sign, left, right };
  });
}

function parseConditional(cursor: Cursor): SyntaxExpression {
  const test = parseBinary(cursor, 1);
  if (!cursor.accept('?')) return test;
  const chosen = parseExpression(cursor);
  cursor.expect(':');
  const otherwise = parseAssignment(cursor);
  return { kind: 'conditional', span: cursor.spanFrom(test.span.start), test, chosen, otherwise };
}

/** Operands of signs that bind at least as tight as `least`. */
export function parseBinary(cursor: Cursor, least: number): SyntaxExpression {
  let left = parseUnary(cursor);
  for (;;) {
    const level = levelHere(cursor);
    if (level === undefined || level < least) return left;
    const links: ChainSyntax['links'][number][] = [];
    while (levelHere(cursor) === level) {
      const sign = takeSign(cursor);
      links.push({ ...sign, operand: parseBinary(cursor, level + 1) });
    }
    left = { kind: 'chain', span: cursor.spanFrom(left.span.start), first: left, links };
  }
}

function levelHere(cursor: Cursor): number | undefined {
  const { text, kind } = cursor.next;
  if (kind !== 'sign' && text !== 'and' && text !== 'or') return undefined;
  if (text === '>' && isSplitShift(cursor)) return levels['>>'];
  return Object.hasOwn(levels, text) ? levels[text] : undefined;
}

/** `>>` that was taken for the end of two templates. */
function isSplitShift(cursor: Cursor): boolean {
  const [first, second] = [cursor.next, cursor.peek(1)];
  return second.text === '>' && second.kind === 'sign' && first.start === second.start;
}

function takeSign(cursor: Cursor): { sign: string; span: SyntaxExpression['span'] } {
  const both = cursor.is('>') && isSplitShift(cursor);
  const token = cursor.take();
  if (both) cursor.take();
  const sign = both ? '>>' : token.text === 'and' ? '&&' : token.text === 'or' ? '||' : token.text;
  return { sign, span: span(token.start, token.end) };
}

const unarySigns = ['-', '+', '!', '~', '*', '&', '++', '--', 'not'];

function parseUnary(cursor: Cursor): SyntaxExpression {
  const { start } = cursor.next;
  if (cursor.is(...unarySigns)) {
    const sign = cursor.take().text;
    const operand = cursor.nested(tooDeep, () => parseUnary(cursor));
    return { kind: 'unary', span: cursor.spanFrom(start), sign: sign === 'not' ? '!' : sign, operand };
  }
  if (cursor.is('sizeof')) return parseSizeof(cursor);
  return parseCast(cursor) ?? parsePostfix(cursor, parsePrimary(cursor));
}

function parseSizeof(cursor: Cursor): SyntaxExpression {
  const { start } = cursor.take();
  if (cursor.is('(') && startsType(cursor, 1)) {
    cursor.take();
    const type = parseTypeName(cursor);
    cursor.expect(')');
    return { kind: 'sizeof', span: cursor.spanFrom(start), ...(type && { type }) };
  }
  const operand = cursor.nested(tooDeep, () => parseUnary(cursor));
  return { kind: 'sizeof', span: cursor.spanFrom(start), operand };
}

/** `(double) x`; also of a type that the file does not define, where nothing else can be meant. */
function parseCast(cursor: Cursor): SyntaxExpression | undefined {
  if (!cursor.is('(') || !(startsType(cursor, 1) || looksLikeCast(cursor))) return undefined;
  const { start } = cursor.next;
  const type = cursor.attempt(() => {
    cursor.take();
    const found = parseTypeName(cursor);
    return found && cursor.accept(')') ? found : undefined;
  });
  if (!type) return undefined;
  if (cursor.is('{')) {
    const braces = parseBraces(cursor);
    const made = { kind: 'construct', span: cursor.spanFrom(start), type, args: [], braces } as const;
    return parsePostfix(cursor, made);
  }
  const operand = cursor.nested(tooDeep, () => parseUnary(cursor));
  return { kind: 'cast', span: cursor.spanFrom(start), type, operand };
}

/** `(T) x`, `(T *) x` of a name that is no variable. */
function looksLikeCast(cursor: Cursor): boolean {
  const name = cursor.peek(1);
  if (name.kind !== 'word' || cursor.isVariable(name.text)) return false;
  let behind = 2;
  while (cursor.peek(behind).text === '*') behind++;
  if (cursor.peek(behind).text !== ')') return false;
  // Brackets around a name and stars are nothing else.
  if (behind > 2) return true;
  const { kind } = cursor.peek(behind + 1);
  return kind === 'word' || kind === 'number';
}

function parsePostfix(cursor: Cursor, first: SyntaxExpression): SyntaxExpression {
  let value = first;
  const from = first.span.start;
  for (;;) {
    if (cursor.is('(')) {
      const args = parseArguments(cursor, ')');
      value = { kind: 'call', span: cursor.spanFrom(from), callee: value, args };
    } else if (cursor.is('[')) {
      cursor.take();
      const index = parseExpression(cursor);
      cursor.expect(']');
      value = { kind: 'index', span: cursor.spanFrom(from), array: value, index };
    } else if (cursor.is('.', '->')) {
      const arrow = cursor.take().text === '->';
      if (cursor.next.kind !== 'word') cursor.complainMissing('a name');
      const name = cursor.next.kind === 'word' ? cursor.take().text : '';
      value = { kind: 'member', span: cursor.spanFrom(from), object: value, name, arrow };
    } else if (cursor.is('++', '--')) {
      const sign = cursor.take().text;
      value = { kind: 'postfix', span: cursor.spanFrom(from), sign, operand: value };
    } else return value;
  }
}

function parsePrimary(cursor: Cursor): SyntaxExpression {
  const { kind, text, start } = cursor.next;
  switch (kind) {
    case 'number':
    case 'character':
      cursor.take();
      return { kind, span: cursor.spanFrom(start), text };
    case 'string':
      while (cursor.next.kind === 'string') cursor.take();
      return { kind, span: cursor.spanFrom(start), text };
    case 'word':
      return parseWord(cursor);
    case 'sign':
    case 'end':
      return parseSign(cursor);
  }
}

function parseSign(cursor: Cursor): SyntaxExpression {
  const { start } = cursor.next;
  if (cursor.accept('(')) {
    const inner = cursor.nested(tooDeep, () => parseExpression(cursor));
    cursor.expect(')');
    return inner.kind === 'name' ? inner : { ...inner, span: cursor.spanFrom(start) };
  }
  if (cursor.is('[') && cursor.isCpp) return parseLambda(cursor);
  if (cursor.is('::')) {
    cursor.take();
    return parsePrimary(cursor);
  }
  return parseNothing(cursor);
}

function parseNothing(cursor: Cursor): SyntaxExpression {
  const at = cursor.spanHere();
  const name = conflictIn(cursor.next);
  if (name !== undefined) {
    cursor.take();
    const message = `The macro ${name} is defined in more than one way in this file`;
    return { kind: 'bad', span: at, code: 'unsupported-syntax', message };
  }
  const message = `${shown(cursor.next)} is not expected here: a value is`;
  if (cursor.next.kind === 'end') cursor.complainMissing('a value');
  else cursor.complain('syntax', at, message);
  const isLeft = cursor.atEnd || cursor.is(')', ']', '}', ';', ',');
  const missing = cursor.spanMissing();
  if (!isLeft) cursor.take();
  return { kind: 'bad', span: isLeft ? missing : at, code: 'syntax', message };
}
