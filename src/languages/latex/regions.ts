import { type Span, span } from '../../core/span';
import { lineEnvironments } from './lines';

export type TextKind = 'latex' | 'markdown' | 'plain';

/**
 * Where formulas stand in a text, in order and apart from each other, delimiters excluded: `$…$`, `$$…$$`,
 * `\(…\)`, `\[…\]`, environments; in Markdown also fenced `math` blocks, and none in code; in plain text (doc
 * strings, comments) also both and Sphinx's `:math:` and `.. math::`.
 */
export function formulaRegions(text: string, kind: TextKind): Span[] {
  return new RegionFinder(text, kind).find();
}

const environments = [...lineEnvironments].filter(
  (name) => !['aligned', 'alignedat', 'split', 'gathered', 'multlined'].includes(name),
);
const environmentStart = new RegExp(`\\\\begin\\{(${environments.join('|')})(\\*?)\\}`, 'y');
const verbatimStart = /\\begin\{(verbatim\*?|lstlisting|minted|Verbatim|comment)\}/y;

/** One pass over the text. Every search for an end starts where the last one of its kind stopped, so that the whole is linear. */
class RegionFinder {
  private readonly regions: Span[] = [];
  private readonly found = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly kind: TextKind,
  ) {}

  find(): Span[] {
    for (let at = 0; at < this.text.length; ) at = Math.max(at + 1, this.step(at));
    return this.regions;
  }

  /** Reads what stands at `at` and returns where to go on. */
  private step(at: number): number {
    const character = this.text[at];
    if (character === '\\') return this.backslash(at);
    if (character === '$') return this.dollar(at);
    if (character === '%' && this.kind === 'latex') return this.after('\n', at);
    if (character === '`' && this.kind !== 'latex') return this.backtick(at);
    if (character === '~' && this.kind !== 'latex' && this.isFence(at)) return this.fence(at);
    if (character === '<' && this.kind === 'markdown' && this.text.startsWith('<!--', at))
      return this.after('-->', at);
    if (character === '.' && this.kind === 'plain') return this.directive(at);
    if (character === ':' && this.kind === 'plain' && this.text.startsWith(':math:`', at))
      return this.between(at + 7, '`', 1);
    return at + 1;
  }

  private backslash(at: number): number {
    if (this.text.startsWith('\\(', at)) return this.between(at + 2, '\\)', 2);
    if (this.text.startsWith('\\[', at)) return this.between(at + 2, '\\]', 2);
    if (this.kind === 'latex' && this.text.startsWith('\\verb', at)) return this.verb(at);
    const verbatim = match(verbatimStart, this.text, at);
    if (verbatim !== undefined && this.kind === 'latex') return this.after(`\\end{${verbatim[1]}}`, at);
    const start = match(environmentStart, this.text, at);
    if (start === undefined) return at + 2;
    const from = at + start[0].length + columnsLength(this.text, at + start[0].length, start[1] ?? '');
    const close = `\\end{${start[1]}${start[2]}}`;
    const end = this.next(close, from);
    return end === undefined ? at + start[0].length : this.add(from, end, end + close.length);
  }

  private dollar(at: number): number {
    if (this.text.startsWith('$$', at)) return this.between(at + 2, '$$', 2);
    if (this.kind !== 'latex' && this.text.startsWith('$`', at)) return this.between(at + 2, '`$', 2);
    const close = this.closingDollar(at + 1);
    if (close === undefined || close === at + 1) return at + 1;
    if (this.kind !== 'latex' && !this.isTight(at, close)) return at + 1;
    return this.add(at + 1, close, close + 1);
  }

  /** The next dollar in this paragraph that is not escaped. */
  private closingDollar(from: number): number | undefined {
    for (let close = this.next('$', from); close !== undefined; close = this.next('$', close + 1)) {
      if (this.paragraphEnd(from) < close) return undefined;
      if (!this.isEscaped(close)) return close;
    }
    return undefined;
  }

  /** In prose "$5 and $10" is none: no space inside the dollars, no digit behind them. */
  private isTight(open: number, close: number): boolean {
    const after = this.text[close + 1] ?? '';
    return (
      !/\s/.test(this.text[open + 1] ?? ' ') &&
      !/\s/.test(this.text[close - 1] ?? ' ') &&
      !(after >= '0' && after <= '9')
    );
  }

  private isEscaped(at: number): boolean {
    let slashes = 0;
    while (this.text[at - 1 - slashes] === '\\' && slashes < 1000) slashes++;
    return slashes % 2 === 1;
  }

  /** A region up to `close`, unless the paragraph ends before. */
  private between(from: number, close: string, skip: number): number {
    const end = this.next(close, from);
    if (end === undefined || this.paragraphEnd(from) < end) return from;
    return this.add(from, end, end + skip);
  }

  private add(from: number, to: number, goOn: number): number {
    if (this.text.slice(from, Math.min(to, from + 200)).trim() !== '') this.regions.push(span(from, to));
    return goOn;
  }

  private verb(at: number): number {
    const delimiter = this.text[at + 5] === '*' ? this.text[at + 6] : this.text[at + 5];
    if (delimiter === undefined || /[a-zA-Z\s]/.test(delimiter)) return at + 5;
    const end = this.next(delimiter, at + 7);
    return end === undefined || this.lineEnd(at) < end ? at + 5 : end + 1;
  }

  private backtick(at: number): number {
    if (this.isFence(at)) return this.fence(at);
    const run = match(/`+/y, this.text, at)?.[0] ?? '`';
    const goOn = at + run.length;
    const end = this.next(run, goOn);
    return end === undefined || this.paragraphEnd(goOn) < end ? goOn : end + run.length;
  }

  private isFence(at: number): boolean {
    return (
      (this.text.startsWith('```', at) || this.text.startsWith('~~~', at)) &&
      this.indentation(at) !== undefined
    );
  }

  /** How far `at` stands from the start of its line; undefined where more than indentation and comment signs is between. */
  private indentation(at: number): number | undefined {
    for (let from = at; from >= 0 && at - from <= 100; from--) {
      const before = this.text[from - 1] ?? '\n';
      if (before === '\n') return at - from;
      if (!/[\s>/*#!-]/.test(before)) return undefined;
    }
    return undefined;
  }

  /** A fenced block: a formula where its information string is `math`, else skipped. */
  private fence(at: number): number {
    const mark = match(/`{3,}|~{3,}/y, this.text, at)?.[0] ?? '```';
    const line = this.lineEnd(at);
    const information = this.text.slice(at + mark.length, Math.min(line, at + 200)).trim();
    if (mark.startsWith('`') && information.includes('`')) return at + mark.length;
    const close = this.next(`\n${mark}`, line) ?? this.nextIndented(mark, line);
    const end = close ?? this.text.length;
    if (information === 'math' || information === '{math}')
      this.regions.push(span(Math.min(line + 1, end), end));
    return close === undefined ? this.text.length : this.lineEnd(end + 1);
  }

  private nextIndented(mark: string, from: number): number | undefined {
    for (let at = this.next(mark, from); at !== undefined; at = this.next(mark, at + mark.length)) {
      const indentation = this.indentation(at);
      if (indentation !== undefined) return at - indentation - 1;
    }
    return undefined;
  }

  /** `.. math::`: the indented lines behind it. */
  private directive(at: number): number {
    const head = match(/\.\. math::[ \t]*/y, this.text, at);
    if (head === undefined) return at + 1;
    const indent = this.indentation(at) ?? 0;
    const block = match(
      new RegExp(`[^\\n]*(?:\\n(?:[ \\t]*(?=\\n|$)|[ \\t]{${Math.min(indent, 200) + 1},}[^\\n]*))*`, 'y'),
      this.text,
      at + head[0].length,
    );
    const from = at + head[0].length;
    const end = from + (block?.[0].length ?? 0);
    const options = match(/(?:\s*\n[ \t]+:\w+:[^\n]*)+/y, this.text, from)?.[0].length ?? 0;
    return this.add(from + options, end, end);
  }

  private lineEnd(from: number): number {
    return this.next('\n', from) ?? this.text.length;
  }

  private paragraphEnd(from: number): number {
    const known = this.found.get('paragraph');
    if (known !== undefined && known >= from) return known;
    const blank = /\n[ \t]*\n/g;
    blank.lastIndex = from;
    const end = blank.exec(this.text)?.index ?? this.text.length;
    this.found.set('paragraph', end);
    return end;
  }

  private after(close: string, at: number): number {
    const end = this.next(close, at);
    return end === undefined ? this.text.length : end + close.length;
  }

  /** The next place of `wanted`, remembered as long as it lies ahead. */
  private next(wanted: string, from: number): number | undefined {
    const known = this.found.get(wanted);
    if (
      known !== undefined &&
      (known < 0 || known >= from) &&
      (this.found.get(`from ${wanted}`) ?? 0) <= from
    )
      return known < 0 ? undefined : known;
    const place = this.text.indexOf(wanted, from);
    this.found.set(wanted, place);
    this.found.set(`from ${wanted}`, from);
    return place < 0 ? undefined : place;
  }
}

/** `\begin{alignat}{2}`. */
function columnsLength(text: string, at: number, name: string): number {
  if (name !== 'alignat' && name !== 'IEEEeqnarray') return 0;
  return match(/\s*\{[^{}]*\}/y, text, at)?.[0].length ?? 0;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
