import type { Span } from '../../core/span';
import { commentEnd, stringEnd } from './scanner';

/** Comments, runs of them as one, and documentation strings, without their marks. */
export function* proseOf(text: string): Generator<Span> {
  let comment: { start: number; end: number } | undefined;
  for (let at = 0; at < text.length; ) {
    const lineEnd = endOfLine(text, at);
    const first = at + (/^[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
    const isBlock = text.startsWith('#=', first);
    if (text[first] === '#' && !isBlock) {
      comment = { start: comment?.start ?? first + 1, end: lineEnd };
      at = lineEnd + 1;
      continue;
    }
    if (comment) yield comment;
    comment = undefined;
    const doc = /^(?:@doc\s+)?(?:raw)?"""/.exec(text.slice(first, first + 20))?.[0];
    if (!isBlock && doc === undefined) {
      at = lineEnd + 1;
      continue;
    }
    const start = first + (doc?.length ?? 2);
    const end = isBlock ? commentEnd(text, first) : (stringEnd(text, start - 3, '"') ?? text.length);
    yield { start, end: Math.max(start, end - (isBlock ? 2 : 3)) };
    at = endOfLine(text, end) + 1;
  }
  if (comment) yield comment;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
