import type { ApplyExpr, Expr } from './expr';
import { partOfPi } from './making';
import { factorsOf, hasName, isIndicator } from './notation';
import { numberText, type PrintOptions } from './print-options';

/**
 * An expression as people write it in a line of text: `2b` for `2*b`, `[x > 0]` for 1 where x > 0 and 0 elsewhere,
 * `{a if x > 0, else b}`. This form is not read back.
 */
export function readingText(e: Expr, options: PrintOptions): string {
  return new Writer(options, hasName(e, 'e')).piece(e, 0).text;
}

interface Piece {
  readonly text: string;
  /** The binding power of its weakest sign. */
  readonly power: number;
}

const power = { or: 1, and: 2, not: 3, compare: 4, sum: 5, product: 6, power: 8, atom: 9 } as const;
const deepest = 300;
const comparisons = new Map([
  ['equal', '='],
  ['notEqual', '≠'],
  ['less', '<'],
  ['lessEqual', '≤'],
  ['greater', '>'],
  ['greaterEqual', '≥'],
]);

class Writer {
  private written = 0;

  /** Where `e` is a name, Euler's number is written in digits. */
  constructor(
    private readonly options: PrintOptions,
    private readonly takenE: boolean,
  ) {}

  piece(e: Expr, depth: number): Piece {
    if (this.isTooLong(depth)) return atom('…');
    const piece = this.uncounted(e, depth + 1);
    if (e.kind !== 'apply') this.written += piece.text.length;
    return piece;
  }

  /** What is left out is counted, too: it may be all that there is on many ways. */
  private isTooLong(depth: number): boolean {
    const tooLong = depth > deepest || this.written > (this.options.longest ?? 100_000);
    if (tooLong) this.written++;
    return tooLong;
  }

  private uncounted(e: Expr, depth: number): Piece {
    switch (e.kind) {
      case 'const':
        return this.constant(e.value);
      case 'input':
        return atom(e.name);
      case 'apply':
        return isIndicator(e) ? atom(`[${this.test(e, depth).text}]`) : this.application(e, depth);
    }
  }

  private constant(value: number): Piece {
    if (value === Math.E && !this.takenE) return atom('e');
    const part = partOfPi(value);
    if (!part) return value < 0 ? product(this.number(value)) : atom(this.number(value));
    const { up, down } = part;
    const times = up === 1 ? '' : up === -1 ? '-' : String(up);
    const text = down === 1 ? `${times}π` : `${times}π/${down}`;
    return text === 'π' ? atom(text) : product(text);
  }

  private number(value: number): string {
    return numberText(value, this.options.digits);
  }

  private application(e: ApplyExpr, depth: number): Piece {
    const [a, b] = e.args;
    switch (e.operation) {
      case 'add':
      case 'sum':
        return e.args.map((t) => this.piece(t, depth)).reduce((left, right) => added(left, '+', right));
      case 'sub':
        return a && b ? added(this.piece(a, depth), '-', this.piece(b, depth)) : atom('…');
      case 'neg':
        return a ? negated(this.piece(a, depth)) : atom('…');
      case 'mul':
      case 'product':
        return this.product(e, depth);
      case 'div':
        return a && b ? this.quotient(a, b, depth) : atom('…');
      case 'pow':
        return a && b ? this.power(a, b, depth) : atom('…');
      case 'select':
        return this.cases(e, depth);
      default:
        return atom(`${e.operation}(${e.args.map((t) => this.piece(t, depth).text).join(', ')})`);
    }
  }

  private quotient(a: Expr, b: Expr, depth: number): Piece {
    const below = bracketed(this.piece(b, depth), power.product + 1);
    return product(`${bracketed(this.piece(a, depth), power.product)}/${below}`);
  }

  private power(a: Expr, b: Expr, depth: number): Piece {
    const base = bracketed(this.piece(a, depth), power.atom);
    return { text: `${base}^${bracketed(this.piece(b, depth), power.power)}`, power: power.power };
  }

