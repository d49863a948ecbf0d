import type { CodeStyle } from '../core/expr/code-style';
import type { Program } from '../core/program/program';
import type { Span } from '../core/span';

/**
 * A front end: text of one language to the numeric program.
 * `parse` and `parseExpression` never throw, whatever the text; what they cannot understand is a problem at
 * its place, or a `stop` in the program where reaching it matters.
 */
export interface Language {
  /** Also the VS Code language identifier. */
  readonly id: string;
  readonly title: string;
  /** Other identifiers that it serves: `typescript`, `javascriptreact`. */
  readonly aliases: readonly string[];
  /** File name endings, with the dot. */
  readonly extensions: readonly string[];
  /** How a line comment begins in this language: `#`. */
  readonly lineComment: string;
  /** Loads its grammar; once, before the first `parse`. */
  load(): Promise<void>;
  /** The program of a whole file. Spans of units are absolute, spans inside relative to their unit. */
  parse(text: string, options?: ParseOptions): Program;
  /**
   * One expression, as one unit with one `expression` statement (in LaTeX: also equations, see there). The
   * usual module names are known without an import. Statements are the problem `syntax`.
   */
  parseExpression(text: string): Program;
  /** Places in the file that hold formulas of mathematical notation (docstrings, comments, Markdown). */
  formulas(text: string): readonly Span[];
  /** How expressions are written as code of this file; absent where the language is no programming language. */
  codeStyle?(text: string): CodeStyle;
}

export interface ParseOptions {
  /** The program of the text before an edit: units with the same hash are taken over as they are. */
  readonly previous?: Program;
  /** In a file above `largeFile`, only the unit at this offset and what it refers to is read. */
  readonly focus?: number;
}

/** Above this length in UTF-16 units a file is read only around `focus`. */
export const largeFile = 1_000_000;
