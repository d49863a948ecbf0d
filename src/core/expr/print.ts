import type { ApplyExpr, Expr } from './expr';
import { numberText, type PrintOptions } from './print-options';
import { readingText } from './reading';

export { numberText, type PrintOptions } from './print-options';

/**
 * An expression as text that `parseExpr` reads back. `reading` writes it for people: `2b` for `2*b`, a
 * true minus sign; that form is not read back.
 */
export function printExpr(e: Expr, options: PrintOptions = {}): string {
  return options.reading ? readingText(e, options) : new Writer(options).text(e, 0, 0);
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
    if (depth > deepest || this.written > (this.options.longest ?? 100_000)) return this.counted('…');
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
    const text = value === Math.PI ? 'pi' : numberText(value, this.options.digits);
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
    const right = sign === '^';
    const left = this.text(a, right ? power + 0.5 : power, depth);
    // Left-nested signs bind to the left: what stands right of one needs parentheses at equal power.
    const other = this.text(b, right ? power - 0.25 : power + 0.5, depth);
    const close = sign === '^' || sign === '/' || sign === '*' ? sign : ` ${sign} `;
    return wrap(`${left}${close}${other}`, outer > power);
  }
}

function wrap(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
