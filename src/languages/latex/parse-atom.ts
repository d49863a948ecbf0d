import { problem } from '../../core/problem';
import { span } from '../../core/span';
import { functionCommands, functions } from './functions';
import { parseBrace, parseBrackets, shapeAt } from './parse-brackets';
import { isConditionWord } from './parse-condition';
import { parseEnvironment } from './parse-environment';
import { parseExtreme, parseFold } from './parse-fold';
import { barewordHere, parseFunction } from './parse-function';
import { accented, loneSymbol, symbolNode, takeWord } from './parse-symbol';
import { parseNumber } from './parse-terms';
import type { Reader } from './reader';
import { nesting } from './reader';
import type { Node } from './syntax';
import type { Token } from './tokens';
import { accents, alphabets, fontOf, isRelation, notFollowed, symbols } from './vocabulary';

/** What a factor begins with: a number, a symbol, a command with its arguments, a bracket. */
export function parseAtom(reader: Reader): Node {
  const token = reader.peek();
  if (token === undefined) throw reader.missing('Something is missing after this');
  switch (token.kind) {
    case 'digit':
      return parseNumber(reader);
    case 'letter':
      return parseLetter(reader, token);
    case 'text':
      return parseText(reader, token);
    case 'command':
      return parseCommand(reader, token);
    case 'begin':
      return parseEnvironment(reader);
    case 'left':
      return parseLeft(reader, token);
    case 'symbol':
      if (token.text === '{') return parseBrace(reader);
      if (token.text === '.') return parseNumber(reader);
      if (shapeAt(reader) !== undefined) return parseBrackets(reader);
      throw wanted(reader);
    case 'right':
    case 'end':
    case 'newline':
      throw wanted(reader);
  }
}

/** An operand is wanted: the fault is the sign before, unless what stands here is at fault by itself. */
function wanted(reader: Reader): ReturnType<Reader['refuse']> {
  const token = reader.peek();
  if (token === undefined || reader.peek(-1) === undefined) return reader.unexpected();
  const ends = nesting(token) < 0 || token.kind === 'newline' || token.text === '&' || token.text === ',';
  return ends && nesting(reader.peek(-1)) <= 0
    ? reader.missing('Something is missing after this')
    : reader.unexpected();
}

function parseLetter(reader: Reader, token: Token): Node {
  const word = takeWord(reader);
  if (word !== undefined) return word;
  const name = barewordHere(reader);
  if (name === undefined) {
    reader.next();
    return symbolNode(span(token.start, token.end), token.text);
  }
  const start = token.start;
  reader.position += name.length;
  reader.note(reader.spanFrom(start), `${name} without a backslash is read as the function`);
  if (name === 'max' || name === 'min') return parseExtreme(reader, name, token);
  if (!functions.has(name))
    throw reader.refuse('unsupported-syntax', reader.spanFrom(start), `${name} is not followed`);
  return parseFunction(reader, name, start);
}

function parseText(reader: Reader, token: Token): Node {
  const at = span(token.start, token.end);
  if (isConditionWord(token.text)) throw reader.unexpected();
  if (token.text === '') throw reader.refuse('unsupported-syntax', at, 'These braces are empty');
  reader.next();
  if (reader.words.has(token.text)) return symbolNode(at, token.text, 'roman');
  if (token.text === 'max' || token.text === 'min') return parseExtreme(reader, token.text, token);
  if (functions.has(token.text)) return parseFunction(reader, token.text, token.start);
  if (token.font === '\\operatorname')
    throw reader.refuse('unknown-function', at, `The function ${token.text} is not known`);
  if (token.text.includes(' '))
    throw reader.refuse(
      'unsupported-syntax',
      at,
      `The words "${token.text}" are no part of a computation here`,
    );
  return symbolNode(at, token.text, 'roman');
}

function parseLeft(reader: Reader, token: Token): Node {
  const arrayFollows = reader.peek(1)?.kind === 'begin' && reader.peek(1)?.text === 'array';
  if (!(arrayFollows && (token.text === '\\{' || token.text === '\\lbrace'))) return parseBrackets(reader);
  const open = reader.next();
  const node = parseEnvironment(reader, true);
  const close = reader.peek();
  if (close?.kind !== 'right' && !reader.recovering)
    throw reader.refuse('syntax', span(open.start, open.end), '\\left has no \\right');
  if (close?.kind === 'right') reader.next();
  return node;
}

function parseCommand(reader: Reader, token: Token): Node {
  const at = span(token.start, token.end);
  const name = token.text;
  const rule = rules.get(name);
  if (rule === undefined && shapeAt(reader) !== undefined) return parseBrackets(reader);
  if (rule === undefined && !isCommandOfFormula(name)) throw refuseCommand(reader, token);
  reader.next();
  if (rule !== undefined) return rule(reader, token);
  if (symbols.has(name)) return symbolNode(at, name.slice(1));
  if (accents.has(name)) return accented(reader, token, reader.grammar.argument(reader));
  const font = alphabets.get(name);
  if (font === undefined) return parseFunction(reader, name.slice(1), token.start);
  return inFont(reader.grammar.argument(reader), font);
}

