import type { Piece } from '../shared/pieces';
import { charEnd, commentEnd, stringEnd } from './scanner';

/**
 * The top-level statements of a Julia file, each with the comments directly above it; what a `module` holds is
 * at the top level too. One linear scan that respects strings, comments, brackets and blocks. Where they don't
 * end, a second scan lets a line at column 0 that begins a definition end whatever is open.
 */
export function cutJulia(text: string): readonly Piece[] {
  const strict = new Cutter(text, false);
  if (strict.run()) return strict.pieces;
  const recovering = new Cutter(text, true);
  recovering.run();
  return recovering.pieces;
}

const openers = new Set('function for while if let begin try struct quote macro do'.split(' '));
const word = /[\p{L}_][\p{L}\p{N}\p{M}_!′]*/uy;
const moduleHead = /(?:bare)?module[ \t]+[\p{L}_][\p{L}\p{N}_]*/uy;
const typeHead = /(?:abstract|primitive)[ \t]+type\b/y;
const definition =
  /(?:(?:mutable[ \t]+)?struct|function|macro|using|import|export|const|module)[ \t]|@\w|[\p{L}_][\p{L}\p{N}\p{M}_!]*(?:\([^\n]*\))?[ \t]*(?:where[^\n=]*)?(?:[-+*/^]?=)(?!=)/uy;
