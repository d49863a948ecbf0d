import { type CodeForm, type CodeStyle, type Formula, infix, power } from '../../core/expr/code-style';

/** Expressions in C, or with `std::` in C++: operators and the functions of <math.h>. */
export function codeStyle(text: string, isCpp: boolean): CodeStyle {
  const header = isCpp ? '<cmath>' : '<math.h>';
  const known = /#[ \t]*include[ \t]*<(?:math\.h|cmath|tgmath\.h)>/.test(text);
  const needing = (form: CodeForm): CodeForm => (known ? form : { ...form, imports: [`#include ${header}`] });
  const space = isCpp ? 'std::' : '';
  return {
    forms: new Map([
      ...operators,
      ...functions.map(
        ([operation, form]) => [operation, needing({ ...form, text: space + form.text })] as const,
      ),
    ]),
    formulas,
    constants: {
      nan: needing({ text: 'NAN' }),
      infinity: needing({ text: 'INFINITY' }),
      pi: needing({ text: 'M_PI' }),
    },
    indicator: { text: '(?1 ? 1.0 : 0.0)', slots: [power.or] },
    truth: infix('#1 != 0.0', power.compare, { truth: true }),
    // Nothing raises: a branch that is not chosen may be computed before its test.
    lazy: false,
    pointZero: '.0',
    floatsOnly: true,
    identifier: /^[A-Za-z_][A-Za-z0-9_]*$/,
    reserved,
    assignment: 'const double #1 = #2;',
    taken: (name) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text),
  };
}

const comparison = (sign: string) => infix(`#1 ${sign} #2`, power.compare, { truth: true });

const operators: readonly (readonly [string, CodeForm])[] = [
  ['add', infix('#1 + #2', power.sum)],
  ['sub', infix('#1 - #2', power.sum)],
  ['sum', infix('#1 + #2', power.sum, { fold: true })],
  ['mul', infix('#1 * #2', power.product)],
  ['product', infix('#1 * #2', power.product, { fold: true })],
  ['div', infix('#1 / #2', power.product)],
  ['less', comparison('<')],
  ['lessEqual', comparison('<=')],
  ['greater', comparison('>')],
  ['greaterEqual', comparison('>=')],
  ['equal', comparison('==')],
  ['notEqual', comparison('!=')],
  ['and', infix('?1 && ?2', power.and, { truth: true })],
  ['or', infix('?1 || ?2', power.or, { truth: true })],
  ['not', { text: '!(?1)', slots: [power.or], truth: true }],
  ['select', { text: '(?1 ? #2 : #3)', slots: [power.or, power.or, power.or] }],
];

const unary =
  'acos acosh asin asinh atan atanh cbrt ceil cos cosh erf erfc exp exp2 expm1 floor lgamma log log10 log1p log2 sin sinh sqrt tan tanh trunc';

const functions: readonly (readonly [string, CodeForm])[] = [
  ...unary.split(' ').map((name) => [name, { text: `${name}(#1)` }] as const),
  ['abs', { text: 'fabs(#1)' }],
  ['gamma', { text: 'tgamma(#1)' }],
  ['round', { text: 'rint(#1)' }],
  ['roundHalfAway', { text: 'round(#1)' }],
  ['pow', { text: 'pow(#1, #2)' }],
  ['atan2', { text: 'atan2(#1, #2)' }],
  ['hypot', { text: 'hypot(#1, #2)' }],
  ['fmod', { text: 'fmod(#1, #2)' }],
  ['copysign', { text: 'copysign(#1, #2)' }],
  ['fmax', { text: 'fmax(#1, #2)', fold: true }],
  ['fmin', { text: 'fmin(#1, #2)', fold: true }],
  ['max', { text: 'fmax(#1, #2)', fold: true }],
  ['min', { text: 'fmin(#1, #2)', fold: true }],
  ['fma', { text: 'fma(#1, #2, #3)' }],
];

const formulas: Readonly<Record<string, Formula>> = {
  mod: 'select(fmod(x, y) != 0 and xor(fmod(x, y) < 0, y < 0), fmod(x, y) + y, fmod(x, y))',
  floorDivide: 'round((x - mod(x, y))/y)',
  xor: 'select(x != 0, y == 0, y != 0)',
};

const reserved: ReadonlySet<string> = new Set(
  'alignas alignof and asm auto bool break case catch char class const constexpr continue default delete do double else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not nullptr operator or private protected public register restrict return short signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void volatile while xor'.split(
    ' ',
  ),
);
