import type { Span } from '../../core/span';
import { skipComment, skipString } from './scanner';

/** Comments without their marks; line comments below each other are one. */
export function* proseOf(text: string): Generator<Span> {
  let lines: Span | undefined;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const comment = code === 47 ? commentAt(text, at) : undefined;
    const joined: Span | undefined = comment?.line
      ? { start: lines?.start ?? comment.start, end: comment.end }
      : undefined;
    if (lines && !joined && !/\s/.test(text[at] ?? '')) {
      yield lines;
      lines = undefined;
    }
    lines = joined ?? lines;
    if (comment && !joined) yield comment;
    if (comment) at = comment.next;
    else at = code === 34 || code === 39 ? skipString(text, at) : at + 1;
  }
  if (lines) yield lines;
}

function commentAt(text: string, at: number): (Span & { line: boolean; next: number }) | undefined {
  const next = skipComment(text, at);
  if (next === undefined) return undefined;
  const line = text.startsWith('//', at);
  const closed = !line && text.startsWith('*/', next - 2);
  return { start: at + 2, end: Math.max(at + 2, closed ? next - 2 : next), line, next };
}
