/** A place as people count: line and column from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines of a text by their offsets; a line ends with \n, \r\n or \r. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    const ends = /\r\n|\r|\n/g;
    for (let end = ends.exec(text); end; end = ends.exec(text)) this.starts.push(ends.lastIndex);
  }

  get count(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    const clipped = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= clipped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clipped - (this.starts[low] ?? 0) + 1 };
  }

  /** The offset of a place, clipped to the text and to its line. */
  offsetAt({ line, column }: Position): number {
    const start = this.starts[Math.min(Math.max(line, 1), this.starts.length) - 1] ?? 0;
    const next = this.starts[Math.max(line, 1)] ?? this.text.length + 1;
    return Math.min(start + Math.max(column, 1) - 1, next - 1, this.text.length);
  }
}
