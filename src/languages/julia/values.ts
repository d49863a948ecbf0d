import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, call, lambda, name } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Knowledge, knowledgeOf, leastOf } from './scopes';

/** Operations that give an integer of integers. */
const integral = new Set(
  'add sub mul times neg abs sign mod fmod floorDivide max min sum product toInteger length'.split(' '),
);

/** Operations whose result is one number, whatever they are given. */
const reductions = new Set(
  'total productOf maxOf minOf normOf dot length toInteger factorial realOnly'.split(' '),
);

/** Operations that give a vector or a matrix. */
const tables = new Set('elements range listOf copy zip enumerate reversed transpose'.split(' '));

/** What is known of a value before the program runs: one number, one integer, an array with one axis. */
export function kindOf(reading: Reading, value: Expression): Knowledge | undefined {
  switch (value.kind) {
    case 'literal':
      if (typeof value.value !== 'number') return undefined;
      return value.integer ? 'integer' : 'scalar';
    case 'name':
      return knowledgeOf(reading.scope, value.name);
    case 'logic':
    case 'fold':
      return 'scalar';
    case 'field':
      return value.name === 'length' && value.object.kind !== 'record' ? 'integer' : undefined;
    case 'index':
      return isLength(value) ? 'integer' : undefined;
    case 'conditional': {
      if (value.otherwise.kind === 'stop') return kindOf(reading, value.then);
      if (value.then.kind === 'stop') return kindOf(reading, value.otherwise);
      return joined([kindOf(reading, value.then), kindOf(reading, value.otherwise)]);
    }
    case 'call':
      return isMapped(value) ? 'vector' : undefined;
    case 'apply':
      return kindOfApply(reading, value.operation, value.args);
    case 'element':
    case 'lambda':
    case 'list':
    case 'record':
    case 'stop':
      return undefined;
  }
}

function kindOfApply(
  reading: Reading,
  operation: string,
  args: readonly Expression[],
): Knowledge | undefined {
  if (operation === 'length' || operation === 'toInteger' || operation === 'factorial') return 'integer';
  if (reductions.has(operation)) return 'scalar';
  if (operation === 'vectorOnly') return 'vector';
  if (operation === 'elements' && args[0] && (args[0].kind === 'list' || isMapped(args[0]))) return 'vector';
  if (operation === 'range' || operation === 'enumerate' || operation === 'zip') return 'vector';
  if (operation === 'elements' && args[0]?.kind === 'apply' && args[0].operation === 'range') return 'vector';
  if (tables.has(operation)) return undefined;
  const kinds = args.map((arg) => kindOf(reading, arg));
  if (kinds.includes('vector') && kinds.every((kind) => kind !== undefined) && operation !== 'times')
    return 'vector';
  const common = joined(kinds);
  return common === 'integer' && !integral.has(operation) ? 'scalar' : common;
}

function joined(kinds: readonly (Knowledge | undefined)[]): Knowledge | undefined {
  if (kinds.length === 0 || kinds.some((kind) => kind === undefined)) return undefined;
  if (kinds.every((kind) => kind === kinds[0])) return kinds[0];
  return kinds.includes('vector') ? undefined : 'scalar';
}

export function isNumber(reading: Reading, value: Expression): boolean {
  const kind = kindOf(reading, value);
  return kind === 'integer' || kind === 'scalar' || value.kind === 'stop';
}

/**
 * The value where it is one number; an array stops there. Julia's functions of numbers mean something else of
 * arrays (`exp` of a matrix), or nothing; element by element they are only with a dot.
 */
export function scalar(reading: Reading, value: Expression): Expression {
  if (isNumber(reading, value)) return value;
  return apply(value.span, 'realOnly', [value]);
}

/** `size(x, 1)` */
function isLength(value: Expression): boolean {
  return value.kind === 'index' && value.array.kind === 'apply' && value.array.operation === 'shapeOf';
}

/** A list that a function made of another list, element by element. */
function isMapped(value: Expression): boolean {
  return (
    value.kind === 'call' &&
    value.callee.kind === 'field' &&
    /^(?:map|flatMap|filter)$/.test(value.callee.name)
  );
}

/** Whether evaluating it twice changes nothing and costs nothing. */
export function isPure(value: Expression): boolean {
  if (value.kind === 'name' || value.kind === 'literal') return true;
  return value.kind === 'field' && isPure(value.object);
}

/** A value that may be computed twice, at another place: where something is asked of it that nobody wrote. */
export function relocated(value: Expression, span: Span): Expression {
  return value.kind === 'field'
    ? { ...value, span, object: relocated(value.object, span) }
    : { ...value, span };
}

/** `body` with each of the values in several places, computed once. */
export function bind(
  at: Span,
  values: readonly Expression[],
  body: (shared: readonly Expression[]) => Expression,
): Expression {
  const open = values.filter((value) => !isPure(value));
  const nameOf = (value: Expression, k: number) => `#${value.span.start}.${value.span.end}.${k}`;
  const shared = values.map((value, k) => (isPure(value) ? value : name(value.span, nameOf(value, k))));
  const inner = body(shared);
  if (open.length === 0) return inner;
  const parameters = values.flatMap((value, k) =>
    isPure(value) ? [] : [{ name: nameOf(value, k), span: value.span }],
  );
  return call(at, lambda(at, parameters, inner), open);
}

/** The least value that an integer can have, where that is known. */
export function least(reading: Reading, value: Expression): number | undefined {
  if (value.kind === 'literal' && typeof value.value === 'number') return value.value;
  if (value.kind === 'name') return leastOf(reading.scope, value.name);
  if (value.kind === 'field' && value.name === 'length') return 0;
  if (isLength(value)) return 0;
  if (value.kind !== 'apply') return undefined;
  if (value.operation === 'length') return 0;
  const [left, right] = value.args;
  if (!left || !right) return undefined;
  const a = least(reading, left);
  if (a === undefined) return undefined;
  if (value.operation === 'sub')
    return right.kind === 'literal' && typeof right.value === 'number' ? a - right.value : undefined;
  const b = least(reading, right);
  if (b === undefined) return undefined;
  if (value.operation === 'add') return a + b;
  return (value.operation === 'mul' || value.operation === 'times') && a >= 0 && b >= 0 ? a * b : undefined;
}
