import type { Piece } from '../shared/pieces';
import { isSpaceCode, isWordCode, skipComment, skipRegExp, skipString, skipTemplate } from './scanner';

/**
 * The top-level statements of a JavaScript or TypeScript file, each with the comments directly above it. One
 * linear scan that respects strings, templates, comments and brackets. Where they don't end, a second scan
 * lets a line at column 0 that begins a declaration or an assignment end whatever is open.
 */
export function cutJavaScript(text: string): readonly Piece[] {
  const strict = new Cutter(text, false);
  if (strict.run()) return strict.pieces;
  const recovering = new Cutter(text, true);
  recovering.run();
  return recovering.pieces;
}

const declaration =
  /(?:export|import|function|class|const|let|var|async[ \t]+function|interface|enum|abstract[ \t]+class|declare|namespace)\b(?![ \t]*[=.,:)])|type[ \t]+\w+[^\n]*=/y;
const assignment = /[A-Za-z_$][\w$.]*[ \t]*(?:[-+*/%]|\*\*)?=(?![=>])[^\n]*/y;
const continuingWord = /(?:else|catch|finally|instanceof|in|of|as|satisfies|extends|implements|from|is)\b/y;
const openWord =
  /(?:^|[^\w$.])(?:else|do|export|default|async|const|let|var|new|typeof|function|class|extends|implements|case|void|delete|await|yield|type|interface|enum|declare|abstract|namespace)$/;
/** Characters that may end a statement. */
const closers = ')]}"\'`;';
const headWord = /^(?:if|for|while|else|with)\b/;
const opening: Readonly<Record<number, number>> = { 41: 40, 93: 91, 125: 123 };

class Cutter {
  readonly pieces: Piece[] = [];
  private at = 0;
  /** The open piece, and where what it holds so far ends. */
  private start = -1;
  /** Whether a semicolon has ended the statement, unless `else` follows. */
  private ended = false;
  /** Where its first token stands, behind the comments, and in which column. */
  private code = 0;
  private column = 0;
  private end = 0;
  /** Where the last token ends, comments behind it left out. */
  private tokenEnd = 0;
  private lineStart = 0;
  /** Whether a line break stands between the last token and here. */
  private fresh = true;
  private comment = -1;
  /** Open brackets; 96 for an interpolation in a template. */
  private readonly open: number[] = [];
  private clean = true;

  constructor(
    private readonly text: string,
    private readonly recovering: boolean,
  ) {}

