import { isConditionWord } from './parse-condition';
import { type Reader, Refusal } from './reader';
import type { Factor, Node, NumberNode, Term } from './syntax';
import { isRelation } from './vocabulary';

/** `a + b - c`, and `a \over b` of all that stands in the same braces. What cannot be read ends it with a stop. */
export function parseExpression(reader: Reader): Node {
  const start = reader.here.start;
  const terms: Term[] = [];
  const open = reader.open.length;
  try {
    readTerms(reader, terms);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reader.open.length = open;
    terms.push({ negative: false, node: reader.recover(error) });
  }
  const numerator = sumOf(terms, reader, start);
  const over = reader.take('\\over');
  if (over === undefined) return numerator;
  const denominator = reader.nested(() => parseExpression(reader));
  return { kind: 'fraction', span: reader.spanFrom(start), numerator, denominator };
}

function readTerms(reader: Reader, terms: Term[]): void {
  do {
    const negative = takeSigns(reader);
    terms.push({ negative, node: parseProduct(reader) });
  } while (reader.at('+') || reader.at('-'));
}

function sumOf(terms: readonly Term[], reader: Reader, start: number): Node {
  const first = terms[0];
  if (terms.length === 1 && first !== undefined && !first.negative) return first.node;
  return { kind: 'sum', span: reader.spanFrom(start), terms };
}

/** Any number of signs: true when they make a minus. */
export function takeSigns(reader: Reader): boolean {
  let negative = false;
  while (reader.at('+') || reader.at('-')) if (reader.next().text === '-') negative = !negative;
  return negative;
}

/** `a b \cdot c / d`. */
export function parseProduct(reader: Reader): Node {
  const start = reader.here.start;
  const factors: Factor[] = [{ operator: 'first', node: reader.grammar.factor(reader) }];
  for (;;) {
    const operator = nextOperator(reader);
    if (operator === undefined) break;
    if (operator === 'beside') checkBeside(reader, factors);
    factors.push({
      operator,
      node: operator === 'beside' ? reader.grammar.factor(reader) : signedFactor(reader),
    });
  }
  return productOf(factors, reader, start);
}

export function productOf(factors: readonly Factor[], reader: Reader, start: number): Node {
  const only = factors.length === 1 ? factors[0] : undefined;
  return only === undefined ? { kind: 'product', span: reader.spanFrom(start), factors } : only.node;
}

/** The operator before the next factor, taken; undefined where the product ends. */
function nextOperator(reader: Reader): Factor['operator'] | undefined {
  const sign = operators.get(reader.peek()?.text ?? '');
  if (sign !== undefined && (reader.atKind('symbol') || reader.atKind('command'))) {
    reader.next();
    return sign;
  }
  return startsFactor(reader) ? 'beside' : undefined;
}

const operators: ReadonlyMap<string, Factor['operator']> = new Map([
  ['\\cdot', 'dot'],
  ['*', 'dot'],
  ['\\times', 'cross'],
  ['/', 'divide'],
  ['\\div', 'divide'],
]);

/** `a \cdot -b`. */
function signedFactor(reader: Reader): Node {
  const start = reader.here.start;
  const negative = takeSigns(reader);
  const node = reader.grammar.factor(reader);
  return negative ? { kind: 'sum', span: reader.spanFrom(start), terms: [{ negative, node }] } : node;
}

/** Whether the next token continues a product without a sign. */
export function startsFactor(reader: Reader): boolean {
  const token = reader.peek();
  if (token === undefined) return false;
  switch (token.kind) {
    case 'letter':
    case 'digit':
    case 'begin':
    case 'left':
      return true;
    case 'text':
      return !isConditionWord(token.text);
    case 'end':
    case 'right':
    case 'newline':
      return false;
    case 'command':
      if (token.text === '\\Vert' || token.text === '\\vert') return reader.open.at(-1) !== token.text;
      return !isRelation(token.text) && !endsProduct.has(token.text);
    case 'symbol':
      if (token.text === '|' || token.text === '\\|') return reader.open.at(-1) !== token.text;
      return (
        token.text === '(' ||
        token.text === '[' ||
        token.text === '{' ||
        token.text === '\\{' ||
        token.text === '.'
      );
  }
}

