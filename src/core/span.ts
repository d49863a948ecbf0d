/** A range of text: UTF-16 offsets, `end` exclusive. A `Program`'s nodes carry spans relative to their unit. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

export function shift(at: Span, offset: number): Span {
  return { start: at.start + offset, end: at.end + offset };
}

export function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

export function contains(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}
