import { type Problem, type ProblemCode, problem } from '../../core/problem';
import { type Span, span } from '../../core/span';
import { conflictSign } from './macros';
import type { StructSyntax, SyntaxExpression, SyntaxStatement } from './syntax';
import type { Token } from './tokens';
import type { CType } from './types';

/** Statements and expressions nested deeper than this are declined at their place. */
const deepestSyntax = 150;

/** After so many tokens read in vain nothing is tried any more. */
const mostWasted = 100_000;

/** What is known of names where a text is parsed, so that `a * b` and `(a) b` can be told apart. */
export interface TypeNames {
  /** The type that a name stands for; undefined where it is none. */
  typeNamed(name: string): CType | undefined;
}

/** Rules of the grammar by which other rules go on, so that their files need not know each other in circles. */
export interface Rules {
  /** An expression without commas. */
  assignment(cursor: Cursor): SyntaxExpression;
  /** Operands of signs that bind at least as tight as this level. */
  binary(cursor: Cursor, least: number): SyntaxExpression;
  /** A type as in a cast or `sizeof`. */
  typeName(cursor: Cursor): CType | undefined;
  /** Statements between braces. */
  body(cursor: Cursor): SyntaxStatement[];
  struct(cursor: Cursor, start: number, title: Title, isUnion: boolean): StructSyntax;
}

export interface Title {
  readonly name: string;
  readonly span: Span;
}

/** A place in the tokens of a unit, moved on by the parser. It never leaves them. */
export class Cursor {
  readonly problems: Problem[] = [];
  at = 0;
  private depth = 0;
  private tries = 0;
  /** Tokens that were read in vain. */
  private wasted = 0;
  private readonly end: Token;
  private readonly local = new Map<string, CType>();
  private readonly variables = new Set<string>();

  constructor(
    private readonly tokens: Token[],
    private readonly names: TypeNames,
    readonly rules: Rules,
    length: number,
    readonly isCpp: boolean,
  ) {
    this.end = { kind: 'end', text: '', start: length, end: length, spaced: true };
  }

  get next(): Token {
    return this.tokens[this.at] ?? this.end;
  }

  peek(ahead: number): Token {
    return this.tokens[this.at + ahead] ?? this.end;
  }

  get atEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  is(...texts: readonly string[]): boolean {
    const { kind, text } = this.next;
    return (kind === 'sign' || kind === 'word') && texts.includes(text);
  }

  take(): Token {
    const token = this.next;
    if (!this.atEnd) this.at++;
    return token;
  }

  /** The token if it is this one. */
  accept(...texts: readonly string[]): Token | undefined {
    return this.is(...texts) ? this.take() : undefined;
  }

  /** Where it is not the token that has to stand here, a problem says so. */
  expect(text: string): boolean {
    if (this.accept(text)) return true;
    this.complainMissing(text);
    return false;
  }

  complainMissing(text: string): void {
    const previous = this.tokens[this.at - 1];
    if (this.atEnd || text === ';' || text === ')') {
      const at = previous ? span(Math.max(previous.start, previous.end - 1), previous.end) : this.spanHere();
      this.complain('syntax', at, `${text} is missing here`);
    } else this.complain('syntax', this.spanHere(), `${shown(this.next)} is not expected here: ${text} is`);
  }

  /** At one place the first problem counts. */
  complain(code: ProblemCode, at: Span, message: string): void {
    if (this.problems.length < 20 && !this.problems.some((p) => p.span.start === at.start))
      this.problems.push(problem(code, at, message));
  }

  spanHere(): Span {
    return span(this.next.start, this.next.end);
  }

  /** Behind the last token, where something is missing. */
  spanMissing(): Span {
    const last = this.tokens[this.at - 1];
    const at = last ? last.end : this.next.start;
    return span(at, at);
  }

  /** From a token's place to the last one taken; where none was taken since, behind the one before. */
  spanFrom(start: number): Span {
    const last = this.tokens[this.at - 1];
    if (!last) return span(start, start);
    return last.end > start ? span(start, last.end) : span(last.end, last.end);
  }

  /** `>>` as two signs, where it closes two lists of template arguments. */
  splitShift(): void {
    const { next } = this;
    if (next.text !== '>>') return;
    this.tokens.splice(this.at, 1, { ...next, text: '>' }, { ...next, text: '>' });
  }

  typeNamed(name: string): CType | undefined {
    if (this.variables.has(name)) return undefined;
    return this.local.get(name) ?? this.names.typeNamed(name);
  }

  declareType(name: string, type: CType): void {
    this.local.set(name, type);
    this.variables.delete(name);
  }

  /** Types that the text itself named. */
  get declaredTypes(): ReadonlyMap<string, CType> {
    return this.local;
  }

  declareVariable(name: string): void {
    this.variables.add(name);
  }

  isVariable(name: string): boolean {
    return this.variables.has(name);
  }

  /** Runs `body` a level deeper; where that is too deep, `otherwise` stands for it and the text is passed over. */
  nested<T>(otherwise: (at: Span) => T, body: () => T): T {
    if (this.depth >= deepestSyntax) {
      const at = this.spanMissing();
      this.complain('too-large', this.spanHere(), `This is nested deeper than ${deepestSyntax} levels`);
      this.at = this.tokens.length;
      return otherwise(at);
    }
    this.depth++;
    try {
      return body();
    } finally {
      this.depth--;
    }
  }

  /** The same for what is tried in more than one way, so that the work doubles with every level. */
  fewNested<T>(body: () => T): T | undefined {
    if (this.tries >= 6) return undefined;
    this.tries++;
    try {
      return body();
    } finally {
      this.tries--;
    }
  }

  /** Tries to read something; where that fails, nothing was read and nothing complained about. */
  attempt<T>(body: () => T | undefined): T | undefined {
    if (this.wasted > mostWasted) return undefined;
    const [at, count] = [this.at, this.problems.length];
    const result = body();
    if (result !== undefined && this.problems.length === count) return result;
    this.wasted += Math.max(0, this.at - at);
    this.at = at;
    this.problems.length = count;
    return undefined;
  }

  /** Behind the bracket that closes the one here. */
  skipBrackets(): void {
    let depth = 0;
    do {
      const { text, kind } = this.take();
      if (kind !== 'sign') continue;
      if (text === '(' || text === '[' || text === '{') depth++;
      if (text === ')' || text === ']' || text === '}') depth--;
    } while (depth > 0 && !this.atEnd);
  }

  /** Up to the end of a statement that could not be read. */
  skipStatement(): void {
    while (!this.atEnd && !this.is('}')) {
      if (this.is('{')) {
        this.skipBrackets();
        return;
      }
      if (this.is('(', '[')) this.skipBrackets();
      else if (this.take().text === ';') return;
    }
  }
}

export function shown({ text, kind }: Token): string {
  if (kind === 'end') return 'the end';
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
}

/** The macro of several definitions that a token stands for. */
export function conflictIn({ text }: Token): string | undefined {
  return text.startsWith(conflictSign) ? text.slice(conflictSign.length + 1) : undefined;
}