const endsProduct: ReadonlySet<string> = new Set([
  '\\over',
  '\\rvert',
  '\\rVert',
  '\\rfloor',
  '\\rceil',
  '\\rangle',
  '\\rbrace',
  '\\rparen',
  '\\rbrack',
  '\\mid',
  '\\land',
  '\\lor',
  '\\colon',
]);

/** A number after a number, or a fraction of numbers after a whole number (2½?), is no product that can be told. */
export function checkBeside(reader: Reader, factors: readonly Factor[]): void {
  const before = factors.at(-1)?.node;
  const script = before?.kind === 'power' && before.exponent.kind === 'number' ? before.exponent : undefined;
  if (reader.atKind('digit') && (before?.kind === 'symbol' || script?.span.end === reader.here.start)) {
    throw reader.refuse(
      'unsupported-syntax',
      reader.here,
      'A number behind a symbol: braces or a sign are missing',
    );
  }
  if (before?.kind !== 'number') return;
  if (reader.atKind('digit') || reader.at('.')) {
    throw reader.refuse(
      'unsupported-syntax',
      reader.here,
      'Two numbers side by side: a sign between them is missing',
    );
  }
  if (before.integer && factors.length === 1 && isNumericFraction(reader)) {
    throw reader.refuse(
      'unsupported-syntax',
      reader.here,
      'A whole number beside a fraction of numbers may be a sum or a product: write the sign',
    );
  }
}

/** `\frac12`, `\frac{1}{2}`, less than one. */
function isNumericFraction(reader: Reader): boolean {
  if (!['\\frac', '\\tfrac', '\\dfrac'].some((name) => reader.at(name))) return false;
  const digits = reader.tokens
    .slice(reader.position + 1, reader.position + 9)
    .map((token) => token.text)
    .join('');
  const match = /^(?:(\d)|\{(\d{1,3})\})(?:(\d)|\{(\d{1,3})\})/.exec(digits);
  if (match === null) return false;
  return Number(match[1] ?? match[2]) < Number(match[3] ?? match[4]);
}

/** Digits with a decimal point, `2{,}000`, `1\,000`. */
export function parseNumber(reader: Reader): NumberNode {
  const start = reader.here.start;
  let text = takeDigits(reader);
  for (
    let group = text === '' ? undefined : commaGroup(reader);
    group !== undefined;
    group = commaGroup(reader)
  ) {
    if (group.length !== 3 && text.includes('.')) break;
    text = group.length === 3 ? text + group : `${text}.${group}`;
    reader.note(
      reader.spanFrom(start),
      `The comma in this number is read as ${group.length === 3 ? 'a thousands separator' : 'a decimal comma'}`,
    );
  }
  let integer = !text.includes('.');
  if (
    reader.at('.') &&
    (reader.atKind('digit', 1) || (text !== '' && reader.peek()?.start === reader.lastEnd))
  ) {
    reader.next();
    text += `.${takeDigits(reader)}`;
    integer = false;
  }
  if (text === '' || text === '.') throw reader.unexpected();
  return { kind: 'number', span: reader.spanFrom(start), value: Number(text), integer };
}

/** Digits that touch, or are parted by a thin space before groups of three. */
function takeDigits(reader: Reader): string {
  const digits: string[] = [];
  for (let last = reader.peek(); last?.kind === 'digit'; last = reader.peek()) {
    if (digits.length > 0 && last.start !== reader.lastEnd && !isThinSpace(reader, last.start)) break;
    digits.push(last.text);
    reader.next();
  }
  return digits.join('');
}

/** Spacing commands leave no token: a gap of two characters between digits is `\,`, other gaps are told apart as two numbers. */
function isThinSpace(reader: Reader, start: number): boolean {
  const three = [0, 1, 2].every(
    (ahead) => reader.atKind('digit', ahead) && reader.peek(ahead)?.start === start + ahead,
  );
  return start - reader.lastEnd === 2 && three && reader.peek(3)?.start !== start + 3;
}

function commaGroup(reader: Reader): string | undefined {
  if (!(reader.at('{') && reader.at(',', 1) && reader.at('}', 2) && reader.atKind('digit', 3)))
    return undefined;
  if (reader.peek()?.start !== reader.lastEnd) return undefined;
  reader.position += 3;
  return takeDigits(reader);
}
