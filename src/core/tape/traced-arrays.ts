import type { Span } from '../span';
import { isConstant } from './slots';
import { sizeOf } from './tape';
import type { ArrayValue, ListValue, Value } from './value';

/** An array of numbers that one of the target's own statements names, or computes on the way. */
export interface TracedArray {
  /** Undefined of one that stands only where it is computed. */
  readonly name: string | undefined;
  readonly unit: number;
  /** Of the name, or of the expression; relative to the unit. */
  readonly span: Span;
  readonly shape: readonly number[];
  /** Its elements, row by row, as they are when the trace ends. */
  readonly nodes: Int32Array;
}

type ItemsOf = (array: ArrayValue) => readonly Value[];

/** Larger arrays, and more elements of all together, are not remembered. */
const mostElements = 100_000;
const deepest = 8;

type Recorded = Pick<TracedArray, 'name' | 'unit' | 'span'> & {
  readonly value: ArrayValue | ListValue;
  /** The node that came next. */
  readonly next: number;
};

/** Collects what statements name, and what their expressions compute: of what runs many times the last array. */
export class TracedArrays {
  private readonly named = new Map<string, Recorded>();
  private readonly computed = new Map<string, Recorded>();

  /** `span`: where the name stands. */
  name(name: string, value: Value, unit: number, span: Span): void {
    if (value.kind !== 'array' && value.kind !== 'list') return;
    const key = `${unit} ${span.start}`;
    // What is named last comes last.
    this.named.delete(key);
    this.named.set(key, { name, value, unit, span, next: Number.POSITIVE_INFINITY });
  }

  /** `next`: the node that comes next. What is written into the array from there on, its expression does not say. */
  compute(value: ArrayValue | ListValue, unit: number, span: Span, next: number): void {
    this.computed.set(`${unit} ${span.start} ${span.end}`, { name: undefined, value, unit, span, next });
  }

  /** Those with a name first. `itemsOf`: an array's elements row by row; `final`: the number of a node in the finished tape. */
  all(itemsOf: ItemsOf, final: (node: number) => number): TracedArray[] {
    const found: TracedArray[] = [];
    let room = mostElements;
    for (const { value, next, ...rest } of [...this.named.values(), ...this.computed.values()]) {
      const elements = elementsOf(value, room, itemsOf);
      if (!elements || elements.nodes.some((node) => node >= next && !isConstant(node))) continue;
      room -= elements.nodes.length;
      found.push({ ...rest, shape: elements.shape, nodes: Int32Array.from(elements.nodes, final) });
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
