/** A change of a text: so many characters from an offset of the text of before are replaced. */
interface Change {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** Where what stood at an offset stands after changes that do not overlap; of what was replaced, behind its replacement. */
export function movedOffset(offset: number, changes: readonly Change[]): number {
  let moved = offset;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const end = rangeOffset + rangeLength;
    if (end <= offset) moved += text.length - rangeLength;
    else if (rangeOffset < offset) moved += rangeOffset + text.length - offset;
  }
  return moved;
}
