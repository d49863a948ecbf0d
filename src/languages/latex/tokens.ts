import { type Span, span } from '../../core/span';
import { fontOf, ignored, ignoredWithArgument, letterCommands } from './vocabulary';

/**
 * - `command`: `\frac`, with its backslash; `symbol`: one character, `:=` or `\{`;
 * - `letter`, `digit`: one character each, for `x^23` is x²·3 and `\frac12` is a half;
 * - `text`: the content of `\text{…}`, `\mathrm{…}`, `\operatorname{…}`, with the command in `font`;
 * - `begin`, `end`: an environment, `text` is its name;
 * - `left`, `right`: `\left(`, `text` is the delimiter;
 * - `newline`: `\\`.
 */
export interface Token {
  readonly kind:
    | 'command'
    | 'symbol'
    | 'letter'
    | 'digit'
    | 'text'
    | 'begin'
    | 'end'
    | 'left'
    | 'right'
    | 'newline';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly font?: string;
  /** Whether space was set before it on purpose: `\\,`, `\\quad`, `~`. */
  readonly spaced?: boolean;
}

/** The tokens of a formula. Comments, spacing, sizing and labels have none; whatever the text, every other character has. */
export function tokenize(text: string, range: Span = span(0, text.length)): Token[] {
  const tokens: Token[] = [];
  tokenizeRange(text, range.start, range.end, tokens);
  return tokens.map((token, k) =>
    spaceBefore(text, tokens[k - 1], token) ? { ...token, spaced: true } : token,
  );
}

function spaceBefore(text: string, before: Token | undefined, token: Token): boolean {
  return (
    before !== undefined &&
    token.start > before.end &&
    /\\[,;: ]|\\q?quad|~/.test(text.slice(before.end, token.start))
  );
}

function tokenizeRange(text: string, from: number, to: number, tokens: Token[]): void {
  for (let at = from; at < to; ) at = Math.min(oneToken(text, at, to, tokens), to);
}

/** Reads what stands at `at` and returns where to go on. */
function oneToken(text: string, at: number, to: number, tokens: Token[]): number {
  const character = text[at] ?? '';
  if (character === '\\') return commandToken(text, at, to, tokens);
  if (character === '%') return endOfLine(text, at, to);
  if (isSpace(character) || character === '~') return at + 1;
  const command = letterCommands.get(character);
  if (command !== undefined) return push(tokens, { kind: 'command', text: command, start: at, end: at + 1 });
  if (character >= '0' && character <= '9')
    return push(tokens, { kind: 'digit', text: character, start: at, end: at + 1 });
  if (isLetter(character)) return push(tokens, { kind: 'letter', text: character, start: at, end: at + 1 });
  const length = character === ':' && text[at + 1] === '=' && at + 1 < to ? 2 : 1;
  return push(tokens, { kind: 'symbol', text: text.slice(at, at + length), start: at, end: at + length });
}

function commandToken(text: string, at: number, to: number, tokens: Token[]): number {
  const name = commandName(text, at, to);
  const end = at + name.length;
  if (name === '\\\\')
    return push(tokens, { kind: 'newline', text: name, start: at, end: lineSkipEnd(text, end, to) });
  if (ignored.has(name)) return end;
  if (ignoredWithArgument.has(name)) return groupEnd(text, skipStar(text, end), to) ?? end;
  if (name === '\\begin' || name === '\\end') return environmentToken(text, at, end, to, tokens);
  if (name === '\\left' || name === '\\right') return delimiterToken(text, at, end, to, tokens);
  if (name === '\\overset' || name === '\\stackrel') return decoratedRelation(text, at, end, to, tokens);
  if (fontOf.has(name)) return textToken(text, at, end, to, tokens);
  const escaped = name === '\\{' || name === '\\}' || name === '\\|';
  return push(tokens, { kind: escaped ? 'symbol' : 'command', text: name, start: at, end });
}

function environmentToken(text: string, at: number, after: number, to: number, tokens: Token[]): number {
  const close = groupEnd(text, after, to);
  if (close === undefined)
    return push(tokens, { kind: 'command', text: text.slice(at, after), start: at, end: after });
  const name = text.slice(text.indexOf('{', after) + 1, close - 1).trim();
  return push(tokens, {
    kind: text.startsWith('\\begin', at) ? 'begin' : 'end',
    text: name,
    start: at,
    end: close,
  });
}

function delimiterToken(text: string, at: number, after: number, to: number, tokens: Token[]): number {
  let start = after;
  while (start < to && isSpace(text[start] ?? '')) start++;
  const delimiter =
    start >= to ? '' : text[start] === '\\' ? commandName(text, start, to) : (text[start] ?? '');
  const kind = text.startsWith('\\left', at) ? 'left' : 'right';
  return push(tokens, {
    kind,
    text: delimiter,
    start: at,
    end: delimiter === '' ? after : start + delimiter.length,
  });
}

