import { type CodeForm, type CodeStyle, infix, power } from '../../core/expr/code-style';

/** Expressions in Julia: operators and the functions of Base, of SpecialFunctions where the file has it. */
export function codeStyle(text: string): CodeStyle {
  const hasSpecial = /^[ \t]*(?:using|import)[^\n]*\bSpecialFunctions\b/m.test(text);
  const withImport = (form: CodeForm): CodeForm =>
    hasSpecial ? form : { ...form, imports: ['using SpecialFunctions'] };
  return {
    forms: new Map([
      ...operators,
      ...functions,
      ...special.map(([operation, form]) => [operation, withImport(form)] as const),
    ]),
    constants: { nan: { text: 'NaN' }, infinity: { text: 'Inf' }, pi: { text: 'π' } },
    indicator: { text: '(?1 ? 1.0 : 0.0)', slots: [power.or] },
    truth: infix('#1 != 0', power.compare, { truth: true }),
    // A function raises an error outside of its domain: only the branch that is chosen may be computed.
    lazy: true,
    identifier: /^[\p{L}_][\p{L}\p{N}\p{M}_!]*$/u,
    reserved,
    assignment: '#1 = #2',
    taken: (name) => new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u').test(text),
  };
}

const comparison = (sign: string) => infix(`#1 ${sign} #2`, power.compare, { truth: true });

const operators: readonly (readonly [string, CodeForm])[] = [
  ['add', infix('#1 + #2', power.sum)],
  ['sub', infix('#1 - #2', power.sum)],
  ['sum', infix('#1 + #2', power.sum, { fold: true })],
  ['mul', infix('#1*#2', power.product)],
  ['product', infix('#1*#2', power.product, { fold: true })],
  ['div', infix('#1/#2', power.product)],
  ['pow', infix('#1^#2', power.power, { floats: true })],
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
  'abs acos acosh acot acoth acsc acsch asec asech asin asinh atan atanh cbrt ceil cos cosh cospi cot coth csc csch exp exp10 exp2 expm1 floor log log10 log1p log2 round sec sech sign sin sinh sinpi sqrt tan tanh trunc';

const functions: readonly (readonly [string, CodeForm])[] = [
  ...unary.split(' ').map((name) => [name, { text: `${name}(#1)` }] as const),
  ['atan2', { text: 'atan(#1, #2)' }],
  ['hypot', { text: 'hypot(#1, #2)' }],
  ['norm', { text: 'hypot(#*)' }],
  ['max', { text: 'max(#*)' }],
  ['min', { text: 'min(#*)' }],
  ['mod', { text: 'mod(#1, #2)' }],
  ['fmod', { text: 'rem(#1, #2)' }],
  ['floorDivide', { text: 'fld(#1, #2)' }],
  ['copysign', { text: 'copysign(#1, #2)' }],
  ['fma', { text: 'fma(#1, #2, #3)' }],
  ['clamp', { text: 'clamp(#1, #2, #3)' }],
];

const special: readonly (readonly [string, CodeForm])[] = [
  ...'erf erfc erfinv gamma digamma trigamma'
    .split(' ')
    .map((name) => [name, { text: `${name}(#1)` }] as const),
  ['lgamma', { text: 'logabsgamma(#1)[1]' }],
  ['polygamma', { text: 'polygamma(#1, #2)' }],
  ['beta', { text: 'beta(#1, #2)' }],
];

const reserved: ReadonlySet<string> = new Set(
  'baremodule begin break catch const continue do else elseif end export false finally for function global if import in isa let local macro module quote return struct true try using where while'.split(
    ' ',
  ),
);
