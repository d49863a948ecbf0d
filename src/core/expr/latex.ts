import type { AnyPrimitive } from '../primitives/table';
import { isPrimitive, primitiveNamed } from '../primitives/table';
import type { ApplyExpr, Expr } from './expr';
import { symbol } from './latex-names';
import { unfolded } from './latex-unfold';
import { partOfPi } from './making';
import { factorsOf, hasName, isIndicator } from './notation';
import { numberText } from './print-options';

/**
 * An expression as LaTeX that the LaTeX front end reads back with the same meaning: brackets wherever two
 * readings are possible, `\cdot` between factors that would run together.
 */
export function latexOf(e: Expr, options: LatexOptions = {}): string {
  const takenE = hasName(e, 'e') || options.names?.includes('e') === true;
  return new Writer(options, takenE).piece(unfolded(e), 0).text;
}

export interface LatexOptions {
  /** Significant digits of constants; absent: all. */
  readonly digits?: number;
  /**
   * For looking at, and not for reading back: factors stand beside each other. Of `code`, elements are counted from 0
   * as they are there, and `d1` is d with a 1 below.
   */
  readonly display?: 'code' | 'notation';
  /** Names that stand beside the expression: an `e` among them is not Euler's number. */
  readonly names?: readonly string[];
  /** What is longer is cut with an ellipsis. */
  readonly longest?: number;
}

interface Piece {
  readonly text: string;
  /** The binding power of its weakest sign. */
  readonly power: number;
}

/** A number with a power of ten is no factor among others, when it is read back; a base is an atom. */
const power = {
  cases: 0,
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  sum: 5,
  scaled: 6,
  product: 7,
  power: 8,
  call: 9,
  atom: 10,
} as const;
const deepest = 300;

class Writer {
  private written = 0;
  private readonly display: boolean;

  constructor(
    private readonly options: LatexOptions,
    private readonly takenE: boolean,
  ) {
    this.display = options.display !== undefined;
  }

