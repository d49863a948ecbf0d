/** Where a comment that begins here ends: `#= … =#` may nest. */
export function commentEnd(text: string, at: number): number {
  if (text[at + 1] !== '=') {
    const line = text.indexOf('\n', at);
    return line < 0 ? text.length : line;
  }
  let depth = 0;
  for (let k = at; k < text.length; k++) {
    if (text[k] === '#' && text[k + 1] === '=') {
      depth++;
      k++;
    } else if (text[k] === '=' && text[k + 1] === '#') {
      k++;
      if (--depth === 0) return k + 1;
    }
  }
  return text.length;
}

/** Behind the string or command that begins here; undefined where it has no end. */
export function stringEnd(text: string, at: number, quote: string): number | undefined {
  const mark = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  for (let k = at + mark.length; k < text.length; k++) {
    if (text[k] === '\\') k++;
    else if (text.startsWith(mark, k)) return k + mark.length;
  }
  return undefined;
}

const character = /'(?:\\.[^'\n]{0,8}|[^'\\\n]{1,2})'/uy;

/** Behind a character literal, or behind the mark of a transpose: `x'`. */
export function charEnd(text: string, at: number): number {
  if (/[\p{L}\p{N}\p{M}_)\]}'.]/u.test(text[at - 1] ?? '')) return at + 1;
  character.lastIndex = at;
  return character.test(text) ? character.lastIndex : at + 1;
}
