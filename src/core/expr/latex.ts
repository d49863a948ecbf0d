import { isPrimitive, primitiveNamed } from '../primitives/table';
import type { ApplyExpr, Expr } from './expr';
import { numberText } from './print';

/**
 * An expression as LaTeX that the LaTeX front end reads back with the same meaning: brackets wherever two
 * readings are possible, `\cdot` between factors that would run together.
 */
export function latexOf(e: Expr, options: LatexOptions = {}): string {
  return text(e, 0, 0, options);
}

export interface LatexOptions {
  /** Significant digits of constants; absent: all. */
  readonly digits?: number;
  /**
   * For looking at, and not for reading back: factors stand beside each other. Of `code`, elements are counted from 0
   * as they are there, and `d1` is d with a 1 below.
   */
  readonly display?: 'code' | 'notation';
}

/** Binding powers: of sums, products, signs, powers, and of what needs no brackets. */
const power = { compare: 1, sum: 2, product: 3, sign: 4, power: 5 } as const;
const deepest = 300;

function text(e: Expr, outer: number, depth: number, options: LatexOptions): string {
  if (depth > deepest) return '\\ldots';
  switch (e.kind) {
    case 'const':
      return constant(e.value, outer, options);
    case 'input':
      return symbol(e.name, options.display === 'code');
    case 'apply':
      return application(
        e,
        outer,
        (a, around) => text(a, around, depth + 1, options),
        options.display !== undefined,
      );
  }
}

type Inner = (e: Expr, outer: number) => string;

function constant(value: number, outer: number, { digits }: LatexOptions): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  if (value === Math.PI) return '\\pi';
  if (!Number.isFinite(value))
    return bracketed(value > 0 ? '\\infty' : '-\\infty', value < 0 && outer >= power.sum);
  const [mantissa = '', exponent] = numberText(value, digits).split('e');
  const scaled = exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
  const tight = exponent !== undefined && outer >= power.product;
  return bracketed(scaled, tight || (value < 0 && outer >= power.sum));
}

function application(e: ApplyExpr, outer: number, inner: Inner, display: boolean): string {
  const [a, b] = e.args;
  switch (e.operation) {
    case 'add':
    case 'sum':
      return bracketed(
        e.args
          .map((t, k) => inner(t, k ? power.sum : 0))
          .reduce((left, right) => term(left, '+', right, display)),
        outer >= power.sum,
      );
    case 'sub':
      return a && b
        ? bracketed(term(inner(a, 0), '-', inner(b, power.product), display), outer >= power.sum)
        : '';
    case 'neg':
      return a ? bracketed(`-${apart(inner(a, power.product))}`, outer >= power.sum) : '';
    case 'mul':
    case 'product':
      return bracketed(product(e, inner, display), outer >= power.sign);
    case 'div':
      return a && b ? `\\frac{${inner(a, 0)}}{${inner(b, 0)}}` : '';
    case 'pow':
      return a && b ? bracketed(`${base(a, inner)}^{${inner(b, 0)}}`, outer >= power.power) : '';
    default:
      return written(e, outer, inner);
  }
}

function product(e: ApplyExpr, inner: Inner, display: boolean): string {
  if (!display) return e.args.map((t) => inner(t, power.product)).join(' \\cdot ');
  const factors = e.args.map((t, k) =>
    k ? apart(inner(t, power.product)) : inner(t, isNegative(t) ? 0 : power.product),
  );
  return factors.reduce((left, right) => `${left}${between(left, right)}${right}`);
}

