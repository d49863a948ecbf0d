/** Where brackets get deeper than `deepest`; strings and comments are taken to end with their line. */
export function deepBracket(text: string, comment: string, deepest: number): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '(' || character === '[' || character === '{') {
      if (++depth > deepest) return at;
    } else if (character === ')' || character === ']' || character === '}') depth = Math.max(0, depth - 1);
    else if (character === '"' || character === "'") at = endOfString(text, at);
    else if (character === comment[0] && text.startsWith(comment, at)) at = endOfLine(text, at);
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\n' || text[at] === text[start]) return at;
    if (text[at] === '\\') at++;
  }
  return text.length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
