import type { Expression } from '../../../core/program/program';
import {
  define,
  type FunctionEntry,
  type Library,
  type LibraryCall,
  operation,
  unary,
} from '../../shared/library';
import { conditional, literal } from '../../shared/nodes';
import { truncatedQuotient } from '../integers';
import { declined, times } from './shared';

/** Functions of numbers of Julia's Base: with a dot they work element by element. */
export const numeric: Library = {
  ...unary('x', {
    '-': 'neg',
    sqrt: 'sqrt',
    cbrt: 'cbrt',
    exp: 'exp',
    exp2: 'exp2',
    exp10: 'exp10',
    expm1: 'expm1',
    log2: 'log2',
    log10: 'log10',
    log1p: 'log1p',
    sin: 'sin',
    cos: 'cos',
    tan: 'tan',
    sec: 'sec',
    csc: 'csc',
    cot: 'cot',
    asin: 'asin',
    acos: 'acos',
    asec: 'asec',
    acsc: 'acsc',
    acot: 'acot',
    sinh: 'sinh',
    cosh: 'cosh',
    tanh: 'tanh',
    sech: 'sech',
    csch: 'csch',
    coth: 'coth',
    asinh: 'asinh',
    acosh: 'acosh',
    atanh: 'atanh',
    asech: 'asech',
    acsch: 'acsch',
    acoth: 'acoth',
    sinpi: 'sinpi',
    cospi: 'cospi',
    abs: 'abs',
    sign: 'sign',
    float: 'toReal',
    Float64: 'toReal',
    real: 'toReal',
    '!': 'not',
  }),
  log: define('x, y?', (call) => {
    const value = call.optional('y');
    if (!value) return call.operation('log', call.argument('x'));
    return call.operation('div', call.operation('log', value), call.operation('log', call.argument('x')));
  }),
  atan: define('y, x?', (call) => call.operation(call.optional('x') ? 'atan2' : 'atan', ...call.all())),
  hypot: define('x, y, *rest', (call) => {
    const rest = call.rest().map(({ value }) => value);
    return rest.length > 0
      ? call.operation('norm', ...call.all(), ...rest)
      : call.operation('hypot', ...call.all());
  }),
  abs2: define('x', (call) => call.once(call.argument('x'), (x) => call.operation('mul', x, x))),
  max: several('max'),
  min: several('min'),
  clamp: define('x, lo, hi', (call) =>
    call.operation(
      'min',
      call.operation('max', call.argument('x'), call.argument('lo')),
      call.argument('hi'),
    ),
  ),
  copysign: operation('x, y', 'copysign'),
  ifelse: define('test, x, y', (call) => call.operation('select', ...call.all())),
  muladd: operation('x, y, z', 'fma'),
  fma: operation('x, y, z', 'fma'),
  mod: operation('x, y', 'mod'),
  rem: operation('x, y', 'fmod'),
  '%': operation('x, y', 'fmod'),
  fld: operation('x, y', 'floorDivide'),
  cld: define('x, y', (call) =>
    call.operation(
      'neg',
      call.operation('floorDivide', call.operation('neg', call.argument('x')), call.argument('y')),
    ),
  ),
  div: define('x, y', (call) => truncatedQuotient(call.place.span, call.argument('x'), call.argument('y'))),
  mod1: define('x, y', (call) => {
    const one = literal(call.place.span, 1, true);
    return call.operation(
      'add',
      call.operation('mod', call.operation('sub', call.argument('x'), one), call.argument('y')),
      one,
    );
  }),
  floor: rounding('floor'),
  ceil: rounding('ceil'),
  trunc: rounding('trunc'),
  round: rounding('round'),
  Int: define('x', (call) => whole(call, call.argument('x'))),
  Int64: define('x', (call) => whole(call, call.argument('x'))),
  deg2rad: define('x', (call) => times(call, Math.PI / 180, call.argument('x'))),
  rad2deg: define('x', (call) => times(call, 180 / Math.PI, call.argument('x'))),
  zero: define('x', (call) => call.number(0)),
  one: define('x', (call) => call.number(1)),
  identity: define('x', (call) => call.argument('x')),
  '+': several('sum', 'add'),
  '*': several('product', 'times'),
  '/': operation('x, y', 'div'),
  '<': operation('x, y', 'less'),
  '<=': operation('x, y', 'lessEqual'),
  '>': operation('x, y', 'greater'),
  '>=': operation('x, y', 'greaterEqual'),
  '==': operation('x, y', 'equal'),
  isnan: define('x', (call) => call.once(call.argument('x'), (x) => call.operation('notEqual', x, x))),
  isinf: define('x', (call) =>
    call.operation('equal', call.operation('abs', call.argument('x')), call.number(Number.POSITIVE_INFINITY)),
  ),
  isfinite: define('x', (call) =>
    call.operation('less', call.operation('abs', call.argument('x')), call.number(Number.POSITIVE_INFINITY)),
  ),
  iszero: define('x', (call) => call.operation('equal', call.argument('x'), call.number(0))),
  ispositive: define('x', (call) => call.operation('greater', call.argument('x'), call.number(0))),
  iseven: parity(0),
  isodd: parity(1),
  sinc: declined('its series near 0 is not followed'),
  sind: degrees('sin', 'sind'),
  cosd: degrees('cos', 'cosd'),
  tand: degrees('tan', 'tand'),
  factorial: define('n', (call) =>
    call.once(call.argument('n'), (n) =>
      conditional(
        call.place.span,
        call.operation('greater', n, literal(call.place.span, 20, true)),
        call.refuse('integer-overflow', 'The factorial of more than 20 is beyond 64 bits'),
        call.operation('factorial', n),
      ),
    ),
  ),
  complex: declined('complex numbers are not followed'),
  big: declined('numbers of any precision are not followed'),
  BigFloat: declined('numbers of any precision are not followed'),
  Float32: declined('single precision is not followed'),
  rand: declined('its value is random'),
  randn: declined('its value is random'),
};

