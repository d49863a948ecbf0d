import type { Span } from '../span';
import type { Value } from './value';

/**
 * What one place of the text stood for while the program ran: a name or an expression that was a real number.
 * The span is relative to the unit.
 */
export interface Occurrence {
  readonly unit: number;
  readonly span: Span;
  /** Whether the place is a name. */
  readonly isName: boolean;
  /** The node of its last value. */
  readonly node: number;
  /** How often it was computed: in a loop, once a round. */
  readonly count: number;
  /** The smallest and largest of its values; NaN is left out. */
  readonly low: number;
  readonly high: number;
}

/** A part of a program that can be pointed at. */
interface Part {
  readonly kind?: string;
  readonly span: Span;
}

type Recorded = { -readonly [K in keyof Occurrence]: Occurrence[K] };

/** Collects the occurrences of a trace; there is at most one for each part of the program. */
export class Occurrences {
  private readonly byPart = new Map<Part, Recorded>();

  record(part: Part, unit: number, value: Value, numbers: readonly number[]): void {
    if (value.kind !== 'real') return;
    const number = numbers[value.node] ?? Number.NaN;
    const known = this.byPart.get(part);
    if (!known) {
      this.byPart.set(part, {
        unit,
        span: part.span,
        isName: part.kind === undefined || part.kind === 'name' || part.kind === 'element',
        node: value.node,
        count: 1,
        low: number,
        high: number,
      });
      return;
    }
    known.node = value.node;
    known.count++;
    if (!(known.low <= number)) known.low = Number.isNaN(number) ? known.low : number;
    if (!(known.high >= number)) known.high = Number.isNaN(number) ? known.high : number;
  }

  all(): Occurrence[] {
    return [...this.byPart.values()];
  }
}
