import type { Expression } from '../../../core/program/program';
import { define, type Library, type LibraryCall } from '../../shared/library';
import { apply, lambda, literal, method, name } from '../../shared/nodes';
import { spreadCall } from '../../shared/spread-calls';
import { declined } from './shared';

/** Python's built-in functions. */
export const builtins: Library = {
  abs: define('x', (call) => call.operation('abs', call.argument('x'))),
  min: define('*values', (call) => extreme(call, 'min', 'minOf')),
  max: define('*values', (call) => extreme(call, 'max', 'maxOf')),
  sum: define('iterable, start?', (call) => {
    const total = call.operation('total', call.argument('iterable'));
    const start = call.optional('start');
    return start ? call.operation('add', start, total) : total;
  }),
  pow: define('base, exp', (call) => call.operation('pow', call.argument('base'), call.argument('exp'))),
  round: define('number, ndigits?', (call) => {
    if (call.optional('ndigits'))
      return call.refuse('unsupported-syntax', 'Rounding to decimal digits is not followed');
    return call.operation('toInteger', call.operation('round', call.argument('number')));
  }),
  divmod: define('x, y', (call) => {
    const args = call.all();
    const elements = [call.operation('floorDivide', ...args), call.operation('mod', ...args)];
    return { kind: 'list', span: call.place.span, form: 'tuple', elements };
  }),
  float: define('x', (call) => asFloat(call)),
  int: define('x', (call) => call.operation('toInteger', call.argument('x'))),
  bool: define('x', (call) => call.operation('truth', call.argument('x'))),
  len: define('x', (call) => call.operation('length', call.argument('x'))),
  range: define('start, stop?, step?', (call) => range(call)),
  list: define('iterable?', (call) => copy(call)),
  tuple: define('iterable?', (call) => copy(call)),
  enumerate: define('iterable, start?', (call) => {
    const start = call.optional('start') ?? literal(call.place.span, 0, true);
    return call.operation('enumerate', call.argument('iterable'), start);
  }),
  zip: define('*iterables', (call) => {
    const args = call.rest();
    const zip = (values: readonly Expression[]) => call.operation('zip', ...values);
    return args.some((argument) => argument.spread)
      ? spreadCall(call.place.span, args, zip)
      : zip(args.map((argument) => argument.value));
  }),
  reversed: define('iterable', (call) => call.operation('reversed', call.argument('iterable'))),
  sorted: define('iterable, reverse?', (call) => {
    const reverse = call.optional('reverse') ?? literal(call.place.span, false);
    return call.operation('sortedList', call.argument('iterable'), reverse);
  }),
  map: define('function, iterable', (call) =>
    method(call.place.span, call.argument('iterable'), 'map', [call.argument('function')]),
  ),
  filter: define('function, iterable', (call) =>
    method(call.place.span, call.argument('iterable'), 'filter', [call.argument('function')]),
  ),
  any: define('iterable', (call) => decided(call, 'some')),
  all: define('iterable', (call) => decided(call, 'every')),
  complex: declined('complex numbers are not followed'),
  open: declined('it reads a file'),
  input: declined('it asks a person'),
};

export const functools: Library = {
  reduce: define('function, iterable, initial?', (call) => {
    const initial = call.optional('initial');
    const args = [call.argument('function'), ...(initial ? [initial] : [])];
    return method(call.place.span, call.argument('iterable'), 'reduce', args);
  }),
};

/** The operators as functions, whose names are those of `operator`. */
export const operators: Library = {
  ...inOrderOfTwo({
    add: 'add',
    sub: 'sub',
    mul: 'mul',
    truediv: 'div',
    floordiv: 'floorDivide',
    mod: 'mod',
    pow: 'pow',
    matmul: 'matmul',
  }),
  neg: define('a', (call) => call.operation('neg', call.argument('a'))),
  abs: define('a', (call) => call.operation('abs', call.argument('a'))),
};

function inOrderOfTwo(names: Readonly<Record<string, string>>): Library {
  return Object.fromEntries(
    Object.entries(names).map(([name, operation]) => [
      name,
      define('a, b', (call) => call.operation(operation, call.argument('a'), call.argument('b'))),
    ]),
  );
}

function extreme(call: LibraryCall, several: string, whole: string): Expression {
  const args = call.rest();
  const of = (values: readonly Expression[]): Expression => {
    const [only] = values;
    if (!only)
      return call.refuse(
        'wrong-arguments',
        `${call.place.callee} is followed with one array or several numbers`,
      );
    return values.length === 1 ? call.operation(whole, only) : call.operation(several, ...values);
  };
  return args.some((argument) => argument.spread)
    ? spreadCall(call.place.span, args, of)
    : of(args.map((argument) => argument.value));
}

/** Whether some or every element is true; the first that decides ends the search. */
function decided(call: LibraryCall, word: 'some' | 'every'): Expression {
  const at = call.place.span;
  const truth = lambda(at, [{ name: '#truth', span: at }], apply(at, 'truth', [name(at, '#truth')]));
  return method(at, call.argument('iterable'), word, [truth]);
}

const special: ReadonlyMap<string, number> = new Map([
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
  ['nan', Number.NaN],
]);

function asFloat(call: LibraryCall): Expression {
  const text = call.constant('x');
  if (typeof text !== 'string') return call.operation('toReal', call.argument('x'));
  const trimmed = text.trim().toLowerCase();
  const value = special.get(trimmed.replace(/^[+-]/, '')) ?? (trimmed === '' ? Number.NaN : Number(trimmed));
  if (Number.isNaN(value) && !trimmed.endsWith('nan'))
    return call.refuse('not-a-number', `${text} is no number`);
  return call.number(special.has(trimmed.replace(/^[+-]/, '')) && trimmed.startsWith('-') ? -value : value);
}

function range(call: LibraryCall): Expression {
  const at = call.place.span;
  const [first, stop, step] = call.all();
  const from = stop && first ? first : literal(at, 0, true);
  return call.operation('range', from, stop ?? first ?? literal(at, 0, true), step ?? literal(at, 1, true));
}

function copy(call: LibraryCall): Expression {
  const iterable = call.optional('iterable');
  return iterable
    ? call.operation('listOf', iterable)
    : { kind: 'list', span: call.place.span, form: 'list', elements: [] };
}
