import { type CodeForm, type CodeStyle, power } from './code-style';
import type { ApplyExpr, Expr } from './expr';
import { of } from './expr';
import { partOfPi } from './making';

/** An expression that has been written, and what decides whether it needs brackets where it is used. */
export interface Piece {
  readonly text: string;
  readonly power: number;
  /** Whether a minus may stand right before it. */
  readonly signable: boolean;
  /** It is a truth value, not a number. */
  readonly truth: boolean;
  /** A plain number of the language: a constant, or operators between constants. */
  readonly plain: boolean;
  /** Of a constant. */
  readonly value?: number;
}

/** Writes one expression from its written arguments; every form that it uses is told to `use`. */
export function written(
  e: Expr,
  pieces: ReadonlyMap<Expr, Piece>,
  style: CodeStyle,
  guarded: boolean,
  use: (form: CodeForm) => void,
): Piece {
  const writing: Writing = { style, use };
  switch (e.kind) {
    case 'const':
      return constant(writing, e.value);
    case 'input':
      return atom(e.name);
    case 'apply':
      return application(writing, e, pieces, guarded);
  }
}

export function atom(text: string, { truth, plain } = { truth: false, plain: false }): Piece {
  return { text, power: power.call, signable: true, truth, plain };
}

/** The piece as a number. */
export function asNumber(piece: Piece, style: CodeStyle, use: (form: CodeForm) => void): Piece {
  return piece.truth ? fill({ style, use }, style.indicator, [piece]) : piece;
}

interface Writing {
  readonly style: CodeStyle;
  readonly use: (form: CodeForm) => void;
}

function constant(writing: Writing, value: number, float = false): Piece {
  const { constants, pointZero = '' } = writing.style;
  const size = Math.abs(value);
  const multiple = multipleOfPi(writing, value);
  if (multiple) return multiple;
  const named =
    size === Math.PI ? constants.pi : size === Number.POSITIVE_INFINITY ? constants.infinity : undefined;
  const form = Number.isNaN(value) ? constants.nan : named;
  if (form) writing.use(form);
  const digits = String(size);
  const whole =
    /^\d+$/.test(digits) && (float || writing.style.floatsOnly || size >= 1e15 || Object.is(value, -0));
  const text = form?.text ?? (whole ? digits + pointZero : digits);
  const negative = value < 0 || Object.is(value, -0);
  return negative
    ? { text: `-${text}`, power: power.sign, signable: false, truth: false, plain: true, value }
    : { ...atom(text), plain: true, value };
}

/** `2*math.pi`, which is the same number to the last digit; nothing for π itself, and for other numbers. */
function multipleOfPi(writing: Writing, value: number): Piece | undefined {
  const { constants, forms } = writing.style;
  const part = constants.pi && partOfPi(value);
  const [mul, div] = [forms.get('mul'), forms.get('div')];
  if (!part || !mul || !div || (Math.abs(part.up) === 1 && part.down === 1)) return undefined;
  const pi = constant(writing, Math.sign(part.up) * Math.PI);
  const above =
    Math.abs(part.up) === 1
      ? pi
      : fill(writing, mul, [constant(writing, part.up), constant(writing, Math.PI)]);
  const whole = part.down === 1 ? above : fill(writing, div, [above, constant(writing, part.down)]);
  return { ...whole, plain: true, value };
}

function application(
  writing: Writing,
  e: ApplyExpr,
  pieces: ReadonlyMap<Expr, Piece>,
  guarded: boolean,
): Piece {
  const args = e.args.map((a) => of(pieces, a));
  const [first] = args;
  if (e.operation === 'neg' && first) return negated(writing, first);
  const { style } = writing;
  const form = (guarded ? style.guarded?.get(e.operation) : undefined) ?? style.forms.get(e.operation);
  if (!form) throw new Error(`${e.operation} has no form`);
  return form.fold
    ? args.reduce((left, right) => fill(writing, form, [left, right]))
    : fill(writing, form, args);
}

/** The sign of a product stands before its first factor. */
function negated(writing: Writing, piece: Piece): Piece {
  const inner = asNumber(piece, writing.style, writing.use);
  if (inner.value !== undefined) return constant(writing, -inner.value);
  const inside = inner.signable && inner.power >= power.product;
  const text = inside ? `-${inner.text}` : `-(${inner.text})`;
  return {
    text,
    power: inside ? Math.min(inner.power, power.sign) : power.sign,
    signable: false,
    truth: false,
    plain: inner.plain,
  };
}

const slot = /([#?])([1-9*])/g;

function fill(writing: Writing, form: CodeForm, args: readonly Piece[]): Piece {
  writing.use(form);
  const { text } = form;
  let leading = !text.startsWith('-');
  const filled = text.replace(slot, (_, kind: string, which: string, at: number) => {
    const enclosed = /[([] ?$|, $/.test(text.slice(0, at)) && /^(?:[)\],])/.test(text.slice(at + 2));
    if (which === '*') return args.map((a) => bracketed(argument(writing, a, '#', form, true), 0)).join(', ');
    const k = Number(which) - 1;
    const given = args[k];
    if (!given) throw new Error(`${text} lacks an argument`);
    const piece = argument(writing, floated(writing, given, form, k), kind, form, enclosed);
    const least = enclosed ? 0 : (form.slots?.[k] ?? power.call);
    const signed = /[^*][-+*/%] ?$/.test(text.slice(0, at)) && piece.text.startsWith('-');
    const wrapped = piece.power < least || signed;
    if (at === 0 && !wrapped) leading = piece.signable;
    return wrapped ? `(${piece.text})` : piece.text;
  });
  return {
    text: filled,
    power: form.power ?? power.call,
    signable: leading && !form.unsigned,
    truth: form.truth === true,
    plain: form.power !== undefined && args.every((a) => a.plain),
  };
}

function bracketed(piece: Piece, least: number): string {
  return piece.power < least ? `(${piece.text})` : piece.text;
}

/** An argument as the slot wants it: a truth value, a number, or a plain number that a function takes. */
function argument(writing: Writing, piece: Piece, kind: string, form: CodeForm, enclosed: boolean): Piece {
  const { style, use } = writing;
  const { constantArgument } = style;
  const boxing = constantArgument && enclosed && piece.plain && form !== constantArgument;
  const boxed = (inner: Piece) => (boxing ? fill(writing, constantArgument, [inner]) : inner);
  if (kind === '?') return piece.truth && !boxing ? piece : fill(writing, style.truth, [boxed(piece)]);
  if (form === constantArgument) return piece;
  const number = asNumber(piece, style, use);
  return boxed(boxing && number.value !== undefined ? constant(writing, number.value, true) : number);
}

/** In a power, whole numbers of an array or of any length would give another result than floating-point ones. */
function floated(writing: Writing, piece: Piece, form: CodeForm, k: number): Piece {
  const { value } = piece;
  return form.floats && value !== undefined && (k === 0 || value < 0)
    ? constant(writing, value, true)
    : piece;
}