  piece(e: Expr, depth: number): Piece {
    if (this.isTooLong(depth)) return atom('\\ldots');
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
        return atom(symbol(e.name, this.options.display === 'code'));
      case 'apply':
        return isIndicator(e) ? this.indicator(e, depth) : this.application(e, depth);
    }
  }

  private constant(value: number): Piece {
    if (Number.isNaN(value)) return atom('\\mathrm{NaN}');
    if (value === Math.E) return atom(this.takenE ? '\\mathrm{e}' : 'e');
    if (!Number.isFinite(value))
      return value > 0 ? atom('\\infty') : { text: '-\\infty', power: power.product };
    return multipleOfPi(value) ?? this.number(value);
  }

  private number(value: number): Piece {
    const [mantissa = '', exponent] = numberText(value, this.options.digits).split('e');
    if (exponent === undefined) return { text: mantissa, power: value < 0 ? power.product : atomOf(value) };
    const text = `${mantissa} \\cdot 10^{${Number(exponent)}}`;
    return { text, power: this.display ? power.product : power.scaled };
  }

  private application(e: ApplyExpr, depth: number): Piece {
    const [a, b] = e.args;
    switch (e.operation) {
      case 'add':
      case 'sum':
        return e.args.map((t) => this.piece(t, depth)).reduce((left, right) => added(left, '+', right));
      case 'sub':
        return a && b ? added(this.piece(a, depth), '-', this.piece(b, depth)) : atom('');
      case 'neg':
        return a ? negated(this.piece(a, depth)) : atom('');
      case 'mul':
      case 'product':
        return this.product(e, depth);
      case 'div':
        return a && b
          ? { text: `\\frac{${this.piece(a, depth).text}}{${this.piece(b, depth).text}}`, power: power.call }
          : atom('');
      case 'pow':
        return a && b ? this.power(a, b, depth) : atom('');
      case 'exp':
        return a ? this.exponential(a, depth) : atom('');
      case 'detach':
      case 'shift':
        return a ? this.piece(a, depth) : atom('');
      case 'select':
        return this.cases(e, depth);
      default:
        return this.form(e, depth);
    }
  }

  private exponential(a: Expr, depth: number): Piece {
    const { text } = this.piece(a, depth);
    return this.takenE
      ? { text: `\\exp\\left(${text}\\right)`, power: power.call }
      : { text: `e^{${text}}`, power: power.power };
  }

  /** For looking at, the exponent of a function stands at its name. */
  private power(a: Expr, b: Expr, depth: number): Piece {
    const exponent = this.piece(b, depth).text;
    const base = this.piece(a, depth);
    const named = this.display && /^\d+$/.test(exponent) && a.kind === 'apply' ? functionOf(a.operation) : '';
    const text =
      named && base.text.startsWith(named)
        ? `${named}^{${exponent}}${base.text.slice(named.length)}`
        : `${bracketed(base, power.atom)}^{${exponent}}`;
    return { text, power: power.power };
  }

  private product(e: ApplyExpr, depth: number): Piece {
    const pieces = factorsOf(e).map((t) => this.piece(t, depth));
    const isNegative = pieces.filter(startsWithSign).length % 2 === 1;
    const texts = pieces.map((p) => bracketed(startsWithSign(p) ? unsigned(p) : p, power.product));
    const text = texts.reduce((left, right, k) => {
      const sign = this.display ? between(texts[k - 1] ?? '', right) : ' \\cdot ';
      return `${left}${sign}${right}`;
    });
    return { text: isNegative ? `-${text}` : text, power: power.product };
  }

  private cases(e: ApplyExpr, depth: number): Piece {
    const rows: string[] = [];
    let rest: Expr | undefined = e;
    while (rest?.kind === 'apply' && rest.operation === 'select' && rows.length < deepest) {
      const [test, value, other]: readonly Expr[] = rest.args;
      if (!test || !value) break;
      rows.push(caseRow(this.piece(value, depth).text, this.test(test, depth).text));
      rest = other;
    }
    return casesPiece(rows, rest ? this.piece(rest, depth).text : '\\ldots');
  }

  /** A statement as a number: Iverson's bracket, or cases where it is to be read back. */
  private indicator(e: ApplyExpr, depth: number): Piece {
    const { text } = this.test(e, depth);
    return this.display ? atom(`\\left[${text}\\right]`) : casesPiece([caseRow('1', text)], '0');
  }

  /** What holds or not, without the brackets that make a number of it. */
  private test(e: Expr, depth: number): Piece {
    if (this.isTooLong(depth)) return atom('\\ldots');
    const [a, b] = e.kind === 'apply' ? e.args : [];
    if (e.kind !== 'apply' || !isIndicator(e) || !a)
      return { text: `${bracketed(this.piece(e, depth + 1), power.sum)} \\ne 0`, power: power.compare };
    if (e.operation === 'not')
      return { text: `\\lnot ${bracketed(this.test(a, depth + 1), power.atom)}`, power: power.not };
    const own = ownPower(e.operation);
    const isComparison = own === power.compare;
    // What is exclusive stands apart from everything else.
    const least = isComparison ? power.sum : e.operation === 'xor' ? power.not : own;
    const sides = [a, ...(b ? [b] : [])].map((side) =>
      bracketed(isComparison ? this.piece(side, depth + 1) : this.test(side, depth + 1), least),
    );
    const sign = formOf(e.operation)?.replace(/#\d/g, '').trim() ?? '';
    return { text: sides.join(` ${sign} `), power: own };
  }

  /** By the form that the rule table gives, or as a named operator. */
  private form(e: ApplyExpr, depth: number): Piece {
    const args = e.args.map((a) => this.piece(a, depth).text);
    const form = formOf(e.operation);
    if (form === undefined) {
      const name =
        e.operation === 'max' || e.operation === 'min' ? `\\${e.operation}` : operator(e.operation);
      return { text: `${name}\\left(${args.join(', ')}\\right)`, power: power.call };
    }
    const bars = /^\|.*\|$/.test(form) && args.some((a) => a.includes('|'));
    const text = (bars ? `\\left${form.slice(0, -1)}\\right|` : form)
      .replace(/\((#\d(?:, #\d)*)\)/g, '\\left($1\\right)')
      .replace(/#(\d)/g, (_, k: string) => args[Number(k) - 1] ?? '');
    if (/^\w+\^\{#1\}$/.test(form)) return { text, power: power.power };
    return { text, power: /^(?:\||\\lfloor|\\lceil)/.test(form) ? power.atom : power.call };
  }
}

function formOf(operation: string): string | undefined {
  const entry: AnyPrimitive | undefined = isPrimitive(operation) ? primitiveNamed(operation) : undefined;
  return entry && 'latex' in entry ? entry.latex : undefined;
}

function operator(operation: string): string {
  return `\\operatorname{${operation}}`;
}

/** The name that an exponent may stand at: of functions that are written with one. */
function functionOf(operation: string): string {
  const name = /^(\\(?:sin|cos|tan|sec|csc|cot|sinh|cosh|tanh|coth|ln))\(#1\)$/.exec(formOf(operation) ?? '');
  if (name?.[1] !== undefined) return name[1];
  return operation === 'sech' || operation === 'csch' ? operator(operation) : '';
}

function ownPower(operation: string): number {
  if (operation === 'and') return power.and;
  return operation === 'or' || operation === 'xor' ? power.or : power.compare;
}

function caseRow(value: string, test: string): string {
  return `${value} & \\text{if } ${test}`;
}

function casesPiece(rows: readonly string[], otherwise: string): Piece {
  const all = [...rows, `${otherwise} & \\text{otherwise}`].join(' \\\\ ');
  return { text: `\\begin{cases} ${all} \\end{cases}`, power: power.cases };
}

function multipleOfPi(value: number): Piece | undefined {
  const part = partOfPi(value);
  if (!part) return undefined;
  const size = Math.abs(part.up);
  const above = size === 1 ? '\\pi' : `${size}\\pi`;
  const text = part.down === 1 ? above : `\\frac{${above}}{${part.down}}`;
  const isPlain = part.up === 1 && part.down === 1;
  return part.up < 0
    ? { text: `-${text}`, power: power.product }
    : { text, power: isPlain ? power.atom : part.down === 1 ? power.product : power.call };
}

/** A base with decimals stands in brackets. */
function atomOf(value: number): number {
  return Number.isInteger(value) ? power.atom : power.call;
}

function atom(text: string): Piece {
  return { text, power: power.atom };
}

function bracketed({ text, power: own }: Piece, least: number): string {
  return own < least ? `\\left(${text}\\right)` : text;
}

/** Whether a sign before all of it can be taken away. */
function startsWithSign({ text, power: own }: Piece): boolean {
  return text.startsWith('-') && own >= power.scaled;
}

function unsigned({ text, power: own }: Piece): Piece {
  return { text: text.slice(1), power: own };
}

function negated(piece: Piece): Piece {
  if (startsWithSign(piece)) return unsigned(piece);
  return { text: `-${bracketed(piece, power.scaled)}`, power: power.product };
}

/** A sign takes in the one behind it: a + -2b is a - 2b. */
function added(left: Piece, sign: '+' | '-', right: Piece): Piece {
  const turned = startsWithSign(right);
  const [shown, term] = turned ? [sign === '+' ? '-' : '+', unsigned(right)] : [sign, right];
  const least = shown === '+' && !right.text.startsWith('-') ? power.sum : power.scaled;
  return { text: `${bracketed(left, power.sum)} ${shown} ${bracketed(term, least)}`, power: power.sum };
}

/** For looking at, factors stand beside each other, 2b without a space; only a number needs a dot before it. */
function between(left: string, right: string): string {
  if (/^\d/.test(right)) return ' \\cdot ';
  return /^(?:[\d.]+|\d*\\pi)$/.test(left) && /^(?:[a-zA-Z]|\\[a-z]+(?![a-zA-Z{]))/.test(right) ? ' ' : '\\,';
}