  /** The sign stands first, then the number, and it stands right before a single letter. */
  private product(e: ApplyExpr, depth: number): Piece {
    const factors = factorsOf(e);
    const pieces = factors.map((t) => this.piece(t, depth));
    const isNegative = pieces.filter(startsWithSign).length % 2 === 1;
    const texts = pieces.map((p) => bracketed(startsWithSign(p) ? unsigned(p) : p, power.product));
    const text = texts.reduce((left, right, k) => {
      const last = texts[k - 1] ?? '';
      return `${left}${between(last, factors[k])}${right}`;
    });
    return product(isNegative ? `-${text}` : text);
  }

  private cases(e: ApplyExpr, depth: number): Piece {
    const parts: string[] = [];
    let rest: Expr | undefined = e;
    while (rest?.kind === 'apply' && rest.operation === 'select' && parts.length < deepest) {
      const [test, value, other]: readonly Expr[] = rest.args;
      if (!test || !value) break;
      parts.push(`${this.piece(value, depth).text} if ${this.test(test, depth).text}`);
      rest = other;
    }
    const last = rest ? this.piece(rest, depth).text : '…';
    return atom(`{${parts.join(', ')}, else ${last}}`);
  }

  /** What holds or not, without the brackets that make a number of it. */
  private test(e: Expr, depth: number): Piece {
    if (this.isTooLong(depth)) return atom('…');
    const [a, b] = e.kind === 'apply' ? e.args : [];
    if (e.kind !== 'apply' || !isIndicator(e) || !a)
      return { text: `${bracketed(this.piece(e, depth + 1), power.sum)} ≠ 0`, power: power.compare };
    const sign = comparisons.get(e.operation);
    if (sign !== undefined && b) {
      const sides = [a, b].map((side) => bracketed(this.piece(side, depth + 1), power.sum));
      return { text: sides.join(` ${sign} `), power: power.compare };
    }
    if (e.operation === 'not')
      return { text: `not ${bracketed(this.test(a, depth + 1), power.not)}`, power: power.not };
    const own = e.operation === 'and' ? power.and : power.or;
    // What is exclusive stands apart from everything else.
    const least = e.operation === 'xor' ? power.not : own;
    const sides = [a, ...(b ? [b] : [])].map((side) => bracketed(this.test(side, depth + 1), least));
    return { text: sides.join(` ${e.operation} `), power: own };
  }
}

function atom(text: string): Piece {
  return { text, power: power.atom };
}

function product(text: string): Piece {
  return { text, power: power.product };
}

function bracketed({ text, power: own }: Piece, least: number): string {
  return own < least ? `(${text})` : text;
}

/** Whether a sign before all of it can be taken away. */
function startsWithSign({ text, power: own }: Piece): boolean {
  return text.startsWith('-') && own >= power.product;
}

function unsigned({ text, power: own }: Piece): Piece {
  return { text: text.slice(1), power: own };
}

function negated(piece: Piece): Piece {
  return startsWithSign(piece) ? unsigned(piece) : product(`-${bracketed(piece, power.product)}`);
}

/** A sign takes in the one behind it: a + -2b is a - 2b. */
function added(left: Piece, sign: '+' | '-', right: Piece): Piece {
  const turned = startsWithSign(right);
  const [shown, term] = turned ? [sign === '+' ? '-' : '+', unsigned(right)] : [sign, right];
  const least = shown === '+' && !right.text.startsWith('-') ? power.sum : power.product;
  return { text: `${left.text} ${shown} ${bracketed(term, least)}`, power: power.sum };
}

/** Nothing, where a number can stand right before a letter without reading as another number. */
function between(left: string, right: Expr | undefined): string {
  const base = right?.kind === 'apply' && right.operation === 'pow' ? right.args[0] : right;
  const isLetter = base?.kind === 'input' && /^\p{L}\p{M}?[\d₀-₉]*$/u.test(base.name);
  if (!isLetter) return ' · ';
  if (/^\d*π$/.test(left)) return ' ';
  // 2e1, 2f, 2j, 2n and 0x are numbers somewhere.
  const scans = /^[eE]\d*$|^[fFdDlLjJnuUi]$/.test(base.name);
  return /^\d+(?:\.\d+)?$/.test(left) && left !== '0' && !scans ? '' : ' · ';
}
