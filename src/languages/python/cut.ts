import type { Piece } from '../shared/pieces';

/**
 * The top-level statements of a Python file, each with the comments directly above it. One linear scan that
 * respects strings, brackets and continued lines. Where they don't end, a second scan lets a line at column 0
 * that begins a definition, an assignment or an import end whatever is open.
 */
export function cutPython(text: string): readonly Piece[] {
  const strict = new Cutter(text, false);
  if (strict.run()) return strict.pieces;
  const recovering = new Cutter(text, true);
  recovering.run();
  return recovering.pieces;
}

const continues = /(?:else|elif|except|finally)\b|[)\]}]/y;
const definition = /(?:async[ \t]+def|def|class|import|from)[ \t]|@[A-Za-z_]/y;
const assignment =
  /[A-Za-z_][\w.]*(?:[ \t]*,[ \t]*[A-Za-z_]\w*)*[ \t]*(?::[^=\n]*)?(?:[-+*/%]|\*\*|\/\/)?=(?!=)[^\n]*/y;
const tripled = /"""|'''/y;

class Cutter {
  readonly pieces: Piece[] = [];
  private at = 0;
  private start = -1;
  private end = -1;
  private decorated = false;
  /** Brackets open in the logical line. */
  private depth = 0;
  private clean = true;

  constructor(
    private readonly text: string,
    private readonly recovering: boolean,
  ) {}

  /** Whether every string and bracket was closed. */
  run(): boolean {
    const { text } = this;
    let comment = -1;
    while (this.at < text.length) {
      const kind = this.lineKind();
      if (kind === 'comment') {
        if (comment < 0) comment = this.at;
        this.skipLine();
        continue;
      }
      if (kind === 'code') this.beginPiece(comment < 0 ? this.at : comment);
      if (kind === 'indented' && this.start < 0) this.start = this.at;
      comment = -1;
      if (kind === 'blank') this.skipLine();
      else this.logicalLine();
    }
    this.endPiece();
    return this.clean;
  }

  private lineKind(): 'blank' | 'comment' | 'indented' | 'code' {
    const first = this.text.charCodeAt(this.at);
    if (first === 35) return 'comment';
    if (!isSpace(first)) return first === 10 ? 'blank' : 'code';
    let i = this.at;
    while (isSpace(this.text.charCodeAt(i))) i++;
    return i >= this.text.length || this.text.charCodeAt(i) === 10 ? 'blank' : 'indented';
  }

  private beginPiece(start: number): void {
    const decorator = this.text[this.at] === '@';
    const continued = this.start >= 0 && (this.decorated || this.matches(continues));
    this.decorated = decorator;
    if (continued) return;
    this.endPiece();
    this.start = start;
  }

  private endPiece(): void {
    if (this.start >= 0 && this.end > this.start) this.pieces.push({ start: this.start, end: this.end });
    this.start = -1;
  }

  private skipLine(): void {
    const next = this.text.indexOf('\n', this.at);
    this.at = next < 0 ? this.text.length : next + 1;
  }

  /** Up to the end of a line outside strings and brackets. */
  private logicalLine(): void {
    const { text } = this;
    const line = this.at;
    this.depth = 0;
    let filled = this.at;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === 10 && (this.depth <= 0 || (this.recovering && this.beginsDefinition(this.at + 1)))) break;
      if (!this.token(code, line)) break;
      if (!isSpace(code) && code !== 10) filled = this.at;
    }
    if (this.depth > 0) this.clean = false;
    this.end = Math.min(filled, text.length);
    this.at++;
  }

  /** Moves behind a character, string or comment; false where a new definition begins inside it. */
  private token(code: number, line: number): boolean {
    const { text } = this;
    if (code === 34 || code === 39) return this.string(code, line);
    if (code === 35) {
      const next = text.indexOf('\n', this.at);
      this.at = next < 0 ? text.length : next;
      return true;
    }
    // A backslash takes the line break behind it along.
    if (code === 92) this.at += text.charCodeAt(this.at + 1) === 13 ? 2 : 1;
    else if (code === 40 || code === 91 || code === 123) this.depth++;
    else if ((code === 41 || code === 93 || code === 125) && --this.depth < 0) this.clean = false;
    this.at++;
    return true;
  }

  /** Moves behind a string; false where the line ends at it because a new definition begins inside. */
  private string(quote: number, line: number): boolean {
    const { text } = this;
    tripled.lastIndex = this.at;
    const triple = tripled.exec(text)?.[0];
    if (triple === undefined) return this.shortString(quote);
    let close = text.indexOf(triple, this.at + 3);
    while (close > 0 && isEscaped(text, close)) close = text.indexOf(triple, close + 1);
    if (close < 0) this.clean = false;
    const end = close < 0 ? text.length : close + 3;
    if (this.recovering && !this.isTrusted(line, close)) {
      for (
        let next = text.indexOf('\n', this.at);
        next >= 0 && next < end;
        next = text.indexOf('\n', next + 1)
      ) {
        if (!this.beginsDefinition(next + 1)) continue;
        this.at = next;
        return false;
      }
    }
    this.at = end;
    return true;
  }

  private shortString(quote: number): boolean {
    const { text } = this;
    for (this.at++; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === 10) return true;
      if (code === 92) this.at++;
      else if (code === quote) break;
    }
    this.at = Math.min(this.at + 1, text.length);
    return true;
  }

  /** A string at column 0 that does not end where an indented docstring would begin: its lines may look like code. */
  private isTrusted(line: number, close: number): boolean {
    if (close < 0 || this.at !== line) return false;
    const lineStart = this.text.lastIndexOf('\n', close) + 1;
    return lineStart === close || lineStart <= line || this.text.slice(lineStart, close).trim() !== '';
  }

  private beginsDefinition(at: number): boolean {
    const first = this.text.charCodeAt(at);
    if (first === 32 || first === 10 || first === 9) return false;
    definition.lastIndex = at;
    if (definition.test(this.text)) return true;
    assignment.lastIndex = at;
    const line = assignment.exec(this.text)?.[0];
    return line !== undefined && !/,\s*(?:#.*)?$/.test(line);
  }

  private matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 12 || code === 0xfeff;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
  return slashes % 2 === 1;
}

const leading = /^(?:[ \t]*(?:#[^\n]*|@[^\n]*)?\r?\n)*/;
const declaring =
  /^(?:async[ \t]+)?(?:def|class)[ \t]+([^\W\d]\w*)|^([^\W\d]\w*(?:[ \t]*,[ \t]*[^\W\d]\w*)*)[ \t]*(?::[^=\n]*)?(?:[-+*/%]|\*\*|\/\/)?=(?!=)/u;

/** What a piece seems to bind, by its first words. */
export function declaredIn(piece: string): readonly string[] {
  const head = piece.slice(leading.exec(piece)?.[0].length ?? 0);
  const found = declaring.exec(head.slice(0, 400));
  return (found?.[1] ?? found?.[2] ?? '').split(',').flatMap((name) => name.trim() || []);
}
