import type { Span } from '../../core/span';

const tripled = /"""|'''/y;

/** Runs of comment lines, and strings that stand as a statement of their own, without their marks. */
export function* proseOf(text: string): Generator<Span> {
  let comment: { start: number; end: number } | undefined;
  for (let at = 0; at < text.length; ) {
    const lineEnd = endOfLine(text, at);
    const first = at + (/^[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
    tripled.lastIndex = first + (/[rRuU]/.test(text[first] ?? '') ? 1 : 0);
    const quote = tripled.exec(text)?.[0];
    if (text[first] === '#') {
      comment = { start: comment?.start ?? first + 1, end: lineEnd };
    } else if (comment) {
      yield comment;
      comment = undefined;
    }
    if (quote === undefined) {
      at = lineEnd + 1;
      continue;
    }
    const start = tripled.lastIndex;
    const close = text.indexOf(quote, start);
    const end = close < 0 ? text.length : close;
    yield { start, end };
    at = endOfLine(text, end) + 1;
  }
  if (comment) yield comment;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
