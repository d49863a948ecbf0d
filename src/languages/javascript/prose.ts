import type { Span } from '../../core/span';
import { skipComment, skipString, skipTemplate } from './scanner';

interface Comment extends Span {
  /** `// …`, and only white space between it and the comment before. */
  readonly continues: boolean;
}

/** Comments without their marks; line comments below each other are one. */
export function* proseOf(text: string): Generator<Span> {
  let joined: Span | undefined;
  for (const { start, end, continues } of commentsOf(text)) {
    if (joined && !continues) yield joined;
    joined = { start: joined && continues ? joined.start : start, end };
  }
  if (joined) yield joined;
}

function* commentsOf(text: string): Generator<Comment> {
  let alone = false;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const next = code === 47 ? skipComment(text, at) : undefined;
    if (next !== undefined) {
      const line = text.startsWith('//', at);
      const end = !line && text.startsWith('*/', next - 2) ? next - 2 : next;
      yield { start: at + 2, end: Math.max(at + 2, end), continues: alone && line };
      alone = line;
      at = next;
    } else {
      alone &&= code <= 32;
      at = behind(text, at, code);
    }
  }
}

/** Behind a string or template, which may hold what looks like a comment: `http://${host}`. */
function behind(text: string, at: number, code: number): number {
  if (code === 34 || code === 39) return skipString(text, at);
  return code === 96 ? behindTemplate(text, at) : at + 1;
}

/** Interpolations are skipped up to their brace: a comment in there is not looked for. */
function behindTemplate(text: string, start: number): number {
  for (let at = start + 1; ; ) {
    const { end, kind } = skipTemplate(text, at, () => false);
    if (kind !== 'interpolation') return end;
    const close = text.indexOf('}', end);
    if (close < 0) return text.length;
    at = close + 1;
  }
}
