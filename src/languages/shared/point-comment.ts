import { type Problem, problem } from '../../core/problem';
import type { PointComment, PointValue } from '../../core/program/program';
import { type Span, span } from '../../core/span';

export interface PointValues {
  readonly values: PointComment['values'];
  readonly problems: readonly Problem[];
}

/**
 * The inside of an `at:` comment, `a=2, x=[1, [2, 3]], T=pi/2`: names with numbers or nested lists of
 * numbers; a number may be a product or quotient of numbers, `pi`, `e`, `inf`, `nan`. `offset` is where `text` stands;
 * spans are absolute by it. What is malformed is the problem `syntax` and skipped up to the next comma.
 */
export function parsePointValues(text: string, offset: number): PointValues {
  const reader = new PointReader(text, offset);
  return { values: reader.entries(), problems: reader.problems };
}

/**
 * The `at:` comment in the text of a comment, without its marks; undefined where there is none. Prose that
 * happens to begin with "at:" is none: a name and an equals sign must follow.
 */
export function pointComment(
  text: string,
  offset: number,
): { point: PointComment; problems: readonly Problem[] } | undefined {
  const found = /^[\s*#/%!;-]*at:[ \t]*(?=[\\\p{L}_$][^\s=,]*[ \t]*=)/u.exec(text);
  if (!found) return undefined;
  const from = found[0].length;
  const inside = text.slice(from).split('\n', 1)[0]?.trimEnd() ?? '';
  const { values, problems } = parsePointValues(inside, offset + from);
  return { point: { span: span(offset + from, offset + from + inside.length), values }, problems };
}

const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['π', Math.PI],
  ['\\pi', Math.PI],
  ['e', Math.E],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
  ['nan', Number.NaN],
]);

/** Lists nested deeper than any array of a program. */
const deepestList = 20;

class PointReader {
  readonly problems: Problem[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {}

  entries(): PointComment['values'] {
    const values: { name: string; value: PointValue; span: Span }[] = [];
    while (!this.finished()) {
      const entry = this.entry();
      if (entry) values.push(entry);
      else this.skipEntry();
      if (!this.take(/[,;]/y)) {
        if (this.finished()) break;
        this.complain('A comma is expected between the values');
        // `[0.5]*3`: an operator changes what stands before it.
        if (entry && this.peek(/[ \t]*[-+*/^%([]/y)) values.pop();
        this.skipEntry();
        this.take(/[,;]/y);
      }
    }
    return values;
  }

  private entry(): { name: string; value: PointValue; span: Span } | undefined {
    this.finished();
    const start = this.at;
    const name = this.take(/\\?[\p{L}_$][\p{L}\p{N}_$.{}\\^']*/uy);
    if (name === undefined) return this.complain('A name is expected here, as in a=2');
    if (!this.take(/=/y)) return this.complain(`A value is expected: ${name}=…`);
    const value = this.value(0);
    if (value === undefined) return undefined;
    return { name, value, span: span(this.offset + start, this.offset + this.at) };
  }

  private value(depth: number): PointValue | undefined {
    if (!this.take(/[[(]/y)) return this.product();
    if (depth >= deepestList) return this.complain('These lists are nested too deep');
    const elements: PointValue[] = [];
    while (!this.take(/[\])]/y)) {
      const element = this.value(depth + 1);
      if (element === undefined) return undefined;
      elements.push(element);
      if (!this.take(/,/y) && !this.peek(/[\])]/y))
        return this.complain('A comma or a closing bracket is expected here');
    }
    return elements;
  }

  private product(): number | undefined {
    let value = this.factor();
    while (value !== undefined) {
      const operator = this.take(/\*(?!\*)|\//y);
      if (!operator) return value;
      const right = this.factor();
      if (right === undefined) return undefined;
      value = operator === '*' ? value * right : value / right;
    }
    return value;
  }

  private factor(): number | undefined {
    const sign = this.take(/[-+−]/y);
    const digits = this.take(/(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?/y);
    const word = digits === undefined ? this.take(/\\?[\p{L}]+/uy) : undefined;
    const value =
      digits === undefined ? constants.get((word ?? '').toLowerCase()) : Number(digits.replaceAll('_', ''));
    if (value === undefined || (digits !== undefined && Number.isNaN(value))) {
      return this.complain(word ? `${word} is no number` : 'A number is expected here');
    }
    return sign === '-' || sign === '−' ? -value : value;
  }

  private finished(): boolean {
    this.take(/\s*/y);
    return this.at >= this.text.length;
  }

  /** Up to the next comma outside brackets. */
  private skipEntry(): void {
    for (let depth = 0; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (character === '[' || character === '(') depth++;
      if (character === ']' || character === ')') depth--;
      if (depth <= 0 && (character === ',' || character === ';')) return;
    }
  }

  private peek(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  private take(pattern: RegExp): string | undefined {
    const spaces = /[ \t]*/y;
    spaces.lastIndex = this.at;
    spaces.exec(this.text);
    pattern.lastIndex = spaces.lastIndex;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private complain(message: string): undefined {
    this.finished();
    const start = Math.min(this.at, this.text.length);
    const end = Math.min(start + 1, this.text.length);
    this.problems.push(problem('syntax', span(this.offset + start, this.offset + end), message));
    return undefined;
  }
}