/** For looking at, factors stand beside each other, 2b without a space; only a number needs a dot before it. */
function between(left: string, right: string): string {
  if (/^[\d-]/.test(right)) return ' \\cdot ';
  return /^-?[\d.]+$/.test(left) && /^(?:[a-zA-Z]|\\[a-z]+(?![a-zA-Z{]))/.test(right) ? ' ' : '\\,';
}

/** For looking at, a sign takes in the one behind it: a + -2b is a - 2b. */
function term(left: string, sign: '+' | '-', right: string, display: boolean): string {
  if (!display || !right.startsWith('-')) return `${left} ${sign} ${right}`;
  return `${left} ${sign === '+' ? '-' : '+'} ${right.slice(1)}`;
}

/** A sign does not stand behind another one. */
function apart(factor: string): string {
  return bracketed(factor, factor.startsWith('-'));
}

function isNegative(e: Expr): boolean {
  return e.kind === 'const' ? e.value < 0 : e.kind === 'apply' && e.operation === 'neg';
}

/** A base that is no single symbol or number stands in brackets. */
function base(e: Expr, inner: Inner): string {
  const simple = e.kind === 'input' || (e.kind === 'const' && e.value >= 0 && Number.isInteger(e.value));
  return simple ? inner(e, power.power) : `\\left(${inner(e, 0)}\\right)`;
}

/** By the form that the rule table gives, or as a named operator. */
function written(e: ApplyExpr, outer: number, inner: Inner): string {
  const entry = isPrimitive(e.operation) ? primitiveNamed(e.operation) : undefined;
  const form = entry && 'latex' in entry ? entry.latex : undefined;
  if (form === undefined)
    return `\\operatorname{${e.operation}}\\left(${e.args.map((a) => inner(a, 0)).join(', ')}\\right)`;
  const filled = form
    .replace(/\((#\d(?:, #\d)*)\)/g, '\\left($1\\right)')
    .replace(/#(\d)/g, (_, k: string) => {
      const arg = e.args[Number(k) - 1];
      return arg ? inner(arg, needsBrackets(form, Number(k)) ? power.sign : 0) : '';
    });
  return bracketed(
    filled,
    outer >= power.product && /[-+<>=]|\\[lg]e|\\land|\\lor/.test(form) && !form.startsWith('\\'),
  );
}

/** Whether argument k stands in the form without brackets or braces of its own. */
function needsBrackets(form: string, k: number): boolean {
  return !new RegExp(`[({|,]\\s*#${k}|\\\\lfloor #${k}|\\\\lceil #${k}`).test(form);
}

function bracketed(inside: string, needed: boolean): string {
  return needed ? `\\left(${inside}\\right)` : inside;
}

const greek = new Set(
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell'.split(
    ' ',
  ),
);
const accents = ['hat', 'bar', 'tilde', 'vec', 'dot'] as const;

/** `theta_0` as \theta_{0}, `hat_y` as \hat{y}, `x[0]` as x_{1}, a longer name as one upright word. */
function symbol(name: string, code: boolean): string {
  const element = /^(.+?)((?:\[\d+\])+)$/u.exec(name);
  if (element) {
    const indices = (element[2] ?? '')
      .slice(1, -1)
      .split('][')
      .map((i) => Number(i) + (code ? 0 : 1));
    return `${symbol(element[1] ?? '', code)}_{${indices.join(',')}}`;
  }
  const accent = accents.find((a) => name.startsWith(`${a}_`) && name.length > a.length + 1);
  if (accent) return `\\${accent}{${symbol(name.slice(accent.length + 1), code)}}`;
  const numbered = code ? /^(\p{L}|[a-z]{3,})(\d+)$/u.exec(name) : null;
  if (numbered) return `${letter(numbered[1] ?? '')}_{${numbered[2]}}`;
  const [head = '', ...subscripts] = name.split('_');
  // A name of several words, or one that begins or ends with an underscore, is one word.
  const isWord = code && [...head].length > 1 && !greek.has(head);
  if (subscripts.length && (isWord || head === '' || subscripts.includes(''))) return upright(name);
  const first = letter(head);
  return subscripts.length ? `${first}_{${subscripts.map(subscript).join(',')}}` : first;
}

function letter(name: string): string {
  if (greek.has(name)) return `\\${name}`;
  return /^\p{L}\p{M}?'*$/u.test(name) ? name : upright(name);
}

/** As one upright word, whatever characters are in it. */
function upright(name: string): string {
  return `\\mathrm{${name.replace(/[\\^~]/g, '').replace(/[$#%&{}_]/g, '\\$&')}}`;
}

function subscript(part: string): string {
  return greek.has(part) ? `\\${part}` : part.length > 1 && !/^\d+$/.test(part) ? `\\mathrm{${part}}` : part;
}
