import { type CodeForm, type CodeStyle, type Formula, infix, power } from '../../core/expr/code-style';
import { cutJavaScript } from './cut';
import { fileEnvironment } from './environment';

/** Expressions in JavaScript: operators, `Math`, and formulas for what `Math` lacks. */
export function codeStyle(text: string): CodeStyle {
  const { names } = fileEnvironment(text, cutJavaScript(text)).scope;
  const hasMath = !names.has('Math');
  return {
    forms: hasMath ? new Map([...operators, ...functions]) : operators,
    formulas,
    constants: {
      nan: { text: 'NaN' },
      infinity: { text: 'Infinity' },
      ...(hasMath ? { pi: { text: 'Math.PI' } } : {}),
    },
    indicator: { text: '(?1 ? 1 : 0)', slots: [power.or] },
    truth: infix('#1 !== 0', power.compare, { truth: true }),
    // Nothing raises: a branch that is not chosen may be computed before its test.
    lazy: false,
    identifier: /^[\p{L}_$][\p{L}\p{N}\p{M}_$]*$/u,
    reserved,
    assignment: 'const #1 = #2;',
    taken: (name) => new RegExp(`(?<![\\p{L}\\p{N}_$])${name}(?![\\p{L}\\p{N}_$])`, 'u').test(text),
  };
}

const comparison = (sign: string) => infix(`#1 ${sign} #2`, power.compare, { truth: true });

const operators: ReadonlyMap<string, CodeForm> = new Map([
  ['add', infix('#1 + #2', power.sum)],
  ['sub', infix('#1 - #2', power.sum)],
  ['sum', infix('#1 + #2', power.sum, { fold: true })],
  ['mul', infix('#1 * #2', power.product)],
  ['product', infix('#1 * #2', power.product, { fold: true })],
  ['div', infix('#1 / #2', power.product)],
  ['fmod', infix('#1 % #2', power.product, { unsigned: true })],
  ['pow', infix('#1 ** #2', power.power, { unsigned: true })],
  ['less', comparison('<')],
  ['lessEqual', comparison('<=')],
  ['greater', comparison('>')],
  ['greaterEqual', comparison('>=')],
  ['equal', comparison('===')],
  ['notEqual', comparison('!==')],
  ['and', infix('?1 && ?2', power.and, { truth: true })],
  ['or', infix('?1 || ?2', power.or, { truth: true })],
  ['xor', infix('?1 !== ?2', power.compare, { truth: true })],
  ['not', { text: '!?1', power: power.sign, slots: [power.sign], truth: true }],
  ['select', { text: '(?1 ? #2 : #3)', slots: [power.or, power.or, power.or] }],
]);

const unary =
  'abs acos acosh asin asinh atan atanh cbrt ceil cos cosh exp expm1 floor log log10 log1p log2 sign sin sinh sqrt tan tanh trunc';

const functions: readonly (readonly [string, CodeForm])[] = [
  ...unary.split(' ').map((name) => [name, { text: `Math.${name}(#1)` }] as const),
  ['roundHalfUp', { text: 'Math.round(#1)' }],
  ['atan2', { text: 'Math.atan2(#1, #2)' }],
  ['hypot', { text: 'Math.hypot(#1, #2)' }],
  ['norm', { text: 'Math.hypot(#*)' }],
  ['max', { text: 'Math.max(#*)' }],
  ['min', { text: 'Math.min(#*)' }],
];

const halfTurns = '(1 - 2*abs(fmod(roundHalfUp(x), 2)))';

const formulas: Readonly<Record<string, Formula>> = {
  round: 'select(abs(x - trunc(x)) == 0.5, 2*roundHalfUp(x/2), roundHalfUp(x))',
  sinpi: `${halfTurns}*sin(pi*(x - roundHalfUp(x)))`,
  cospi: `${halfTurns}*sin(pi*(0.5 - abs(x - roundHalfUp(x))))`,
  mod: 'select(fmod(x, y) != 0 and xor(fmod(x, y) < 0, y < 0), fmod(x, y) + y, fmod(x, y))',
  floorDivide: 'roundHalfUp((x - mod(x, y))/y)',
  // The sign of a zero shows in its reciprocal.
  copysign: 'select(y < 0 or 1/y < 0, -abs(x), abs(x))',
};

const reserved: ReadonlySet<string> = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);
