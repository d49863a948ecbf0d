import { skipComment, skipString } from '../javascript/scanner';

/** A word, number, string or sign of the text, or of what a macro stands for there. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'character' | 'sign' | 'end';
  readonly text: string;
  /** Where it stands; of what a macro stands for, where the macro is used. Never before the token in front of it. */
  readonly start: number;
  readonly end: number;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
  /** Macros that it came out of: they are not used again inside themselves. */
  readonly hidden?: ReadonlySet<string>;
}

const wordPattern = /[\p{L}_$][\p{L}\p{M}\p{N}_$]*/uy;
const numberPattern = /\.?\d(?:[eEpP][-+]|'(?=\w)|[\w.])*/y;
const rawString = /(?:u8|[uUL])?R"([^()\\\s]{0,16})\(/y;
const stringStart = /(?:u8|[uUL])?["']/y;
const signPattern = /<<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|::|##|[^\s]/y;

/** The tokens of a text without its comments; whatever it holds, each character is part of one. */
export function tokensOf(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let spaced = true;
  for (let at = from; at < to; ) {
    const behind = text.charCodeAt(at) === 47 ? skipComment(text, at) : undefined;
    if (behind !== undefined || /\s/.test(text[at] ?? '')) {
      at = behind ?? at + 1;
      spaced = true;
      continue;
    }
    const token = tokenAt(text, at, to, spaced);
    tokens.push(token);
    at = token.end;
    spaced = false;
  }
  return tokens;
}

function tokenAt(text: string, at: number, to: number, spaced: boolean): Token {
  const make = (kind: Token['kind'], end: number): Token => {
    const last = Math.max(at + 1, Math.min(end, to));
    return { kind, text: text.slice(at, last), start: at, end: last, spaced };
  };
  if (matchEnd(rawString, text, at) !== undefined) return make('string', rawEnd(text, at));
  const quote = matchEnd(stringStart, text, at);
  if (quote !== undefined)
    return make(text[quote - 1] === '"' ? 'string' : 'character', skipString(text, quote - 1));
  const number = matchEnd(numberPattern, text, at);
  if (number !== undefined) return make('number', number);
  const word = matchEnd(wordPattern, text, at);
  if (word !== undefined) return make('word', word);
  return make('sign', matchEnd(signPattern, text, at) ?? at + 1);
}

function rawEnd(text: string, at: number): number {
  rawString.lastIndex = at;
  const found = rawString.exec(text);
  const close = `)${found?.[1] ?? ''}"`;
  const end = text.indexOf(close, at);
  return end < 0 ? text.length : end + close.length;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