/** Where these stand before a word, an expression begins with it. */
const beforeOperand = '([{,;=>?:&|\n';
/** A line that ends with one of these goes on in the next. */
const openOperator = /(?:[-+*/^\\÷%=<>&|,:?~(∈≤≥≠]|\b(?:in|isa|where|function|const|return))$/;

class Cutter {
  readonly pieces: Piece[] = [];
  private at = 0;
  private start = -1;
  private end = -1;
  private comment = -1;
  private fresh = true;
  private lineStart = 0;
  private clean = true;
  /** Open brackets and blocks (`b`). */
  private readonly open: string[] = [];

  constructor(
    private readonly text: string,
    private readonly recovering: boolean,
  ) {}

  /** Whether every string, bracket and block was closed. */
  run(): boolean {
    const { text } = this;
    while (this.at < text.length) {
      const c = text[this.at] ?? '';
      if (c === '\n') this.lineBreak();
      else if (c === '#') this.passComment();
      else if (/\s/.test(c) || c === '\uFEFF') this.at++;
      else this.token(c);
    }
    this.endPiece();
    return this.clean && this.open.length === 0;
  }

  private lineBreak(): void {
    if (this.text.slice(this.lineStart, this.at).trim() === '') this.comment = -1;
    this.at++;
    this.lineStart = this.at;
    this.fresh = true;
    if (this.open.length > 0 && this.recovering && this.begins(definition)) {
      this.open.length = 0;
      this.endPiece();
    }
    if (this.open.length === 0 && this.start >= 0 && !this.isOpen()) this.endPiece();
  }

  private isOpen(): boolean {
    return openOperator.test(this.text.slice(Math.max(this.start, this.end - 12), this.end));
  }

  private passComment(): void {
    if (this.fresh && this.start < 0 && this.comment < 0) this.comment = this.at;
    const end = commentEnd(this.text, this.at);
    const lines = this.text.slice(this.at, end).lastIndexOf('\n');
    if (lines >= 0) this.lineStart = this.at + lines + 1;
    // A comment behind a statement, on its line, belongs to it.
    if (this.start >= 0 && !this.fresh && this.open.length === 0) this.tail = end;
    this.at = end;
  }

  /** Where a comment behind the statement ends, on its line. */
  private tail = -1;
  /** Where the last pattern that was found ends. */
  private matched = 0;

  private token(c: string): void {
    const { text } = this;
    if (this.begins(moduleHead) && this.open.length === 0 && this.start < 0) {
      this.at = this.matched;
      this.comment = -1;
      return;
    }
    if (this.isStrayEnd()) return;
    if (this.start < 0) this.start = this.comment < 0 ? this.at : this.comment;
    this.comment = -1;
    this.pass(c);
    this.fresh = false;
    this.at = Math.min(this.at, text.length);
    this.end = this.at;
    this.tail = -1;
  }

  private isStrayEnd(): boolean {
    word.lastIndex = this.at;
    if (this.start >= 0 || word.exec(this.text)?.[0] !== 'end') return false;
    this.at += 3;
    this.comment = -1;
    return true;
  }

  private pass(c: string): void {
    const { text } = this;
    if (c === '"' || c === '`') this.string(c);
    else if (c === "'") this.at = charEnd(text, this.at);
    else if ('([{'.includes(c)) this.push(c);
    else if (')]}'.includes(c)) this.close(c);
    else if (this.begins(typeHead)) {
      this.open.push('b');
      this.at = this.matched;
    } else {
      word.lastIndex = this.at;
      const found = word.exec(text)?.[0];
      if (found !== undefined) this.word(found);
      else this.at++;
    }
  }

  private push(c: string): void {
    this.open.push(c);
    this.at++;
  }

  private close(c: string): void {
    const opening = c === ')' ? '(' : c === ']' ? '[' : '{';
    if (this.open[this.open.length - 1] === opening) this.open.pop();
    else this.clean = false;
    this.at++;
  }

  private string(quote: string): void {
    const end = stringEnd(this.text, this.at, quote);
    if (end === undefined) this.clean = false;
    const lines = this.text.slice(this.at, end).lastIndexOf('\n');
    if (lines >= 0) this.lineStart = this.at + lines + 1;
    if (end === undefined && this.recovering) {
      const line = this.text.indexOf('\n', this.at);
      this.at = line < 0 ? this.text.length : line;
    } else this.at = end ?? this.text.length;
  }

  private word(found: string): void {
    const { text } = this;
    const before = text[this.at - 1] ?? '';
    const begun = this.at;
    this.at += found.length;
    // `:for` is a symbol, `x.end` a field.
    if (before === '.' || (before === ':' && !/[\w)\]]/.test(text[begun - 2] ?? ' '))) return;
    const top = this.open[this.open.length - 1];
    if (found === 'end' && top === 'b') this.open.pop();
    else if (openers.has(found) && (top === undefined || top === 'b' || this.beginsOperand(begun, found)))
      this.open.push('b');
  }

  /** Inside brackets `for` and `if` may belong to a generator, which has no end; there an operand stands before them. */
  private beginsOperand(at: number, found: string): boolean {
    if (found !== 'for' && found !== 'if') return !(found === 'begin' && this.open.includes('['));
    let k = at - 1;
    while (k >= 0 && (this.text[k] === ' ' || this.text[k] === '\t')) k--;
    return k < 0 || beforeOperand.slice(0, -1).includes(this.text[k] ?? '');
  }

  private begins(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.test(this.text);
    if (found) this.matched = pattern.lastIndex;
    return found;
  }

  private endPiece(): void {
    if (this.start >= 0 && this.end > this.start)
      this.pieces.push({ start: this.start, end: Math.max(this.end, this.tail) });
    this.start = -1;
    this.tail = -1;
  }
}

const leading = /^(?:\s*(?:#[^\n]*|@\w+(?:\.\w+)?)?\s)*\s*/;
const name = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_!′]*';
const declaring = new RegExp(
  `^(?:(?:mutable\\s+)?struct|function|const|global)\\s+(${name})|^(${name}(?:\\s*,\\s*${name})*)\\s*(?:::[^=\\n]*)?(?:\\([^\\n]*?\\)[^=\\n]*)?[-+*/^]?=(?!=)`,
  'u',
);

/** What a piece seems to bind, by its first words. */
export function declaredIn(piece: string): readonly string[] {
  const head = piece.slice(leading.exec(piece)?.[0].length ?? 0, piece.length);
  const found = declaring.exec(head.slice(0, 400));
  return (found?.[1] ?? found?.[2] ?? '').split(',').flatMap((text) => text.trim() || []);
}
