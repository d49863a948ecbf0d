import type { Expression } from '../../../core/program/program';
import {
  define,
  type Entry,
  type FunctionEntry,
  type Library,
  type LibraryCall,
  type Place,
} from '../../shared/library';

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

/** `f(array, axis=None)`: a number from all elements. Along one axis it is not followed yet. */
export function reduction(parameters: string, operation: string): FunctionEntry {
  return define(`${parameters}, axis|dim?, keepdims|keepdim?`, (call) => {
    const array = call.argument(parameters.split('|')[0] ?? '');
    const axis = call.optional('axis');
    if (axis && call.constant('axis') !== null) return alongAxis(call);
    return call.operation(operation, array);
  });
}

/** The sum of all elements by their number. */
export function mean(parameter: string): FunctionEntry {
  return define(`${parameter}, axis|dim?, keepdims|keepdim?`, (call) => {
    if (call.optional('axis') && call.constant('axis') !== null) return alongAxis(call);
    return call.once(call.argument(parameter), (array) => {
      const size: Expression = { kind: 'field', span: call.place.span, object: array, name: 'size' };
      return call.operation('div', call.operation('total', array), size);
    });
  });
}

export const logSumExp: FunctionEntry = define('a|input, axis|dim?, keepdims|keepdim?', (call) => {
  const array = call.argument('a');
  if (array.kind === 'list' && !call.optional('axis')) return call.operation('logsumexp', ...array.elements);
  return call.refuse('unsupported-syntax', `${call.place.callee} of an array is not followed yet`);
});

export function alongAxis(call: LibraryCall): Expression {
  return call.refuse('unsupported-syntax', `${call.place.callee} along an axis is not followed yet`);
}

/** The largest or smallest of all elements, or of two arrays in PyTorch's manner. */
export function extremum(pairwise: string, whole: string): FunctionEntry {
  return define('input|x, other|dim?, keepdim?', (call) => {
    const other = call.optional('other');
    if (!other) return call.operation(whole, call.argument('input'));
    if (other.kind === 'literal') return alongAxis(call);
    return call.operation(pairwise, call.argument('input'), other);
  });
}

/** −x·ln x, and 0 at 0. */
export function entropy(parameter: string): FunctionEntry {
  return define(parameter, (call) =>
    call.once(call.argument(parameter), (x) => call.operation('neg', call.operation('xlogy', x, x))),
  );
}

/** The condition, and both results computed. */
export function selection(signature: string): FunctionEntry {
  return define(signature, (call) => {
    const [condition, then, otherwise] = call.all();
    if (!condition || !then || !otherwise)
      return call.refuse('wrong-arguments', `${call.place.callee} is followed with three arguments`);
    return call.operation('select', condition, then, otherwise);
  });
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