/** `\overset{\text{def}}{=}` is the relation alone. */
function decoratedRelation(text: string, at: number, after: number, to: number, tokens: Token[]): number {
  const first = groupEnd(text, after, to);
  const second = first === undefined ? undefined : groupEnd(text, first, to);
  const relation = second === undefined ? '' : text.slice(text.indexOf('{', first) + 1, second - 1).trim();
  if (second === undefined || !/^(:?=|\\equiv)$/.test(relation)) {
    return push(tokens, { kind: 'command', text: text.slice(at, after), start: at, end: after });
  }
  return push(tokens, {
    kind: relation.startsWith('\\') ? 'command' : 'symbol',
    text: relation,
    start: at,
    end: second,
  });
}

/** `\text{if $x > 0$}` is text, then mathematics. */
function textToken(text: string, at: number, after: number, to: number, tokens: Token[]): number {
  const open = skipStar(text, after);
  const close = groupEnd(text, open, to);
  const font = text.slice(at, after);
  if (close === undefined) return shortText(text, at, open, to, font, tokens);
  const from = text.indexOf('{', open) + 1;
  const content = text.slice(from, close - 1);
  const condition = /^\s*(?:if|for|when)\s+(?=[^$]*[<>=])/.exec(content)?.[0].length;
  if (condition !== undefined) {
    words(tokens, content.slice(0, condition), from, from + condition, font);
    tokenizeRange(text, from + condition, close - 1, tokens);
  } else if (content.includes('$')) mixedText(text, from, close - 1, font, tokens);
  else words(tokens, content, at, close, font);
  return close;
}

function mixedText(text: string, from: number, to: number, font: string, tokens: Token[]): void {
  let start = from;
  for (const [index, part] of text.slice(from, to).split('$').entries()) {
    const end = start + part.length;
    if (index % 2 === 1) tokenizeRange(text, start, end, tokens);
    else words(tokens, part, start, end, font);
    start = end + 1;
  }
}

/** Words in a formula; punctuation alone says nothing. */
function words(tokens: Token[], content: string, start: number, end: number, font: string): void {
  const text = plain(content);
  if (!/^[.,;:]*$/.test(text)) tokens.push({ kind: 'text', text, start, end, font });
}

/** `\mathrm d`: the argument without braces is one character; an unclosed brace stays for the parser to refuse. */
function shortText(
  text: string,
  at: number,
  after: number,
  to: number,
  font: string,
  tokens: Token[],
): number {
  let start = after;
  while (start < to && isSpace(text[start] ?? '')) start++;
  const character = text[start] ?? '';
  if (start >= to || !isLetter(character))
    return push(tokens, { kind: 'command', text: font, start: at, end: after });
  return push(tokens, { kind: 'text', text: character, start: at, end: start + 1, font });
}

/** The words of a text argument: without braces, backslashes and spacing commands. */
function plain(text: string): string {
  return text
    .replace(/\\[,;:! ]|~/g, ' ')
    .replace(/[\\{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `\name`, or a backslash and one character; at the end of the text the backslash alone. */
function commandName(text: string, at: number, to: number): string {
  let end = at + 1;
  while (end < to && isLetter(text[end] ?? '')) end++;
  return text.slice(at, end > at + 1 ? end : Math.min(at + 2, to));
}

/** The end of the brace group that begins at or after `at` (past white space), or undefined. */
function groupEnd(text: string, at: number, to: number): number | undefined {
  let depth = 0;
  for (let i = at; i < to; i++) {
    const character = text[i] ?? '';
    if (depth === 0 && character !== '{') {
      if (isSpace(character)) continue;
      return undefined;
    }
    if (character === '\\') i++;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return i + 1;
    if (i - at > longestArgument) return undefined;
  }
  return undefined;
}

/** Text arguments are names and remarks; the bound keeps unclosed ones from being searched again and again. */
const longestArgument = 1000;

/** `\\[2pt]`, `\\*`: the skip belongs to the line break. */
function lineSkipEnd(text: string, at: number, to: number): number {
  const start = skipStar(text, at);
  lineSkip.lastIndex = start;
  const match = lineSkip.exec(text);
  return match !== null && start + match[0].length <= to ? start + match[0].length : start;
}

const lineSkip = /\[\s*-?[\d.]+\s*(?:pt|ex|em|mm|cm|in|mu|\\[a-z]+)\s*\]/y;

function skipStar(text: string, at: number): number {
  return text[at] === '*' ? at + 1 : at;
}

function endOfLine(text: string, at: number, to: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? to : end + 1;
}

function push(tokens: Token[], token: Token): number {
  tokens.push(token);
  return token.end;
}

function isSpace(character: string): boolean {
  return (
    character === ' ' ||
    character === '\n' ||
    character === '\t' ||
    character === '\r' ||
    character === '\u00a0'
  );
}

function isLetter(character: string): boolean {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}
