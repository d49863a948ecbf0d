import type { Span } from '../span';
import { sizeOf } from './tape';
import type { ArrayValue, ListValue, Value } from './value';

/** An array of numbers that one of the target's own statements gives a name to. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  /** Its elements, row by row, as they are when the trace ends. */
  readonly nodes: Int32Array;
}

type ItemsOf = (array: ArrayValue) => readonly Value[];

/** Larger arrays, and more elements of all together, are not remembered. */
const mostElements = 100_000;
const deepest = 8;

/** Collects what statements name: of a statement that runs many times the last array. */
export class NamedArrays {
  private readonly byStatement = new Map<
    string,
    { readonly name: string; readonly value: ArrayValue | ListValue }
  >();

  /** `at`: where the name stands, relative to its unit. */
  record(name: string, value: Value, unit: number, at: Span): void {
    if (value.kind !== 'array' && value.kind !== 'list') return;
    const key = `${unit} ${at.start}`;
    // What is named last comes last.
    this.byStatement.delete(key);
    this.byStatement.set(key, { name, value });
  }

  /** `itemsOf`: an array's elements row by row; `final`: the number of a node in the finished tape. */
  all(itemsOf: ItemsOf, final: (node: number) => number): NamedArray[] {
    const found: NamedArray[] = [];
    let room = mostElements;
    for (const { name, value } of this.byStatement.values()) {
      const elements = elementsOf(value, room, itemsOf);
      if (!elements) continue;
      room -= elements.nodes.length;
      found.push({ name, shape: elements.shape, nodes: Int32Array.from(elements.nodes, final) });
    }
    return found;
  }
}

/** Undefined where not all elements are numbers on the tape, or there are fewer than two. */
function elementsOf(
  value: ArrayValue | ListValue,
  room: number,
  itemsOf: ItemsOf,
): { readonly shape: readonly number[]; readonly nodes: readonly number[] } | undefined {
  const whole = value.kind === 'list' ? ofList(value, room) : ofArray(value, room, itemsOf);
  if (!whole || whole.items.length < 2) return undefined;
  const nodes: number[] = [];
  for (const item of whole.items) {
    if (item.kind !== 'real') return undefined;
    nodes.push(item.node);
  }
  return { shape: whole.shape, nodes };
}

interface Whole {
  readonly shape: readonly number[];
  readonly items: readonly Value[];
}

function ofArray(value: ArrayValue, room: number, itemsOf: ItemsOf): Whole | undefined {
  return sizeOf(value.shape) > room ? undefined : { shape: value.shape, items: itemsOf(value) };
}

/** Lists of lists of the same length, level by level. */
function ofList(list: ListValue, room: number): Whole | undefined {
  const shape = [list.items.length];
  let items: readonly Value[] = list.items;
  while (items.length <= room && items[0]?.kind === 'list' && shape.length < deepest) {
    const { length } = items[0].items;
    const rows = items.map((v) => (v.kind === 'list' && v.items.length === length ? v.items : undefined));
    if (!rows.every((row) => row !== undefined)) return undefined;
    shape.push(length);
    items = rows.flat();
  }
  return items.length > room ? undefined : { shape, items };
}
