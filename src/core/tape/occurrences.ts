import type { Span } from '../span';
import type { Law } from './laws';
import type { Primals } from './primals';
import type { Value } from './value';

/**
 * What one place of the text stood for while the program ran: a name or an expression that was a number.
 * The span is relative to the unit.
 */
export interface Occurrence {
  readonly unit: number;
  readonly span: Span;
  /** Whether the place is a name. */
  readonly isName: boolean;
  /** The node of its last value, −1 where that was an integer: a number that is not on the tape. */
  readonly node: number;
  /** How often it was computed: in a loop, once a round. */
  readonly count: number;
  /** The smallest and largest of its values; NaN is left out. */
  readonly low: number;
  readonly high: number;
}

/** A part of a program that can be pointed at. */
export interface Part {
  readonly kind?: string;
  readonly span: Span;
}

type Recorded = { -readonly [K in keyof Occurrence]: Occurrence[K] };

function widen(known: Recorded, number: number): void {
  if (Number.isNaN(number)) return;
  if (!(known.low <= number)) known.low = number;
  if (!(known.high >= number)) known.high = number;
}

/** Collects the occurrences of a trace: at most one for each part of each unit. Units of the same text may share their parts. */
export class Occurrences {
  private readonly byUnit = new Map<number, Map<Part, Recorded>>();
  private here: { readonly unit: number; readonly byPart: Map<Part, Recorded> } | undefined;

  record(part: Part, unit: number, value: Value, primals: Primals): void {
    if (value.kind !== 'real' && (value.kind !== 'integer' || part.kind === 'literal')) return;
    const node = value.kind === 'real' ? value.node : -1;
    const number = value.kind === 'real' ? primals.at(node) : value.value;
    const byPart = this.of(unit);
    const known = byPart.get(part);
    if (!known) {
      const isName = part.kind === undefined || part.kind === 'name' || part.kind === 'element';
      byPart.set(part, { unit, span: part.span, isName, node, count: 1, low: number, high: number });
      return;
    }
    known.node = node;
    known.count++;
    widen(known, number);
  }

  /** The same for each of some rounds of a loop that a law tells of; the part has been recorded before. */
  recordRounds(
    part: Part,
    unit: number,
    law: Law,
    { first, count }: { readonly first: number; readonly count: number },
    primals: Primals,
  ): void {
    const known = this.of(unit).get(part);
    if (!known) return;
    known.count += count;
    if (law.kind === 'fixed') return;
    for (let node = law.node + law.step * first, k = 0; k < count; k++, node += law.step)
      widen(known, primals.at(node));
    known.node = law.node + law.step * (first + count - 1);
  }

  private of(unit: number): Map<Part, Recorded> {
    if (this.here?.unit === unit) return this.here.byPart;
    const byPart = this.byUnit.get(unit) ?? new Map<Part, Recorded>();
    this.byUnit.set(unit, byPart);
    this.here = { unit, byPart };
    return byPart;
  }

  /** `final`: the number of a node in the finished tape. */
  all(final: (node: number) => number): Occurrence[] {
    return [...this.byUnit.values()].flatMap((byPart) =>
      [...byPart.values()].map((o) => ({ ...o, node: o.node < 0 ? o.node : final(o.node) })),
    );
  }
}