  /** Whether every string, template and bracket was closed. */
  run(): boolean {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === 10) this.lineBreak();
      else if (isSpaceCode(code)) this.at++;
      else if (!this.commentHere()) this.token(code);
    }
    this.endPiece();
    return this.clean && this.open.length === 0;
  }

  private lineBreak(): void {
    const { text } = this;
    this.at++;
    // An empty line parts a comment from the statement below it.
    if (this.fresh && this.lineStart + 1 === this.at) this.comment = -1;
    if (this.fresh && text.slice(this.lineStart, this.at).trim() === '') this.comment = -1;
    this.fresh = true;
    this.lineStart = this.at;
    if (this.recovering && this.open.length > 0 && this.beginsDeclaration(this.at)) this.closeAll();
  }

  private commentHere(): boolean {
    const end = skipComment(this.text, this.at);
    if (end === undefined) return false;
    if (this.fresh && this.open.length === 0 && this.comment < 0) this.comment = this.at;
    if (!this.fresh && this.start >= 0) this.end = end;
    if (end === this.text.length && this.text.startsWith('/*', this.at) && !this.text.endsWith('*/'))
      this.clean = false;
    this.passLines(this.at, end);
    this.at = end;
    return true;
  }

  private token(code: number): void {
    if (this.open.length === 0 && this.isStart(code)) this.beginPiece();
    this.fresh = false;
    this.comment = -1;
    if (code === 39 || code === 34) this.at = skipString(this.text, this.at);
    else if (code === 96) this.template(this.at + 1);
    else if (code === 47)
      this.at = (this.regExpMayStand() ? skipRegExp(this.text, this.at) : undefined) ?? this.at + 1;
    else if (isWordCode(code)) while (isWordCode(this.text.charCodeAt(this.at))) this.at++;
    else this.punctuation(code);
    this.end = Math.min(this.at, this.text.length);
    this.tokenEnd = this.end;
    this.ended = code === 59 && this.open.length === 0;
  }

  private punctuation(code: number): void {
    this.at++;
    if (code === 40 || code === 91 || code === 123) this.open.push(code);
    else if (code === 125 && this.open[this.open.length - 1] === 96) {
      this.open.pop();
      this.template(this.at);
    } else if (code === 41 || code === 93 || code === 125) {
      if (this.open[this.open.length - 1] === opening[code]) this.open.pop();
      else this.clean = false;
    }
  }

  private template(from: number): void {
    const stops = (line: number): boolean => this.recovering && this.beginsDeclaration(line);
    const { end, kind } = skipTemplate(this.text, from, stops);
    if (kind === 'interpolation') this.open.push(96);
    if (kind === 'open') {
      this.clean = false;
      if (end < this.text.length) this.closeAll();
    }
    this.passLines(from, end);
    this.at = end;
  }

  /** Keeps account of the line that a token of several lines ends in. */
  private passLines(from: number, end: number): void {
    const last = this.text.slice(from, end).lastIndexOf('\n');
    if (last >= 0) this.lineStart = from + last + 1;
  }

  private closeAll(): void {
    this.open.length = 0;
    this.endPiece();
  }

  private beginPiece(): void {
    this.endPiece();
    this.start = this.comment < 0 ? this.at : this.comment;
    this.code = this.at;
    this.column = this.at - this.lineStart;
  }

  private endPiece(): void {
    if (this.start >= 0 && this.end > this.start) this.pieces.push({ start: this.start, end: this.end });
    this.start = -1;
  }

  private beginsDeclaration(at: number): boolean {
    if (!isWordCode(this.text.charCodeAt(at))) return false;
    declaration.lastIndex = at;
    if (declaration.test(this.text)) return true;
    assignment.lastIndex = at;
    const line = assignment.exec(this.text)?.[0];
    return line !== undefined && !/,\s*(?:\/\/.*)?$/.test(line);
  }

  private isStart(code: number): boolean {
    if (this.start < 0) return true;
    if (this.ended) return code !== 59 && !this.continues(code);
    return this.fresh && this.beginsStatement(code);
  }

  /** Whether a word at the beginning of a line is a new statement and not the rest of the one before. */
  private beginsStatement(code: number): boolean {
    if (!isWordCode(code) && code !== 64) return false;
    if (this.at - this.lineStart > this.column || this.continues(code)) return false;
    const last = this.text.charCodeAt(this.tokenEnd - 1);
    if (!isWordCode(last) && !closers.includes(this.text[this.tokenEnd - 1] ?? '')) return false;
    if (
      last >= 97 &&
      last <= 122 &&
      openWord.test(this.text.slice(Math.max(this.start, this.tokenEnd - 12), this.tokenEnd))
    )
      return false;
    const head = this.text.slice(this.code, this.code + 12);
    return !(last === 41 && headWord.test(head)) && !head.startsWith('@');
  }

  /** Whether a word carries on the statement before it. */
  private continues(code: number): boolean {
    if (code === 119) return this.text.startsWith('while', this.at) && this.text.startsWith('do', this.code);
    if (code < 97 || code > 115) return false;
    continuingWord.lastIndex = this.at;
    return continuingWord.test(this.text);
  }

  /** A slash begins a regular expression where no operand stands before it. */
  private regExpMayStand(): boolean {
    const before = this.text.slice(Math.max(this.code, this.tokenEnd - 12), this.tokenEnd);
    return (
      before === '' ||
      /[(,=:[!&|?{};+\-*%~^<>]$/.test(before) ||
      /\b(?:return|typeof|case|in|of)$/.test(before)
    );
  }
}

const leading = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/;
const declaring =
  /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:(?:async\s+)?function\s*\*?|(?:abstract\s+)?class|(?:const\s+)?enum|namespace)\s*([\p{L}_$][\p{L}\p{N}_$]*)|^(?:export\s+)?(?:const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)|^([\p{L}_$][\p{L}\p{N}_$]*)\s*=(?!=)/u;

/** What a piece seems to bind, by its first words; of several declarators the further ones too. */
export function declaredIn(piece: string): readonly string[] {
  const head = piece.slice(leading.exec(piece)?.[0].length ?? 0, 4000);
  const found = declaring.exec(head);
  const first = found?.[1] ?? found?.[2] ?? found?.[3];
  if (first !== undefined) return [first, ...(found?.[2] ? further(head) : [])];
  const pattern = /^(?:export\s+)?(?:const|let|var)\s*[[{]([^=]*)[\]}]\s*=/.exec(head)?.[1];
  return pattern
    ? [...pattern.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*(?!\s*:)(?=\s*[,=\]}]|\s*$)/gu)].map(([name]) => name)
    : [];
}

function further(head: string): string[] {
  return [...head.matchAll(/,\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*(?::[^=,]*)?=(?![=>])/gu)].flatMap(
    ([, name]) => name ?? [],
  );
}
