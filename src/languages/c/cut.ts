import { isSpaceCode, isWordCode, skipComment, skipString } from '../javascript/scanner';
import type { Piece } from '../shared/pieces';

/**
 * The definitions and declarations of a preprocessed file, each with the comments directly above it; those inside
 * of namespaces and `extern "C"` by themselves. One linear scan that respects strings, comments and brackets. Where
 * brackets don't end, a second scan lets a definition at column 0 end whatever is open.
 */
export function cutC(text: string): readonly Piece[] {
  const strict = new Cutter(text, false);
  if (strict.run()) return strict.pieces;
  const recovering = new Cutter(text, true);
  recovering.run();
  return recovering.pieces;
}

const definition =
  /(?:static|inline|extern|const|constexpr|typedef|struct|class|enum|union|template|namespace|void|double|float|int|long|unsigned|bool|auto)\b|[A-Za-z_][\w:<>,*& ]*[ *&]\w+[ \t]*\([^;\n]*\)?[ \t]*\{?[ \t]*$/my;
const opensScope = /(?:inline\s+)?namespace\b[\s\w:]*\{|extern\s*"C(?:\+\+)?"\s*\{/y;
const typeHead =
  /^(?:template\s*<[^{;]*>\s*)?(?:typedef\s+|static\s+|const\s+)*(?:struct|union|enum|class)\b[^(]*$/;
const opening: Readonly<Record<number, number>> = { 41: 40, 93: 91, 125: 123 };

class Cutter {
  readonly pieces: Piece[] = [];
  private at = 0;
  /** The open piece, with its comments. */
  private start = -1;
  /** Where its first token stands. */
  private code = -1;
  private comment = -1;
  private end = 0;
  private lineStart = 0;
  /** Whether nothing but space stands between the last line break and here. */
  private fresh = true;
  private clean = true;
  private scopes = 0;
  private readonly open: number[] = [];

  constructor(
    private readonly text: string,
    private readonly recovering: boolean,
  ) {}

  /** Whether every bracket was closed. */
  run(): boolean {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === 10) this.lineBreak();
      else if (isSpaceCode(code) || code === 11) this.at++;
      else if (!this.commentHere()) this.token(code);
    }
    this.endPiece();
    return this.clean && this.open.length === 0;
  }

  private lineBreak(): void {
    if (this.fresh) this.comment = -1;
    this.at++;
    this.fresh = true;
    this.lineStart = this.at;
    if (this.recovering && this.open.length > 0 && this.beginsDefinition()) {
      this.open.length = 0;
      this.endPiece();
    }
  }

  private beginsDefinition(): boolean {
    if (!isWordCode(this.text.charCodeAt(this.at))) return false;
    definition.lastIndex = this.at;
    return definition.test(this.text);
  }

  private commentHere(): boolean {
    const end = skipComment(this.text, this.at);
    if (end === undefined) return false;
    const last = this.pieces[this.pieces.length - 1];
    const behindPiece = !this.fresh && this.start < 0 && last && last.end >= this.lineStart;
    if (behindPiece) this.pieces[this.pieces.length - 1] = { start: last.start, end };
    else if (this.start < 0 && this.comment < 0) this.comment = this.at;
    this.at = end;
    this.fresh = false;
    return true;
  }

  private token(code: number): void {
    if (this.open.length === 0 && this.start < 0 && this.scopeHere(code)) return;
    this.fresh = false;
    if (this.start < 0) this.beginPiece();
    if (code === 34 || code === 39) this.at = Math.max(this.at + 1, skipString(this.text, this.at));
    else if (isWordCode(code)) this.word();
    else this.punctuation(code);
    this.end = Math.min(this.at, this.text.length);
    if (this.open.length === 0 && (code === 59 || (code === 125 && this.isBody()))) this.endPiece();
  }

  /** A number may hold quotes: `1'000`. */
  private word(): void {
    const isNumber = /\d/.test(this.text[this.at] ?? '');
    const inside = (code: number): boolean => isWordCode(code) || (isNumber && code === 39);
    while (inside(this.text.charCodeAt(this.at))) this.at++;
  }

  /** What opens and closes a namespace belongs to no piece. */
  private scopeHere(code: number): boolean {
    if (code === 125 && this.scopes > 0) {
      this.scopes--;
      this.at++;
      this.comment = -1;
      return true;
    }
    if (code !== 110 && code !== 101 && code !== 105) return false;
    opensScope.lastIndex = this.at;
    if (!opensScope.test(this.text)) return false;
    this.scopes++;
    this.at = opensScope.lastIndex;
    this.comment = -1;
    return true;
  }

  private punctuation(code: number): void {
    this.at++;
    if (code === 40 || code === 91 || code === 123) this.open.push(code);
    if (code !== 41 && code !== 93 && code !== 125) return;
    if (this.open[this.open.length - 1] === opening[code]) this.open.pop();
    else this.clean = false;
  }

  private beginPiece(): void {
    this.start = this.comment < 0 ? this.at : this.comment;
    this.code = this.at;
    this.comment = -1;
  }

  /** Whether the brace that closes here ends a function, behind which no semicolon stands. */
  private isBody(): boolean {
    const whole = this.text.slice(this.code, Math.min(this.end, this.code + 4000));
    const brace = whole.indexOf('{');
    const head = whole.slice(0, brace < 0 ? undefined : brace);
    if (typeHead.test(head)) return false;
    return head.includes('(') && !/[^=!<>]=[^=]/.test(head.replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, ''));
  }

  private endPiece(): void {
    if (this.start >= 0 && this.end > this.start) this.pieces.push({ start: this.start, end: this.end });
    this.start = -1;
    this.comment = -1;
  }
}

const leading = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/;

/** What a piece seems to bind, by its first words: the name before its first bracket or equals sign. */
export function declaredIn(piece: string): readonly string[] {
  const head = piece.slice(leading.exec(piece)?.[0].length ?? 0, 4000);
  const type = /^(?:typedef\s+)?(?:struct|class|enum|union)\s+(?:class\s+)?(\w+)\s*(?:\{|;|:)/.exec(
    head,
  )?.[1];
  if (type !== undefined) return [type];
  const function_ = /^[^(=;{]*?([\p{L}_][\p{L}\p{N}_]*)\s*\(/u.exec(head)?.[1];
  if (function_ !== undefined) return [function_];
  const names = head
    .split(';', 1)[0]
    ?.replace(/\{[^}]*\}/g, '')
    .matchAll(/([\p{L}_][\p{L}\p{N}_]*)\s*(?:\[[^\]]*\]\s*)*(?=[=,;]|$)/gu);
  return [...(names ?? [])].flatMap(([, name]) => name ?? []);
}
