import type { ApplyExpr, Expr } from './expr';

/**
 * An expression as text that `parseExpr` reads back. `reading` writes it for people: `2b` for `2*b`, a
 * true minus sign; that form is not read back.
 */
export function printExpr(e: Expr, options: PrintOptions = {}): string {
  const writer = new Writer(options);
  return writer.text(e, 0, 0);
}

export interface PrintOptions {
  readonly reading?: boolean;
  /** Significant digits of constants; absent: all. */
  readonly digits?: number;
  /** What is longer is cut with an ellipsis. */
  readonly longest?: number;
}

const infix = new Map<string, [sign: string, power: number]>([
  ['or', ['or', 1]],
  ['and', ['and', 2]],
  ['equal', ['==', 4]],
  ['notEqual', ['!=', 4]],
  ['less', ['<', 4]],
  ['lessEqual', ['<=', 4]],
  ['greater', ['>', 4]],
  ['greaterEqual', ['>=', 4]],
  ['add', ['+', 5]],
  ['sub', ['-', 5]],
  ['mul', ['*', 6]],
  ['div', ['/', 6]],
  ['pow', ['^', 8]],
]);
const deepest = 300;

class Writer {
  private written = 0;

  constructor(private readonly options: PrintOptions) {}

  /** `outer` is the binding power around: what binds weaker is put in parentheses. */
  text(e: Expr, outer: number, depth: number): string {
    if (depth > deepest || this.written > (this.options.longest ?? 100_000)) return '…';
    switch (e.kind) {
      case 'const':
        return this.counted(this.constant(e.value, outer));
      case 'input':
        return this.counted(e.name);
      case 'apply':
        return this.application(e, outer, depth + 1);
    }
  }

  private counted(text: string): string {
    this.written += text.length;
    return text;
  }

  private constant(value: number, outer: number): string {
    const text =
      value === Math.PI ? (this.options.reading ? 'π' : 'pi') : numberText(value, this.options.digits);
    return value < 0 && outer > 5 ? `(${text})` : text;
  }

  private application(e: ApplyExpr, outer: number, depth: number): string {
    const [a, b] = e.args;
    const sign = infix.get(e.operation);
    if (sign && a && b && e.args.length === 2) return this.binary(a, b, sign, outer, depth);
    if (e.operation === 'neg' && a) return wrap(`-${this.text(a, 6.5, depth)}`, outer > 5);
    if (e.operation === 'not' && a) return wrap(`not ${this.text(a, 3, depth)}`, outer > 3);
    if (e.operation === 'sum' && e.args.length > 1)
      return wrap(e.args.map((t, k) => this.text(t, k ? 5.5 : 5, depth)).join(' + '), outer > 5);
    return `${e.operation}(${e.args.map((t) => this.text(t, 0, depth)).join(', ')})`;
  }

  private binary(a: Expr, b: Expr, [sign, power]: [string, number], outer: number, depth: number): string {
    if (
      this.options.reading &&
      sign === '*' &&
      a.kind === 'const' &&
      a.value !== Math.PI &&
      startsWithLetter(b)
    ) {
      return wrap(`${this.text(a, 6, depth)}${this.text(b, 6.5, depth)}`, outer > power);
    }
    if (this.options.reading && sign === '*') return this.product(a, b, outer, depth);
    const right = sign === '^';
    const left = this.text(a, right ? power + 0.5 : power, depth);
    // Left-nested signs bind to the left: what stands right of one needs parentheses at equal power.
    const other = this.text(b, right ? power - 0.25 : power + 0.5, depth);
    const close = sign === '^' || sign === '/' || sign === '*' ? sign : ` ${sign} `;
    return wrap(`${left}${close}${other}`, outer > power);
  }

  /** For people: without the brackets of products in products, `-2 · x · (y - 1)`. */
  private product(a: Expr, b: Expr, outer: number, depth: number): string {
    const negative = a.kind === 'const' ? a.value < 0 : a.kind === 'apply' && a.operation === 'neg';
    const left = this.text(a, negative ? 5 : 6, depth);
    return wrap(`${left} · ${this.text(b, 6, depth)}`, outer > (negative ? 5 : 6));
  }
}

/** Whether a number can stand right before it: 2b, 3x^2, but 2 · sigma. */
function startsWithLetter(e: Expr): boolean {
  const first = e.kind === 'apply' && e.operation === 'pow' ? e.args[0] : e;
  return first?.kind === 'input' && /^\p{L}\p{M}?[\d₀-₉]*$/u.test(first.name);
}

function wrap(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}

/** A number with at most `digits` significant digits, without needless zeros; NaN is `nan`, infinity `inf`. */
export function numberText(value: number, digits?: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '0';
  if (digits === undefined) return String(value);
  const rounded = Number(value.toPrecision(digits));
  return String(rounded);
}
