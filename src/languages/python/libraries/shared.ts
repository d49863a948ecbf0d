import type { Expression } from '../../../core/program/program';
import {
  define,
  type Entry,
  type FunctionEntry,
  type Library,
  type LibraryCall,
  type Place,
} from '../../shared/library';
import { lambda, name } from '../../shared/nodes';

/** Functions of more than one library, and the pieces they are made of. */

export function times(call: LibraryCall, factor: number, value: Expression): Expression {
  return call.operation('mul', value, call.number(factor));
}

export function reciprocal(call: LibraryCall, value: Expression): Expression {
  return call.operation('div', call.number(1), value);
}

/** Bounds of which either may be missing or None. */
export function clampBetween(
  call: LibraryCall,
  value: Expression,
  low: Expression | undefined,
  high: Expression | undefined,
): Expression {
  const given = (bound: Expression | undefined) =>
    bound?.kind === 'literal' && bound.value === null ? undefined : bound;
  const [from, to] = [given(low), given(high)];
  if (from && to) return call.operation('clamp', value, from, to);
  if (from) return call.operation('max', value, from);
  return to ? call.operation('min', value, to) : value;
}

/** NaN as 0 and the infinities as the largest numbers, or what is given for them, which pass no derivative on. */
export function finiteNumbers(signature: string): FunctionEntry {
  return define(signature, (call) => {
    const copied = call.optional('copy');
    if (copied && call.constant('copy') !== true)
      return call.refuse('unsupported-syntax', `${call.place.callee} in place is not followed`);
    const given = (name: string, otherwise: number): Expression =>
      call.constant(name) === null ? call.number(otherwise) : call.withDefault(name, otherwise);
    return call.once(call.argument('x'), (x) => {
      const instead = (bound: number, value: Expression, otherwise: Expression): Expression =>
        call.operation('select', call.operation('equal', x, call.number(bound)), value, otherwise);
      const low = instead(Number.NEGATIVE_INFINITY, given('neginf', -Number.MAX_VALUE), x);
      const high = instead(Number.POSITIVE_INFINITY, given('posinf', Number.MAX_VALUE), low);
      return call.operation('select', call.operation('notEqual', x, x), given('nan', 0), high);
    });
  });
}

/** −x·ln x, and 0 at 0. */
export function entropy(parameter: string): FunctionEntry {
  return define(parameter, (call) =>
    call.once(call.argument(parameter), (x) => call.operation('neg', call.operation('xlogy', x, x))),
  );
}

/** sin(πx)/(πx), by its series near 0, so that both branches are finite with all derivatives. */
export const sinc: FunctionEntry = define('x|input', (call) =>
  call.once(call.operation('mul', call.argument('x'), call.number(Math.PI)), (y) => {
    const near = call.operation('less', call.operation('abs', y), call.number(0.03));
    const square = call.operation('mul', y, y);
    const polynomial = [1 / 120, -1 / 6, 1].reduce(
      (inner: Expression, coefficient) =>
        call.operation('add', call.operation('mul', inner, square), call.number(coefficient)),
      call.number(-1 / 5040),
    );
    const safe = call.operation('select', near, call.number(1), y);
    return call.operation(
      'select',
      near,
      polynomial,
      call.operation('div', call.operation('sin', safe), safe),
    );
  }),
);

export const logicalFunctions: Library = {
  logical_and: define('x1|input, x2|other', (call) => call.operation('and', ...call.all())),
  logical_or: define('x1|input, x2|other', (call) => call.operation('or', ...call.all())),
  logical_xor: define('x1|input, x2|other', (call) => call.operation('xor', ...call.all())),
  logical_not: define('x|input', (call) => call.operation('not', ...call.all())),
};

/** The value as it is: a copy or a view that no number can tell from the original. */
export const sameValue: (signature: string) => FunctionEntry = (signature) =>
  define(signature, (call) => call.all()[0] ?? call.number(0));

/** An entry that declines with its reason, for names that readers will look for. */
export function declined(reason: string): Entry {
  return define('*anything', (call) =>
    call.refuse('unknown-function', `${call.place.callee} is not followed: ${reason}`),
  );
}

export const random = declined('its value is random');

/** Single precision is evaluated in double, and that is told. */
export function single(value: Expression, place: Place): Expression {
  place.note(
    'single-precision',
    place.calleeSpan,
    `${place.callee} rounds to single precision; the numbers here are in double`,
  );
  return value;
}

/** A function of arrays that runs another one on each of their slices. */
export function vectorizing(signature: string): FunctionEntry {
  return define(signature, (call) => {
    const at = call.place.span;
    const [fun = call.orNone('fun'), axes, out] = call.inOrder();
    return call.once(fun, (f) => {
      const body = call.operation(
        'vectorized',
        f,
        axes ?? call.integer(0),
        out ?? call.integer(0),
        name(at, '#all'),
      );
      return lambda(at, [{ name: '#all', span: at, rest: 'positional' }], body);
    });
  });
}
