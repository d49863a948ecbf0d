import { skipComment, skipString } from '../javascript/scanner';
import { holds, isDefined } from './conditions';
import type { Macro } from './macros';
import { type Token, tokensOf } from './tokens';

/** A file behind its preprocessor, except that macros are not yet replaced. */
export interface Preprocessed {
  /** As long as the file: directives and what conditions leave out are blank. */
  readonly text: string;
  readonly macros: ReadonlyMap<string, Macro>;
}

/** An open `#if`. */
interface Condition {
  /** Whether what stands here counts. */
  active: boolean;
  /** Whether one of the branches has counted. */
  taken: boolean;
  readonly outer: boolean;
}

/** Carries out the directives of a file. Conditions ask what the file itself and the standard headers define. */
export function preprocessed(text: string, isCpp: boolean): Preprocessed {
  if (!/[#\\]/.test(text)) return { text, macros: new Map() };
  const worker = new Preprocessor(text, isCpp);
  worker.run();
  return { text: worker.result(), macros: worker.macros };
}

class Preprocessor {
  readonly macros = new Map<string, Macro>();
  private readonly conditions: Condition[] = [];
  private readonly blanks: { readonly start: number; readonly end: number }[] = [];
  private at = 0;
  /** Of open brackets in the text that counts. */
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly isCpp: boolean,
  ) {}

  run(): void {
    const { text } = this;
    let fresh = true;
    let left: number | undefined;
    while (this.at < text.length) {
      const character = text[this.at] ?? '';
      if (fresh && character === '#') {
        if (left !== undefined) this.blank(left, this.at);
        this.directive();
        left = this.active ? undefined : this.at;
      } else if (this.carriesOn(character)) {
        // What is left out already is blank as a whole.
        if (left === undefined) this.blank(this.at, this.at + 1);
        this.at++;
      } else {
        fresh = character === '\n' || (fresh && /\s/.test(character));
        this.at = this.behind(character);
      }
    }
    if (left !== undefined) this.blank(left, text.length);
  }

  /** Whether the line goes on in the next one. */
  private carriesOn(character: string): boolean {
    return character === '\\' && /^\\[ \t]*\r?\n/.test(this.text.slice(this.at, this.at + 20));
  }

  /** The text with everything blank that does not count. Line breaks stay. */
  result(): string {
    let result = '';
    let done = 0;
    for (const { start, end } of this.blanks) {
      result += this.text.slice(done, start) + this.text.slice(start, end).replace(/[^\r\n]/g, ' ');
      done = end;
    }
    return result + this.text.slice(done);
  }

  private get active(): boolean {
    return this.conditions[this.conditions.length - 1]?.active ?? true;
  }

  private blank(start: number, end: number): void {
    if (end > start) this.blanks.push({ start, end });
  }

  /** Behind a comment, string or single character. */
  private behind(character: string): number {
    if (character === '/') return skipComment(this.text, this.at) ?? this.at + 1;
    if (character === '"') return skipString(this.text, this.at);
    if (character === "'" && !/[\da-fA-F]/.test(this.text[this.at - 1] ?? ''))
      return skipString(this.text, this.at);
    if (this.active && /[([{]/.test(character) && !this.opensScope(character)) this.depth++;
    if (this.active && /[)\]}]/.test(character)) this.depth = Math.max(0, this.depth - 1);
    return this.at + 1;
  }

  /** A namespace and `extern "C"` are no brackets around code. */
  private opensScope(character: string): boolean {
    const before = this.text.slice(Math.max(0, this.at - 100), this.at);
    return character === '{' && /(?:\bnamespace\b[\s\w:]*|\bextern\s*"C(?:\+\+)?"\s*)$/.test(before);
  }

  private directive(): void {
    const start = this.at;
    const end = this.endOfDirective();
    this.at = end;
    // What another file puts between brackets is not known: the line stays, and is an error there.
    if (this.depth > 0 && this.active && /^#\s*include\b/.test(this.text.slice(start, start + 40))) return;
    this.blank(start, end);
    const line = this.text
      .slice(start + 1, end)
      .replace(/\\[ \t]*\r?\n/g, (found) => ' '.repeat(found.length));
    const [word, ...rest] = tokensOf(line);
    if (word) this.obey(word.text, rest);
  }

  /** A backslash at its end carries a line on; so does a comment. */
  private endOfDirective(): number {
    const { text } = this;
    let at = this.at;
    while (at < text.length && text[at] !== '\n') {
      if (text[at] === '\\') at += text[at + 1] === '\r' ? 3 : 2;
      else if (text.startsWith('/*', at)) at = skipComment(text, at) ?? at + 1;
      else at++;
    }
    return Math.min(at, text.length);
  }

  private obey(word: string, rest: readonly Token[]): void {
    const top = this.conditions[this.conditions.length - 1];
    const name = rest[0]?.text ?? '';
    const known = (): boolean => isDefined(name, this.macros, this.isCpp);
    const test = (): boolean => holds(rest, this.macros, this.isCpp);
    switch (word) {
      case 'if':
        return this.open(this.active && test());
      case 'ifdef':
        return this.open(this.active && known());
      case 'ifndef':
        return this.open(this.active && !known());
      case 'elif':
        return top && this.otherwise(top, top.outer && !top.taken && test());
      case 'elifdef':
        return top && this.otherwise(top, known());
      case 'else':
        return top && this.otherwise(top, true);
      case 'endif':
        this.conditions.pop();
        return;
      case 'define':
        return this.active ? this.define(rest) : undefined;
      case 'undef':
        return this.active ? this.undefine(name) : undefined;
      default:
        return;
    }
  }

  private open(active: boolean): void {
    this.conditions.push({ active, taken: active, outer: this.active });
  }

  private otherwise(top: Condition, test: boolean): void {
    top.active = top.outer && !top.taken && test;
    top.taken ||= top.active;
  }

  private define([name, ...rest]: readonly Token[]): void {
    if (name?.kind !== 'word') return;
    const macro = macroOf(name.text, rest);
    const known = this.macros.get(name.text);
    const conflicting = known !== undefined && (known.conflicting || textOf(known) !== textOf(macro));
    this.macros.set(name.text, conflicting ? { ...macro, conflicting } : macro);
  }

  /** What is forgotten may be meant above and not below. */
  private undefine(name: string): void {
    const known = this.macros.get(name);
    if (known) this.macros.set(name, { ...known, conflicting: true });
  }
}

function macroOf(name: string, rest: readonly Token[]): Macro {
  const [bracket] = rest;
  if (bracket?.text !== '(' || bracket.spaced) return { name, body: rest };
  const close = rest.findIndex((token) => token.text === ')');
  if (close < 0) return { name, body: rest, conflicting: true };
  const words = rest.slice(1, close).filter((token) => token.text !== ',');
  const variadic = words.some((token) => token.text === '...');
  const parameters = words.map((token) => (token.text === '...' ? '__VA_ARGS__' : token.text));
  return { name, parameters, body: rest.slice(close + 1), ...(variadic && { variadic }) };
}

function textOf({ parameters, body }: Macro): string {
  return `${parameters?.join() ?? ''}:${body.map((token) => token.text).join(' ')}`;
}

/** All that the macros of a file mean, as one text. */
export function keyOf(macros: ReadonlyMap<string, Macro>): string {
  return [...macros.values()]
    .map(
      (macro) =>
        `${macro.name}${macro.parameters ? '()' : ''}${macro.conflicting ? '!' : ''}${textOf(macro)}`,
    )
    .join('\n');
}
