import type { Span } from '../span';
import { given, integerOr } from './arrays/arguments';
import { positionOf } from './arrays/indexing';
import { lists } from './arrays/lists';
import type { TraceContext } from './context';
import { rows } from './subscripts';
import type { ListValue, Value } from './value';

type Method = (context: TraceContext, list: ListValue, args: readonly Value[], at: Span) => Value;

const none = { kind: 'none' } as const;

const list = (items: readonly Value[]): Value => ({ kind: 'list', form: 'list', items: [...items] });

/** Methods that read a list. */
const reading: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['slice', (context, own, args, at) => lists.slicedList(context, [own, ...args], at)],
  ['concat', (context, own, args, at) => lists.joinedLists(context, [own, ...args], at)],
  ['flat', (context, own, args, at) => lists.flatList(context, [own, ...args], at)],
  ['toReversed', (_context, own) => list([...own.items].reverse())],
  ['copy', (_context, own) => list(own.items)],
  ['keys', (_context, own) => list(own.items.map((_, value) => ({ kind: 'integer', value })))],
  ['values', (_context, own) => list(own.items)],
  ['entries', (context, own, _args, at) => lists.enumerate(context, [own], at)],
  [
    'at',
    (context, own, [k], at) =>
      own.items[positionOf(context, integerOr(context, k, 0, at), own.items.length, at)] ?? none,
  ],
]);

/** Methods that change a list in place. */
const changing: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['append', (_context, own, args) => pushed(own, args)],
  ['push', (_context, own, args) => pushed(own, args)],
  ['extend', (context, own, [more = none], at) => pushed(own, [...rows(context, more, at)])],
  [
    'insert',
    (context, own, [k, value = none], at) => {
      const place = integerOr(context, k, 0, at);
      own.items.splice(place < 0 ? Math.max(0, place + own.items.length) : place, 0, value);
      return none;
    },
  ],
  [
    'unshift',
    (_context, own, args) => {
      own.items.unshift(...args);
      return none;
    },
  ],
  [
    'pop',
    (context, own, [k], at) => {
      const place = positionOf(context, integerOr(context, given(k), -1, at), own.items.length, at);
      return own.items.splice(place, 1)[0] ?? none;
    },
  ],
  [
    'shift',
    (context, own, _args, at) => own.items.splice(positionOf(context, 0, own.items.length, at), 1)[0] ?? none,
  ],
  [
    'reverse',
    (_context, own) => {
      own.items.reverse();
      return own;
    },
  ],
  [
    'fill',
    (context, own, [value = none, from, to], at) => {
      const first = integerOr(context, from, 0, at);
      own.items.fill(value, first, integerOr(context, to, own.items.length, at));
      return own;
    },
  ],
]);

function pushed(own: ListValue, args: readonly Value[]): Value {
  own.items.push(...args);
  return none;
}

/** A method of lists that needs no function; undefined where there is none of this name. */
export function listMethod(
  context: TraceContext,
  own: ListValue,
  name: string,
  args: readonly Value[],
  at: Span,
): Value | undefined {
  const method = reading.get(name) ?? (own.form === 'list' ? changing.get(name) : undefined);
  return method?.(context, own, args, at);
}
