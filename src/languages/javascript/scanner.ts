/** Moves through JavaScript text by whole tokens, as far as cutting needs them. Never fails, never goes back. */

/** Behind a quoted string, which ends with its line at the latest. */
export function skipString(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) return i;
    if (code === 92) i++;
    else if (code === quote) return i + 1;
  }
  return text.length;
}

/** Behind a comment, without the line break that ends it; undefined where none begins. */
export function skipComment(text: string, at: number): number | undefined {
  const next = text.charCodeAt(at + 1);
  if (text.charCodeAt(at) !== 47) return at === 0 && text.startsWith('#!') ? lineEnd(text, at) : undefined;
  if (next === 47) return lineEnd(text, at);
  if (next !== 42) return undefined;
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** A longer one is a slash that was taken for one. */
const longestRegExp = 2000;

/** Behind a regular expression literal; undefined where the line holds no end of one. */
export function skipRegExp(text: string, at: number): number | undefined {
  let inClass = false;
  const end = Math.min(text.length, at + longestRegExp);
  for (let i = at + 1; i < end; i++) {
    const character = text[i];
    if (character === '\n') return undefined;
    if (character === '\\') i++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return i + 1;
  }
  return undefined;
}

/** Behind the characters of a template literal up to its end or an interpolation's `${`. */
export function skipTemplate(
  text: string,
  at: number,
  stopsAt: (line: number) => boolean,
): { end: number; kind: 'closed' | 'interpolation' | 'open' } {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 96) return { end: i + 1, kind: 'closed' };
    else if (code === 36 && text.charCodeAt(i + 1) === 123) return { end: i + 2, kind: 'interpolation' };
    else if (code === 10 && stopsAt(i + 1)) return { end: i, kind: 'open' };
  }
  return { end: text.length, kind: 'open' };
}

export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code > 160
  );
}

export function isSpaceCode(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 12 || code === 0xfeff || code === 0xa0;
}

/** Behind white space and comments. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const next = code === 10 || isSpaceCode(code) ? at + 1 : skipComment(text, at);
    if (next === undefined) break;
    at = next;
  }
  return at;
}