function isCommandOfFormula(name: string): boolean {
  return symbols.has(name) || accents.has(name) || alphabets.has(name) || functionCommands.has(name.slice(1));
}

function refuseCommand(reader: Reader, token: Token): ReturnType<Reader['refuse']> {
  if (fontOf.has(token.text))
    return reader.refuse(
      'syntax',
      span(token.start, token.end),
      `The argument of ${token.text} is missing or not closed`,
    );
  if (notFollowed.has(token.text)) return reader.unexpected();
  if (nesting(token) < 0 || isRelation(token.text) || inner.has(token.text)) return wanted(reader);
  return reader.refuse('unknown-name', span(token.start, token.end), `${token.text} is not known`);
}

/** Commands that join operands and cannot begin one. */
const inner: ReadonlySet<string> = new Set(['\\cdot', '\\times', '\\div', '\\over', '\\land', '\\lor']);

function inFont(argument: Node, font: 'bold' | 'script'): Node {
  const symbol = loneSymbol(argument);
  return symbol === undefined ? argument : { ...symbol, font };
}

/** Commands with arguments, or a meaning, of their own. The command has been read. */
const rules: ReadonlyMap<string, (reader: Reader, token: Token) => Node> = new Map([
  ...['\\frac', '\\dfrac', '\\tfrac', '\\cfrac', '\\sfrac', '\\nicefrac'].map(
    (name) => [name, parseFraction] as const,
  ),
  ...['\\binom', '\\dbinom', '\\tbinom'].map((name) => [name, parseBinomial] as const),
  ...[
    '\\boxed',
    '\\mathop',
    '\\mathord',
    '\\mathbin',
    '\\mathrel',
    '\\mathinner',
    '\\ensuremath',
    '\\underbrace',
    '\\overbrace',
    '\\smash',
  ].map((name) => [name, parseWrapped] as const),
  ['\\sqrt', parseRoot],
  ['\\infty', (_, token) => ({ kind: 'infinity', span: span(token.start, token.end) })],
  ['\\sum', (reader, token) => parseFold(reader, 'sum', token)],
  ['\\prod', (reader, token) => parseFold(reader, 'product', token)],
  ['\\max', (reader, token) => parseExtreme(reader, 'max', token)],
  ['\\min', (reader, token) => parseExtreme(reader, 'min', token)],
]);

function parseFraction(reader: Reader, token: Token): Node {
  const from = reader.position;
  const numerator = reader.grammar.argument(reader);
  const middle = reader.position;
  const denominator = reader.grammar.argument(reader);
  const at = reader.spanFrom(token.start);
  if (isDerivative(reader.tokens.slice(from, middle), reader.tokens.slice(middle, reader.position))) {
    const refusal = problem('unsupported-syntax', at, 'This looks like a derivative, which is not followed');
    return { kind: 'stop', span: at, problem: refusal };
  }
  return { kind: 'fraction', span: at, numerator, denominator };
}

/** `\frac{d f}{d x}`, `\frac{\mathrm{d}}{\mathrm{d}t}`. */
function isDerivative(above: readonly Token[], below: readonly Token[]): boolean {
  const isD = (token: Token | undefined): boolean =>
    token?.text === 'd' && (token.kind === 'letter' || token.kind === 'text');
  const denominator = below.slice(1, -1);
  const variable = denominator[1];
  return (
    isD(above[1]) &&
    isD(denominator[0]) &&
    variable !== undefined &&
    (variable.kind === 'letter' || symbols.has(variable.text))
  );
}

function parseBinomial(reader: Reader, token: Token): Node {
  const above = reader.grammar.argument(reader);
  const below = reader.grammar.argument(reader);
  return { kind: 'binomial', span: reader.spanFrom(token.start), above, below };
}

/** `\underbrace{x}_{\text{why}}` is x. */
function parseWrapped(reader: Reader, token: Token): Node {
  const argument = reader.grammar.argument(reader);
  if (token.text === '\\underbrace' && reader.take('_') !== undefined) skipArgument(reader);
  if (token.text === '\\overbrace' && reader.take('^') !== undefined) skipArgument(reader);
  return argument;
}

function skipArgument(reader: Reader): void {
  let depth = 0;
  do {
    const token = reader.next();
    if (token.kind === 'symbol') depth += token.text === '{' ? 1 : token.text === '}' ? -1 : 0;
  } while (depth > 0);
}

function parseRoot(reader: Reader, token: Token): Node {
  const degree = reader.at('[') ? readDegree(reader) : undefined;
  const radicand = reader.grammar.argument(reader);
  return { kind: 'root', span: reader.spanFrom(token.start), radicand, degree };
}

function readDegree(reader: Reader): Node {
  const open = reader.next();
  reader.open.push('[');
  const degree = reader.nested(() => reader.grammar.expression(reader));
  reader.open.pop();
  if (reader.take(']') === undefined && !reader.recovering)
    throw reader.refuse('syntax', span(open.start, open.end), 'This bracket is not closed');
  return degree;
}
