/** A top-level definition or statement with the comments directly above it: absolute, `end` exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The index of the last piece that begins at or before the offset; 0 where none does. */
export function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What stands before a declared name at the beginning of its line: keywords, other names, opening brackets. */
const before = '^(?=[\\p{L}_$[{(@])[\\p{L}\\p{N}_$,.{}[\\](* \\t:]{0,200}?(?<![\\p{L}\\p{N}_$])';

/** The first words of a piece are enough to know what it declares. */
const headLength = 4000;

/**
 * The pieces that declare one of the names, found by one search through the text instead of a look at every
 * piece. `declares` says what a piece binds by its first words.
 */
export function declaringPieces(
  text: string,
  pieces: readonly Piece[],
  names: ReadonlySet<string>,
  declares: (piece: string) => readonly string[],
): Map<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  const searched = [...names]
    .filter((name) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name))
    .map((name) => name.replaceAll('$', '\\$'));
  if (searched.length === 0) return found;
  for (const match of text.matchAll(
    new RegExp(`${before}(?:${searched.join('|')})(?![\\p{L}\\p{N}_$])`, 'gmu'),
  )) {
    const index = pieceAt(pieces, match.index);
    const piece = pieces[index];
    if (!piece || found.has(index)) continue;
    const bound = declares(text.slice(piece.start, Math.min(piece.end, piece.start + headLength)));
    const wanted = bound.filter((name) => names.has(name));
    if (wanted.length > 0) found.set(index, wanted);
  }
  return found;
}
