import type { Expression } from '../../core/program/program';
import {
  constants,
  define,
  type Entry,
  type Library,
  type LibraryCall,
  operation,
  unary,
} from '../shared/library';
import { literal, method } from '../shared/nodes';
import { integerProduct } from './bits';

/** The members of `Math`. Nothing raises: IEEE arithmetic. */
const math: Library = {
  ...constants({
    PI: Math.PI,
    E: Math.E,
    LN2: Math.LN2,
    LN10: Math.LN10,
    LOG2E: Math.LOG2E,
    LOG10E: Math.LOG10E,
    SQRT2: Math.SQRT2,
    SQRT1_2: Math.SQRT1_2,
  }),
  ...unary('x', {
    abs: 'abs',
    acos: 'acos',
    acosh: 'acosh',
    asin: 'asin',
    asinh: 'asinh',
    atan: 'atan',
    atanh: 'atanh',
    cbrt: 'cbrt',
    ceil: 'ceil',
    cos: 'cos',
    cosh: 'cosh',
    exp: 'exp',
    expm1: 'expm1',
    floor: 'floor',
    log: 'log',
    log10: 'log10',
    log1p: 'log1p',
    log2: 'log2',
    round: 'roundHalfUp',
    sign: 'sign',
    sin: 'sin',
    sinh: 'sinh',
    sqrt: 'sqrt',
    tan: 'tan',
    tanh: 'tanh',
    trunc: 'trunc',
  }),
  atan2: operation('y, x', 'atan2'),
  pow: operation('x, y', 'pow'),
  imul: define('x, y', (call) => integerProduct(call.place.span, call.argument('x'), call.argument('y'))),
  hypot: define('*values', (call) => hypot(call)),
  max: define('*values', (call) => extreme(call, 'max', 'maxOf', Number.NEGATIVE_INFINITY)),
  min: define('*values', (call) => extreme(call, 'min', 'minOf', Number.POSITIVE_INFINITY)),
  fround: define('x', (call) => {
    const { place } = call;
    place.note(
      'single-precision',
      place.calleeSpan,
      `${place.callee} rounds to single precision; the numbers here are in double`,
    );
    return call.argument('x');
  }),
  random: define('*nothing', (call) =>
    call.refuse('unknown-function', `${call.place.callee} is not followed: its value is random`),
  ),
};

const number: Library = {
  ...constants({
    EPSILON: Number.EPSILON,
    MAX_VALUE: Number.MAX_VALUE,
    MIN_VALUE: Number.MIN_VALUE,
    MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER,
    MIN_SAFE_INTEGER: Number.MIN_SAFE_INTEGER,
    POSITIVE_INFINITY: Number.POSITIVE_INFINITY,
    NEGATIVE_INFINITY: Number.NEGATIVE_INFINITY,
    NaN: Number.NaN,
  }),
  isNaN: define('x', (call) => isNaNumber(call)),
  isFinite: define('x', (call) => isFiniteNumber(call)),
  isInteger: define('x', (call) =>
    call.once(call.argument('x'), (x) => call.operation('equal', x, call.operation('trunc', x))),
  ),
};

/** Names that are known without an object. */
const globals: Library = {
  ...constants({ NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY }),
  isNaN: define('x', (call) => isNaNumber(call)),
  isFinite: define('x', (call) => isFiniteNumber(call)),
  Number: define('x', (call) => call.operation('toReal', call.argument('x'))),
  parseFloat: define('text', (call) =>
    call.refuse('unknown-function', `${call.place.callee} is not followed: it reads a text`),
  ),
  parseInt: define('text, radix?', (call) =>
    call.refuse('unknown-function', `${call.place.callee} is not followed: it reads a text`),
  ),
  Boolean: define('x', (call) => call.operation('truth', call.argument('x'))),
};

/** `Array.from({ length: n }, (_, i) => …)` and of a list. */
const array: Library = {
  from: define('items, mapFn?', (call) => {
    const items = call.argument('items');
    const length = items.kind === 'record' ? items.fields.find((f) => f.name === 'length')?.value : undefined;
    const list = length
      ? call.operation('filledList', length, literal(call.place.span, null))
      : call.operation('listOf', items);
    const map = call.optional('mapFn');
    return map ? method(call.place.span, list, 'map', [map]) : list;
  }),
  of: define('*items', (call) => call.list(...call.rest().map(({ value }) => value))),
};

const modules: ReadonlyMap<string, Library> = new Map([
  ['Math', math],
  ['Array', array],
  ['Float64Array', array],
  ['Number', number],
  ['globalThis', globals],
]);

function isNaNumber(call: LibraryCall): Expression {
  return call.once(call.argument('x'), (x) => call.operation('notEqual', x, x));
}

function isFiniteNumber(call: LibraryCall): Expression {
  return call.operation(
    'less',
    call.operation('abs', call.argument('x')),
    call.number(Number.POSITIVE_INFINITY),
  );
}

/** Of numbers, of an array's elements, or of both; of nothing the neutral element. */
function extreme(call: LibraryCall, several: string, whole: string, neutral: number): Expression {
  const values = call.rest().map(({ value, spread }) => (spread ? call.operation(whole, value) : value));
  const [only] = values;
  if (!only) return call.number(neutral);
  return values.length === 1 ? only : call.operation(several, ...values);
}

function hypot(call: LibraryCall): Expression {
  const args = call.rest();
  const values = args.map(({ value, spread }) => (spread ? call.operation('normOf', value) : value));
  const [only] = values;
  if (!only) return call.number(0);
  if (values.length === 1) return args[0]?.spread ? only : call.operation('abs', only);
  return call.operation(values.length === 2 ? 'hypot' : 'norm', ...values);
}

/** The member that a full name stands for: `Math.sin`. */
export function findMember(path: string): Entry | undefined {
  const dot = path.lastIndexOf('.');
  const library = modules.get(path.slice(0, dot));
  const name = path.slice(dot + 1);
  return library && Object.hasOwn(library, name) ? library[name] : undefined;
}

/** What a name means where the program does not bind it; `Number` is an object and a function. */
export function globalPath(name: string, withProperty: boolean): string | undefined {
  if (name === 'Math') return name;
  if (withProperty && modules.has(name) && name !== 'globalThis') return name;
  return Object.hasOwn(globals, name) ? `globalThis.${name}` : undefined;
}

/** What a program may hide by a definition of its own. */
export const globalNames: readonly string[] = ['Math', 'Array', 'Float64Array', ...Object.keys(globals)];

export function isLibrary(path: string): boolean {
  return modules.has(path);
}