function several(name: string, two = name): FunctionEntry {
  return define('x, *rest', (call) => {
    const values = [call.argument('x'), ...call.rest().map(({ value }) => value)];
    if (call.rest().some(({ spread }) => spread))
      return call.refuse('unsupported-syntax', 'Spread arguments are not followed');
    return values.length === 1
      ? call.argument('x')
      : call.operation(values.length === 2 ? two : name, ...values);
  });
}

/** `floor(x)`, and `floor(Int, x)`, which is an integer. */
function rounding(name: string): FunctionEntry {
  return define('x, y?, digits?, sigdigits?', (call) => {
    const value = call.optional('y');
    if (call.optional('digits') || call.optional('sigdigits'))
      return call.refuse('unsupported-syntax', 'Rounding to decimal digits is not followed');
    if (!value) return call.operation(name, call.argument('x'));
    return call.operation('toInteger', call.operation(name, value));
  });
}

/** A number that is no integer raises an error there. */
function whole(call: LibraryCall, value: Expression): Expression {
  return call.once(value, (x) =>
    conditional(
      call.place.span,
      call.operation('equal', x, call.operation('trunc', x)),
      call.operation('toInteger', x),
      call.refuse('outside-domain', 'A number with a fraction is no integer: Julia raises an error here'),
    ),
  );
}

function parity(rest: number): FunctionEntry {
  return define('n', (call) => {
    const at = call.place.span;
    const remainder = call.operation('mod', call.argument('n'), literal(at, 2, true));
    return call.operation('equal', remainder, literal(at, rest, true));
  });
}

/** Of an angle in degrees, exact at the multiples of 90 as Julia is only where the number is: elsewhere to the last digits. */
function degrees(name: string, title: string): FunctionEntry {
  return define('x', (call) =>
    call.once(call.argument('x'), (x) => {
      const at = call.place.span;
      const rest = call.operation('mod', x, literal(at, 90, true));
      const corner = call.operation('equal', rest, literal(at, 0, true));
      const refused = call.refuse(
        'unsupported-syntax',
        `${title} at a multiple of 90 degrees is not followed`,
      );
      return conditional(
        at,
        corner,
        refused,
        call.operation(name, call.operation('mul', x, call.number(Math.PI / 180))),
      );
    }),
  );
}
