import { type Problem, type ProblemCode, problem } from '../../core/problem';
import { type Span, span } from '../../core/span';
import type { Node } from './syntax';
import type { Token } from './tokens';
import { isRelation, notFollowed } from './vocabulary';

/** Ends the reading of a formula's part; caught where the rest can go on, never outside this folder. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** The rules that other rules come back to. */
export interface Grammar {
  /** Terms joined by plus and minus. */
  expression(reader: Reader): Node;
  /** Factors, side by side or joined by signs. */
  product(reader: Reader): Node;
  /** A factor with its scripts. */
  factor(reader: Reader): Node;
  /** What a command takes as its argument: a brace group or one token. */
  argument(reader: Reader): Node;
}

/** Nesting beyond this is declined, so that nothing that recurses over a formula runs out of stack. */
const deepestNesting = 500;

/** A cursor over a formula's tokens, and what was met on the way. */
export class Reader {
  position = 0;
  readonly problems: Problem[] = [];
  /** Kinds of the delimiters that are open, innermost last: a bar closes when the innermost is a bar. */
  readonly open: string[] = [];
  private depth: number;
  private refused = false;
  /** How far the refused text reaches: what holds it reaches as far. */
  private refusedEnd = 0;

  constructor(
    readonly tokens: readonly Token[],
    /** Offset of the formula's end, for what is missing there. */
    readonly end: number,
    readonly grammar: Grammar,
    /** Runs of letters that the formula defines as one name. */
    readonly words: ReadonlySet<string>,
    outer?: Reader,
  ) {
    this.depth = outer?.depth ?? 0;
  }

  /** A reader over some of the tokens, as deep as this one. */
  inside(tokens: readonly Token[], end: number): Reader {
    return new Reader(tokens, end, this.grammar, this.words, this);
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.position + ahead];
  }

  /** Whether the next token is this sign or command. */
  at(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (
      token !== undefined && token.text === text && (token.kind === 'symbol' || token.kind === 'command')
    );
  }

  atKind(kind: Token['kind'], ahead = 0): boolean {
    return this.peek(ahead)?.kind === kind;
  }

  next(): Token {
    const token = this.tokens[this.position];
    if (token === undefined) throw this.missing('Something is missing here');
    this.position++;
    return token;
  }

  take(text: string): Token | undefined {
    return this.at(text) ? this.next() : undefined;
  }

  get finished(): boolean {
    return this.position >= this.tokens.length;
  }

  /** Where the token before the cursor ends. */
  get lastEnd(): number {
    return this.tokens[this.position - 1]?.end ?? this.tokens[0]?.start ?? this.end;
  }

  get here(): Span {
    const token = this.peek();
    return token === undefined ? span(this.end, this.end) : span(token.start, token.end);
  }

  spanFrom(start: number): Span {
    return span(start, Math.max(start, this.lastEnd, this.refusedEnd));
  }

  /** Runs a rule one level deeper. */
  nested<Result>(rule: () => Result): Result {
    if (this.depth >= deepestNesting) {
      throw new Refusal(
        problem('too-large', this.here, `This is nested deeper than ${deepestNesting} levels`),
      );
    }
    this.depth++;
    try {
      return rule();
    } finally {
      this.depth--;
    }
  }

  note(at: Span, message: string): void {
    this.problems.push(problem('reading-chosen', at, message));
  }

  refuse(code: ProblemCode, at: Span, message: string): Refusal {
    return new Refusal(problem(code, at, message));
  }

  /** An operand is wanted and is not here: blames the sign before it. */
  missing(message: string): Refusal {
    const before = this.tokens[this.position - 1];
    const at = before === undefined ? this.here : span(before.start, before.end);
    return this.refuse('syntax', at, message);
  }

  /** What stands here fits nowhere. */
  unexpected(): Refusal {
    const token = this.peek();
    if (token === undefined) return this.missing('Something is missing after this');
    const at = span(token.start, token.end);
    const reason = notFollowed.get(token.text);
    if (reason !== undefined)
      return this.refuse(
        'unsupported-syntax',
        at,
        `${token.text} stands for ${reason}, which is not followed`,
      );
    if (isRelation(token.text))
      return this.refuse(
        'unsupported-syntax',
        at,
        `The relation ${token.text} is no part of a computation here`,
      );
    if (token.kind === 'right') return this.refuse('syntax', at, '\\right has no \\left');
    if (token.kind === 'end') return this.refuse('syntax', at, `\\end{${token.text}} has no \\begin`);
    if (token.text === ',' || token.text === ';')
      return this.refuse('unsupported-syntax', at, 'A list is no single expression');
    if (token.kind === 'text')
      return this.refuse(
        'unsupported-syntax',
        at,
        `The words "${token.text}" are no part of a computation here`,
      );
    return this.refuse('syntax', at, `${token.text} is not expected here`);
  }

  /** Keeps the first syntax problem of a formula, goes to the end of the part that it spoils, and stands in for it. */
  recover(refusal: Refusal): Node {
    if (!this.refused && refusal.problem.code === 'syntax') this.problems.push(refusal.problem);
    this.refused = true;
    this.refusedEnd = Math.max(this.refusedEnd, refusal.problem.span.end);
    this.skipPart();
    return { kind: 'stop', span: refusal.problem.span, problem: refusal.problem };
  }

  /** After a refusal, brackets are expected to be in disorder. */
  get recovering(): boolean {
    return this.refused;
  }

  /** Goes to the bracket that closes the innermost open part, to the end of its cell, or to the end. */
  private skipPart(): void {
    for (let level = 0; !this.finished; this.position++) {
      const step = nesting(this.tokens[this.position]);
      if (level === 0 && (step < 0 || this.at('&') || this.atKind('newline'))) return;
      level += step;
    }
  }
}

/** 1 at a token that opens a bracket of any kind, −1 at one that closes. */
export function nesting(token: Token | undefined): -1 | 0 | 1 {
  if (token === undefined) return 0;
  if (token.kind === 'left' || token.kind === 'begin') return 1;
  if (token.kind === 'right' || token.kind === 'end') return -1;
  if (token.kind !== 'symbol' && token.kind !== 'command') return 0;
  if (opening.has(token.text)) return 1;
  return closing.has(token.text) ? -1 : 0;
}

const opening = new Set([
  '{',
  '(',
  '[',
  '\\{',
  '\\lbrace',
  '\\lvert',
  '\\lVert',
  '\\lfloor',
  '\\lceil',
  '\\langle',
  '\\lparen',
  '\\lbrack',
]);
const closing = new Set([
  '}',
  ')',
  ']',
  '\\}',
  '\\rbrace',
  '\\rvert',
  '\\rVert',
  '\\rfloor',
  '\\rceil',
  '\\rangle',
  '\\rparen',
  '\\rbrack',
]);
